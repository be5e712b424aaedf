"""What each article did with the passages of the text it was taken from: left out, put in, put elsewhere."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from retold.model import Edge, Lineage, Passage, Retelling, Span
from retold.words.scripts import LETTERS_A_SIGN

_LEAST_CHARS = 24  # a shorter sentence ("They agree.") is found again too often by chance, or not at all
_DENSE = frozenset({"zh", "ja", "ko"})  # languages of which a letter is a syllable or a word

_Places = Mapping[str, Mapping[int, Span]]


def retellings(
    passages: Sequence[Passage],
    lineage: Lineage,
    languages: Mapping[str, str | None],
    left_in: Mapping[str, Collection[Span]] = MappingProxyType({}),
) -> tuple[Retelling, ...]:
    """One for each article that was taken from another; a relative of unknown descent is laid beside its nearest one.

    Sentences that the lineage found aligned count as had by both. Between two languages nothing is called left out or put
    in: that a sentence has no like there does not say that it was not translated. Nor is what is no sentence of a report, by
    article `left_in` its text.
    """
    places: dict[str, dict[int, Span]] = {}
    for number, passage in enumerate(passages):
        for reading in (r for r in passage.readings if r.span not in left_in.get(r.article, ())):
            dense = languages.get(reading.article) in _DENSE
            if len(reading.span) * (LETTERS_A_SIGN if dense else 1) >= _LEAST_CHARS:
                places.setdefault(reading.article, {})[number] = reading.span
    edges = sorted(
        (e for e in lineage.edges if e.parent in places and e.child in places),
        key=lambda e: (-e.confidence, e.child, e.parent or ""),
    )
    parents: dict[str, list[Edge]] = {}
    for edge in edges:
        parents.setdefault(edge.child, []).append(edge)
    found = [_taken(child, parents[child], places) for child in sorted(parents)]
    found += [_beside(one, other, places) for one, other in _relatives(places, parents, lineage)]
    foreign = {r.article for r in found if languages.get(r.article) != languages.get(r.against)}
    silent = [replace(r, left_out=(), added=()) if r.article in foreign else r for r in found]
    return tuple(sorted((r for r in silent if r.left_out or r.added or r.moved), key=lambda r: (r.article, r.against)))


def _taken(child: str, edges: Sequence[Edge], places: _Places) -> Retelling:
    """An article beside its surest parent; what any parent has was not added."""
    parent = edges[0].parent or ""
    mine, theirs = places[child], places[parent]
    had = {number for edge in edges for number in places[edge.parent or ""]}
    kept = {n for n, span in theirs.items() if any(p.parent.overlaps(span) for p in edges[0].aligned)}
    given = {n for n, span in mine.items() if any(p.child.overlaps(span) for edge in edges for p in edge.aligned)}
    return Retelling(
        child,
        parent,
        left_out=_in_order(theirs.keys() - mine.keys() - kept, theirs),
        added=_in_order(mine.keys() - had - given, mine),
        moved=_moved(mine, theirs),
        taken=edges[0].directed,
    )


def _beside(one: str, other: str, places: _Places) -> Retelling:
    mine, theirs = places[one], places[other]
    lacking, own = theirs.keys() - mine.keys(), mine.keys() - theirs.keys()
    return Retelling(one, other, _in_order(lacking, theirs), _in_order(own, mine), _moved(mine, theirs), taken=False)


def _relatives(places: _Places, parents: Mapping[str, object], lineage: Lineage) -> Iterator[tuple[str, str]]:
    """Articles nobody knows the parent of, each with the one of its family it shares most passages with; no pair twice."""
    told: set[frozenset[str]] = {frozenset((e.child, e.parent or "")) for e in lineage.edges}
    for family in lineage.families:
        for article in (a for a in family.articles if a in places and a not in parents):
            others = [o for o in family.articles if o != article and o in places]
            nearest = min(others, key=lambda o: (-len(places[article].keys() & places[o].keys()), o), default=None)
            if nearest is not None and frozenset((article, nearest)) not in told:
                told.add(frozenset((article, nearest)))
                yield article, nearest


def _in_order(numbers: set[int], places: Mapping[int, Span]) -> tuple[int, ...]:
    return tuple(sorted(numbers, key=lambda number: (places[number], number)))


def _moved(mine: Mapping[int, Span], theirs: Mapping[int, Span]) -> tuple[int, ...]:
    """The fewest passages without which the rest stand in the same order: those off a longest ascending run.

    Patience sorting, n log n (Aldous and Diaconis 1999).
    """
    shared = _in_order(mine.keys() & theirs.keys(), theirs)
    tails: list[Span] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in shared:
        at = bisect_left(tails, mine[number])
        before[number] = ends[at - 1] if at else None
        tails[at : at + 1] = [mine[number]]
        ends[at : at + 1] = [number]
    kept = set[int]()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return tuple(number for number in shared if number not in kept)
