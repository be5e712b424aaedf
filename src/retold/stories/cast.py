"""Whom two groups both name and nobody else does: the cast of an event.

A firm, a town or a minister is in the news for many things. The mayor, the ship, its captain and the one who saw it are
together in the news for one. So the names count that the background has never seen, that most articles of either group
have, and that most articles which have them, of all that are grouped, are of the two groups.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from retold.stories.components import components
from retold.stories.features import NAME
from retold.words import tables
from retold.words.background import is_unseen
from retold.words.names import NOUNS_IN_CAPITALS
from retold.words.romanised import is_cyrillic, romanised_stem
from retold.words.translations import LANGUAGES as TRANSLATED
from retold.words.translations import english

# Letters of a name that may be nothing but the short form of another: a ticker, initials.
_SHORT = 5
# How much one named by a single word counts beside one with a first name or the like.
_SINGLE = 0.5


def unheard_of(names: Iterable[str], language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """Of the terms of names of a report the single ones that nobody knows; and of these the ones that surely are names.

    The background is English: a word of another language counts only if no list knows it. Where every noun has a
    capital, one is sure only beside another name; elsewhere all are.
    """
    found = frozenset([n for n in names if _is_rare(n) and not (language in TRANSLATED and english(n[1:], language))])
    if language not in NOUNS_IN_CAPITALS:
        return found, found
    return found, found & {NAME + half for name in names if " " in name for half in name[1:].split(" ")}


@lru_cache(maxsize=1 << 16)
def _is_rare(term: str) -> bool:
    """Whether a term is a single name that neither the background nor the list of everyday words has."""
    return term[0] == NAME and " " not in term and is_unseen(term[1:]) and term[1:] not in _everyday()


@cache
def _everyday() -> frozenset[str]:
    lines = (line for lines in tables.sections("retold.stories", "everyday.txt").values() for line in lines)
    return frozenset(romanised_stem(word) if is_cyrillic(word) else word for line in lines for word in line.split())


def cast(left: Mapping[str, int], right: Mapping[str, int], shared: Iterable[str], least: tuple[float, float]) -> float:
    """How many there are whom both groups name, each counted once for all parts of the name.

    One of two words or more counts as one, persons mostly; one of a single word as a half: towns and rivers, which are the
    setting of more than one event.

    Args:
        left: terms of a group, each with the articles that have it.
        right: the same of the other.
        shared: names never heard of that both have.
        least: articles of either group that must have one: what one in twenty names says nothing about the event of all.
    """
    names = [name[1:] for name in shared if left[name] >= least[0] and right[name] >= least[1]]
    if len(names) < 2:
        return len(names) * _SINGLE
    pairs = [term[1:].split(" ") for term in left.keys() & right.keys() if term[0] == NAME and " " in term]
    whole = (*names, *("".join(pair) for pair in pairs))
    bearers = {name for name in names if not _abbreviates(name, whole)}
    linked = components((one, other) for one, other in pairs if one in bearers and other in bearers)
    halves = {half for pair in pairs for half in pair}
    by_one_word = bearers.difference(*linked)
    return len(linked) + sum(1.0 if name in halves else _SINGLE for name in by_one_word)


def _abbreviates(name: str, others: Sequence[str]) -> bool:
    """Whether the letters of a short name stand in this order in a longer one with the same first: `acme` in `acmeworks`."""
    return len(name) <= _SHORT and any(
        len(other) > len(name) and other[0] == name[0] and _in_order(name, other) for other in others
    )


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
