"""Names in the cases of Slavic languages: `По словам Ильи Маркина` are the words of Илья Маркин.

A given name that is known tells the sex and whether the name stands in another case than the first; the surname follows it
by the endings of its kind. An unknown given name leaves the name as it is written.
"""

from collections.abc import Sequence
from functools import cache

from retold.words import tables
from retold.words.names import given_names
from retold.words.tokens import fold

_SHORTEST = 3  # letters of a stem


def first_case(words: Sequence[str]) -> tuple[str, ...]:
    """A given name and a surname as they are printed, in the form in which somebody is named."""
    found = _given(words[0]) if words else None
    if found is None:
        return tuple(words)
    given, sex = found
    if given == words[0]:
        return tuple(words)
    return (given, *(_surname(word, sex) for word in words[1:]))


def one_stem(one: str, other: str) -> bool:
    """Whether two words may be forms of one name."""
    return name_stem(one) == name_stem(other)


def _given(word: str) -> tuple[str, str] | None:
    """The known given name a word is a form of, as it would be printed, with its sex."""
    known = given_names()
    if fold(word) in known:
        return word, known[fold(word)]
    for sex, ending, instead in _table("given"):
        base = word[: len(word) - len(ending)] + instead
        if word.endswith(ending) and known.get(fold(base)) == sex:
            return base, sex
    return None


def _surname(word: str, sex: str) -> str:
    for own, ending, instead in _table("surname"):
        if own == sex and word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word[: len(word) - len(ending)] + instead
    return word


def name_stem(word: str) -> str:
    """A name without the ending of its case."""
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def _table(kind: str) -> tuple[tuple[str, str, str], ...]:
    rows = tables.rows("retold.words", "declension.tsv")
    return tuple((sex, ending, instead) for name, sex, ending, instead in rows if name == kind)


@cache
def _endings() -> tuple[str, ...]:
    """The endings of all cases, the first among them, longest first."""
    both = {part for row in tables.rows("retold.words", "declension.tsv") for part in row[2:] if part}
    return tuple(sorted(both, key=lambda e: (-len(e), e)))
