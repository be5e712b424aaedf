"""Quarters of reports, and the periods they are compared with: `the quarter`, `a year earlier`, `the same month last year`."""

from collections.abc import Mapping
from datetime import date

from retold.mentions import dates_values as values
from retold.mentions.dates_anchors import Context, Found
from retold.mentions.dates_calendar import nearest
from retold.mentions.dates_values import Value

_HALF_A_QUARTER = 45  # days


def quarter(rel: int | None, found: Found, context: Context, anchor: date) -> Value | None:
    """The quarter a report is about is the last one completed; a quarter just named is meant again."""
    if rel is None:
        if context.quarter is not None and "latest" not in found.words:
            return context.quarter
        rel = -1
    day = values.moved(anchor, rel, "Q")
    return values.around(day, "Q") if day else None


def quarter_ended(found: Found, context: Context) -> Value | None:
    """`the quarter ended July 31`: named by the calendar quarter that holds the middle of it."""
    after = found.tokens[found.last + 1 : found.last + 3]
    month = next((token.classes["month"] for token in after[:1] if "month" in token.classes), None)
    if month is None:
        return quarter(None, found, context, context.published) if context.published else None
    day = next((token.classes["day"] for token in after[1:] if "day" in token.classes), None)
    end = nearest(int(month), int(day) if day else None, context, context.way)  # type: ignore[arg-type]
    middle = values.safe_shift(end.last, -_HALF_A_QUARTER) if end and end.last else None
    return values.around(middle, "Q") if middle else None


def year_ago(found: Found, context: Context) -> Value | None:
    """`a year ago`, `the year-earlier quarter`: a year before what is talked about, as coarse as that is."""
    anchor, year = context.published, found.number("year")
    if anchor is None:
        return values.of_year(year) if year else None
    base = _compared(found, context, anchor)
    if base is None or base.first is None:
        return values.of_year(year if year is not None else anchor.year - 1)
    target = year if year is not None else base.first.year - 1
    if base.unit == "M":
        return values.of_month(target, base.first.month)
    return values.of_quarter(target, (base.first.month + 2) // 3)


def _compared(found: Found, context: Context, anchor: date) -> Value | None:
    """The quarter or month that is compared with the one a year before; None where whole years are."""
    words, ordinal = set(found.words), found.number("ordinal")
    if ordinal and 1 <= ordinal <= 4:
        return values.of_quarter(anchor.year, ordinal)
    if found.string("unit") == "M":
        named = context.previous if context.previous and context.previous.unit == "M" else None
        last = values.moved(anchor, -1, "M")
        return named or (values.around(last, "M") if last else None)
    period = {"quarter", "period"} & words or found.string("unit") == "Q"
    if context.quarter is not None and (context.on_quarter or period):
        return context.quarter
    day = values.moved(anchor, -1, "Q") if period else None
    return values.around(day, "Q") if day else None


ACTS: Mapping[str, object] = {"quarter_ended": quarter_ended, "year_ago": year_ago}
