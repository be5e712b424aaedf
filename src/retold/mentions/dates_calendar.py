"""Dates with a place of their own on the calendar: days, months, years, weekdays, seasons, quarters, holidays."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from retold.mentions import dates_values as values
from retold.mentions.dates_anchors import Context, Found
from retold.mentions.dates_values import Value
from retold.words.background import stop_words

# A two-digit year is read as the nearest one that is at most this many years ahead of the anchor.
YEARS_AHEAD = 20
# Days by which a date without a year is dearer against the direction its verb tells: a far verb, a near one.
AGAINST = (150, 300)
# A day or month is named without its year when that is plain: what is told as past is not read as lying months ahead.
TOLD_AS_PAST = {"D": 230, "M": 190}
# Days by which it is dearer ahead where no verb tells: for a month or season, for a day.
UNTOLD = (150, 60)
_SHARES = frozenset({None, 1, 3})  # a quarter, three quarters
# Before a quarter that lasts; behind one that is a share.
_LASTING = frozenset({"for", "in", "within", "over", "during", "after", "per", "every", "each", "last", "past", "next"})
_SHARED = frozenset(
    {
        "of",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "comes",
        "come",
        "came",
        "goes",
        "go",
        "went",
        "said",
        "say",
        "will",
        "would",
        "did",
        "do",
        "live",
        "lived",
    }
)
_BARE = frozenset({"the", "that", "spring", "summer", "autumn", "fall", "winter"})
_YEAR = frozenset({"year", "année", "año", "anno"})
_THAT = frozenset({"that", "cette", "même", "ese", "aquel", "mismo", "quello", "stesso"})
_SIDE = {-1: "past", 1: "future"}


def calendar(found: Found, context: Context) -> Value | None:
    """Any of day, month and year; what is missing comes from the anchor."""
    month, day = found.number("month"), found.number("day", "ordday", "ordinal")
    year = year_of(found, context)
    if month is None:
        return values.of_year(year) if year is not None else None
    if year is None:
        rel = found.number("rel")
        return _doubted(nearest(month, day, context, _SIDE.get(rel or 0, context.way)), found.number("weekday"))
    if day is None:
        return values.of_month(year, month)
    exact = values.safe_date(year, month, day)
    return _doubted(values.of_day(exact) if exact else None, found.number("weekday"))


def _doubted(value: Value | None, weekday: int | None) -> Value | None:
    """A day that is not the weekday named with it: the years around in which it is are other readings."""
    if value is None or value.first is None or value.unit != "D" or weekday in (None, value.first.weekday()):
        return value
    day = value.first
    around = (values.safe_date(day.year + step, day.month, day.day) for step in range(-6, 7))
    return replace(value, others=tuple(other.isoformat() for other in around if other and other.weekday() == weekday))


def year_of(found: Found, context: Context) -> int | None:
    """The year an expression names, in two digits too, or points at (`of that year`); None where it does neither."""
    year = found.number("year", "oldyear")
    if year is not None:
        return year
    two = found.number("shortyear")
    if two is not None:
        return full_year(two, context.published)
    if "same" in found.words and found.get("season") is not None and context.previous and context.previous.first:
        return context.previous.first.year  # "in 2026 …, in the same spring"
    if not _YEAR.isdisjoint(found.words) and (
        not _THAT.isdisjoint(found.words) or found.number("other") is not None
    ):  # "in October of that year"
        named = context.previous.first if context.previous else context.published
        return named.year + (found.number("other") or 0) if named else None
    rel = found.number("rel")
    if rel is not None and ("year" in found.words or found.string("unit") == "Y") and context.published:
        return context.published.year + rel
    return None


def full_year(two: int, published: date | None) -> int:
    """The year of two figures; without an anchor, 00–29 are 2000–2029 as in POSIX-like practice."""
    if published is None:
        return two + (2000 if two < 30 else 1900)
    century = published.year - published.year % 100
    year = century + two
    if year > published.year + YEARS_AHEAD:
        return year - 100
    return year + 100 if year <= published.year + YEARS_AHEAD - 100 else year


def nearest(month: int, day: int | None, context: Context, way: str | None) -> Value | None:
    """A month or month and day without a year: by direction, else the nearest to the anchor."""
    anchor = context.published
    known = context.years.get((month, day)) if day is not None else None
    if known is not None:
        return _in_year(known, month, day)
    if anchor is None:
        text = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
        return Value(text, "D" if day else "M") if day is None or values.safe_date(2000, month, day) else None
    around = (_in_year(anchor.year + step, month, day) for step in (-1, 0, 1))
    options = [option for option in around if option is not None and option.first and option.last]
    for option in options:
        ahead = option.first is not None and option.first > anchor
        if option.first and option.first.year == context.said_year and not (ahead and way == "past"):
            return option
    if not options:  # 29 February far from a leap year
        return None
    return min(options, key=lambda option: cost(option, anchor, way, near=context.near))


def _in_year(year: int, month: int, day: int | None) -> Value | None:
    if day is None:
        return values.of_month(year, month)
    exact = values.safe_date(year, month, day)
    return values.of_day(exact) if exact else None


def cost(option: Value, anchor: date, way: str | None, *, near: bool = False) -> float:
    """Days between, dearer against the direction; without one, what lies ahead is a little dearer."""
    if option.first is None or option.last is None:
        return float("inf")
    if option.first <= anchor <= option.last:
        return 0 if way != "future" or option.unit == "D" else 20
    ahead = option.first > anchor
    gap = (option.first - anchor).days if ahead else (anchor - option.last).days
    if way == "planned":
        return gap
    if way is None:
        return gap + UNTOLD[option.unit == "D"] if ahead else gap
    if ahead == (way == "future"):
        return gap
    far_past = way == "past" and not near
    return gap + (TOLD_AS_PAST.get(option.unit, AGAINST[0]) if far_past else AGAINST[near])


def iso(found: Found, _context: Context) -> Value | None:
    """`2021-12-30`, with or without a time."""
    text = found.string("iso") or ""
    exact = values.safe_date(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if exact is None:
        return None
    time = re.match(r".{10}[T ](\d\d:\d\d(?::\d\d)?)", text)
    return replace(values.of_day(exact), text=f"{exact}T{time[1]}" if time else exact.isoformat())


def slash(found: Found, context: Context) -> Value | None:
    """`12/30/2021`, `30.12.2021`, `2021/12/30`; a figure over 12 settles the order, else the language does."""
    text = found.string("slash") or "0/0/0"
    first, second, third = (int(part) for part in re.split(r"[/.-]", text))
    if first > 31:
        exact = values.safe_date(first, second, third)
        return values.of_day(exact) if exact else None
    year = third if third > 99 else full_year(third, context.published)
    readings = [values.safe_date(year, second, first), values.safe_date(year, first, second)]
    if not found.rule.options.get("day_first") and "." not in text:
        readings.reverse()
    possible = list(dict.fromkeys(day for day in readings if day is not None))
    if not possible:
        return None
    return replace(values.of_day(possible[0]), others=tuple(day.isoformat() for day in possible[1:]))


def decade(found: Found, context: Context) -> Value | None:
    """`the 1990s`, `the '80s`, `the nineties`."""
    text = re.sub(r"\D", "", found.string("decade") or "")
    number = int(text) if text else found.number("decadeword", "year", "num")
    if number is None:
        return None
    if number % 100 == 0 and 1000 <= number <= 1900:  # "the 1800s" are a century, "the 2000s" mostly a decade
        return values.of_century(number // 100 + 1)
    if number >= 1000:
        return values.of_decade(number) if number % 10 == 0 else None
    if number >= 100 or number % 10:
        return None
    year = 1900 + number
    if context.published and context.published.year >= year + 105:
        year += 100
    return values.of_decade(year)


def century(found: Found, _context: Context) -> Value | None:
    """`the 20th century`."""
    number = found.number("ordinal", "num")
    return values.of_century(number) if number and number > 0 else None


def season(found: Found, context: Context) -> Value | None:
    """`last fall`, `the summer of 1998`, `this winter`."""
    code = found.string("season")
    year = year_of(found, context)
    if code is None:
        return None
    if year is not None:
        return values.of_season(year, code)
    anchor = context.published
    if anchor is None:
        return Value(f"XXXX-{code}", "S")
    rel = found.number("rel")
    options = [option for step in (-1, 0, 1) if (option := values.of_season(anchor.year + step, code))]
    if rel is not None and rel < 0 and "this" not in found.words:
        options = [option for option in options if option.last and option.last < anchor] or options[:1]
        return options[-1]
    if rel is not None and rel > 0 and "this" not in found.words:
        return next((option for option in options if option.first and option.first > anchor), None)
    return min(options, key=lambda option: cost(option, anchor, context.way, near=context.near))


def modifies(found: Found) -> bool:
    """Whether a bare season tells what kind of thing follows: `the winter tyres`, `the Winter Fair`."""
    if found.rule.act != "season" or set(found.words) - _BARE or found.last >= len(found.tokens):
        return False
    season, after = found.tokens[found.last - 1], found.tokens[found.last]
    noun = after.word.isalpha() and not after.classes and after.word not in stop_words("en")
    return noun and after.start == season.end + 1 and not after.word.endswith("ed")


def is_share(found: Found) -> bool:
    """Whether `a quarter`, `three quarters` is how much of something: `About a quarter comes from farms`, no `for a quarter`."""
    if found.rule.id != "duration" or found.string("unit", "units") != "Q" or found.last >= len(found.tokens):
        return False
    before = found.tokens[found.first - 1].word if found.first else ""
    if found.number("num") not in _SHARES:
        return False
    return before not in _LASTING and found.tokens[found.last].word in _SHARED


def part(found: Found, context: Context) -> Value | None:
    """Quarters and halves of a year: `the third quarter`, `fiscal second-quarter`, `first half of 1990`, `Q3 2021`."""
    code = found.string("code")
    number = int(code.strip("QH")) if code else found.number("ordinal", "halfpart")
    half = "half" in found.words or found.rule.options.get("half") == 1 or bool(code and "H" in code)
    make, most = (values.of_half, 2) if half else (values.of_quarter, 4)
    if number is None or not (1 <= number <= most or number == -1):
        return None
    number = most if number == -1 else number
    year = found.number("year")
    anchor = context.published
    if year is None and anchor is not None and found.number("rel") is not None:
        year = anchor.year + (found.number("rel") or 0)
    if year is not None:
        return make(year, number)
    if anchor is None:
        return Value(f"XXXX-{'H' if half else 'Q'}{number}", "H" if half else "Q")
    return _nearest_part(
        make(anchor.year - 1, number), make(anchor.year, number), make(anchor.year + 1, number), context
    )


def _nearest_part(before: Value | None, now: Value | None, after: Value | None, context: Context) -> Value | None:
    anchor = context.published
    options = [option for option in (before, now, after) if option is not None]
    if anchor is None:
        return None
    return min(options, key=lambda option: cost(option, anchor, context.way), default=None)


def week_of(found: Found, context: Context) -> Value | None:
    """`the week of March 6`."""
    value = calendar(found, context)
    return values.of_week(value.first) if value and value.first else None


def year_end(found: Found, context: Context) -> Value | None:
    """`year-end`: the last day of the year, by direction the one ahead or behind."""
    anchor = context.published
    year = year_of(found, context)
    if year is None:
        year = anchor.year if anchor else None
    if year is None:
        return None
    return values.of_day(date(year, 12, 31))


ACTS: Mapping[str, object] = {
    "calendar": calendar, "iso": iso, "slash": slash, "decade": decade, "century": century,
    "season": season, "part": part, "week_of": week_of,
    "year_end": year_end,
}  # fmt: skip
