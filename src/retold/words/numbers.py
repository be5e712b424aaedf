"""Numbers in words, and words that multiply the number before them."""

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache

from retold.words.tables import labelled
from retold.words.tokens import fold, folded

_FEWEST = 3  # `one` and `two` often count nothing
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]\d)")  # 1 100, as the French print it
_PRINTED = re.compile(r"(?P<digits>\d{1,15}(?:[.,]\d{1,15})*)(?:[ \u00a0-]?(?P<scale>[^\W\d_]{1,12}))?")
_LETTERS = {"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9}  # that multiply an amount of money: €52m


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


def values(text: str) -> frozenset[str]:
    """Every number a text may be read to state, as `plain` gives digits, multiplied out: in figures or in English words.

    Where a number can be read in two ways, both are given: it serves to tell what a text does *not* state.
    """
    found = {re.sub(r"\D", "", match[0]) for match in _SPACED.finditer(text)}
    for match in _PRINTED.finditer(text):
        digits = plain(match["digits"])
        word = fold(match["scale"] or "")
        factor = scales().get(word) or _LETTERS.get(word)
        found.add(digits)
        if factor and digits.count(".") < len(".."):
            found.add(multiplied(digits, factor))
    return frozenset(found | _said(folded(text)))


def multiplied(digits: str, factor: float) -> str:
    """Plain digits, so many times."""
    return f"{float(digits) * factor:.15g}"


def _said(words: Sequence[str]) -> set[str]:
    """The numbers in a run of folded English words, a tens with its unit as one: thirty-one, forty thousand."""
    known, found = cardinals(), set()
    for at, word in enumerate(words):
        if word not in known:
            continue
        number, last = known[word], at + 1
        if number >= 20 and last < len(words) and known.get(words[last], 10) < 10:
            number, last = number + known[words[last]], last + 1
        found.add(str(number))
        if last < len(words) and words[last] in scales():
            found.add(multiplied(str(number), scales()[words[last]]))
    return found


@cache
def _numerals() -> Mapping[int, tuple[str, ...]]:
    return {int(number): tuple(words) for number, words in labelled("retold.words", "numerals.txt")}
