"""Sentences known by their place: a copy keeps the order of what it copies, however strange its words have become."""

from collections.abc import Iterator, Mapping, Sequence

from retold.collation.lines import Line
from retold.collation.passages import shared_weight
from retold.model import Lineage

_WINDOW = 6  # sentences between two that both articles have, among which the one in the same place is looked for
_LIKE = 0.12  # weighted share of the lighter sentence's words that is enough there

_Placed = tuple[Line, int]  # a line with the number of its passage


def in_place(passages: Sequence[Sequence[Line]], weights: Mapping[str, float], lineage: Lineage) -> list[list[Line]]:
    """Join a lone sentence to the likest one a kin article has between the same two passages.

    Args:
        passages: of a story.
        weights: of its words, as `term_weights` gives them.
        lineage: who is kin to whom.
    """
    grown = [list(passage) for passage in passages]
    runs = runs_of(grown)
    kin = {article: sorted(kin_of(article, lineage)) for article in runs}
    for article in sorted(runs):
        for at, (line, number) in enumerate(runs[article]):
            if len(grown[number]) != 1:
                continue
            near = [n for around in _neighbours(runs[article], at, grown) for n in _window(runs, kin[article], around)]
            free = [(x, home) for x, home in near if grown[home] and all(y.article != article for y in grown[home])]
            likest = max(((shared_weight(line, x, weights), -home) for x, home in free), default=(0.0, 0))
            if likest[0] >= _LIKE:
                grown[-likest[1]].append(line)
                grown[number] = []
    return [sorted(passage, key=lambda x: (x.article, x.span)) for passage in grown if passage]


def kin_of(article: str, lineage: Lineage) -> frozenset[str]:
    """The other articles of an article's families."""
    near = {name for family in lineage.families if article in family.articles for name in family.articles}
    return frozenset(near - {article})


def runs_of(passages: Sequence[Sequence[Line]]) -> dict[str, list[_Placed]]:
    """The lines of each article in their order, each with the number of its passage."""
    runs: dict[str, list[_Placed]] = {}
    for number, passage in enumerate(passages):
        for line in passage:
            runs.setdefault(line.article, []).append((line, number))
    return {article: sorted(run, key=lambda placed: placed[0].span) for article, run in runs.items()}


def _neighbours(run: Sequence[_Placed], at: int, passages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int]]:
    """The nearest passages before and behind a lone line that others have too, if there are both."""
    before = next((n for _, n in reversed(run[max(0, at - _WINDOW) : at]) if len(passages[n]) > 1), None)
    after = next((n for _, n in run[at + 1 : at + 1 + _WINDOW] if len(passages[n]) > 1), None)
    if before is not None and after is not None:
        yield before, after


def _window(runs: Mapping[str, Sequence[_Placed]], kin: Sequence[str], around: tuple[int, int]) -> Iterator[_Placed]:
    """What kin articles have between two passages, where that is little."""
    for other in kin:
        places = {number: at for at, (_, number) in enumerate(runs.get(other, ()))}
        first, last = (places.get(number) for number in around)
        if first is not None and last is not None and 1 < last - first <= _WINDOW + 1:
            yield from runs[other][first + 1 : last]
