"""Whom two reports are about, by the names in their headlines and first sentences.

A desk that tells of one bank what it told of another yesterday leaves all the words and changes the bank; who copies a
report leaves the one it is about, whatever else is changed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from retold.lineage.texts import Text
from retold.words import fold, tokens
from retold.words.background import common_word, idf
from retold.words.names import NOUNS_IN_CAPITALS, alike

# Below so many nats a name tells nothing: `Co`, `U.S.`, the days of the week.
_NAMED = 3.0
# Letters that a name has in common with its short form and with what is derived from it.
_SHORT, _STEM = 3, 4
# A name of so many letters may have so many slips.
_LONG, _SLIPS = 8, 2
# So many names are compared: bounds the time for hostile pages.
_MOST = 40


@dataclass(frozen=True, slots=True)
class Opening:
    """What a report opens with.

    Attributes:
        headline: the folded words of its headline.
        subjects: folded names that its headline and its first sentence have, in the order of the headline.
        words: all folded words of the two.
        names: those of them that are printed with a capital.
    """

    headline: frozenset[str]
    subjects: tuple[str, ...]
    words: frozenset[str]
    names: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Whether the name stands here: as it is, shortened, derived, spelt otherwise."""
        return name in self.words or any(_one(name, other) for other in self.names)


def opening(text: Text) -> Opening:
    """What an article opens with; nobody is its subject where it has no headline, or where every noun has a capital."""
    article, first = text.article, text.spans[0]
    told = tokens(article.text[first.start : first.end])
    headline = tokens(article.title or "")
    names = dict.fromkeys(fold(word) for n, word in enumerate(told) if word[0].isupper() and (n or _named(told)))
    heads = dict.fromkeys(fold(word) for word in headline)
    subjects = () if article.language in NOUNS_IN_CAPITALS else (n for n in heads if n in names and idf(n) >= _NAMED)
    printed = dict.fromkeys([*names, *(fold(word) for word in headline if word[0].isupper())])
    return Opening(frozenset(heads), tuple(subjects), frozenset({*heads, *map(fold, told)}), tuple(printed)[:_MOST])


def contrary(left: Opening, right: Opening, met: tuple[Callable[[str], bool], Callable[[str], bool]]) -> bool:
    """Whether two reports are about others: each opens with a name that the other does not open with.

    For one of them it is the first of its headline, or but for them the headlines have the same words. One of these names
    stands nowhere in the other text, else the two may have changed places: `met` tells for each side whether its whole
    text has a name.
    """
    mine = [name for name in left.subjects if not right.has(name)]
    theirs = [name for name in right.subjects if not left.has(name)]
    if not (mine and theirs):
        return False
    first = mine[0] == left.subjects[0] or theirs[0] == right.subjects[0]
    if not (first or left.headline.difference(mine) == right.headline.difference(theirs)):
        return False
    return not (all(map(met[1], mine)) and all(map(met[0], theirs)))


def _named(told: list[str]) -> bool:
    """Whether a sentence begins with a name: its first word has a capital in any case."""
    return not common_word(fold(told[0])) or (len(told) > 1 and told[1][0].isupper())


def _one(name: str, other: str) -> bool:
    short, long = sorted((name, other), key=len)
    if alike(name, other) or (len(short) >= _LONG and OSA.distance(name, other, score_cutoff=_SLIPS) <= _SLIPS):
        return True
    return long.startswith(short[:_STEM]) if len(short) >= _STEM else len(short) == _SHORT and long.startswith(short)
