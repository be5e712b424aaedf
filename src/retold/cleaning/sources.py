"""Names of agencies and outlets that are in no table, told by their shape."""

import re
from functools import lru_cache

from retold.cleaning.tables import sections

_ACRONYM = re.compile(r"[A-ZÀ-ÞА-ЯІЇЄ][A-ZÀ-ÞА-ЯІЇЄ&.-]{1,9}$")
_RUN_TOGETHER = re.compile(r"[A-Z][\w-]*[a-z](?:Press|News|Wire|wire|Media|Agency)$")  # "NordPress", "Nordwire"
# An address, or letters and digits run together as addresses are: "tidewatch.example".
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?$")
_MAX_NAME_WORDS = 5
_JOINTS = re.compile(r"\s*[,;&]\s*|\s+(?:and|und|et|y|e|i|og|och|и|і|та)\s+")
# Where the names of a credit line stop: "… in London", "… for this report".
_STOP = re.compile(r"\s+(?:in|at|on|was|is|has|have|contributed|to)\b.*|[.:;|(]\s.*|[.)\]]+$")

_NAME_ENDS = re.compile(r"[.!,;|(](?=\s|$)|\s[-–—]\s")
_INNER = frozenset(("of", "the", "de", "del", "la", "der", "and"))


@lru_cache(maxsize=1)
def _no_sources() -> frozenset[str]:
    months = (name for code, lines in sections("months.txt").items() if code for line in lines for name in line.split())
    return frozenset((*sections("credits.txt")["no source"], *months))


@lru_cache(maxsize=1)
def _outlet_words() -> frozenset[str]:
    table = sections("outlet_words.txt")
    return frozenset((*table["ends"], *table["agencies"]))


def is_source_name(name: str) -> bool:
    """Whether `name` has the shape of an agency or outlet: an acronym, or a short name with a word such names hold."""
    words = name.split()
    if not words or len(words) > _MAX_NAME_WORDS or name.casefold() in _no_sources():
        return False
    if len(words) == 1 and (_ACRONYM.match(name) or _RUN_TOGETHER.match(name)):
        return True
    lowered = [word.casefold() for word in words]
    return len(words) > 1 and name[0].isupper() and not _outlet_words().isdisjoint(lowered)


def is_agency_name(name: str) -> bool:
    """Whether `name` has the shape of a source and a word that only names of agencies hold (`Coastline Press`)."""
    words = {word.casefold() for word in name.split()}
    return is_source_name(name) and not words.isdisjoint(sections("outlet_words.txt")["agencies"])


def listed_parts(text: str) -> tuple[str, ...]:
    """The parts of `text`, a list of names joined by commas and "and"."""
    return tuple(part for part in _JOINTS.split(text) if part)


def source_in(part: str) -> str | None:
    """The source that a part of a list of names is, as printed; None for people and places."""
    name = _STOP.sub("", part).strip(" .*•")
    return name if is_source_name(name) or (_ADDRESS.match(name) and len(name) > 4) else None


def name_after(text: str) -> str | None:
    """The name that `text`, what follows "first appeared on", begins with: as printed, None if it begins with none."""
    name = _NAME_ENDS.split(text.strip(), maxsplit=1)[0].strip(' .*"“”:')
    words = name.split()
    if not 1 <= len(words) <= _MAX_NAME_WORDS or words[0].casefold() in _no_sources():
        return None
    capitals = all(word[0].isupper() or word in _INNER for word in words) and words != ["the"]
    return name if capitals or _ADDRESS.match(name) else None
