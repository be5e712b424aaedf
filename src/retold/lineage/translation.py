"""What two texts in two languages have in common: names, figures and the order of what they tell.

Across languages no words are compared. But who translates a report tells all of it, or cuts it: what names and figures one of
the two has of its own are few, and the facts come in the same order, those without a name too. Two reporters of one event
each have some of their own, and what is found again of their texts are the sentences full of names.
"""

import math
from dataclasses import dataclass

from retold.lineage.alignment import Alignment, beyond_chance, in_order
from retold.lineage.details import Details
from retold.lineage.texts import Text

# More sentences in order than this, beyond chance, are no further proof.
_MOST_ORDERED = 6.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two texts in two languages have in common.

    Attributes:
        lacking, lacking_more: the part of its names and figures that one text has alone, 0–1: of the one with the lesser
            part, and of the other.
        ordered: sentences in the same order beyond those that chance puts in order.
        size: the sentences of the shorter text, as log(1 + sentences): in a long one independent reports differ.
        alike: how alike the sentences are that are found again, 0–1; those full of names and figures are.
    """

    lacking: float
    lacking_more: float
    ordered: float
    size: float
    alike: float


@dataclass(frozen=True, slots=True)
class TranslationModel:
    """Weights of the evidence, in log odds: logistic regression (bench/lineage_translation.py).

    On translations by several hands, and by machine, among independent reports of their events. The bias is lowered until
    such reports are hardly ever taken for translations.
    """

    bias: float = -3.24
    lacking: float = -7.87
    lacking_more: float = -4.2
    ordered: float = 1.17
    size: float = 2.37
    alike: float = -1.11


MODEL = TranslationModel()


def evidence(left: Text, right: Text, alignment: Alignment, details: Details) -> Evidence:
    """What two texts in two languages have in common; of `alignment` there are links."""
    links = alignment.links
    less, more = sorted(details.part_alone(*pair) for pair in ((left, right), (right, left)))
    ordered = beyond_chance(in_order(links), len(links))
    size = math.log1p(min(len(left.units), len(right.units)))
    return Evidence(less, more, min(ordered, _MOST_ORDERED), size, sum(link.score for link in links) / len(links))


def odds(found: Evidence) -> float:
    """Log odds that one of two texts is a translation of the other, or both are of one text."""
    return (
        MODEL.bias
        + MODEL.lacking * found.lacking
        + MODEL.lacking_more * found.lacking_more
        + MODEL.ordered * found.ordered
        + MODEL.size * found.size
        + MODEL.alike * found.alike
    )
