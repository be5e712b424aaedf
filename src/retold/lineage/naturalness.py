"""How natural a wording is: what a word costs after the word before it.

A text that was spun by a synonym machine or translated there and back says `the big test` where its source said
`the big screen`. Counts of word pairs tell which of two readings people write.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from retold.words import tables
from retold.words.background import idf, is_unseen

# What a word costs after a word it seldom follows, above its own rarity, in nats.
_BACK_OFF = 3.0


def cost(words: Sequence[str]) -> float:
    """What the folded `words` of a sentence cost, in nats; about 5 a word in plain news prose, more where it is odd."""
    total, before = 0.0, ""
    for word in words:
        total += _after(before, word)
        before = word
    return total


@lru_cache(maxsize=1 << 16)
def _after(before: str, word: str) -> float:
    known = _followers(before).get(word)
    return known if known is not None else idf(word) + _BACK_OFF


@lru_cache(maxsize=1 << 12)
def _followers(word: str) -> dict[str, float]:
    fields = _table().get(word, "").split()
    return {follower: int(tenths) / 10 for follower, tenths in zip(fields[::2], fields[1::2], strict=True)}


@cache
def _table() -> dict[str, str]:
    rows = (line.partition("\t") for line in tables.lines("retold.lineage", "bigrams.tsv"))
    return {first: rest for first, _, rest in rows}


def known_word(word: str) -> bool:
    """Whether a folded word is in the word lists; a misspelt or made-up one is not."""
    return word in _vocabulary() or not is_unseen(word)


@cache
def _vocabulary() -> frozenset[str]:
    found = set(_table())
    for row in _table().values():
        found.update(row.split()[::2])
    return frozenset(found)
