"""Words that multiply the number before them."""

from collections.abc import Mapping
from functools import cache

from retold.words.tables import labelled


@cache
def scales() -> Mapping[str, float]:
    """By how much a word multiplies the number before it, by the folded word: `million`, `Mrd`, `bn`."""
    return {word: float(factor) for factor, words in labelled("retold.words", "scales.txt") for word in words}
