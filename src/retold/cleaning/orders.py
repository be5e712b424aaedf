"""Which of day and month comes first in a date of figures alone (`4/11/2032`), by what else its page says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from retold.cleaning.days import WORD, days_named, weekday
from retold.cleaning.published import CLOCK, PlacedStamp, in_order, order_of
from retold.cleaning.tables import sections
from retold.cleaning.yearless import PageDays

_MIN_TEXT_CHARS, _MOST_LINES, _LEAD = 60, 60, 4
_JUST, _SOON = (
    timedelta(days=14),
    timedelta(days=3),
)  # before and after the day of a text on which most of what it dates lies
_NEAR, _FAR = 1, 3  # days since the weekday that a report opens with: of the day that fits, and of the other one
_NOON = "13:00"
_LEAST_WORDS = 2  # of one spelling more than of the other
_ENOUGH, _MOST_SURE = 2.0, 0.9
_DAY, _MONTH = "day", "month"


class Sign(NamedTuple):
    """What speaks for an order: how much, and what it is in words."""

    order: str
    weight: float
    why: str


def in_likely_order(stamps: Sequence[PlacedStamp], there: PageDays) -> list[PlacedStamp]:
    """Timestamps with day and month told apart, where other dates, the language or signs of the page tell them."""
    stamps = in_order(stamps, order_of(stamps, there.language))
    if all(placed.stamp.first == placed.stamp.last for placed in stamps):
        return stamps
    return [_likely(placed, stamps, there) if _is_swappable(placed) else placed for placed in stamps]


def _is_swappable(placed: PlacedStamp) -> bool:
    first, last = placed.stamp.first, placed.stamp.last
    return first[:7] != last[:7] and first[:4] == last[:4]


def _likely(placed: PlacedStamp, stamps: Sequence[PlacedStamp], there: PageDays) -> PlacedStamp:
    by_order = {order: in_order([placed], order)[0] for order in (_DAY, _MONTH)}
    days = {order: date.fromisoformat(found.stamp.first) for order, found in by_order.items()}
    signs = list(_signs(days, placed, stamps, there))
    weights = {order: sum(sign.weight for sign in signs if sign.order == order) for order in (_DAY, _MONTH)}
    best, other = sorted(weights, key=lambda order: -weights[order])
    if weights[best] - weights[other] < _ENOUGH:
        return placed
    told = "; ".join(dict.fromkeys(sign.why for sign in signs if sign.order == best))
    sure = min(_MOST_SURE, 0.6 + 0.1 * (weights[best] - weights[other]))
    return replace(by_order[best], sure=placed.sure * sure, why=f"{placed.why}, the {best} first: {told}")


def _signs(
    days: dict[str, date], placed: PlacedStamp, stamps: Sequence[PlacedStamp], there: PageDays
) -> Iterator[Sign]:
    clock = CLOCK.search(placed.line)
    if placed.stamp.clock and placed.stamp.clock >= _NOON and not (clock and clock["half"]):
        yield Sign(_DAY, 1.5, "times of 24 hours")
    elif clock and clock["half"]:
        yield Sign(_MONTH, 0.5, "times of twelve hours")
    zone = (clock["zone"] or "").strip("()").casefold() if clock else ""
    yield from _listed("zones", zone, 2.0, "the time zone")
    yield from _listed(
        "domains", (urlsplit(there.url or "").hostname or "").rpartition(".")[2], 2.0, "the country of the address"
    )
    if there.captured:
        fetched = there.captured.date() + timedelta(days=1)
        yield from _only(days, lambda day: day <= fetched, 3.0, "the other day is after the page was fetched")
    others = [date.fromisoformat(o.stamp.first[:10]) for o in stamps if o.stamp.first[:10] == o.stamp.last[:10]]
    yield from _only(
        days, lambda day: any(abs(day - other) <= _JUST for other in others), 3.0, "another time is near it"
    )
    texts = [line for line, _ in there.lines if len(line) >= _MIN_TEXT_CHARS][:_MOST_LINES]
    named = {month_day for line in texts for month_day in days_named(line, there.language)}
    yield from _only(days, lambda day: _is_near(day, named), 2.5, "the text names days near it")
    first = next(
        (found for line in texts[:_LEAD] for word in WORD.findall(line) if (found := _long_weekday(word)) is not None),
        None,
    )
    if first is not None:
        since = {order: (day.weekday() - first) % 7 for order, day in days.items()}
        best, other = sorted(since, key=lambda order: since[order])
        if since[best] <= _NEAR and since[other] >= _FAR:
            yield Sign(best, 1.0, "the day of the week that the text opens with")
    yield from _spelt(texts)


def _only(days: dict[str, date], holds: Callable[[date], bool], weight: float, why: str) -> Iterator[Sign]:
    """A sign for the order that alone gives a day of which something holds."""
    fits = [order for order, day in days.items() if holds(day)]
    if len(fits) == 1:
        yield Sign(fits[0], weight, why)


def _is_near(day: date, named: set[tuple[int, int]]) -> bool:
    around = (day + timedelta(days=away) for away in range(-_JUST.days, _SOON.days + 1))
    return any((near.month, near.day) in named for near in around)


def _long_weekday(word: str) -> int | None:
    return weekday(word, "en") if len(word) > _FAR and word[0].isupper() else None


def _listed(kind: str, word: str, weight: float, why: str) -> Iterator[Sign]:
    for order in (_DAY, _MONTH):
        if word and word in _lists()[kind, order]:
            yield Sign(order, weight, why)


def _spelt(texts: Sequence[str]) -> Iterator[Sign]:
    words = {word for line in texts for word in WORD.findall(line.lower())}
    counts = {order: len(words & _lists()["words", order]) for order in (_DAY, _MONTH)}
    best, other = sorted(counts, key=lambda order: -counts[order])
    more = counts[best] - counts[other]
    if more:
        # American spelling is also that of firms elsewhere, which put the day first.
        weight = 1.0 if more < _LEAST_WORDS else 1.5 if best == _MONTH else 2.0
        yield Sign(best, weight, "the spelling of the text")


@lru_cache(maxsize=1)
def _lists() -> dict[tuple[str, str], frozenset[str]]:
    table = sections("spellings.txt")
    found = {("words", order): frozenset(" ".join(table[f"{order} first"]).split()) for order in (_DAY, _MONTH)}
    for kind in ("zones", "domains"):
        for line in table[kind]:
            order, _, *words = line.split()
            found[kind, order] = frozenset(words)
    return found
