"""Which of two texts changed the words of the other: a copier's channel.

Who rewords a text, by hand, with a thesaurus or through another language, leaves traces that point one way: a rarer word
for a plain one, "of the" for a possessive, a written-out contraction, a pair of words nobody writes. One change says
little; all changes between two texts together say which of them came first, or that both changed a third text. The
weights of the traces were learned from planted copies (bench/lineage_channel.py).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from retold.lineage.naturalness import cost, known_word
from retold.words import fold, tables
from retold.words.background import idf

# Longer runs of changed words are rewritten sentences; they show no single trace.
MOST_WORDS = 8
# A sentence in so many pieces that nearly every word kept stands between two changes is other words, or shuffled ones.
_LEAST_RUNS = 5
_FRAYED = 0.75
# One change is at most so telling, in nats.
_MOST_NATS = 3.0
# Shares of the changes that stand on the child's side, tried for two texts made from a third; 0 is the reverse descent.
_SHARES = tuple(n / 10 for n in range(10))
_LEAST_LETTERS = 4
_ARTICLES = frozenset({"a", "an", "the"})
_PREPOSITIONS = frozenset({"at", "by", "for", "from", "in", "on", "that", "to", "with"})
_CONTRACTED = ("n't", "'ll", "'re", "'ve", "'d")

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Leaning:
    """What the changes between two texts say.

    Attributes:
        forth: nats by which all changes together look made by the child.
        beside: nats by which two texts that both changed a third, or the reverse descent, explain them better than
            descent of this child from this parent; never negative.
    """

    forth: float
    beside: float


def leaning(changes: Sequence[float]) -> Leaning:
    """What `changes` say together; each is the nats by which one change looks made by the child.

    Made by the child with probability p = 1 / (1 + exp(-z)), by the parent otherwise: for each share r of changes on
    the child's side the likelihood of all is weighed against r = 1.
    """
    if not changes:
        return Leaning(0.0, 0.0)
    back = [math.exp(-z) for z in changes]
    best = max(sum(math.log(r + (1 - r) * b) for b in back) for r in _SHARES)
    return Leaning(sum(changes), max(best, 0.0))


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the child that stand where the parent has others, or none.

    Attributes:
        child, parent: number of the first word and of the first after the last, in the sentences of each.
        nats: by which the change looks made by the child; negative: by the parent.
    """

    child: tuple[int, int]
    parent: tuple[int, int]
    nats: float


def changes(child: Words, parent: Words) -> list[Change]:
    """The changes between two sentences, given by their words as printed, ascending."""
    mine, theirs = [fold(w) for w in child], [fold(w) for w in parent]
    runs = list(changed(mine, theirs))
    if len(runs) > _LEAST_RUNS and len(runs) > _FRAYED * (len(mine) - sum(j - i for (i, j), _ in runs)):
        return []
    found = []
    for (i, j), (k, m) in runs:
        if max(j - i, m - k) <= MOST_WORDS:
            before, after = mine[i - 1 : i] if i else [], mine[j : j + 1]
            ours = traces((*before, *mine[i:j], *after), mine[i:j], child[i:j])
            others = traces((*before, *theirs[k:m], *after), theirs[k:m], parent[k:m])
            weights = _weights()["replaced" if i < j and k < m else "left out"]
            z = sum(w * (a - b) for w, a, b in zip(weights, ours, others, strict=True))
            found.append(Change((i, j), (k, m), min(max(z, -_MOST_NATS), _MOST_NATS)))
    return found


def changed(mine: list[str], theirs: list[str]) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """Runs of words that differ: (start, end) in `mine`, the same in `theirs`; one of them may be empty."""
    same = [(0, 0, 0), *((o.src_start, o.dest_start, o.src_end - o.src_start) for o in Indel.opcodes(mine, theirs) if o.tag == "equal")]  # fmt: skip
    for (i, k, size), (j, m, _) in pairwise([*same, (len(mine), len(theirs), 0)]):
        if i + size < j or k + size < m:
            yield (i + size, j), (k + size, m)


def traces(around: Words, words: Words, printed: Words) -> tuple[float, ...]:
    """What is counted of the words on one side of a change, in the order of the weights."""
    rarity = [idf(w) for w in words]
    return (
        cost(around),
        sum(rarity),
        max(rarity, default=0.0),
        len(words),
        sum(map(_odd, words, printed)),
        words.count("of"),
        sum(w in _ARTICLES for w in words),
        sum(w in _PREPOSITIONS for w in words),
        sum(w.endswith(_CONTRACTED) for w in words),
        sum(p.endswith(("'s", "’s")) for p in printed),
    )


@lru_cache(maxsize=1 << 14)
def _odd(word: str, printed: str) -> bool:
    """Whether a word in lower case is in no word list."""
    return len(word) >= _LEAST_LETTERS and printed[0].islower() and not known_word(word)


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    return {name: tuple(map(float, numbers)) for name, *numbers in tables.rows("retold.lineage", "channel.tsv")}
