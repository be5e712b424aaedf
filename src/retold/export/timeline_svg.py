"""Where the events of a story stand on a line of time."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2

from retold.model import TimelineEntry

MARGIN = 40
MIN_STEP = 58  # between two days that have events: their dates must not touch
STEP_PER_DOUBLING = 13  # how much further apart for every doubling of the days between them
MAX_STEP = 150
LONG_GAP_DAYS = 366  # a gap that is drawn broken, because the line is not to scale there
LANE = 26
AXIS = 34  # below the lowest lane


@dataclass(frozen=True, slots=True)
class Dot:
    """An event; `number` counts the entries of the table from 1; `x2` where it ends, if that is another day."""

    x: int
    y: int
    x2: int | None
    number: int
    entry: TimelineEntry


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the line, as exactly as its events give it; `broken`: much time was left out before it."""

    x: int
    day: date
    broken: bool
    precision: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole, in units of the drawing; `base` is the height of the line."""

    width: int
    height: int
    base: int
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]


def lay(entries: tuple[TimelineEntry, ...]) -> Strip | None:
    """Places the dated events; None where fewer than two days are known. Gaps grow with the logarithm of their days."""
    dated = [(number, entry, entry.first) for number, entry in enumerate(entries, 1) if entry.first]
    days = sorted({first for _, _, first in dated})
    if len(days) < 2:
        return None
    places = _places(days)
    stacks: dict[date, int] = {}
    dots = []
    for number, entry, first in dated:
        stacks[first] = stacks.get(first, 0) + 1
        dots.append((number, entry, first, stacks[first]))
    exact = {first: entry.precision for _, entry, first in reversed(dated)}
    exact |= {first: entry.precision for _, entry, first in dated if entry.precision == "day"}
    base = max(stacks.values()) * LANE + 16
    ticks = [
        Tick(places[day], day, n > 0 and (day - days[n - 1]).days > LONG_GAP_DAYS, exact[day])
        for n, day in enumerate(days)
    ]
    placed = tuple(
        Dot(places[first], base - level * LANE + 4, _end(entry, first, places, days), number, entry)
        for number, entry, first, level in dots
    )
    return Strip(places[days[-1]] + MARGIN * 2, base + AXIS, base, placed, tuple(ticks))


def _places(days: list[date]) -> dict[date, int]:
    places, x = {days[0]: MARGIN}, MARGIN
    for before, day in pairwise(days):
        x += min(MIN_STEP + int(STEP_PER_DOUBLING * log2((day - before).days)), MAX_STEP)
        places[day] = x
    return places


def _end(entry: TimelineEntry, first: date, places: dict[date, int], days: list[date]) -> int | None:
    """Where an interval ends: inside the gap after its first day, or at the last day on the line it reaches."""
    if entry.last is None or entry.last == first:
        return None
    reached = max(day for day in days if first <= day <= entry.last)
    later = [day for day in days if day > reached]
    room = (places[later[0]] - places[reached]) // 2 if later else MARGIN // 2
    return places[reached] + min(room, 22)
