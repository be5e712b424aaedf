"""When two words name the same: peoples and their lands, and spellings of names from other scripts."""

import re
from functools import lru_cache

_PEOPLE = ("ians", "eans", "ian", "ean", "ans", "ese", "ish", "ns", "an", "es", "n", "s")
_VOWEL_END = re.compile(r"[aeiouy]+$")
# Letters that transcriptions of Cyrillic, Arabic and Hebrew names interchange, to one of them.
_TRANSCRIBED = (
    (re.compile(r"(ei|ai|ey|ay)"), "e"),
    (re.compile(r"(yy|iy|ii|ij|yi|ie|y|j)"), "i"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ck|q|c(?![eih])"), "k"),
    (re.compile(r"ph|ff|w|v"), "f"),
    (re.compile(r"ou|oo|u"), "o"),
    (re.compile(r"tz|ts|z"), "s"),
    (re.compile(r"dj|zh|dzh"), "g"),
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def _land(name: str) -> str | None:
    """What is left of a people's name without its ending (`russ` of Russians); None if it does not end like one."""
    ending = next((e for e in _PEOPLE if name.endswith(e) and len(name) - len(e) >= 4), None)
    return _VOWEL_END.sub("", name.removesuffix(ending)) if ending else None


def same_name(one: str, other: str) -> bool:
    """Whether two folded name words are one name, or a land and its people."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    first, second = _land(one), _land(other)
    if first is None and second is None:
        return False
    return (first or _VOWEL_END.sub("", one)) == (second or _VOWEL_END.sub("", other))


@lru_cache(maxsize=1 << 14)
def _sound(name: str) -> str:
    for pattern, letter in _TRANSCRIBED:
        name = pattern.sub(letter, name)
    return _DOUBLED.sub(r"\1", name)


def spelling_variants(one: str, other: str) -> bool:
    """Whether two names may be transcriptions of one: nothing is missing, only letters that are interchanged differ."""
    return one != other and _sound(one) == _sound(other)
