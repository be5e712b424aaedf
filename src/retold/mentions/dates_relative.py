"""Dates counted from an anchor: `last week`, `two years ago`, `the day before`, `yesterday`, and times of day."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from retold.mentions import dates_values as values
from retold.mentions.dates_anchors import Context, Found
from retold.mentions.dates_calendar import calendar
from retold.mentions.dates_holidays import holiday
from retold.mentions.dates_named import named, with_daypart
from retold.mentions.dates_quarters import quarter
from retold.mentions.dates_spans import duration
from retold.mentions.dates_values import Value

_UNIT_WORDS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "period": "Q"}
_DIVISIBLE = frozenset({"M", "Q", "H", "S", "Y", "E", "C"})
_HALF_DAY = 12
_EVENING = "14:00"  # from then on no hour is of the small hours' day
_LATE = ("TNI", "TEV")  # a morning behind the night or evening of a day is the next day's
_AFTER = frozenset({"following", "next", "after"})
_BEFORE = frozenset({"previous", "preceding", "prior", "before"})
_THAT = frozenset({"that", "same"})
_COUNTED_FROM_PREVIOUS = frozenset({"following", "previous", "preceding", "same", "that", "before", "after"})


def _unit(found: Found) -> str | None:
    code = found.string("unit", "units", "weekend", "weekends")
    return code or next((_UNIT_WORDS[word] for word in found.words if word in _UNIT_WORDS), None)


def unit(found: Found, context: Context) -> Value | None:
    """`last week`, `this month`, `early next year`, `the following month`, `the quarter`."""
    part = found.string("daypart")
    code = _unit(found) or ("D" if part else None)
    words = set(found.words)
    if code is None:
        return None
    if found.number("other") is not None or (words & _COUNTED_FROM_PREVIOUS and found.rule.id != "week-before-last"):
        value = _from_previous(code, found.number("other"), found, context)
        return _narrowed(with_daypart(value, part), words, context.previous)
    rel = found.number("rel")
    if part or ("day" in words and rel):
        return with_daypart(_from_previous("D", rel or 1, found, context), part)
    if context.published is None:
        return None
    if {"before", "after"} & words:  # "the week before last"
        rel = -2 if "last" in words else 2
    value = _from_published(code, rel, found, context, context.published)
    return _narrowed(value, words, values.of_day(context.published)) if rel == 0 else value


def _from_published(code: str, rel: int | None, found: Found, context: Context, anchor: date) -> Value | None:
    if code == "Q":
        return quarter(rel, found, context, anchor)
    if code == "WE":
        return _weekend(rel, context, anchor)
    day = values.moved(anchor, rel or 0, code)
    return values.around(day, code) if day else None


def _narrowed(value: Value | None, words: set[str], anchor: Value | None) -> Value | None:
    """`earlier this week` ends with the day it is counted from, `later that week` starts after it; the value stays."""
    if value is None or anchor is None or None in (value.first, value.last, anchor.first, anchor.last):
        return value
    inside = value.first <= anchor.first and anchor.last <= value.last  # type: ignore[operator]
    if inside and "earlier" in words:
        return replace(value, last=anchor.last)
    if inside and "later" in words:
        after = values.safe_shift(anchor.last, 1 if {"that", "same"} & words else 0)  # type: ignore[arg-type]
        return replace(value, first=after) if after and value.last and after <= value.last else value
    return value


def in_part(value: Value, found: Found) -> Value:
    """`early 1990`, `late March`, `the end of the year`: the third of the days that is meant; the value stays."""
    third = {"START": 0, "MID": 1, "END": 2}.get(found.string("mod") or "")
    if third is None or {"earlier", "later"} & set(found.words) or value.unit not in _DIVISIBLE:
        return value
    if value.first is None or value.last is None:
        return value
    days = (value.last - value.first).days + 1
    low, high = days * third // 3, days * (third + 1) // 3 - 1
    return replace(value, first=value.first + timedelta(days=low), last=value.first + timedelta(days=high))


def _weekend(rel: int | None, context: Context, anchor: date) -> Value | None:
    """The weekend last past, unless it is said to come: read on a Monday, `the weekend` is the one just gone."""
    ahead = (rel is not None and rel > 0) or (not rel and context.way == "future")
    day = values.safe_shift(anchor, 0 if anchor.weekday() >= 5 or ahead else -7)
    return values.of_weekend(day) if day else None


def _from_previous(code: str, step: int | None, found: Found, context: Context) -> Value | None:
    """Counted from the date just named, or from publication where none was."""
    words = set(found.words)
    if step is None:
        step = 1 if words & _AFTER else -1 if words & _BEFORE else 0
    told = context.previous is None and not _THAT.isdisjoint(words)  # "that night": of what was told without its day
    anchor = None if told else _last_named(code, context)
    if anchor is None:
        return None
    day = values.moved(anchor, step, code)
    return values.around(day, code) if day else None


def _last_named(code: str, context: Context) -> date | None:
    """A day of the date last named that is no coarser than `code`; None where only a coarser one was, for no day follows."""
    named = context.quarter if code == "Q" and context.quarter else context.previous
    if named is None or named.first is None:
        return context.published
    if values.UNIT_DAYS.get(named.unit, 0) > values.UNIT_DAYS.get(code, 7) and code in ("D", "W", "WE"):
        named = context.day
    return named.first if named else None


def offset(found: Found, context: Context) -> Value | None:
    """`three weeks ago`, `two days later`, `ten years from now`."""
    counts = [meaning for name, _, meaning in found.fields if name == "num"]
    count = counts[-1] if counts else None  # of "five or six" the one beside the unit
    if _only_a_length(found, count, context):
        return duration(found, context)
    back = found.string("ago") is not None
    if count == "X" or (count is None and not {"a", "an"} & set(found.words)):
        return Value("PAST_REF" if back else "FUTURE_REF", "REF")
    number = (count if isinstance(count, int | float) else 1) + (0.5 if found.get("halves") else 0)
    anchor = _counted_from(found, context)
    value = _moved(anchor, -number if back else number, found) if anchor is not None else None
    return None if value is not None and not back and _contradicted(value, context) else value


def _only_a_length(found: Found, count: object, context: Context) -> bool:
    """Whether `later` and `earlier` leave only the length known: hours, vague counts, nothing named to count from."""
    hours = found.string("clockunit") is not None
    if found.string("ago") == "previous":
        return hours
    vague = count == "X" or found.get("approx") is not None
    return found.string("hence") == "previous" and (hours or vague or context.previous is None)


def _counted_from(found: Found, context: Context) -> date | None:
    named = context.previous if "previous" in (found.string("ago"), found.string("hence")) else None
    if named is None or named.first is None or _contradicted(named, context):
        return context.published
    code = found.string("unit", "units", "clockunit", "weekend") or ""
    coarse = found.string("ago") is not None and values.UNIT_DAYS.get(named.unit, 0) > values.UNIT_DAYS.get(code, 0)
    return context.published if coarse and context.published else named.first  # "in 2030 … a week earlier"


def _moved(anchor: date, number: float, found: Found) -> Value | None:
    """The anchor moved by what the expression counts, as coarse as its unit."""
    code = found.string("unit", "units", "clockunit", "weekend")
    if found.string("clockunit"):
        return values.of_day(anchor)
    if code == "Y" and number != int(number):  # "two and a half years ago"
        code, number = "M", number * 12
    if code is None or number != int(number):
        return None
    code, count = _plain_unit(code, int(number))
    day = values.moved(anchor, count, code)
    if day and found.rule.options.get("exact"):
        return values.of_day(day)
    return values.around(day, "Y" if code in ("E", "C") else code) if day else None


def _plain_unit(code: str, number: int) -> tuple[str, int]:
    """Fortnights as weeks, quarters and halves of a century as years."""
    size = re.fullmatch(r"(\d+)(\w)", code)
    return (size[2], number * int(size[1])) if size else (code, number)


def named_ago(found: Found, context: Context) -> Value | None:
    """`two Sundays ago`, `three weekends ago`: the last one past is the first."""
    count, weekday = found.number("num"), found.number("weekdays")
    if context.published is None or count is None:
        return None
    back = (context.published.weekday() - (5 if weekday is None else weekday)) % 7 or 7
    day = values.safe_shift(context.published, -back - 7 * (count - 1))
    if day is None:
        return None
    return values.of_weekend(day) if weekday is None else values.of_day(day)


def day_before(found: Found, context: Context) -> Value | None:
    """`the day before yesterday`, `the day after Thursday`, `two weeks from Monday`."""
    step = -1 if "before" in found.words else 1
    if "week" in found.words and "from" not in found.words:
        base = _named_day(found, context)
        day = values.safe_shift(base.first, 7 * step) if base and base.first else None
        return values.of_week(day) if day else None
    if "from" in found.words:
        step = (found.number("num") or 1) * {"D": 1, "W": 7, "2W": 14}.get(found.string("unit") or "", 0)
        context.way = "future"
    base = _named_day(found, context)
    if base is None or base.first is None:
        return None
    day = values.safe_shift(base.first, step)
    return values.of_day(day) if day else None


def _named_day(found: Found, context: Context) -> Value | None:
    makers = {"deictic": deictic, "holiday": holiday, "month": calendar}
    make = next((make for name, make in makers.items() if found.get(name) is not None), named)
    return make(found, context)


def deictic(found: Found, context: Context) -> Value | None:
    """`today`, `yesterday morning`, `tonight`, `this evening`, `the morning`."""
    words = set(found.words)
    part = found.string("daypart") or cast("str | None", found.rule.options.get("part"))
    step = found.number("deictic")
    if step is None:
        step = -1 if "last" in words else int(str(found.rule.options.get("day", 0)))
        if (
            ("the" in words or found.rule.id == "by-daypart")
            and context.previous
            and context.previous.unit == "D"
            and context.previous.first
        ):
            after_night = part == "MO" and (context.previous.text or "").endswith(_LATE)
            day = values.safe_shift(context.previous.first, int(after_night))
            return with_daypart(values.of_day(day), part) if day else None
    if context.published is None:
        return None
    day = values.safe_shift(context.published, step)
    return with_daypart(values.of_day(day), part) if day else None


def clock(found: Found, context: Context) -> Value | None:
    """`3:30 p.m.`, `10 a.m. EST Tuesday`, `noon Thursday`, `5 p.m. on Nov. 6`."""
    time = _time_of_day(found, context)
    if time is None:
        return None
    if found.get("month") is not None:
        day = calendar(found, context)
    elif found.get("weekday") is not None:
        day = named(found, context)
    elif found.get("deictic") is not None:
        day = deictic(found, context)
    elif context.day is not None and not _contradicted(context.day, context):
        day = context.day
    else:
        day = _day_of(time, context)
    base = day.text[:10] if day else "XXXX-XX-XX"
    first, last = (day.first, day.last) if day else (None, None)
    if _is_either(found, context):
        other = f"{(int(time[:2]) + _HALF_DAY) % 24:02d}{time[2:]}"
        others = tuple(sorted((f"{base}T{time}", f"{base}T{other}")))
        eve = values.safe_shift(context.published, -1) if context.published and _is_eve(context) else None
        if eve is not None and first == context.published:  # nor whether it was that day
            return Value(base, "D", first, last, (f"{eve}T{time}", f"{eve}T{other}", others[0]), sure=False)
        return Value(base, "D", first, last, others)
    return Value(f"{base}T{time}", "D", first, last)


def _day_of(time: str, context: Context) -> Value | None:
    """The day of publication; the one before where its small hours tell of an evening."""
    if context.published is None:
        return None
    before = _is_eve(context) and time >= _EVENING
    day = values.safe_shift(context.published, -1) if before else context.published
    return values.of_day(day) if day else None


def _is_eve(context: Context) -> bool:
    """Whether what is told in the small hours of a day may be of the day before."""
    return context.early and context.way == "past"


def _is_either(found: Found, context: Context) -> bool:
    """Whether `nine o'clock` may be in the morning or in the evening: nothing in it or beside it tells."""
    hour = found.number("hour", "num")
    told = found.get("meridiem") is not None or found.get("daypart") is not None or context.part is not None
    return _is_oclock(found) and hour is not None and 0 < hour < _HALF_DAY and not told


def _is_oclock(found: Found) -> bool:
    """Whether an hour is said with `o'clock`, which counts to twelve."""
    return "clock" in found.words or "oclock" in found.words


def _contradicted(day: Value, context: Context) -> bool:
    """Whether the verb puts what is told behind publication and the day just named lies ahead of it."""
    return context.way == "past" and None not in (day.first, context.published) and day.first > context.published  # type: ignore[operator]


def _time_of_day(found: Found, context: Context) -> str | None:
    moment = found.string("moment")
    if moment:
        return moment[1:]
    printed = re.match(r"(\d{1,2})[:.h](\d\d)", found.string("clock") or "")
    hour = int(printed[1]) if printed else found.number("hour", "num")
    minute = int(printed[2]) if printed else 0
    if hour is not None and hour >= 100:  # "0800 GMT"
        hour, minute = divmod(hour, 100)
    if hour is None or hour > 24 or minute > 59:
        return None
    beside = context.part if _is_oclock(found) else None
    meridiem, part = (found.string("meridiem") or "").lower(), found.string("daypart") or beside
    if meridiem.startswith("p") or part in ("AF", "EV") or (part == "NI" and hour > 5):
        hour = hour + 12 if hour < 12 else hour
    elif meridiem.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


ACTS: Mapping[str, object] = {
    "named_ago": named_ago, "unit": unit, "offset": offset, "day_before": day_before, "deictic": deictic, "clock": clock,
}  # fmt: skip
