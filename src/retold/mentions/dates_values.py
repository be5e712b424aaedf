"""Calendar values: a TIMEX3 value with the days it covers, and the arithmetic that leads from one to another.

Values follow TIMEX3 as TimeML 1.2.1 and the TempEval-3 guidelines use it: `2021-12-30`, `2021-W52`, `2021-W52-WE`, `2021-12`,
`2021-Q4`, `2021-H2`, `2021-WI`, `2021`, `202X`, `20XX`, `2021-12-30TMO`, `2021-12-30T15:30`.
"""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, northern hemisphere, meteorological
UNIT_DAYS = {"D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365, "E": 3652, "C": 36525}


@dataclass(frozen=True, slots=True)
class Value:
    """A point on the calendar as coarse as the text has it.

    Attributes:
        text: TIMEX3 value.
        unit: `D` day, `W` week, `WE` weekend, `M` month, `Q` quarter, `H` half-year, `S` season, `Y` year, `E` decade,
            `C` century.
        first, last: days it covers, inclusive; None where the year is not known.
        others: TIMEX3 values it may have instead.
        sure: whether the words as printed say so; else it is only the likely reading.
    """

    text: str
    unit: str
    first: date | None = None
    last: date | None = None
    others: tuple[str, ...] = ()
    sure: bool = True


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def safe_shift(day: date, days: int) -> date | None:
    """`day` moved by `days`, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def of_day(day: date) -> Value:
    """One day."""
    return Value(day.isoformat(), "D", day, day)


def of_week(day: date) -> Value:
    """The ISO week (Monday to Sunday) that holds `day`."""
    year, number, weekday = day.isocalendar()
    monday = safe_shift(day, 1 - weekday) or day
    return Value(f"{year:04d}-W{number:02d}", "W", monday, safe_shift(monday, 6))


def of_weekend(day: date) -> Value:
    """The weekend (Saturday and Sunday) of the ISO week that holds `day`."""
    week = of_week(day)
    saturday = safe_shift(week.first or day, 5)
    return Value(f"{week.text}-WE", "WE", saturday, week.last)


def of_month(year: int, month: int) -> Value | None:
    """One month; `month` may lie outside 1–12 and carries into the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year < MAXYEAR:
        return None
    return Value(f"{year:04d}-{month:02d}", "M", date(year, month, 1), _month_end(year, month))


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def of_quarter(year: int, quarter: int) -> Value | None:
    """A calendar quarter; `quarter` may lie outside 1–4 and carries into the year."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    start, end = of_month(year, 3 * quarter - 2), of_month(year, 3 * quarter)
    if start is None or end is None:
        return None
    return Value(f"{year:04d}-Q{quarter}", "Q", start.first, end.last)


def of_half(year: int, half: int) -> Value | None:
    """A half-year; `half` may lie outside 1–2 and carries into the year."""
    year, half = year + (half - 1) // 2, (half - 1) % 2 + 1
    start, end = of_month(year, 6 * half - 5), of_month(year, 6 * half)
    if start is None or end is None:
        return None
    return Value(f"{year:04d}-H{half}", "H", start.first, end.last)


def of_season(year: int, season: str) -> Value | None:
    """A season; winter is counted to the year in which it starts."""
    start, end = of_month(year, SEASON_STARTS[season]), of_month(year, SEASON_STARTS[season] + 2)
    if start is None or end is None:
        return None
    return Value(f"{year:04d}-{season}", "S", start.first, end.last)


def of_year(year: int) -> Value | None:
    """One year."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return Value(f"{year:04d}", "Y", date(year, 1, 1), date(year, 12, 31))


def of_decade(year: int) -> Value | None:
    """The decade that holds `year`, in TIMEX3 the first three figures."""
    start = year - year % 10
    if not MINYEAR <= start <= MAXYEAR - 9:
        return None
    return Value(f"{start // 10:03d}", "E", date(start, 1, 1), date(start + 9, 12, 31))


def of_century(number: int) -> Value | None:
    """The `number`-th century, in TIMEX3 the two figures its years start with."""
    start = (number - 1) * 100
    if not MINYEAR <= start + 1 <= MAXYEAR - 100:
        return None
    return Value(f"{number - 1:02d}", "C", date(start + 1, 1, 1), date(start + 100, 12, 31))


def around(day: date, unit: str) -> Value | None:
    """The day, week, month, quarter, half, season, year, decade or century that holds `day`."""
    simple = {"D": of_day, "W": of_week, "WE": of_weekend, "S": season_around}
    if unit in simple:
        return simple[unit](day)
    counted = {
        "M": (of_month, day.month),
        "Q": (of_quarter, (day.month + 2) // 3),
        "H": (of_half, (day.month + 5) // 6),
    }
    if unit in counted:
        make, number = counted[unit]
        return make(day.year, number)
    yearly = {"Y": (of_year, day.year), "E": (of_decade, day.year), "C": (of_century, (day.year - 1) // 100 + 1)}
    if unit not in yearly:
        return None
    of, number = yearly[unit]
    return of(number)


def season_around(day: date) -> Value | None:
    """The season that holds `day`."""
    order = ["WI", "SP", "SU", "FA"]
    season = order[day.month % 12 // 3]
    return of_season(day.year - (season == "WI" and day.month < 3), season)


def moved(day: date, count: int, unit: str) -> date | None:
    """`day` moved by `count` units; a day the target month lacks becomes its last."""
    if unit in ("D", "W", "WE"):
        return safe_shift(day, count * (1 if unit == "D" else 7))
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if months is None:
        return None
    target = of_month(day.year, day.month + count * months)
    if target is None or target.last is None:
        return None
    return target.last.replace(day=min(day.day, target.last.day))


def shifted(value: Value, count: int, unit: str) -> Value | None:
    """`value` moved by `count` units, as coarse as before (Q3 1989 less one year is Q3 1988), or as `unit` if coarser."""
    if value.first is None:
        return None
    day = moved(value.first, count, unit)
    if day is None:
        return None
    coarser = UNIT_DAYS.get(unit, 0) > UNIT_DAYS.get(value.unit, 182)
    if value.unit == "S":
        return of_season(value.first.year + (count if unit == "Y" else 0), value.text[-2:])
    return around(day, unit if coarser and unit not in ("Y", "Q") else value.unit)


def easter(year: int) -> date | None:
    """Western Easter Sunday (the anonymous Gregorian computus, in Meeus, Astronomical Algorithms, chapter 8)."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    a, b, c = year % 19, year // 100, year % 100
    d, e, g = b // 4, b % 4, (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def weekday_of_month(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The `nth` weekday (0 Monday) of a month, -1 the last."""
    span = of_month(year, month)
    if span is None or span.first is None or span.last is None:
        return None
    if nth < 0:
        return safe_shift(span.last, -((span.last.weekday() - weekday) % 7))
    return safe_shift(span.first, (weekday - span.first.weekday()) % 7 + 7 * (nth - 1))
