"""Clauses that come back in another sentence of another article: what is counted, foreseen or hung on a noun.

A retelling cuts sentences up and joins others, so a clause may answer one that stands in another passage. Two such clauses
are known by what they hold in common: the same number, verb or clause, and words of matter around it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from retold.collation import polarity, references
from retold.collation.echoes import Echo, Placed
from retold.collation.facts import Facts
from retold.collation.pairs import Found, Pair

_MOST_PLACES = 12  # places of one anchor beyond which it tells nothing
_COMPANY = 2  # words of matter two sentences must share, besides what is compared

_Finder = Callable[[Pair], Iterator[Found]]


def recurrences(passages: Sequence[Sequence[Facts]]) -> Iterator[Echo]:
    """All differences between clauses that come back in different passages and articles."""
    placed = [(number, reading) for number, passage in enumerate(passages) for reading in passage]
    yield from _among(placed, _ordinals, references.counted, _COMPANY)
    yield from _among(placed, _foreseen, polarity.outlooks, _COMPANY)
    yield from _among(placed, _clauses, references.antecedents, _COMPANY + 1)


def _among(
    placed: Sequence[Placed], anchors: Callable[[Facts], Iterator[tuple[str, ...]]], finder: _Finder, company: int
) -> Iterator[Echo]:
    """What `finder` finds between readings that share an anchor and enough words of matter."""
    held: dict[tuple[str, ...], list[Placed]] = defaultdict(list)
    for number, reading in placed:
        for anchor in sorted(set(anchors(reading))):
            held[anchor].append((number, reading))
    for anchor in sorted(held):
        for (number, one), (its_number, other) in combinations(held[anchor][:_MOST_PLACES], 2):
            if number == its_number or one.line.article == other.line.article:
                continue
            if len(_matter(one) & _matter(other)) >= company:
                for found in finder(Pair(one, other)):
                    yield Echo(found, one, other, number, its_number)


def _matter(reading: Facts) -> set[str]:
    return {w.root for w in reading.line.words if not w.function and w.weight > 1}


def _ordinals(reading: Facts) -> Iterator[tuple[str, ...]]:
    yield from (("ordinal", fact.value) for fact in reading.of("ordinal"))


def _foreseen(reading: Facts) -> Iterator[tuple[str, ...]]:
    yield from (("to", verb) for verb in polarity.foreseen(reading))


def _clauses(reading: Facts) -> Iterator[tuple[str, ...]]:
    yield from (("which", *roots) for roots in references.clauses(reading))
