"""How sure an edge is: how often edges like it are right.

The kinship of two texts is often beyond doubt; that one was made from just this other one less often, because a faithful
copy of a lost text looks like that text. Measured on planted copies, held-out stories apart.
"""

import math

# Two pages that both name an agency as their source have it from there so often, and not from each other.
CREDITED = 0.9
# So often the source of a patchwork's part is the member of the family that has most of it.
_PATCHED = 0.85
# Nothing is surer than this, nor less sure than the rest.
_MOST = 0.99


def of_edge(kinship: float, chance: float) -> float:
    """The probability that a text was made from just this source, or from none in the pile.

    Args:
        kinship: that it shares copied text with its source, or with its nearest relative, 0–1.
        chance: of just this source among all it may have, 0–1.
    """
    return round(kinship * min(chance, _MOST), 3)


def of_equals(alike: int) -> float:
    """The probability that of `alike` texts with the same words one was made from just this other one."""
    return round(1 / alike, 3)


def of_part(kinship: float) -> float:
    """The probability that a part of a patchwork is from just this text."""
    return round(_PATCHED * kinship, 3)


def of_words(weight: float) -> float:
    """The probability that log odds of `weight` stand for."""
    return round(min(1 / (1 + math.exp(-weight)), _MOST), 3)
