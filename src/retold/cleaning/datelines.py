"""The place and agency that open a report: `WILMINGTON, Del. (AP) —`."""

import re
from dataclasses import dataclass, replace

from retold.cleaning.credits import known
from retold.cleaning.datelines_abroad import read_abroad
from retold.cleaning.days import full_weekdays
from retold.cleaning.sources import is_source_name
from retold.words.names import place_key, places

_MAX_DATELINE_CHARS = 90
_DASH = r"(?:--|[-–—―:])"
# Words of a place: `WASHINGTON`, `Wilmington, Del.`, `SAN JOSÉ, Costa Rica`, `KYIV/MOSCOW`, with a date behind it perhaps.
_PLACE = r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄ][\w.'’/ -]{1,38}(?:,\s?[A-Z][\w.'/ -]{1,30}){0,2}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,?|(?:le\s|den\s)?\d{1,2}(?:er|st|nd|rd|th|[.º])?\s(?:de\s)?[^\W\d_]{3,10}\.?,?)"
_CLOCK = r"(?:,?\s\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?)?"
# A day with its year; behind an agency only that is a date, "3 people" is not.
_FULL = rf"(?:{_DAY}\s(?:de\s)?\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}-\d\d-\d\d){_CLOCK}"
_DATE = rf"(?:,?\s*(?:{_FULL}|{_DAY})\.?)?"
_NAME = rf"[(（](?P<name>[^()\n]{{2,40}}?)(?:,?\s{_FULL})?[)）]"
# How it ends: with a dash, or with a date and a dash; in brackets the date needs none.
_END = rf"(?:(?:\.?\s*{_DASH}+)?\s*(?:[(（]{_FULL}[)）](?:\s*{_DASH}+)?|{_FULL}\s*{_DASH}+)|\.?\s*{_DASH}+)(?=\s|$)"
_CAPITALS = r"(?P<place>[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž .'’/-]{2,30}(?:,\s[A-Z][\w.' ]{1,20})?)"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>{_PLACE}?){_DATE},?\s*{_NAME}{_END}",
        rf"{_NAME}{_END}",
        rf"(?P<place>{_PLACE}?){_DATE},?\s*/(?P<name>[^/\n]{{2,30}})/\.?\s*{_DASH}*(?=\s|$)",
        rf"(?P<place>{_PLACE}?){_DATE}\s*[.,]?\s*(?<![^\W\d_])(?P<name>[A-Z]{{2,12}}(?:\.(?:COM|RU))?){_END}",
        rf"(?P<name>[A-Z]{{2,12}}),?\s[(（]?{_FULL}[)）]?\s*{_DASH}+(?=\s|$)",
        rf"{_CAPITALS}{_DATE}\s*[–—―]+\s",
        rf"{_CAPITALS}{_DATE}\s+--?\s",
        rf"{_CAPITALS},?\s(?:{_FULL}|{_DAY})\.?\s?[–—―]+(?=\S)",  # as old papers print it: "BELLHAVEN, March 3.—The"
    )
)
# As offices print it: "Velden, 4 November 2025. The council", "Velden, 4 November 2025 – The council".
_OFFICES = re.compile(rf"(?P<place>{_PLACE}?),\s{_FULL}(?:\.|\s*[-–—―]+)(?=\s+\W?[A-ZÀ-ÞĀ-Ž])")
_LATIN = re.compile(r"\W*[A-Za-zÀ-ž]")
# What every dateline holds: a mark behind it, and brackets, strokes or capitals.
_MARK = re.compile("[-–—―:/]")
_SIGN = re.compile("[(（/]|[A-ZÀ-ÞĀ-Ž]{2}|[A-ZÀ-ÞĀ-Ž][ .'’-][ .'’A-ZÀ-ÞĀ-Ž-]")
_BRACKETED_PLACE = re.compile(rf"{_PLACE}$")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]")
_LEAST_UNLISTED, _MAX_INITIALS = 3, 5
_SMALL_PLACE_WORDS = frozenset(("of", "de", "del", "der", "am", "an", "la", "do", "da", "sur", "upon"))


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
    if not head.isascii() and not _LATIN.match(head) and (abroad := read_abroad(head)):
        opens, place, agency = abroad
        return FoundDateline(opens.end(), opens.group().rstrip(" \t-–—―:."), place, agency)
    match = _OFFICES.match(head)
    if match and match["place"].split()[-1].casefold() not in full_weekdays():  # "On Tuesday, 4 November 2025. The"
        found = _checked(line, match)
        return found and replace(found, text=found.text.rstrip("."))
    if not (_MARK.search(head) and _SIGN.search(head)):
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
        bracketed = line[match.end("name") : match.end("name") + 1] in {")", "）", "/"}
        agency = _agency(name) or (_unlisted(line, match, place) if bracketed else None)
        if not agency:
            if place or not _place_in_brackets(name):
                return None
            place, agency = (None, name) if _like_initials(name) else (name, None)
    length = match.end()
    while length < len(line) and line[length].isspace():
        length += 1
    text = match.group().rstrip(" \t-–—―:")
    return FoundDateline(length, text, place, agency)


def _like_initials(name: str) -> bool:
    """Whether an unknown name in capitals is an agency's initials and no place: three letters, or no vowel."""
    short = name.isalpha() and len(name) <= _MAX_INITIALS and is_source_name(name) and place_key(name) not in places()
    return short and (len(name) == _LEAST_UNLISTED or not _VOWEL.search(name))


def _opens_small(line: str, at: int) -> bool:
    rest = line[at:].lstrip()
    return not rest or rest[0].islower()


def _agency(name: str) -> str | None:
    hit = known(name) or next((known(part) for part in re.split(r"[/,]| and ", name) if known(part)), None)
    return hit[0] if hit else None


def _unlisted(line: str, match: re.Match[str], place: str | None) -> str | None:
    """The agency of a dateline that is in no table, told by the shape of the whole: `PORT, Region (NPA) — The …`.

    `Apple (AAPL) — The …` has the same shape but for its place: that must be printed in capitals, be known, or have
    its region or a date behind it.
    """
    name = match["name"].strip()
    if len(name) < _LEAST_UNLISTED or not place or _opens_small(line, match.end()) or place_key(name) in places():
        return None
    if name.islower() and name.isalpha() and len(name) == _LEAST_UNLISTED:  # as in Germany: `Velden (orn) –`
        return name.upper()
    first, *regions = (part.strip() for part in re.split(r"[,/]", place))
    around = match.group()[len(place) : match.start("name") - match.start()] + line[match.end("name") : match.end()]
    dated = any(c.isdigit() for c in around)
    # `PORT, March 4 (Norda) - The …`, `PORT, Region/TOWN (Norda) - The …`
    one_word = name.isalpha() and name.istitle() and name.casefold() not in full_weekdays()
    beyond_doubt = (dated or bool(regions)) and first.isupper() and one_word
    if not (beyond_doubt or is_source_name(name)):
        return None
    known_place = place_key(first) in places()
    words = [word for word in place.replace("/", " ").split() if word not in _SMALL_PLACE_WORDS]
    spelled = all(word[0].isupper() for word in words) and len(first.split()) <= 4
    certain = (first.isupper() and len(first) > 3) or known_place or dated or bool(regions)
    return name if spelled and certain else None


def _place_in_brackets(name: str) -> bool:
    """`(WILMINGTON, Del.) —`: capitals first, so that an aside in brackets is not taken for a place."""
    first = name.split(",", maxsplit=1)[0]
    return bool(_BRACKETED_PLACE.match(name)) and first.isupper() and len(first) > 2
