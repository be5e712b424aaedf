"""When an article was published, from a timestamp printed on the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from retold.cleaning.days import GROUP, day_in, figures, full_year, is_bare, month_alone, real, weekday, weekdays_in
from retold.cleaning.phrases import one_spelling
from retold.cleaning.tables import sections
from retold.model import Basis, Dateline, Published, Span
from retold.words.scripts import has_unspaced

_MAX_LINE_CHARS = 160
_LETTER = re.compile(r"[^\W\d_]")
_OLD_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_YEAR = re.compile(r"\d{4}|\d年|\d[-/.]\d{1,2}[-/.]\d\d|\d[A-Z]{3}\d\d|\d[-. ][A-Za-z]{3,9}(?:-|\s['’])\d\d")
CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:(?:[:.]|\s?h\s?)(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*"
    r"(?P<zone>Z\b|\(?[A-Z]{2,4}\)?(?![a-z])|[+-]\d{2}:?\d{2}\b)?",
    re.IGNORECASE,
)
# As agencies print it, right behind the day: `06 FEB 2031 1750`.
_BARE_CLOCK = re.compile(
    r"[\s,]{1,3}(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s?(?:h|hrs|hours|uur|Uhr))?(?:$|[\s,|)])"
)
# What a browser prints above a page: when that was, not when the page was published.
_PRINT_VIEW = re.compile(r"\d{1,2}/\d{1,2}/\d\d, \d{1,2}:\d\d(?:\s?[AP]M)?")
_MAX_MONTH_CHARS = 24
# Words a line may have beside a date and still be a timestamp and not a sentence.
_MOST_OTHER_WORDS = 7
_MOST_BESIDE_BARE = 2  # beside one of figures that may be others, with neither label nor time of day
_MOST_OTHER_SIGNS = 30  # the same where words are not parted


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
def _labels() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = sections("timestamps.txt")
    spelt = {name: map(one_spelling, table[name]) for name in ("updated", "published")}
    return tuple((name, tuple(sorted(words, key=lambda w: -len(w)))) for name, words in spelt.items())


@lru_cache(maxsize=1)
def _zones() -> dict[str, float]:
    return {name: float(hours) for name, hours in (line.split() for line in sections("timestamps.txt")["zones"])}


def read_stamp(line: str, language: str | None = None) -> Stamp | None:
    """The timestamp that a line is, None if it is none or says more than a timestamp does; names of months as of `language`, if known."""
    short = len(line) <= _MAX_LINE_CHARS and _YEAR.search(line) and not _PRINT_VIEW.fullmatch(line)
    found = day_in(line, language) if short else None
    if not found:
        return None
    days, start, end = found
    before, after = line[:start], _until_update(line[end:])
    of_a_life = any(int(year) < days[0].year - 1 for year in _OLD_YEAR.findall(before))  # `March 1941 – 12 May 2025`
    words = [word.casefold() for word in (*before.split(), *after.split()) if _LETTER.search(word)]
    named = [weekday(word.rstrip(",."), language) is not None for word in words]
    if of_a_life or len(words) - sum(named) > _MOST_OTHER_WORDS:
        return None
    if len(before) + len(after) > _MOST_OTHER_SIGNS and has_unspaced(line):
        return None
    label = label_in(before)
    clock = GROUP.search(line, start) or CLOCK.search(after) or _BARE_CLOCK.match(after) or CLOCK.search(before)
    if not (label or clock) and len(words) > _MOST_BESIDE_BARE and is_bare(line[start:end]):
        return None  # of a version, a score, a number of something
    moment = _moment(days, clock)
    if moment:
        return Stamp(moment, moment, label)
    if len(days) > 1 and (weekdays := weekdays_in(f"{before} {after}", language)):
        days = tuple(day for day in days if day.weekday() in weekdays) or days
    printed = figures(line[start:end]) if len(days) == 1 else None
    order = None if printed is None else "day" if int(printed["a"]) == days[0].day else "month"
    return Stamp(min(days).isoformat(), max(days).isoformat(), label, order, hour_of(clock))


def label_in(words: str) -> str | None:
    """What the time behind `words` is the time of, `published` or `updated`; None if they do not say."""
    lowered = one_spelling(words.casefold())
    return next((name for name, labels in _labels() if any(label in lowered for label in labels)), None)


def read_month(line: str) -> Stamp | None:
    """The month that a line is, with its year: the first and the last day of it; None if it is none, or says more."""
    found = month_alone(line) if len(line) <= _MAX_MONTH_CHARS else None
    first = real(*found, 1) if found else None
    if first is None:
        return None
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Stamp(first.isoformat(), last.isoformat(), None)


def is_label(text: str) -> bool:
    """Whether `text`, what stands before a time, says what it is the time of: `Posted at`, `Publié à`."""
    lowered = one_spelling(text.casefold())
    return any(lowered.startswith(word) for _, words in _labels() for word in words)


def before_day(line: str) -> str | None:
    """What stands before the day on a line that is a timestamp; None if it is none."""
    found = day_in(line) if read_stamp(line) else None
    return line[: found.start] if found else None


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
    parts = parted(line) if stamp else ()
    read = [found for part in parts if (found := read_stamp(part))]
    return tuple(read) if read and len(read) == len(parts) else (stamp,) if stamp else ()


def parted(line: str) -> tuple[str, ...]:
    """A line, cut in two before the label of an update within it."""
    update = _update_label().search(line, 1)
    return (line[: update.start()], line[update.start() :]) if update else (line,)


@lru_cache(maxsize=1)
def _update_label() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s(（,;|•·–—-])(?:{'|'.join(dict(_labels())['updated'])})\b", re.IGNORECASE)


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
    hour = hour_of(clock)
    if hour is None:
        return None
    second = min(int(parts.get("second") or 0), 59)
    local = datetime.combine(days[0], time.fromisoformat(hour), UTC) + timedelta(seconds=second)
    return (local - timedelta(hours=offset)).strftime("%Y-%m-%dT%H:%M:%SZ")


def hour_of(clock: re.Match[str] | None) -> str | None:
    """A time of day as `17:45`; None if there is none such."""
    if clock is None:
        return None
    parts = clock.groupdict()
    hour, half = int(parts["hour"]), (parts.get("half") or "").casefold()
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    minute = int(parts["minute"])
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


NOWHERE = Span(0, 0)  # of what is read out of HTML, in whose source it is not looked for


@dataclass(frozen=True, slots=True)
class PlacedStamp:
    """A timestamp with its place in the page and how many lines it is away from the headline.

    Attributes:
        why: what speaks for it, in words.
        sure: how sure what other words of the page give it is, its year or its order.
        beside: the words that give it its year.
    """

    stamp: Stamp
    line: str
    span: Span
    distance: int
    why: str = "printed on the page"
    sure: float = 1.0
    beside: tuple[Span, ...] = ()


def order_of(stamps: Sequence[PlacedStamp], language: str | None) -> str | None:
    """What comes first in the dates of a page, `day` or `month`: as in another one of it, or as in its language, of which only English has both."""
    orders = {placed.stamp.order for placed in stamps} - {None}
    usual = "day" if language not in {None, "en"} else None
    return orders.pop() if len(orders) == 1 else usual


def in_order(stamps: Sequence[PlacedStamp], order: str | None) -> list[PlacedStamp]:
    """Timestamps of which day and month may be swapped, read in the order that holds for their page."""
    return [_settled(placed, order) for placed in stamps]


def _settled(placed: PlacedStamp, order: str | None) -> PlacedStamp:
    """A stamp whose day and month may be swapped, read in the order that holds for its page."""
    if order is None or placed.stamp.first == placed.stamp.last or not (found := figures(placed.line)):
        return placed
    a, b, year = int(found["a"]), int(found["b"]), full_year(found.groupdict())
    day = real(year, *((b, a) if order == "day" else (a, b)))
    if day is None:
        return placed
    return replace(placed, stamp=replace(placed.stamp, first=day.isoformat(), last=day.isoformat()))


def published(stamps: Sequence[PlacedStamp], language: str | None = None) -> tuple[Published | None, str | None]:
    """Publication and last update out of a page's printed timestamps.

    A date such as 3/4/2030 is read as `order_of` says.

    One that is labelled as publication counts first, then the unlabelled one nearest the headline. Where only an update is
    printed its day, not its hour, is taken for that of publication, and said so.
    """
    stamps = in_order(stamps, order_of(stamps, language))
    updates = [placed for placed in stamps if placed.stamp.label == "updated"]
    updated = min(updates, key=lambda p: (p.distance, p.span)).stamp.first if updates else None
    others = [placed for placed in stamps if placed.stamp.label != "updated"]
    if not others:
        return (_stated(_day_of(updates[0]), 0.5, _only_updated(updates[0])) if updates else None), updated
    best = min(others, key=lambda p: (p.stamp.label != "published", p.sure < 1, p.distance, p.span))
    return _stated(best, 0.95 if best.stamp.label or best.distance <= 4 else 0.7, best.why), updated


def _day_of(placed: PlacedStamp) -> PlacedStamp:
    """A timestamp without its time of day."""
    stamp = placed.stamp
    return replace(placed, stamp=replace(stamp, first=stamp.first[:10], last=stamp.last[:10], clock=None))


def _only_updated(placed: PlacedStamp) -> str:
    """What speaks for the time of an update where no other is printed."""
    if placed.sure < 1:
        return f"{placed.why}, and only as the time of an update"
    return "the page prints only when it was updated"


def _stated(placed: PlacedStamp, sure: float, why: str) -> Published:
    stamp = placed.stamp
    if stamp.first[:7] == stamp.last[:7] and stamp.first != stamp.last:
        why = f"{why}, the month only"
    elif stamp.first != stamp.last:
        sure, why = sure * 0.7, f"{why}, day and month may be swapped"
    reason = f"{why}: “{placed.line}”"
    spans, clock = (placed.span, *placed.beside), stamp.clock if stamp.first == stamp.last else None
    return Published(stamp.first, stamp.last, Basis.PRINTED, round(sure * placed.sure, 3), reason, spans, clock)


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
    first, slash, last = value.partition("/")
    if slash:
        return Published(first, last, Basis.STATED, 1.0, f"stated by the input: from {first} to {last}")
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
