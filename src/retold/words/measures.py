"""Measures that one desk turns into another: miles into kilometres, feet into metres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from retold.words.tables import labelled
from retold.words.tokens import fold

_PER_HOUR = frozenset({("per", "hour"), ("an", "hour"), ("h",), ("por", "hora"), ("par", "heure"), ("pro", "stunde")})
_NAUTICAL = "nautic"
# Two desks round what they convert: 37 miles are 60 kilometres.
_ROUNDED = 0.1


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what kind of thing it measures, its name, and how many of the kind's own unit it has."""

    kind: str
    name: str
    size: float


def measure(behind: Sequence[str]) -> Measure | None:
    """The measure that the folded words behind a number name: `kph`, `miles per hour`, `km h`; None where they name none."""
    found = _table().get(behind[0]) if behind else None
    if found is None or found.kind != "length":
        return found
    if any(word.startswith(_NAUTICAL) for word in behind[1:2]):  # millas náuticas
        return _table()["nautical"]
    if any(tuple(behind[1 : 1 + len(words)]) == words for words in _PER_HOUR):
        return _an_hour().get(found.name, found)
    return found


def called(name: str) -> Measure | None:
    """The measure of a name, as `Measure.name` has it."""
    return _by_name().get(name)


def same_amount(value: float, one: Measure, other_value: float, other: Measure) -> bool:
    """Whether two numbers in two measures are one amount, rounded."""
    a, b = value * one.size, other_value * other.size
    return one.kind == other.kind and abs(a - b) <= _ROUNDED * max(abs(a), abs(b))


@cache
def _table() -> Mapping[str, Measure]:
    found = {}
    for label, words in labelled("retold.words", "measures.txt"):
        kind, name, size = label.split()
        found.update(dict.fromkeys(map(fold, words), Measure(kind, name, float(size))))
    return found


@cache
def _by_name() -> Mapping[str, Measure]:
    return {measure.name: measure for measure in _table().values()}


@cache
def _an_hour() -> Mapping[str, Measure]:
    """Of a length the speed of so much an hour."""
    return {"kilometre": _table()["kph"], "mile": _table()["mph"]}
