"""How sure an edge is: how often edges like it are right.

The kinship of two texts is often beyond doubt; that one was made from just this other one seldom is, because a faithful
copy of a lost text looks like that text. So the evidence for one parent moves the odds little, and what a page itself says
about its source moves them most. Measured on planted copies, held-out stories apart.
"""

import math

# Of two equal texts either may be the source.
EQUAL = 0.5
# Log odds that a parent is right, and what a unit of log odds against all other parents adds to it.
_PARENT = 1.5
_PARENT_STEP = 0.2
# The same for saying that no parent is in the pile; it is more of an inference, so the evidence counts for more.
_LOST = 0.8
_LOST_STEP = 0.3
# Log odds added where the page names its parent's outlet as its source, or was surely published later.
_NAMED = 2.5
_LATER = 0.7
# So often the source of a patchwork's part is the member of the family that has most of it.
_PATCHED = 0.85
# Nothing is surer than this, nor less sure than the rest.
_MOST = 0.99


def of_parent(kinship: float, chosen: float, *, named: bool, later: bool) -> float:
    """The probability that a text was made from just this one.

    Args:
        kinship: that the two share copied text, 0–1.
        chosen: that of all sources the text may have it is this one, by the evidence, 0–1.
        named: the page names the outlet of the other as its source.
        later: it was surely published later than the other.
    """
    odds = _PARENT + _PARENT_STEP * _odds(chosen) + _NAMED * named + _LATER * later
    return round(kinship * _sure(odds), 3)


def of_loss(kinship: float, chosen: float) -> float:
    """The probability that a text's source is not in the pile; arguments as above, `chosen` for no source at all."""
    return round(kinship * _sure(_LOST + _LOST_STEP * _odds(chosen)), 3)


def of_part(kinship: float) -> float:
    """The probability that a part of a patchwork is from just this text."""
    return round(_PATCHED * kinship, 3)


def of_words(weight: float) -> float:
    """The probability that log odds of `weight` stand for."""
    return round(_sure(weight), 3)


def _odds(probability: float) -> float:
    kept = min(max(probability, 1 - _MOST), _MOST)
    return math.log(kept / (1 - kept))


def _sure(odds: float) -> float:
    return min(1 / (1 + math.exp(-odds)), _MOST)
