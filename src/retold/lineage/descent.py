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
        uncovered: part of the child's weight in sentences that were not found in the parent, told in other words or not.
        quotes: how many of these quote somebody.
        tail: how much further towards its end the child is found in the parent than the parent in the child, −1 to 1.
        longer: logarithm of how many times as many sentences the child has.
        peculiar: by how much a larger part of what both say than of what only the child says third texts have too, −1 to 1.
        foreign: the two are in different languages: `missing` and `left_out` are not known.
        untouched: part of the shared weight in sentences that are word for word the same, or hardly changed, 0–1.
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
    uncovered: float = 0.0
    quotes: int = 0
    tail: float = 0.0
    longer: float = 0.0
    peculiar: float = 0.0
    foreign: bool = False
    untouched: float = 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """When a text was published, beside the others of its family.

    Attributes:
        dated: the part of the family whose pages say when, 0–1.
        first: the part of the others that were surely published later, if none was before; else 0.
    """

    dated: float = 0.0
    first: float = 0.0


@dataclass(frozen=True, slots=True)
class DescentModel:
    """Weights of the evidence for one parent, in log odds.

    Maximum likelihood of the trees of planted copies and of stories that people wrote with their lineages, every tree weighed
    against all others (bench/lineage_weights.py); held-out stories apart. A first bit of text that the parent lacks speaks
    loudest where the rest is reworded (up to 8 % of the child): a machine adds nothing. A desk cuts from the end. What it adds
    are seldom quotes: a text with more of them than its supposed source was there itself, or has another. Texts told over
    from first to last (`told`) and translations (`foreign`) have weights of their own.
    """

    missing: float = -4.22
    missing_first: float = -7.16
    # The same times how unlike the shared sentences are: who rewords by machine has no desk that adds.
    missing_reworded: float = -47.94
    # For each block that the parent lacks; for what stands apart, as an addition does.
    blocks: float = -0.34
    head: float = 0.98
    apart: float = 0.29
    left_out: float = -1.87
    reworded: float = -1.75
    # Of one more than the nats, in logarithms: the changes of one hand are alike, and count together.
    beside: float = -0.77
    back: float = -0.68
    words_witnessed: float = -5.44
    quotes: float = -0.69
    tail: float = 0.9
    # What a desk adds nobody else has; what the other lost others may have from the common source.
    peculiar: float = 1.37
    told: float = -1.54
    told_missing: float = -11.62
    told_witnessed: float = -3.48
    told_longer: float = 1.68
    told_quotes: float = -1.53
    foreign: float = 1.39
    # What was not found again, or only partly.
    foreign_lacking: float = -4.76
    foreign_witnessed: float = -0.77
    # What a text without a parent costs: fewer roots are better.
    root: float = -3.59
    # Of pages as outlets put them out, with their days, fewer sources are lost than of bare texts; the first has none here.
    root_dated: float = -1.51
    root_first: float = 7.64
    first_share: float = 0.08


MODEL = DescentModel()


def score_alone(standing: Standing) -> float:
    """Log odds, up to the same constant, that a text has no source in the pile."""
    return MODEL.root + MODEL.root_dated * standing.dated + MODEL.root_first * standing.first


def score(descent: Descent) -> float:
    """Log odds, up to a constant, that the child was made from just this parent."""
    m = MODEL
    if descent.foreign:
        found = (1 - descent.uncovered) * (1 - descent.reworded)
        return m.foreign + m.foreign_lacking * (1 - found) + m.foreign_witnessed * descent.words_witnessed
    if descent.of_details:
        return (
            m.told
            + m.told_missing * descent.missing
            + m.told_witnessed * descent.words_witnessed
            + m.told_longer * descent.longer
            + m.told_quotes * math.log1p(descent.quotes)
        )
    missing = descent.missing * descent.counted
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
        + m.quotes * math.log1p(descent.quotes)
        + m.tail * descent.tail
        + m.peculiar * descent.peculiar
    )
