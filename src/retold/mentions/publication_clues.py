"""What the dates of a text say of the day it was published: what is told as past lies behind it, what is ahead, ahead."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from retold.mentions.dates import Scan, scan
from retold.mentions.dates_anchors import Found
from retold.mentions.dates_values import safe_date
from retold.model import Article, Span
from retold.words import paragraphs, sentences

WRONG_SIDE = 2.0  # a date told as past that would lie ahead, or the reverse: verbs mislead in about one case in ten
WRONG_WEEKDAY = 3.0
# Cost of a weekday so many days behind (ahead): news tells today and yesterday by weekday and what is planned some days before,
# rarely a day near a week off.
BEHIND = (0.0, 0.3, 1.2, 1.8, 2.2, 2.6, 3.0)
AHEAD = (0.1, 0.3, 0.8, 1.2, 1.6, 2.1, 2.6)
# A date with a year that stands alone in one of these lines is the page's own; further in, it may be a subheading.
_HEAD_LINES, _FOOT_LINES = 10, 3
_LONGEST_LINE = 130  # characters
_WORDS_BESIDE = 2  # words, zones and labels apart, that such a line has on either side
_WORD = re.compile(r"(?!(?:am|pm|at|on|by|et|est|edt|gmt|utc|first|time)\b)[^\W\d_]{2,}", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|publicado|publié|veröffentlicht|erschienen)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated?|edited|modified|revised|actualizado|mis à jour|aktualisiert)\b", re.IGNORECASE)
# A dateline: the place, the date, then the agency in brackets or a dash, all within the first characters.
_DATELINE = 120
_CAPITALISED = r"[^\W\da-z][\w.’'-]*"
_PLACE = re.compile(rf"\W{{0,3}}{_CAPITALISED}(?:[ /]{{1,2}}{_CAPITALISED}){{0,4}},(?: {_CAPITALISED},){{0,2}} ?")
_AGENCY = re.compile(r"\.?\s*(?:\([A-Z]|--|[—–-]\s)")


@dataclass(frozen=True, slots=True)
class Clue:
    """What an expression says of the day of publication: `cost` of each candidate; least where it fits best.

    `not_before` and `not_after` are days that a date with its year sets as bounds; `day` is the month and day of a dateline.
    `span`: None where the words stand above the text. `weekday`: a bare day of the week, which each week has.
    """

    span: Span | None
    text: str
    cost: Callable[[date], float]
    not_before: date | None = None
    not_after: date | None = None
    day: tuple[int, int] | None = None
    weekday: bool = False


def clues_of(article: Article, scanned: Scan | None) -> list[Clue]:
    """What each date expression of an article says of its day of publication, in the order of the text."""
    if scanned is None:
        return []
    clues = list(_above(article))
    for found, (way, _) in zip(scanned.found, scanned.ways, strict=True):
        clue = _clue(article.text, found, None if way == "planned" else way)
        if clue is not None:
            clues.append(clue)
    return clues


def _above(article: Article) -> Iterator[Clue]:
    """What a dateline without a year says that was taken off the text."""
    line = article.dateline.text if article.dateline is not None else ""
    scanned = scan(line, article.language, sentences(line))
    for found in scanned.found if scanned is not None else ():
        month, day = found.number("month"), found.number("day", "ordday")
        if month is not None and day is not None and found.number("year") is None:
            words = found.span.of(line)
            yield Clue(None, f"the dateline “{words}”", _dateline_cost(month, day), day=(month, day))


def _clue(text: str, found: Found, way: str | None) -> Clue | None:
    words = found.span.of(text)
    month, day, year = found.number("month"), found.number("day", "ordday"), found.number("year")
    weekday = found.number("weekday")
    if found.rule.act in ("habit", "duration") or found.number("rel", "other") is not None:
        return None
    if month is not None and day is not None and _in_dateline(text, found.span):
        return Clue(found.span, f"the dateline “{words}”", _dateline_cost(month, day), day=(month, day))
    if month is not None and day is not None:
        cost = _month_day_cost(month, day, year, weekday, way)
        exact = safe_date(year, month, day) if year is not None else None
        return Clue(found.span, f"“{words}”{_told(way)}", cost, *_bounds(exact, exact, way))
    if weekday is not None and way is not None and not (way == "past" and found.get("poss")):
        # "Thursday's call" names an event; the verb near it is often about something else than when it takes place
        return Clue(found.span, f"“{words}”{_told(way)}", _weekday_cost(weekday, way), weekday=True)
    if year is not None and way is not None:
        first, last = date(year, month or 1, 1), date(year, month or 12, 28)
        bounds = _bounds(first, last, way) if month is not None else (None, None)
        return Clue(found.span, f"“{words}”{_told(way)}", _year_cost(first, last, way), *bounds)
    return None


def _in_dateline(text: str, span: Span) -> bool:
    line = text[: span.start].rsplit("\n", 1)[-1] if span.start < _DATELINE else ""
    return _PLACE.fullmatch(line) is not None and _AGENCY.match(text, span.end) is not None


def _dateline_cost(month: int, day: int) -> Callable[[date], float]:
    """A report is published on the day of its dateline or soon after."""

    def cost(published: date) -> float:
        options = (safe_date(published.year + step, month, day) for step in (-1, 0))
        lag = min(((published - option).days for option in options if option and option <= published), default=365)
        return (0.0, 0.3, 1.0)[lag] if lag <= 2 else WRONG_WEEKDAY

    return cost


def stamp(article: Article, scanned: Scan | None) -> tuple[date, Span] | None:
    """A day printed as a line of its own near the head or the foot of the text ("Published: March 3, 2019, 9:30 a.m.").

    A labelled line goes before one without a label, and that before one of an update; then the first in the text.
    """
    if scanned is None:
        return None
    spans = list(paragraphs(article.text))
    near = {span.start: span for span in (*spans[:_HEAD_LINES], *spans[-_FOOT_LINES:])}
    starts, ranked = sorted(near), []
    for found in scanned.found:
        at = bisect_right(starts, found.span.start) - 1
        line = near[starts[at]] if at >= 0 else None
        month, day, year = found.number("month"), found.number("day", "ordday"), found.number("year")
        exact = safe_date(year, month, day) if year and month and day else None
        if line is not None and exact is not None and found.span.end <= line.end:
            rank = _rank(article.text, line, found.span)
            ranked += [(rank, found.span, exact)] if rank is not None else []
    if not ranked:
        return None
    _, span, exact = min(ranked)
    return exact, span


def _rank(text: str, line: Span, at: Span) -> int | None:
    before, after = text[line.start : at.start], text[at.end : line.end]
    if len(line) > _LONGEST_LINE or len(_WORD.findall(after)) > _WORDS_BESIDE:
        return None
    if _UPDATED.search(before):
        return 2
    if _PUBLISHED.search(before):
        return 0
    return 1 if len(_WORD.findall(before)) <= _WORDS_BESIDE else None


def _told(way: str | None) -> str:
    return {"past": " told as past", "future": " told as ahead", None: ""}[way]


def _weekday_cost(weekday: int, way: str) -> Callable[[date], float]:
    if way == "past":
        return lambda day: BEHIND[(day.weekday() - weekday) % 7]
    return lambda day: AHEAD[(weekday - day.weekday()) % 7]


def _month_day_cost(
    month: int, day: int, year: int | None, weekday: int | None, way: str | None
) -> Callable[[date], float]:
    def cost(published: date) -> float:
        years = (year,) if year is not None else (published.year - 1, published.year, published.year + 1)
        options = [option for y in years if (option := safe_date(y, month, day))]
        if not options:
            return 0.0
        event = min(options, key=lambda option: abs((option - published).days))
        wrong = WRONG_WEEKDAY if weekday is not None and event.weekday() != weekday else 0.0
        ahead = (event - published).days
        return wrong + (WRONG_SIDE if (way == "past" and ahead > 0) or (way == "future" and ahead < 0) else 0.0)

    return cost


def _bounds(first: date | None, last: date | None, way: str | None) -> tuple[date | None, date | None]:
    return (first if way == "past" else None, last if way == "future" else None)


def _year_cost(first: date, last: date, way: str) -> Callable[[date], float]:
    if way == "past":
        return lambda day: WRONG_SIDE if day < first else 0.0
    return lambda day: WRONG_SIDE if day > last else 0.0
