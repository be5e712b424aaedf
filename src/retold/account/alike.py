"""Which sentences of two articles the lineage or the collation found to say the same."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from retold.account.happenings import Happening
from retold.model import AlignedPair, Lineage, Passage, Span

# Aligned sentences this alike (as the lineage scores them) tell the same.
_ALIGNED = 0.4

Twins: TypeAlias = Mapping[str, Mapping[str, Sequence[AlignedPair]]]


def twins_of(lineage: Lineage) -> Twins:
    """By article and other article, the sentences they share, those of the first as `child`."""
    found: dict[str, dict[str, list[AlignedPair]]] = {}
    for edge in lineage.edges:
        other = edge.relative
        if other is not None:
            there = found.setdefault(edge.child, {}).setdefault(other, [])
            back = found.setdefault(other, {}).setdefault(edge.child, [])
            for pair in edge.aligned:
                if pair.score >= _ALIGNED:
                    there.append(pair)
                    back.append(AlignedPair(pair.parent, pair.child, pair.score))
    return found


def places_of(passages: Iterable[Passage]) -> dict[str, list[tuple[int, Span]]]:
    """By article the spans of passages that several articles have, each with the number of its passage."""
    found: dict[str, list[tuple[int, Span]]] = {}
    for number, passage in enumerate(passages):
        for reading in passage.readings if len(passage.readings) > 1 else ():
            found.setdefault(reading.article, []).append((number, reading.span))
    return found


def aligned(a: Happening, b: Happening, twins: Twins) -> bool:
    """Whether the lineage found the sentences of two happenings alike."""
    pairs = twins.get(a.article.id, {}).get(b.article.id, ())
    return any(pair.child.overlaps(a.sentence) and pair.parent.overlaps(b.sentence) for pair in pairs)
