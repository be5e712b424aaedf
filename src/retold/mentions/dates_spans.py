"""Stretches of time without a place on the calendar: durations, habits, and vague words for now, then and some day."""

from collections.abc import Mapping

from retold.mentions.dates_anchors import Context, Found
from retold.mentions.dates_values import Value

# TIMEX3 writes decades as E in TempEval data; times of day carry a T.
_CODES = {"TH": ("T", "H"), "TM": ("T", "M"), "TS": ("T", "S"), "L": ("", "L"), "2W": ("", "W"), "WE": ("", "WE")}
_CODES |= {"25Y": ("", "Y"), "50Y": ("", "Y")}
_SCALES = {"E": 10, "C": 100, "2W": 2, "25Y": 25, "50Y": 50}
_YEARS = ("E", "C")
_HALVES = {"TH": "PT30M", "Y": "P6M"}


def duration(found: Found, _context: Context) -> Value | None:
    """`two weeks`, `the past several days`, `a 10-year`, `decades`."""
    count = found.get("num")
    code = found.string("units", "unit", "clockunit", "second", "weekend", "weekends") or _bare(found)
    if code is None:
        return None
    plural = found.get("units") is not None or found.get("seasons") is not None
    if count is None:
        one = bool({"a", "an", "one"} & set(found.words)) or (found.get("unit") is not None and not plural)
        count = 1 if one else "X"
    half = found.get("halves") is not None or ("half" in found.words and "and" in found.words)
    if half and isinstance(count, int | float) and count >= 1:
        return Value(_and_a_half(count, code), "DUR")
    return Value(period(count, code), "DUR")


def _and_a_half(count: float, code: str) -> str:
    smaller = {"TM": "PT{}M30S", "TH": "PT{}H30M", "Y": "P{}Y6M"}.get(code)
    if smaller is not None:
        return smaller.format(int(count))
    return period(count + 0.5, code)


def _bare(found: Found) -> str | None:
    units = {"months": "M", "weeks": "W", "years": "Y", "decades": "E", "centuries": "C", "days": "D", "hours": "TH"}
    units["minutes"] = "TM"
    return next((units[word] for word in found.words if word in units), None)


def period(count: object, code: str) -> str:
    """A TIMEX3 duration: `P2W`, `PT16H`, `PXY`, decades and centuries as years where counted."""
    time, letter = _CODES.get(code, ("", code))
    if isinstance(count, int | float):
        scale = _SCALES.get(code, 1)
        letter = "Y" if code in _YEARS else letter
        count = count * scale
        if count == 0.5 and code in _HALVES:
            return _HALVES[code]
        if letter == "Y" and count > 1 and count % 1 == 0.5:
            return f"P{int(count)}Y6M"
        count = int(count) if count == int(count) else count
    return f"P{time}{count}{letter}"


def fraction(found: Found, _context: Context) -> Value | None:
    """`3 1/2 years`, `2 1/2-month`."""
    whole, over, under = (meaning for name, _, meaning in found.fields if name == "num")
    code = found.string("units", "unit", "clockunit")
    if code is None or not (isinstance(whole, int) and isinstance(over, int) and isinstance(under, int)) or under < 2:
        return None
    return Value(period(whole + over / under, code), "DUR")


def habit(found: Found, _context: Context) -> Value | None:
    """`daily`, `every Thursday`, `each month`, `Tuesday nights`."""
    often = found.string("often")
    if often:
        return Value(often, "SET")
    weekday = found.number("weekday", "weekdays")
    part = found.string("daypart", "dayparts")
    tail = f"T{part}" if part else ""
    if weekday is not None:
        return Value(f"XXXX-WXX-{weekday + 1}{tail}", "SET")
    month, season = found.number("month"), found.string("season")
    if month is not None:
        return Value(f"XXXX-{month:02d}", "SET")
    if season or part:
        return Value(f"XXXX-{season}" if season else f"XXXX-XX-XX{tail}", "SET")
    return _each(found)


def _each(found: Found) -> Value | None:
    """`every two weeks`, `every other day`, `on weekends`."""
    code = found.string("unit", "units", "clockunit", "weekend", "weekends")
    if code is None:
        return None
    if code == "WE":
        return Value("XXXX-WXX-WE", "SET")
    count = found.get("num") if found.get("num") is not None and "times" not in found.words else 1
    return Value(period(2 if found.get("each") == "OTHER" else count, code), "SET")


def vague(found: Found, _context: Context) -> Value | None:
    """`now`, `recently`, `soon`."""
    text = found.string("present", "bygone", "ahead")
    return Value(text, "REF") if text else None


def constant(found: Found, _context: Context) -> Value | None:
    """What the rule says."""
    return Value(str(found.rule.options["value"]), "REF")


ACTS: Mapping[str, object] = {
    "duration": duration,
    "fraction": fraction,
    "habit": habit,
    "vague": vague,
    "constant": constant,
}
