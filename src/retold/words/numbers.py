"""Numbers in words, and words that multiply the number before them."""

import re
from collections.abc import Container, Mapping
from functools import cache

from retold.words.tables import labelled
from retold.words.tokens import fold

_FEWEST = 3  # `one` and `two` often count nothing
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")


@cache
def scales() -> Mapping[str, float]:
    """By how much a word multiplies the number before it, by the folded word: `million`, `Mrd`, `bn`."""
    return {fold(word): float(factor) for factor, words in labelled("retold.words", "scales.txt") for word in words}


def plain(digits: str) -> str:
    """Digits as printed in any language without separators of thousands, after a full stop no decimals of nothing (72,0)."""
    bare = _THOUSANDS.sub("", digits).replace(",", ".")
    return bare.rstrip("0").removesuffix(".") if bare.count(".") == 1 else bare


def in_words(number: int, words: Container[str]) -> bool:
    """Whether a whole number below 100 stands among folded words: 52 as `fifty` and `two`, 6 as `six` or `sixth`."""
    if not 0 < number < 100:
        return False
    parts = [number] if number < 20 else [number // 10 * 10, number % 10]
    return all(any(word in words for word in _numerals()[part]) for part in parts if part)


def counted(word: str) -> str | None:
    """The digits of a folded number word from three to a hundred, which always counts something; None of any other word."""
    number = cardinals().get(word)
    return str(number) if number is not None and number >= _FEWEST else None


@cache
def cardinals() -> Mapping[str, int]:
    """The numbers that English words of their own stand for, to ninety."""
    return {words[0]: number for number, words in _numerals().items()}


@cache
def _numerals() -> Mapping[int, tuple[str, ...]]:
    return {int(number): tuple(words) for number, words in labelled("retold.words", "numerals.txt")}
