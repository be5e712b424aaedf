"""Days of other calendars than the Gregorian: Thai, Japanese and Taiwanese years, the Persian and the Ethiopian year."""

from datetime import date, timedelta

# Years by which those of an era lie behind; a Thai year that stands alone is known by its size.
ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911, "พ.ศ.": -543, "": 0}
_THAI = range(2500, 2600)
# Of 33 Persian years those with a leap day behind them. Holds for the years 1178 to 1633: K. M. Borkowski, "The Persian
# calendar for 3000 years", Earth, Moon, and Planets 74 (1996).
_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_PERSIAN_NEW_YEAR = date(2021, 3, 21)  # of the year 1400
_ETHIOPIAN_NEW_YEAR = date(2019, 9, 12)  # of the year 2012, behind a leap year


def gregorian_year(year: int, era: str = "") -> int:
    """The year that an era's year is; a Thai one is told by its size."""
    return year - 543 if not era and year in _THAI else year + ERAS[era]


def from_persian(year: int, month: int, day: int) -> date | None:
    """The day that a Persian date is; None if there is none, or the year is not of our time."""
    if not 1369 <= year <= 1500 or not 1 <= day <= (31 if month <= 6 else 30):
        return None
    passed = 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return _PERSIAN_NEW_YEAR + timedelta(days=365 * (year - 1400) + _leaps(year) - _leaps(1400) + passed)


def _leaps(year: int) -> int:
    """Leap days in the Persian years before one."""
    return (year - 1) // 33 * len(_LEAPS) + sum(n <= (year - 1) % 33 for n in _LEAPS)


def from_ethiopian(year: int, month: int, day: int) -> date | None:
    """The day that an Ethiopian date is, whose months have 30 days each; None if the year is not of our time."""
    if not 1982 <= year <= 2092 or not 1 <= day <= 30:
        return None
    return _ETHIOPIAN_NEW_YEAR + timedelta(days=365 * (year - 2012) + year // 4 - 503 + 30 * (month - 1) + day - 1)
