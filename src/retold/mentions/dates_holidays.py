"""Feasts and holidays: fixed days, weekdays of a month, and days counted from Easter."""

import re
from collections.abc import Mapping
from datetime import date

from retold.mentions import dates_values as values
from retold.mentions.dates_anchors import Context, Found
from retold.mentions.dates_calendar import cost, year_of
from retold.mentions.dates_values import Value


def holiday(found: Found, context: Context) -> Value | None:
    """A feast or holiday by its rule (see the data file), in the year given or the nearest."""
    rule = found.string("holiday") or ""
    year = year_of(found, context)
    if year is not None:
        day = holiday_in(rule, year)
        return values.of_day(day) if day else None
    anchor = context.published
    if anchor is None:
        return Value(f"XXXX-{rule}", "D") if re.fullmatch(r"\d\d-\d\d", rule) else None
    days = [day for step in (-1, 0, 1) if (day := holiday_in(rule, anchor.year + step))]
    rel = found.number("rel")
    if rel is not None and rel != 0:
        days = [day for day in days if (day < anchor) == (rel < 0) and day != anchor] or days
        day = max(days) if rel < 0 else min(days)
        return values.of_day(day)
    return min((values.of_day(day) for day in days), key=lambda option: cost(option, anchor, context.way))


def holiday_in(rule: str, year: int) -> date | None:
    """The day of a holiday rule in a year: `12-25`, `11/3/4` (fourth Thursday), `11/0/1+1` (the day after), `E-2`."""
    if rule.startswith("E"):
        sunday = values.easter(year)
        return values.safe_shift(sunday, int(rule[1:])) if sunday else None
    if "/" not in rule:
        return values.safe_date(year, int(rule[:2]), int(rule[3:]))
    head, _, plus = rule.partition("+")
    month, weekday, nth = (int(piece) for piece in head.split("/"))
    day = values.weekday_of_month(year, month, weekday, nth)
    return values.safe_shift(day, int(plus or 0)) if day else None


def holiday_week(found: Found, context: Context) -> Value | None:
    """`Easter week`, `Thanksgiving weekend`."""
    value = holiday(found, context)
    if value is None or value.first is None:
        return None
    return values.of_weekend(value.first) if "weekend" in found.words else values.of_week(value.first)


ACTS: Mapping[str, object] = {"holiday": holiday, "holiday_week": holiday_week}
