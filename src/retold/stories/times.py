"""When the event was, as the reports tell it: reports of one event name its year or its day, if they name any."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

_YEAR = re.compile(r"#(?:1[89]|20)\d\d")
_LEAP_YEAR, _DAYS = 2000, 366  # has a 29 February


def years(numbers: Iterable[str]) -> frozenset[str]:
    """The terms of numbers that are years."""
    return frozenset(term for term in numbers if _YEAR.fullmatch(term))


@cache
def day_of_year(term: str) -> int | None:
    """The place of the term of a day in a leap year; None if the calendar lacks it."""
    month, day = term[1:].split("-")
    try:
        return date(_LEAP_YEAR, int(month), int(day)).timetuple().tm_yday
    except ValueError:
        return None


def days_between(left: Iterable[int], right: Iterable[int]) -> int:
    """Days between the nearest two days of the year, either way round."""
    others = tuple(right)
    return min(min(abs(a - b), _DAYS - abs(a - b)) for a in left for b in others)
