"""How well one text does as the source of another.

Textual criticism judges the same way (P. Maas, Textual Criticism, 1927): a copy has what its source has and loses some;
it corrupts what it has; what a copy shares with a third text against its supposed source speaks against that source.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Descent:
    """Evidence that a text, the child, was made from another, the parent.

    Attributes:
        missing: part of the child's weight in sentences the parent has not, 0–1.
        left_out: part of the parent's weight in sentences the child has not, 0–1.
        mended: nats a word by which the child's wording is more natural, over the sentences where it is; copies
            seldom mend.
        corrupted: the same for sentences where the parent's wording is more natural.
        reworded: 0–1, how unlike the sentences they share are.
        missing_witnessed: the part of `missing` that stands in third texts of the family.
        words_witnessed: part of the child's word weight that third texts have and the parent has not.
        identical: the two texts have the same words.
        repaired: nats a word by which the child's wording is better than chance explains, where the parent's is garbled.
    """

    missing: float
    left_out: float
    mended: float
    corrupted: float
    reworded: float
    missing_witnessed: float = 0.0
    words_witnessed: float = 0.0
    identical: bool = False
    repaired: float = 0.0


@dataclass(frozen=True, slots=True)
class DescentModel:
    """Weights of the evidence for one parent, in log odds.

    Tuned on planted copies, held-out stories apart; each has a reason of its own. A first bit of text that the parent
    lacks speaks loudest (`missing_first`, up to 8 % of the child): a copy has nothing its source has not. A first bit
    left out says that the child is the copy (`left_out_first`); more of it says nothing more.
    """

    missing: float = -5.0
    missing_first: float = -40.0
    left_out_first: float = 18.0
    mended: float = -3.5
    corrupted_first: float = 2.0
    missing_witnessed: float = -1.7
    words_witnessed: float = -3.5
    # Up to `first_repaired`; as much as a text that has a source needs to lose it.
    repaired_first: float = -50.0
    # What a text without a parent costs: fewer roots are better.
    root: float = -1.2
    # The same once it is known that a source is lost.
    root_of_lost: float = 0.0
    first_share: float = 0.08
    first_nats: float = 0.2
    first_repaired: float = 0.1
    # Of sources that do about as well, within this margin, the nearest in wording is taken.
    margin: float = 1.5
    # What a unit of log odds weighs against distance (0–3) in that choice.
    nearness: float = 0.15


MODEL = DescentModel()


def score(descent: Descent) -> float:
    """Log odds, up to a constant, that the child was made from the parent or from a copy of it."""
    m = MODEL
    return (
        m.missing * descent.missing
        + m.missing_first * min(descent.missing, m.first_share)
        + m.left_out_first * min(descent.left_out, m.first_share)
        + m.mended * descent.mended
        + m.corrupted_first * min(descent.corrupted, m.first_nats)
        + m.missing_witnessed * descent.missing_witnessed
        + m.words_witnessed * descent.words_witnessed
        + m.repaired_first * min(descent.repaired, m.first_repaired)
    )


def distance(descent: Descent) -> float:
    """How far the child is from the parent: rewording, what was left out, what nearer texts have."""
    return descent.reworded + descent.left_out + descent.words_witnessed
