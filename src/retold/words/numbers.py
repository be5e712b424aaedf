"""Words that multiply the number before them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def scales() -> Mapping[str, float]:
    """By how much a word multiplies the number before it, by the folded word: `million`, `Mrd`, `bn`."""
    found: dict[str, float] = {}
    for line in files("retold.words").joinpath("data", "scales.txt").read_text("utf-8").splitlines():
        factor, _, words = line.partition(":")
        if words and not line.startswith("#"):
            found.update(dict.fromkeys(words.split(), float(factor)))
    return found
