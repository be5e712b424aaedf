"""Dates of several days or months in one expression: `Dec. 7-9`, `April–June`, `the weekend of March 9–10`.

TIMEX3 has no value for such a stretch; it is named by its first day or month (by the quarter or weekend where it is one)
and covers all its days.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from retold.mentions import dates_values as values
from retold.mentions.dates_anchors import Context, Found
from retold.mentions.dates_calendar import calendar, nearest, year_of
from retold.mentions.dates_named import with_daypart
from retold.mentions.dates_values import Value

_MOST_WEEKDAYS = 5  # of one name in a month


def stretch(found: Found, context: Context) -> Value | None:
    """From one day or month to another; the months and the year may be named once for both."""
    months, days, years = (_all(found, *names) for names in (("month",), ("day", "ordday", "ordinal"), ("year",)))
    start = _start(months, days, years, context)
    if start is None or start.first is None:
        return start
    turns = months[-1] < months[0] or (len(days) > 1 and len(months) == 1 and days[-1] < days[0])
    year = years[-1] if years else start.first.year + turns
    end = _end(year, months[-1], days[-1] if days else None)
    if end is None or end < start.first or (turns and len(months) == 1):
        return None
    return with_daypart(_named(start, end, found), found.string("daypart"))


def _all(found: Found, *names: str) -> list[int]:
    return [meaning for name, _, meaning in found.fields if name in names and isinstance(meaning, int)]


def _start(months: list[int], days: list[int], years: list[int], context: Context) -> Value | None:
    day = days[0] if days else None
    if not years:
        return nearest(months[0], day, context, context.way)
    year = years[0] if len(years) > 1 else years[0] - (months[-1] < months[0])
    if day is None:
        return values.of_month(year, months[0])
    exact = values.safe_date(year, months[0], day)
    return values.of_day(exact) if exact else None


def _end(year: int, month: int, day: int | None) -> date | None:
    if day is not None:
        return values.safe_date(year, month, day)
    whole = values.of_month(year, month)
    return whole.last if whole else None


def _named(start: Value, end: date, found: Found) -> Value:
    if start.first is not None and start.unit == "D" and found.string("weekend"):
        weekend = values.of_weekend(start.first)
        return weekend if end == start.first else replace(weekend, first=start.first, last=end)
    if start.first is not None and start.unit == "M":
        quarter = values.around(start.first, "Q")
        if quarter is not None and (quarter.first, quarter.last) == (start.first, end):
            return quarter
    return replace(start, last=end)


def misread(found: Found, context: Context) -> Value | None:
    """A month the scan broke: its likely value is no more than that."""
    fields = tuple(("month" if name == "brokenmonth" else name, *rest) for name, *rest in found.fields)
    value = calendar(replace(found, fields=fields), context)  # type: ignore[arg-type]
    return replace(value, sure=False) if value else None


def nth_weekday(found: Found, context: Context) -> Value | None:
    """`the second Tuesday of March`, `the last Friday in May 2020`."""
    month, weekday, year = found.number("month"), found.number("weekday"), found.number("year")
    if month is None or weekday is None:
        return None
    around = values.of_month(year, month) if year is not None else nearest(month, None, context, context.way)
    if around is None or around.first is None:
        return None
    nth = found.number("ordinal") or -1
    day = values.weekday_of_month(around.first.year, month, weekday, nth) if nth <= _MOST_WEEKDAYS else None
    return values.of_day(day) if day is not None and day.month == month else None


def nth_week(found: Found, context: Context) -> Value | None:
    """`the first week of December`, `the last weekend of the month`: the week in which most of those days lie."""
    nth = found.number("ordinal") or -1
    month = _month_of(found, context)
    if month is None or month.first is None or month.last is None or not -1 <= nth <= _MOST_WEEKDAYS:
        return None
    day = values.safe_shift(month.last, -3) if nth < 0 else values.safe_shift(month.first, 7 * nth - 4)
    if day is None or day > month.last:
        return None
    return values.of_weekend(day) if "weekend" in found.words else values.of_week(day)


def last_day(found: Found, context: Context) -> Value | None:
    """`the last day of the month`, `the first day of 2013`."""
    whole = _month_of(found, context)
    if found.number("month") is None and "month" not in found.words:
        year = year_of(found, context)
        if year is None and context.published is not None:
            year = context.published.year
        whole = values.of_year(year) if year is not None else None
    day = None if whole is None else whole.first if "first" in found.words else whole.last
    return values.of_day(day) if day else None


def _month_of(found: Found, context: Context) -> Value | None:
    month, year = found.number("month"), found.number("year")
    if month is not None:
        return values.of_month(year, month) if year is not None else nearest(month, None, context, context.way)
    if context.published is None:
        return None
    return values.of_month(context.published.year, context.published.month + (found.number("rel") or 0))


def foreign(_found: Found, _context: Context) -> Value | None:
    """A date of another calendar: kept as printed."""
    return None


def landmark(found: Found, context: Context) -> Value | None:
    """A day that has become a name: `9/11`."""
    exact = date.fromisoformat(str(found.rule.options.get("when") or found.string("landmark")))
    other = found.number("day") not in (None, exact.day)
    if other or (context.published is not None and exact > context.published):
        return calendar(found, context)
    return values.of_day(exact)


ACTS: Mapping[str, object] = {
    "last_day": last_day,
    "nth_week": nth_week,
    "nth_weekday": nth_weekday,
    "stretch": stretch,
    "misread": misread,
    "foreign": foreign,
    "landmark": landmark,
}
