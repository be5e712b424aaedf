"""Days printed without their year (`Updated 15 Oct 09:41`), and the year that the rest of the page gives them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from retold.cleaning.days import WORD, Yearless, day_in, real, weekday, weekdays_in, yearless_in
from retold.cleaning.published import CLOCK, PlacedStamp, Stamp, hour_of, is_label, label_in
from retold.cleaning.tables import sections
from retold.model import Basis, Dateline, Published, Span

_MAX_CHARS = 100
_PARTS = re.compile(r"[|•·]|\s[–—/-]\s|,\s")
_BARS = re.compile(r"[|•·]")
_HOUR = re.compile(r"(?<![\d.:])\d{1,2}\s?(?:[ap]\.?m\b\.?|h\b|uhr\b|uur\b)", re.IGNORECASE)
# Words beside the day that a timestamp may have: in its own part of the line behind a label, in other parts.
_LABELLED_WORDS, _MOST_BESIDE, _MOST_BESIDE_UNTIMED = 3, 7, 4
_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?…]$")
_FIGURES = re.compile(r"[\d./-]+")
_RIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_MAX_RIGHTS_CHARS = 200
_YEARS = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_ADDRESS_YEAR = re.compile(r"/((?:19|20)\d\d)/")
# Days between the publication and another time of the page, at most; and a day that the text names beside it.
_NEAR_STAMP, _NEAR_DAY = timedelta(days=300), timedelta(days=21)
_DAY = timedelta(days=1)
_OF_DATELINE = 0.75
_AGAIN = 4  # years within which a day falls on one weekday at most once, but for leap years


class YearlessStamp(NamedTuple):
    """A time printed on a line of its own without its year.

    Attributes:
        day: as printed.
        weekdays: the day of the week that is printed with it; of several where its short name is; none where none is.
        label, clock: as in `Stamp`.
        alone: nothing but the day is printed: that it is a time of publication only its place tells.
    """

    day: Yearless
    weekdays: frozenset[int]
    label: str | None
    clock: str | None
    alone: bool


class PlacedYearless(NamedTuple):
    """The same with its place, as `PlacedStamp`."""

    stamp: YearlessStamp
    line: str
    span: Span
    distance: int


class Year(NamedTuple):
    """The day that a page gives a yearless one, how sure it is, and why."""

    day: date
    sure: float
    why: str
    span: Span | None


class Known(NamedTuple):
    """A day that a page gives elsewhere, with its place, and whether what is published is not after it, not before it, or neither."""

    day: date
    span: Span
    after: bool = False
    before: bool = False


class PageDays(NamedTuple):
    """What may tell the year of a day of a page.

    Attributes:
        stamps: its timestamps that have their year.
        lines: all its lines, with their places.
        url: its address.
        captured: when it was fetched.
        language: it is in.
    """

    stamps: Sequence[PlacedStamp]
    lines: Sequence[tuple[str, Span]]
    url: str | None = None
    captured: datetime | None = None
    language: str | None = None


def read_yearless(line: str, language: str | None = None) -> YearlessStamp | None:
    """The timestamp without a year that a line is; None if it is none or says more than a timestamp does."""
    if len(line) > _MAX_CHARS or not any(map(str.isdigit, line)) or _YEARS.search(line) or _SENTENCE.search(line):
        return None
    day = yearless_in(line, language)
    if day is None:
        return None
    around = f"{line[: day.start]}\x00{line[day.end :]}"
    clock = CLOCK.search(around)
    around = _HOUR.sub(" ", CLOCK.sub(" ", around))
    named = weekdays_in(around, language)
    label = label_in(around.partition("\x00")[0]) if is_label(_opening(around)) else None
    timed = bool(named or label or clock)
    own, beside = _words_beside(around, language)
    if own > (_LABELLED_WORDS if label else 0) or (own + beside and not timed):
        return None
    fits = beside <= (_MOST_BESIDE if label or clock else _MOST_BESIDE_UNTIMED)
    barred = label or clock or not beside or _BARS.search(around)
    bare = not timed and (WORD.search(around) or _FIGURES.fullmatch(line, day.start, day.end))  # `5 out of 10`, `3/4`
    if not (fits and barred) or bare:
        return None
    return YearlessStamp(day, named, label, hour_of(clock), alone=not timed)


def _opening(around: str) -> str:
    """The part of a line in which its day stands, up to the day: where a label begins."""
    before = around.partition("\x00")[0]
    return _PARTS.split(before)[-1].strip() or before.strip(" ,|•·–—-")


def _words_beside(around: str, language: str | None) -> tuple[int, int]:
    """Words that are neither of a time nor its label: in the part of the line that has the day, and in the others."""
    own = beside = 0
    for part in _PARTS.split(around):
        words = WORD.findall(_label().sub(" ", part))
        count = sum(word.casefold() not in _small() and weekday(word, language) is None for word in words)
        own, beside = (own + count, beside) if "\x00" in part else (own, beside + count)
    return own, beside


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    table = sections("timestamps.txt")
    return frozenset(word for line in table["beside"] for word in line.split()) | {
        row.split()[0] for row in table["zones"]
    }


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    table = sections("timestamps.txt")
    words = sorted({*table["published"], *table["updated"]}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, words))})(?![^\W\d_])", re.IGNORECASE)


def with_years(placed: Sequence[PlacedYearless], there: PageDays) -> Iterator[PlacedStamp]:
    """Days without a year with that which the rest of the page gives them; those for which there is none are left out."""
    if not placed:
        return
    stamps = ((other.stamp, other.span) for other in there.stamps)
    known = [
        Known(date.fromisoformat(stamp.first[:10]), span, after=stamp.label == "updated") for stamp, span in stamps
    ]
    told = _days_told(there.lines, there.language)
    rights = list(_years_of_rights(there.lines))
    named = _ADDRESS_YEAR.search(there.url) if there.url else None
    address = date(int(named[1]), 1, 1) if named else None
    for yearless in placed:
        stamp = yearless.stamp
        found = (
            _near(stamp, known, _NEAR_STAMP, "another time that the page prints", (0.9, 0.85))
            or _before(stamp, there.captured)
            or _near(stamp, told, _NEAR_DAY, "a day near it that the page names", (0.85, 0.65))
            or (_within(stamp, address, None, "the address", (0.85, 0.8)) if address else None)
            or next(filter(None, (_of_rights(stamp, *right) for right in rights)), None)
        )
        if found:
            day = found.day.isoformat()
            told_at = (found.span,) if found.span else ()
            dated = Stamp(day, day, stamp.label, clock=stamp.clock)
            yield PlacedStamp(dated, *yearless[1:], why=found.why, sure=found.sure, beside=told_at)


def dateline_day(dateline: Dateline | None, there: PageDays) -> Published | None:
    """The day that a dateline gives without its year (`OSTERVIK, March 3 (NPA) —`), with that which the page gives it."""
    if dateline is None or dateline.span is None:
        return None
    day = yearless_in(dateline.text, there.language)
    if day is None or _FIGURES.fullmatch(dateline.text, day.start, day.end):
        return None
    stamp = YearlessStamp(day, weekdays_in(dateline.text, there.language), None, None, alone=False)
    found = next(with_years([PlacedYearless(stamp, dateline.text, dateline.span, 0)], there), None)
    if found is None:
        return None
    first, spans = found.stamp.first, (dateline.span, *found.beside)
    reason = f"{found.why}: “{dateline.text}”, the dateline"
    return Published(first, first, Basis.PRINTED, round(_OF_DATELINE * found.sure, 3), reason, spans)


def _candidates(stamp: YearlessStamp, years: Iterable[int]) -> Iterator[date]:
    """The days that a yearless one may be in some years: on the day of the week that is printed with it."""
    found = (real(year, month, day) for year in years for month, day in stamp.day.days)
    return (day for day in found if day and (not stamp.weekdays or day.weekday() in stamp.weekdays))


def _chosen(stamp: YearlessStamp, day: date, span: Span | None, where: str, sure: tuple[float, float]) -> Year:
    why = f"printed on the page without its year, which is that of {where}"
    if stamp.weekdays:
        why += " and of the day of the week"
    return Year(day, sure[0 if stamp.weekdays else 1], why, span)


def _near(
    stamp: YearlessStamp, known: Sequence[Known], most: timedelta, where: str, sure: tuple[float, float]
) -> Year | None:
    """The one day that lies near one of the `known` ones; None where there are two such."""
    near: dict[date, tuple[timedelta, Span]] = {}
    for other in known:
        years = range(other.day.year - 1, other.day.year + 2)
        after = other.after and stamp.label != "updated"
        days = (
            day
            for day in _candidates(stamp, years)
            if not (after and day > other.day) and not (other.before and day < other.day - _DAY)
        )
        closest = sorted((abs(day - other.day), day) for day in days)[:1]
        for away, day in closest:
            if away <= most and (day not in near or away < near[day][0]):
                near[day] = away, other.span
    if len(near) != 1:
        return None
    ((day, (_, span)),) = near.items()
    return _chosen(stamp, day, span, where, sure)


def _before(stamp: YearlessStamp, captured: datetime | None) -> Year | None:
    """The last such day before the page was fetched: of one a year ago the year is printed mostly."""
    if captured is None:
        return None
    last = captured.date() + _DAY
    years = range(last.year - (_AGAIN if stamp.weekdays else 1), last.year + 1)
    past = [day for day in _candidates(stamp, years) if day <= last]
    return _chosen(stamp, max(past), None, "the time it was fetched", (0.85, 0.75)) if past else None


def _within(stamp: YearlessStamp, year: date, span: Span | None, where: str, sure: tuple[float, float]) -> Year | None:
    days = set(_candidates(stamp, (year.year,)))
    return _chosen(stamp, days.pop(), span, where, sure) if len(days) == 1 else None


def _of_rights(stamp: YearlessStamp, year: date, span: Span) -> Year | None:
    """The day in the year of a copyright line, or in that before it if only then it is on the day of the week."""
    found = _within(stamp, year, span, "the copyright line", (0.85, 0.65))
    before = year.replace(year=year.year - 1)
    if found is None and stamp.weekdays:
        found = _within(stamp, before, span, "the copyright line, less one,", (0.7, 0.0))
    return found


def _days_told(lines: Sequence[tuple[str, Span]], language: str | None) -> list[Known]:
    """The days that lines of the page name with the last year that it has: before that it was not written, and mostly not before them."""
    years = {year for line, _ in lines for year in _YEARS.findall(line)}
    last = max(map(int, years), default=0)
    there = ((day_in(line, language), span) for line, span in lines if str(last) in line)
    return [Known(found.days[0], span, before=True) for found, span in there if found and found.days[0].year == last]


def _years_of_rights(lines: Iterable[tuple[str, Span]]) -> Iterator[tuple[date, Span]]:
    """The years of copyright lines: of several in one the last."""
    for line, span in lines:
        if len(line) <= _MAX_RIGHTS_CHARS and _RIGHT.search(line) and (years := _YEARS.findall(line)):
            yield date(int(years[-1]), 1, 1), span
