"""Numbers that come to one: an amount in two measures, and what somebody rounds: over 1.3 million, of 1.34 million."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from retold.words import folded
from retold.words.measures import called, same_amount
from retold.words.tables import labelled

_REACH = 24  # characters before a number that hold such words
_ROUNDED = 0.1  # of a number, by which what it stands for may be larger or smaller
_EXACT = 3  # digits of a number that is no rounded one itself


class Amount(Protocol):
    """A number with what it counts."""

    @property
    def value(self) -> str:
        """Its plain digits."""
        ...

    @property
    def unit(self) -> str | None:
        """What is counted, or in which measure."""
        ...

    @property
    def side(self) -> str | None:
        """On which side of the number what is counted lies, `above` or `below`."""
        ...


def side_of(before: str, language: str | None) -> str | None:
    """On which side of a number what is counted lies, by the words before it: `above`, `below`; None where they do not say."""
    words = tuple(folded(before[-_REACH:]))
    for name in ("above", "below"):
        known = _sides().get(f"{name} {language}", ())
        if any(words[-len(each) :] == each for each in known):
            return name
    return None


def converted(one: Amount, other: Amount) -> bool:
    """Whether two numbers are one amount in two measures: 56 miles, 90 kilometres."""
    ours, theirs = (called(amount.unit) if amount.unit else None for amount in (one, other))
    if ours is None or theirs is None or ours.name == theirs.name:
        return False
    return same_amount(float(one.value), ours, float(other.value), theirs)


def rounded(one: Amount, other: Amount) -> bool:
    """Whether one of two numbers that count the same is the other rounded, on the side it says."""
    if one.unit is None or one.unit != other.unit or one.unit == "%" or one.value == other.value:
        return False
    return _stands_for(one, other) or _stands_for(other, one)


def _stands_for(round_one: Amount, exact: Amount) -> bool:
    if round_one.side is None or exact.side is not None or len(exact.value.strip("0").replace(".", "")) < _EXACT:
        return False
    a, b = float(round_one.value), float(exact.value)
    return a < b <= a * (1 + _ROUNDED) if round_one.side == "above" else a * (1 - _ROUNDED) <= b < a


@cache
def _sides() -> Mapping[str, Sequence[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name, words in labelled("retold.account", "hedged.txt"):
        found.setdefault(name, []).extend(tuple(word.split("_")) for word in words)
    return found
