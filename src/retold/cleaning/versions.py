"""The line above the headline of a report on which its agency tells editors which version of the report it is."""

import re
from functools import cache

from retold.cleaning.tables import sections


def is_version_line(line: str) -> bool:
    """Whether a line numbers a report (`2nd Ld`, `THIRD LEAD, adds names`) or says what changed in it (`ADDS quotes`)."""
    low = line.casefold()
    numbered = _numbered().search(low)
    if numbered and (
        line[: numbered.start()][-1:] in {"", "(", "["}
        or numbered["name"] == "ld"
        or line[numbered.start() :].split(maxsplit=1)[0].isupper()
    ):
        return True
    opening = _change().match(low)
    return _bracket().search(low) is not None or (opening is not None and line[: opening.end()].isupper())


def _words(section: str) -> str:
    return "|".join(map(re.escape, sections("versions.txt")[section]))


@cache
def _numbered() -> re.Pattern[str]:
    """A number and what goes out anew, or the reverse (`UPDATE 2`), up to a mark or the end of the line."""
    names, numbers = _words("lead"), rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.|er?|º|ª)?|{_words('number')})"
    behind = r"(?:[\s-](?:writethru|write-thru|write-through))?(?=[,;()\]]|\s\(|\s[-–—]\s|$)"
    return re.compile(rf"(?<![^\s(\[-])(?:{numbers}[\s-](?P<name>{names})|(?:{names})\s\d{{1,2}}){behind}")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:{_words('change')})[\s:,][^()\[\]]+[)\]]$")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('change')})(?=[\s,;:]+[^\W\d])")
