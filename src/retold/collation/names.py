"""When two words name the same: peoples and their lands, and spellings of names from other scripts."""

import re
from functools import lru_cache

_PEOPLE = ("ians", "eans", "ian", "ean", "ans", "ese", "ish", "ns", "an", "es", "n", "s")
_CYRILLIC = re.compile(r"[\u0400-\u04ff’'-]+")
_CASE = re.compile(r"[аяуюеєіїиы]|[оеєиы]м|[ое][йю]|[ое]ві|[іо]в|[ая]х|")  # endings of nouns: Яр, Яру, Яром
_LONGEST_CASE = 3
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
    if _declined(one, other):
        return True
    if min(len(one), len(other)) < 4:
        return False
    return _bare(one) in _lands(other) or _bare(other) in _lands(one)


def _declined(one: str, other: str) -> bool:
    """Whether two Cyrillic names are one in two cases: `Яр`, `Яру`, `Яром`; `Інститут`, `Інституту`."""
    return not _bases(one).isdisjoint(_bases(other))


def _bases(name: str) -> set[str]:
    """What may be left of a Cyrillic name without the ending of its case."""
    ends = (name[:at] for at in range(max(2, len(name) - _LONGEST_CASE), len(name) + 1))
    return {base for base in ends if _CASE.fullmatch(name[len(base) :])} if _CYRILLIC.fullmatch(name) else set()


@lru_cache(maxsize=1 << 14)
def _sound(name: str) -> str:
    for pattern, letter in _TRANSCRIBED:
        name = pattern.sub(letter, name)
    return _DOUBLED.sub(r"\1", name)


def spelling_variants(one: str, other: str) -> bool:
    """Whether two names may be transcriptions of one: nothing is missing, only letters that are interchanged differ."""
    return one != other and _sound(one) == _sound(other)
