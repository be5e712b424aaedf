"""Days as lines print them, in figures or with names of months and days of the week, in many languages."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from retold.cleaning.calendars import ERAS, from_ethiopian, from_persian, gregorian_year
from retold.cleaning.tables import sections

_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_BASIC = re.compile(r"(?<![^\W_])(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=T\d|[^\w-]|$)")
_NUMERIC = re.compile(r"(?<![\d.])(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")
# The same with a year of two digits, with the signs alike.
_SHORT = re.compile(
    r"(?<![\d.:/-])(?P<a>\d{1,2})(?P<sign>[-/.])(?P<b>\d{1,2})(?P=sign)(?P<year>\d{2})(?![\d:]|[-/.]\d)"
)
# As agencies and offices print it: `14SEP32`, and with the time of day between day and month `141533 OCT 2031`.
_JOINED = re.compile(r"(?<![^\W_])(?P<day>\d{1,2})(?P<name>[A-Z]{3})(?P<year>\d{4}|\d\d)(?![^\W_])")
GROUP = re.compile(
    r"(?<!\d)(?P<day>\d{2})(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>Z|GMT|UTC)?\s(?P<name>[A-Z]{3})\s(?P<year>\d{4}|\d\d)(?!\d)"
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})[./]\s?(?P<roman>{'|'.join(_ROMANS)})[./]\s?(?P<year>\d{{4}})(?!\d)")
_CHINESE = re.compile(
    rf"(?P<era>{'|'.join(name for name in ERAS if name)})?\s?(?P<year>\d{{1,4}})\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]"
)
_VIETNAMESE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\stháng\s(?P<month>\d{1,2})(?:,|\snăm)?\s(?P<year>\d{4})(?!\d)", re.IGNORECASE
)
# With its marks, and the point inside short names in Thai.
_NAME = (
    r"(?P<name>(?:[^\W\d_]|[\u0900-\u0eff\u1000-\u109f\u1780-\u17d3]|(?<=[\u0e00-\u0e7f])\.(?=[\u0e00-\u0e7f])){2,12})"
)
_NTH, _OF = r"(?:st|nd|rd|th|er|:?e|[.ºª°])", r"(?:de\s+|d['’]|of\s+)"
_MONTH_FIRST = re.compile(rf"{_NAME}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th|\s?ቀን)?[,،]?\s+(?P<year>\d{{4}})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:{_NTH}?\s+{_OF}?|[-./]){_NAME}(?:\.?[,،]?\s+(?:del?\s+|of\s+|พ\.ศ\.\s?)?|[-./])(?P<year>\d{{4}})(?!\d)"
)
# `8-Mar-31`, `8 March ’31`
_DAY_FIRST_SHORT = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})[-./ ]{_NAME}(?:-|\s['’])(?P<year>\d{{2}})(?![\d:])")
# `2031. március 8.`, `2031 m. kovo 8 d.`, `2031. gada 8. marts`
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})(?:\.|\sm\.)?[\s,-]\s?(?:gada\s(?P<before>\d{{1,2}})\.\s)?{_NAME}(?(before)|\.?[\s-](?P<day>\d{{1,2}})(?!\d))"
)
_PATTERNS = (
    _ISO, _CHINESE, _MONTH_FIRST, _DAY_FIRST, _NUMERIC, GROUP, _JOINED, _ROMAN, _YEAR_FIRST, _VIETNAMESE, _SHORT, _DAY_FIRST_SHORT, _BASIC,
)  # fmt: skip
_TWO, _LAST_CENTURY = 2, 69
_MONTH_ALONE = re.compile(rf"{_NAME}\.?,?\s(?:de\s)?(?P<year>\d{{4}})")
# Without a year. Figures alone may be shares and scores: whoever asks has to see more than them.
_NAMED = (
    re.compile(rf"(?<![\d.:/-])(?P<day>\d{{1,2}})(?:{_NTH}?\s{_OF}?|-){_NAME}"),
    re.compile(rf"{_NAME}\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?!\d|[:.h/]\d)"),
)
_BARE_CHINESE = re.compile(r"(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_BARE_FIGURES = re.compile(
    r"(?<![\d.:/-])(?P<a>\d{1,2})(?:/(?P<b>\d{1,2})(?![\d/])|\.\s?(?P<c>\d{1,2})\.(?!\d)|-(?P<d>\d\d)(?=\s\d\d:\d\d))"
)
_MONTH_BEFORE_DAY = frozenset(("zh", "ja", "ko", "hu", "lt"))
_LEAP = 2000
_LEAST_FULL, _EASTERN = 4, "\u3000"  # letters of a full name; scripts in which they are few
WORD = re.compile(
    r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0eff\u1000-\u109f\u1780-\u17d3])(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0eff\u1000-\u109f\u1780-\u17d3'’-])*"
)

# Sections of the table of months that are of other calendars.
_CALENDARS = {"persian": from_persian, "ethiopian": from_ethiopian}


class PrintedDay(NamedTuple):
    """The day a line names (two where day and month may be swapped), in order, and its place in the line."""

    days: tuple[date, ...]
    start: int
    end: int


class Yearless(NamedTuple):
    """A day of a line that has no year, as (month, day); two where they may be swapped; and its place in the line."""

    days: tuple[tuple[int, int], ...]
    start: int
    end: int


def day_in(line: str, language: str | None = None) -> PrintedDay | None:
    """The first day with its year that `line` names; names of months that are of two are read as of `language`."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(line):
            days = sorted(set(_days_of(match.groupdict(), match.group(), language)))
            if days:
                return PrintedDay(tuple(days), match.start(), match.end())
    return None


def yearless_in(line: str, language: str | None = None) -> Yearless | None:
    """The first day without a year that `line` names."""
    for month, match in _named_days(line, language):
        return Yearless(((month, int(match["day"])),), match.start(), match.end())
    chinese = _BARE_CHINESE.search(line)
    if chinese and real(_LEAP, int(chinese["month"]), int(chinese["day"])):
        return Yearless(((int(chinese["month"]), int(chinese["day"])),), chinese.start(), chinese.end())
    bare = _BARE_FIGURES.search(line)
    return _yearless_figures(bare, language) if bare else None


def days_named(line: str, language: str | None = None) -> Iterator[tuple[int, int]]:
    """The days that `line` gives with the names of their months, as (month, day)."""
    return ((month, int(match["day"])) for month, match in _named_days(line, language))


def _named_days(line: str, language: str | None) -> Iterator[tuple[int, re.Match[str]]]:
    for pattern in _NAMED:
        for match in pattern.finditer(line):
            month = _month(match["name"].casefold(), language)
            if month and real(_LEAP, month, int(match["day"])):
                yield month, match


def _yearless_figures(match: re.Match[str], language: str | None) -> Yearless | None:
    a, b = int(match["a"]), int(match["b"] or match["c"] or match["d"])
    orders = [(a, b)] if language in _MONTH_BEFORE_DAY else [(b, a)]
    if language in {None, "en"} and not match["c"]:
        orders.append((a, b))
    days = sorted({order for order in orders if real(_LEAP, *order)})
    return Yearless(tuple(days), match.start(), match.end()) if days else None


def figures(line: str) -> re.Match[str] | None:
    """A day and a month in figures, which may be swapped."""
    return _NUMERIC.search(line) or _SHORT.search(line)


def is_bare(printed: str) -> bool:
    """Whether a printed day is one that other figures look like: a version, a score, a number of something."""
    return _SHORT.fullmatch(printed) is not None or _BASIC.fullmatch(printed) is not None


def month_alone(line: str) -> tuple[int, int] | None:
    """The year and the month that a line is; None if it is none."""
    match = _MONTH_ALONE.fullmatch(line)
    month = _months().get(match["name"].casefold()) if match else None
    return (int(match["year"]), month) if match and month else None


def weekdays_in(words: str, language: str | None = None) -> frozenset[int]:
    """Which day of the week is named among `words`, Monday 0, as a set; of short names only those of `language` and of English are known."""
    named = (weekday(word, language) for word in WORD.findall(words))
    return frozenset(day for day in named if day is not None)


def weekday(word: str, language: str | None = None) -> int | None:
    """Which day of the week a word names, Monday 0."""
    word = word.casefold()
    found = _weekdays_of(language).get(word) if language else None
    return _weekdays_of("en").get(word, full_weekdays().get(word)) if found is None else found


@lru_cache(maxsize=64)
def _weekdays_of(language: str) -> dict[str, int]:
    lines = sections("weekdays.txt").get(language, ())
    return {name: number for number, names in enumerate(lines) for name in names.split()}


@lru_cache(maxsize=1)
def full_weekdays() -> Mapping[str, int]:
    """The days of the week by their full names, in small letters, in all languages; names so short that they may be other words left out."""
    found: dict[str, int] = {}
    for lines in sections("weekdays.txt").values():
        for number, (first, *others) in enumerate(map(str.split, lines)):
            names = (first, *(other for other in others if len(other) > _LEAST_FULL))
            found.update((name, number) for name in names if len(name) >= _LEAST_FULL or name >= _EASTERN)
    return found


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for code in sections("months.txt"):
        for name, number in _months_of(code).items() if code and code not in _CALENDARS else ():
            found.setdefault(name, number)
    return found


@lru_cache(maxsize=64)
def _months_of(language: str) -> dict[str, int]:
    lines = sections("months.txt").get(language, ())
    return {name: number for number, names in enumerate(lines, 1) for name in names.split()}


def _month(name: str, language: str | None) -> int | None:
    return (_months_of(language).get(name) if language else None) or _months().get(name)


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


def _days_of(parts: Mapping[str, str], printed: str, language: str | None) -> Iterator[date]:
    year, name = full_year(parts), (parts.get("name") or "").casefold()
    if name in _months_elsewhere():
        convert, month = _months_elsewhere()[name]
        found = [convert(int(parts["year"]), month, int(parts["day"]))]
    elif "a" in parts:
        found = [real(year, int(parts["b"]), int(parts["a"]))]
        if "." not in printed:  # with dots the day comes first everywhere
            found.append(real(year, int(parts["a"]), int(parts["b"])))
    elif "roman" in parts:
        found = [real(year, _ROMANS.index(parts["roman"]) + 1, int(parts["day"]))]
    else:
        day = int(parts.get("before") or parts["day"])
        found = [real(year, _month(name, language) if name else int(parts["month"]), day)]
    return filter(None, found)


def full_year(parts: Mapping[str, str]) -> int:
    """The year of a date; of two digits as POSIX reads them, 69 to 99 of the last century."""
    year = int(parts["year"])
    if len(parts["year"]) == _TWO and not parts.get("era"):
        return year + (1900 if year >= _LAST_CENTURY else 2000)
    return gregorian_year(year, parts.get("era") or "")


def real(year: int, month: int | None, day: int) -> date | None:
    """A day of our time; None if there is no such day."""
    if month is None or not 1990 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
