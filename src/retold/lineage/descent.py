"""How well one text does as the source of another.

Textual criticism judges the same way (P. Maas, Textual Criticism, 1927): a copy has what its source has and loses some;
it corrupts what it has; what a copy shares with a third text against its supposed source speaks against that source.
"""

import math
from dataclasses import dataclass

from retold.lineage.surplus import NO_SURPLUS, Surplus

# Wording is reworded past telling from here on.
_MOST_REWORDED = 0.5


@dataclass(frozen=True, slots=True)
class Descent:
    """Evidence that a text, the child, was made from another, the parent.

    Attributes:
        missing: part of the child's weight in sentences the parent has not, 0–1.
        left_out: part of the parent's weight in sentences the child has not, 0–1.
        reworded: 0–1, how unlike the sentences they share are.
        forth: nats by which the changes of wording look made by the child; negative: by the parent.
        beside: nats by which changes on both sides explain the wording better, where one of the two is a machine's work;
            an editor's changes point neither way.
        surplus: what the child has and the parent has not, by blocks.
        words_witnessed: part of the child's word weight that third texts have and the parent has not.
        away: part of the child's weight in sentences that the parent has not, but another story has; not in `missing`.
        of_details: `missing` and `left_out` are parts of names and figures, for every sentence was told over.
        counted: the part of `missing` that counts: less where a machine hid what it took, or an editor added to it.
    """

    missing: float
    left_out: float
    reworded: float
    forth: float = 0.0
    beside: float = 0.0
    surplus: Surplus = NO_SURPLUS
    words_witnessed: float = 0.0
    counted: float = 1.0
    away: float = 0.0
    of_details: bool = False


@dataclass(frozen=True, slots=True)
class DescentModel:
    """Weights of the evidence for one parent, in log odds.

    Maximum likelihood of the trees of planted copies, every tree weighed against all others (bench/lineage_weights.py);
    held-out stories apart. To a part of these copies desks added passages, others were cut from lost sources; the mean of
    fits with three and five sets of the former. A first bit of text that the parent lacks speaks loudest where the rest is
    reworded (up to 8 % of the child): a machine adds nothing. Of sources that do as well the nearest in wording is the likelier.
    """

    missing: float = -6.68
    missing_first: float = -5.63
    # The same times how unlike the shared sentences are: who rewords by machine has no desk that adds.
    missing_reworded: float = -76.37
    # For each block that the parent lacks; for what stands apart, as an addition does.
    blocks: float = -0.3
    head: float = 1.46
    apart: float = 0.6
    left_out: float = -2.02
    reworded: float = -1.27
    # Of one more than the nats, in logarithms: the changes of one hand are alike, and count together.
    beside: float = -0.67
    back: float = -0.91
    words_witnessed: float = -4.63
    # What a text without a parent costs: fewer roots are better.
    root: float = -3.58
    first_share: float = 0.08


MODEL = DescentModel()


def score(descent: Descent) -> float:
    """Log odds, up to a constant, that the child was made from just this parent."""
    m, missing = MODEL, descent.missing * descent.counted
    first = min(missing, m.first_share)
    return (
        m.missing * missing
        + m.missing_first * first
        + m.missing_reworded * first * min(descent.reworded, _MOST_REWORDED)
        + m.blocks * descent.surplus.blocks
        + m.head * descent.surplus.head
        + m.apart * descent.surplus.apart
        + m.left_out * descent.left_out
        + m.reworded * descent.reworded
        + m.beside * math.log1p(descent.beside)
        + m.back * math.log1p(max(-descent.forth, 0.0))
        + m.words_witnessed * descent.words_witnessed
    )
