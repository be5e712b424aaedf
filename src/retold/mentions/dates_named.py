"""Days and months by their names: `Friday`, `next Tuesday night`, `the previous March`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from retold.mentions import dates_values as values
from retold.mentions.dates_anchors import Context, Found
from retold.mentions.dates_calendar import nearest
from retold.mentions.dates_values import Value

# Days that a weekday behind is dearer than one ahead where the verb, far or near, says it lies ahead: near, six, so that
# "will meet Saturday" on a Sunday is the coming one.
WEEKDAY_BEHIND = (3, 6)
# Days that a weekday ahead is dearer than one behind, by what the verb says.
_WEEKDAY_AHEAD = {"future": 0, "planned": 0.5, None: 4, "past": 12}
_DAYS_BACK = 6


def named(found: Found, context: Context) -> Value | None:
    """A weekday or month with or without `last`, `next`, `this`, `the previous`; perhaps with a part of the day."""
    weekday = found.number("weekday")
    if weekday is None:
        return _named_month(found, context)
    if context.published is None:
        value: Value | None = Value(f"XXXX-WXX-{weekday + 1}", "D")
    else:
        value = _weekday(weekday, found, context, context.published)
    return with_daypart(value, found.string("daypart") or _own_daypart(found))


def _own_daypart(found: Found) -> str | None:
    """The part of the day that is one word with its day: `Montagabend`."""
    parts = (token.classes.get("daypart") for name, token, _ in found.fields if name == "weekday")
    return next((part for part in parts if isinstance(part, str)), None)


def with_daypart(value: Value | None, part: str | None) -> Value | None:
    """A day narrowed to its morning, afternoon, evening or night."""
    return value if part is None or value is None else replace(value, text=f"{value.text}T{part}")


def _weekday(weekday: int, found: Found, context: Context, anchor: date) -> Value | None:
    rel = found.number("rel")
    other = found.number("other")
    if other is not None and context.previous and context.previous.first and context.previous.unit == "D":
        anchor, rel = context.previous.first, other or (1 if anchor.weekday() != weekday else None)
    if context.joined and context.joined.first and rel is None and not other:  # "Friday through Sunday"
        step = (weekday - context.joined.first.weekday()) % 7
        if step < _DAYS_BACK:  # "Friday and Thursday" go backwards
            exact = values.safe_shift(context.joined.first, step)
            return values.of_day(exact) if exact else None
    if (found.rule.id == "weekday-of-week" or "week" in found.words) and rel is not None:
        monday = values.of_week(anchor).first
        exact = values.safe_shift(monday, 7 * rel + weekday) if monday else None
        return values.of_day(exact) if exact else None
    back, ahead = (anchor.weekday() - weekday) % 7, (weekday - anchor.weekday()) % 7
    if found.rule.id == "weekday-week":
        step = (ahead or 7) + 7
    elif rel is not None and rel != 0:
        step = -(back or 7) if rel < 0 else (ahead or 7)
    else:
        step = ahead if _lies_ahead(back, ahead, rel, context) else -back
    exact = values.safe_shift(anchor, step)
    return values.of_day(exact) if exact else None


def _lies_ahead(back: int, ahead: int, rel: int | None, context: Context) -> bool:
    """Whether a bare weekday is the coming one. Verbs mislead, and a day near a week off is seldom named by weekday."""
    way = context.way
    if way is None and rel == 0:
        return True
    cost_ahead = ahead + _WEEKDAY_AHEAD[way]
    if way == "future" or (way == "planned" and context.near):  # "called a meeting for Monday"
        return cost_ahead < back + WEEKDAY_BEHIND[way == "future" and context.near]
    return cost_ahead < back


def _named_month(found: Found, context: Context) -> Value | None:
    month, rel = found.number("month"), found.number("rel")
    if month is None:
        return None
    anchor = context.published
    other = found.number("other")
    if other is not None and context.previous and context.previous.first:
        anchor, rel = context.previous.first, other
    if anchor is None:
        return Value(f"XXXX-{month:02d}", "M")
    if rel is None or rel == 0:
        return values.of_month(anchor.year, month) if rel == 0 else nearest(month, None, context, context.way)
    year = anchor.year
    if rel < 0:
        year -= month >= anchor.month
    else:
        year += month <= anchor.month
    return values.of_month(year, month)


ACTS: Mapping[str, object] = {"named": named}
