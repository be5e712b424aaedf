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
STUB = 24  # drawn to the right of an event that has no one day: bars to scale would cover each other
AXIS = 34  # below the lowest lane


@dataclass(frozen=True, slots=True)
class Dot:
    """An event; `number` counts the entries of the table from 1; `x2` where its bar ends, if it lasts or its day is not known."""

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
        Dot(
            places[first],
            base - level * LANE + 4,
            places[first] + STUB if entry.last not in {None, first} else None,
            number,
            entry,
        )
        for number, entry, first, level in dots
    )
    return Strip(places[days[-1]] + MARGIN * 2, base + AXIS, base, placed, tuple(ticks))


def _places(days: list[date]) -> dict[date, int]:
    places, x = {days[0]: MARGIN}, MARGIN
    for before, day in pairwise(days):
        x += min(MIN_STEP + int(STEP_PER_DOUBLING * log2((day - before).days)), MAX_STEP)
        places[day] = x
    return places
