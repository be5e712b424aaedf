"""When an article was published, from a timestamp printed on the page."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from retold.cleaning.calendars import ERAS, from_ethiopian, from_persian, gregorian_year
from retold.cleaning.phrases import one_spelling
from retold.cleaning.tables import sections
from retold.model import Basis, Dateline, Published, Span
from retold.words.scripts import has_unspaced

_MAX_LINE_CHARS = 160
_LETTER = re.compile(r"[^\W\d_]")
_OLD_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_YEAR = re.compile(r"\d{4}|\d年|\d[-/.]\d{1,2}[-/.]\d\d|\d[A-Z]{3}\d\d")
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*"
    r"(?P<zone>Z\b|\(?[A-Z]{2,4}\)?(?![a-z])|[+-]\d{2}:?\d{2}\b)?",
    re.IGNORECASE,
)
# As agencies print it, right behind the day: `06 FEB 2031 1750`.
_BARE_CLOCK = re.compile(
    r"[\s,]{1,3}(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s?(?:h|hrs|hours|uur|Uhr))?(?:$|[\s,|)])"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")
# The same with a year of two digits, with the signs alike.
_SHORT = re.compile(
    r"(?<![\d.:/-])(?P<a>\d{1,2})(?P<sign>[-/.])(?P<b>\d{1,2})(?P=sign)(?P<year>\d{2})(?![\d:]|[-/.]\d)"
)
# What a browser prints above a page: when that was, not when the page was published.
_PRINT_VIEW = re.compile(r"\d{1,2}/\d{1,2}/\d\d, \d{1,2}:\d\d(?:\s?[AP]M)?")
# As agencies and offices print it: `14SEP32`, and with the time of day between day and month `141533 OCT 2031`.
_JOINED = re.compile(r"(?<![^\W_])(?P<day>\d{1,2})(?P<name>[A-Z]{3})(?P<year>\d{4}|\d\d)(?![^\W_])")
_GROUP = re.compile(
    r"(?<!\d)(?P<day>\d{2})(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>Z|GMT|UTC)?\s(?P<name>[A-Z]{3})\s(?P<year>\d{4}|\d\d)(?!\d)"
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})[./]\s?(?P<roman>{'|'.join(_ROMANS)})[./]\s?(?P<year>\d{{4}})(?!\d)")
_CHINESE = re.compile(
    rf"(?P<era>{'|'.join(name for name in ERAS if name)})?\s?(?P<year>\d{{1,4}})\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]"
)
_NAME = r"(?P<name>(?:[^\W\d_]|[\u0900-\u0eff\u1000-\u109f\u1780-\u17d3]){2,12})"  # with its marks
_MONTH_FIRST = re.compile(rf"{_NAME}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th|\s?ቀን)?[,،]?\s+(?P<year>\d{{4}})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th|\.|º)?\s+(?:de\s+)?|[-./]){_NAME}(?:\.?[,،]?\s+(?:de\s+|พ\.ศ\.\s?)?|[-./])(?P<year>\d{{4}})(?!\d)"
)
_TWO, _LAST_CENTURY = 2, 69
_MONTH_ALONE = re.compile(rf"{_NAME}\.?,?\s(?:de\s)?(?P<year>\d{{4}})")
_MAX_MONTH_CHARS = 24
# Words a line may have beside a date and still be a timestamp and not a sentence.
_MOST_OTHER_WORDS = 7
_MOST_BESIDE_SHORT = 2  # beside one with a year of two digits and neither label nor time of day
_MOST_OTHER_SIGNS = 30  # the same where words are not parted


# Sections of the table of months that are of other calendars.
_CALENDARS = {"persian": from_persian, "ethiopian": from_ethiopian}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time printed on a line of its own.

    Attributes:
        first, last: ISO dates or UTC times as in `Published`; they differ where day and month could be swapped.
        label: `published`, `updated`, or None where the page does not say.
        order: what the date, all figures, has first for sure: `day` or `month`; None where that is open or does not matter.
        clock: the time of day as in `Published`, where no zone is printed with it.
    """

    first: str
    last: str
    label: str | None
    order: str | None = None
    clock: str | None = None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for code, lines in sections("months.txt").items():
        if code and code not in _CALENDARS:
            for number, names in enumerate(lines, 1):
                for name in names.split():
                    found.setdefault(name, number)
    return found


@lru_cache(maxsize=1)
def _months_elsewhere() -> dict[str, tuple[Callable[[int, int, int], date | None], int]]:
    """By name of a month of another calendar how its days are converted, and its number."""
    table = sections("months.txt")
    return {
        name: (convert, number)
        for code, convert in _CALENDARS.items()
        for number, names in enumerate(table[code], 1)
        for name in names.split()
    }


@lru_cache(maxsize=1)
def _labels() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = sections("timestamps.txt")
    spelt = {name: map(one_spelling, table[name]) for name in ("updated", "published")}
    return tuple((name, tuple(sorted(words, key=lambda w: -len(w)))) for name, words in spelt.items())


@lru_cache(maxsize=1)
def _zones() -> dict[str, float]:
    return {name: float(hours) for name, hours in (line.split() for line in sections("timestamps.txt")["zones"])}


def read_stamp(line: str) -> Stamp | None:
    """The timestamp that a line is, None if it is none or says more than a timestamp does."""
    short = len(line) <= _MAX_LINE_CHARS and _YEAR.search(line) and not _PRINT_VIEW.fullmatch(line)
    found = _day(line) if short else None
    if not found:
        return None
    days, start, end = found
    before, after = line[:start], _until_update(line[end:])
    of_a_life = any(int(year) < days[0].year - 1 for year in _OLD_YEAR.findall(before))  # `March 1941 – 12 May 2025`
    words = sum(_LETTER.search(word) is not None for word in (*before.split(), *after.split()))
    if of_a_life or words > _MOST_OTHER_WORDS:
        return None
    if len(before) + len(after) > _MOST_OTHER_SIGNS and has_unspaced(line):
        return None
    lowered = one_spelling(before.casefold())
    label = next((name for name, words in _labels() if any(word in lowered for word in words)), None)
    clock = _GROUP.search(line, start) or _CLOCK.search(after) or _BARE_CLOCK.match(after) or _CLOCK.search(before)
    if not (label or clock) and words > _MOST_BESIDE_SHORT and _SHORT.fullmatch(line, start, end):
        return None  # of a version, a score
    moment = _moment(days, clock)
    if moment:
        return Stamp(moment, moment, label)
    hour = _hour(clock.groupdict()) if clock and len(days) == 1 else None
    figures = _figures(line[start:end]) if len(days) == 1 else None
    order = None if figures is None else "day" if int(figures["a"]) == days[0].day else "month"
    return Stamp(min(days).isoformat(), max(days).isoformat(), label, order, hour)


def _figures(line: str) -> re.Match[str] | None:
    """A day and a month in figures."""
    return _NUMERIC.search(line) or _SHORT.search(line)


def read_month(line: str) -> Stamp | None:
    """The month that a line is, with its year: the first and the last day of it; None if it is none, or says more."""
    match = _MONTH_ALONE.fullmatch(line) if len(line) <= _MAX_MONTH_CHARS else None
    month = _months().get(match["name"].casefold()) if match else None
    if match is None or month is None or (first := _real(int(match["year"]), month, 1)) is None:
        return None
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Stamp(first.isoformat(), last.isoformat(), None)


def is_label(text: str) -> bool:
    """Whether `text`, what stands before a time, says what it is the time of: `Posted at`, `Publié à`."""
    lowered = one_spelling(text.casefold())
    return any(lowered.startswith(word) for _, words in _labels() for word in words)


def before_day(line: str) -> str | None:
    """What stands before the day on a line that is a timestamp; None if it is none."""
    found = _day(line) if read_stamp(line) else None
    return line[: found[1]] if found else None


def _until_update(rest: str) -> str:
    """What stands behind a day, up to where the line goes on with the time of its update (`7 May 2026, updated 8 May`)."""
    update = _update().search(rest)
    return rest[: update.start()] if update else rest


@lru_cache(maxsize=1)
def _update() -> re.Pattern[str]:
    return re.compile(rf"[,;|•·(–—-]\s*(?:{'|'.join(dict(_labels())['updated'])})\b", re.IGNORECASE)


def stamps_in(line: str) -> tuple[Stamp, ...]:
    """The timestamp that a line is, parted from that of an update behind it (`입력 2027.03.02 수정 2027.03.03`); none if it is none."""
    stamp = read_stamp(line)
    update = _update_label().search(line, 1) if stamp else None
    first, later = (read_stamp(line[: update.start()]), read_stamp(line[update.start() :])) if update else (None, None)
    return (first, later) if first and later else (stamp,) if stamp else ()


@lru_cache(maxsize=1)
def _update_label() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s(（,;|•·–—-])(?:{'|'.join(dict(_labels())['updated'])})\b", re.IGNORECASE)


def _day(line: str) -> tuple[tuple[date, ...], int, int] | None:
    """The day a line names (two where day and month may be swapped) and its place in the line."""
    for pattern in (_ISO, _CHINESE, _MONTH_FIRST, _DAY_FIRST, _NUMERIC, _GROUP, _JOINED, _ROMAN, _SHORT):
        for match in pattern.finditer(line):
            days = sorted(set(_days_of(match.groupdict(), match.group())))
            if days:
                return tuple(days), match.start(), match.end()
    return None


def _days_of(parts: Mapping[str, str], printed: str) -> Iterator[date]:
    year, name = _full_year(parts), parts.get("name", "").casefold()
    if name in _months_elsewhere():
        convert, month = _months_elsewhere()[name]
        found = [convert(int(parts["year"]), month, int(parts["day"]))]
    elif "a" in parts:
        found = [_real(year, int(parts["b"]), int(parts["a"]))]
        if "." not in printed:  # with dots the day comes first everywhere
            found.append(_real(year, int(parts["a"]), int(parts["b"])))
    elif "roman" in parts:
        found = [_real(year, _ROMANS.index(parts["roman"]) + 1, int(parts["day"]))]
    else:
        found = [_real(year, _months().get(name) if name else int(parts["month"]), int(parts["day"]))]
    return filter(None, found)


def _full_year(parts: Mapping[str, str]) -> int:
    """The year of a date; of two digits as POSIX reads them, 69 to 99 of the last century."""
    year = int(parts["year"])
    if len(parts["year"]) == _TWO and not parts.get("era"):
        return year + (1900 if year >= _LAST_CENTURY else 2000)
    return gregorian_year(year, parts.get("era") or "")


def _real(year: int, month: int | None, day: int) -> date | None:
    if month is None or not 1990 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(days: Sequence[date], clock: re.Match[str] | None) -> str | None:
    """The moment in UTC, only where day and zone are known: a local time without a zone would be a guess."""
    parts = clock.groupdict() if clock else {}
    if len(days) != 1 or not parts.get("zone"):
        return None
    zone = parts["zone"].strip("()")
    offset = _zones().get(zone.casefold())
    if offset is None:
        signed = re.fullmatch(r"([+-])(\d{2}):?(\d{2})", zone)
        if not signed:
            return None
        offset = (int(signed[2]) + int(signed[3]) / 60) * (-1 if signed[1] == "-" else 1)
    hour = _hour(parts)
    if hour is None:
        return None
    second = min(int(parts.get("second") or 0), 59)
    local = datetime.combine(days[0], time.fromisoformat(hour), UTC) + timedelta(seconds=second)
    return (local - timedelta(hours=offset)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _hour(clock: Mapping[str, str | None]) -> str | None:
    """A time of day as `17:45`; None if there is none such."""
    hour, half = int(clock["hour"] or 0), (clock.get("half") or "").casefold()
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    minute = int(clock["minute"] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


@dataclass(frozen=True, slots=True)
class PlacedStamp:
    """A timestamp with its place in the page and how many lines it is away from the headline."""

    stamp: Stamp
    line: str
    span: Span
    distance: int


def _settled(placed: PlacedStamp, order: str | None) -> PlacedStamp:
    """A stamp whose day and month may be swapped, read in the order that holds for its page."""
    if order is None or placed.stamp.first == placed.stamp.last or not (found := _figures(placed.line)):
        return placed
    a, b, year = int(found["a"]), int(found["b"]), _full_year(found.groupdict())
    day = _real(year, *((b, a) if order == "day" else (a, b)))
    if day is None:
        return placed
    return replace(placed, stamp=replace(placed.stamp, first=day.isoformat(), last=day.isoformat()))


def published(stamps: Sequence[PlacedStamp], language: str | None = None) -> tuple[Published | None, str | None]:
    """Publication and last update out of a page's printed timestamps.

    A date such as 3/4/2030 is read in the order of another one of the page, or of its language: only English puts the month
    first in some countries.

    One that is labelled as publication counts first, then the unlabelled one nearest the headline; an update is an
    upper bound only where nothing else is printed, and then said so.
    """
    orders = {placed.stamp.order for placed in stamps} - {None}
    usual = "day" if language not in {None, "en"} else None
    order = orders.pop() if len(orders) == 1 else usual
    stamps = [_settled(placed, order) for placed in stamps]
    updates = [placed for placed in stamps if placed.stamp.label == "updated"]
    updated = min(updates, key=lambda p: (p.distance, p.span)).stamp.first if updates else None
    others = [placed for placed in stamps if placed.stamp.label != "updated"]
    if not others:
        return (_stated(updates[0], 0.5, "the page prints only when it was updated") if updates else None), updated
    best = min(others, key=lambda p: (p.stamp.label != "published", p.distance, p.span))
    sure = 0.95 if best.stamp.label or best.distance <= 4 else 0.7
    return _stated(best, sure, "printed on the page"), updated


def _stated(placed: PlacedStamp, sure: float, why: str) -> Published:
    stamp = placed.stamp
    if stamp.first[:7] == stamp.last[:7] and stamp.first != stamp.last:
        why = f"{why}, the month only"
    elif stamp.first != stamp.last:
        sure, why = sure * 0.7, f"{why}, day and month may be swapped"
    reason = f"{why}: “{placed.line}”"
    return Published(stamp.first, stamp.last, Basis.PRINTED, round(sure, 3), reason, (placed.span,), stamp.clock)


def dated_by(dateline: Dateline | None) -> Published | None:
    """The day that a dateline gives (`OSTERVIK, March 3, 2026 —`): when the report was written, seldom not the day it appeared."""
    stamp = read_stamp(dateline.text) if dateline else None
    if stamp is None or dateline is None:
        return None
    spans = (dateline.span,) if dateline.span else ()
    sure = 0.7 if stamp.first == stamp.last else 0.5
    return Published(stamp.first, stamp.last, Basis.PRINTED, sure, f"printed in the dateline: “{dateline.text}”", spans)


def stated_time(value: str | None) -> Published | None:
    """The publication time that the input states, None if there is none or it cannot be read."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        stamp, sure = read_stamp(value), 0.95
    else:
        stamp, sure = _stamp(moment), 1.0
    if stamp is None:
        return None
    return Published(stamp.first, stamp.last, Basis.STATED, sure, f"stated by the input: “{value}”", clock=stamp.clock)


def _stamp(moment: datetime) -> Stamp:
    if moment.tzinfo is None:
        day = moment.date().isoformat()
        return Stamp(day, day, None, clock=local_clock(moment))
    iso = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Stamp(iso, iso, None)


def local_clock(moment: datetime) -> str | None:
    """The time of day of a moment as `17:45`; None for midnight, which mostly stands for no time at all."""
    return moment.strftime("%H:%M") if moment.time() != time() else None
