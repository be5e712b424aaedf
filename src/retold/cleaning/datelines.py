"""The place and agency that open a report: `WILMINGTON, Del. (AP) —`."""

import re
from dataclasses import dataclass

from retold.cleaning.credits import known

_MAX_DATELINE_CHARS = 90
_DASH = r"(?:--|[-–—―:])"
# Words of a place: `WASHINGTON`, `Wilmington, Del.`, `SAN JOSÉ, Costa Rica`, `KYIV/MOSCOW`, with a date behind it perhaps.
_PLACE = r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄ][\w.'’/ -]{1,38}(?:,\s?[A-Z][\w.' -]{1,20}){0,2}"
_DATE = r"(?:,?\s*(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\.?\s[A-Z][^\W\d_]{2,9}\.?)(?:,?\s\d{4})?\.?)?"
_NAME = r"[^()\n]{2,40}"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_PLACE}?){_DATE},?\s*[(（](?P<name>{_NAME})[)）]\s*{_DASH}+(?=\s|$)",
        rf"[(（](?P<name>{_NAME})[)）]\s*{_DASH}+(?=\s|$)",
        rf"(?P<place>{_PLACE}?){_DATE},?\s*/(?P<name>[^/\n]{{2,30}})/\s*{_DASH}*(?=\s|$)",
        rf"(?P<place>{_PLACE}?){_DATE}\s*[.,]?\s*(?P<name>[A-Z]{{2,12}}(?:\.(?:COM|RU))?)\s*{_DASH}+\s",
        rf"(?P<place>[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž .'’/-]{{2,30}}(?:,\s[A-Z][\w.' ]{{1,20}})?){_DATE}\s*[–—―]+\s",
        rf"(?P<place>[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž .'’/-]{{2,30}}(?:,\s[A-Z][\w.' ]{{1,20}})?){_DATE}\s+--?\s",
    )
)
_BRACKETED_PLACE = re.compile(rf"{_PLACE}$")


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline at the start of a line.

    Attributes:
        length: how many characters of the line it takes, with the white space behind it.
        text: as printed, without the dash.
        place: None where only an agency stands there.
        name: agency or outlet by its usual name, None where only a place stands there.
    """

    length: int
    text: str
    place: str | None
    name: str | None


def read_dateline(line: str) -> FoundDateline | None:
    """The dateline that `line` begins with, if any; `line` may be nothing else."""
    head = line[:_MAX_DATELINE_CHARS]
    if not any(mark in head for mark in "-–—―:/"):
        return None
    for form in _FORMS:
        match = form.match(head)
        if match:
            found = _checked(line, match)
            if found:
                return found
    return None


def _checked(line: str, match: re.Match[str]) -> FoundDateline | None:
    groups = match.groupdict()
    place, name = (groups.get("place") or "").strip(" ,") or None, groups.get("name")
    agency = None
    if not name and _opens_small(line, match.end()):  # "NATO — the alliance — said"
        return None
    if name:
        agency = _agency(name)
        if not agency:
            if place or not _place_in_brackets(name):
                return None
            place = name
    length = match.end()
    while length < len(line) and line[length].isspace():
        length += 1
    text = match.group().rstrip(" \t-–—―:")
    return FoundDateline(length, text, place, agency)


def _opens_small(line: str, at: int) -> bool:
    rest = line[at:].lstrip()
    return not rest or rest[0].islower()


def _agency(name: str) -> str | None:
    hit = known(name) or next((known(part) for part in re.split(r"[/,]| and ", name) if known(part)), None)
    return hit[0] if hit else None


def _place_in_brackets(name: str) -> bool:
    """`(WILMINGTON, Del.) —`: capitals first, so that an aside in brackets is not taken for a place."""
    first = name.split(",", maxsplit=1)[0]
    return bool(_BRACKETED_PLACE.match(name)) and first.isupper() and len(first) > 2
