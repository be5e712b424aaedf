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
def _lands(name: str) -> frozenset[str]:
    """What may be left of a people's name without its ending (`russ` of Russians); none if it does not end like one."""
    stems = (name.removesuffix(ending) for ending in _PEOPLE if name.endswith(ending) and len(name) - len(ending) >= 4)
    return frozenset(_bare(stem) for stem in stems)


def _bare(name: str) -> str:
    return _VOWEL_END.sub("", name)


def same_name(one: str, other: str) -> bool:
    """Whether two folded name words are one name, or a land and its people.

    One must be the other with an ending more: `Dolan` and `Dolen` are not one name with two endings.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    return _bare(one) in _lands(other) or _bare(other) in _lands(one)


@lru_cache(maxsize=1 << 14)
def _sound(name: str) -> str:
    for pattern, letter in _TRANSCRIBED:
        name = pattern.sub(letter, name)
    return _DOUBLED.sub(r"\1", name)


def spelling_variants(one: str, other: str) -> bool:
    """Whether two names may be transcriptions of one: nothing is missing, only letters that are interchanged differ."""
    return one != other and _sound(one) == _sound(other)
