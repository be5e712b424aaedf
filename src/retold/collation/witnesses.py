"""How far each article is to be believed where nothing else decides: broken places, and how much it keeps of what it shares."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.collation.lines import Line
from retold.model import Lineage, Span

_SIBLINGS = 3  # readings of one family from which a word that only one has is that one's own


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The soundness of a story's articles.

    Attributes:
        damage: broken places of each article.
        looseness: share of an article's words of matter that no sibling has in the same passage, 0–1: a copy that goes
            its own way where the others agree will do so where there are no others.
        broken: sentences with a broken place, by article and span.
    """

    damage: Mapping[str, int]
    looseness: Mapping[str, float]
    broken: frozenset[tuple[str, Span]]

    def broken_at(self, line: Line) -> bool:
        """Whether a sentence is broken by itself."""
        return (line.article, line.span) in self.broken


def witnesses(passages: Sequence[Sequence[Line]], broken: Iterable[tuple[str, Span]], lineage: Lineage) -> Witnesses:
    """The soundness of all articles; `broken` names a sentence once for each broken place."""
    places = list(broken)
    return Witnesses(Counter(article for article, _ in places), _looseness(passages, lineage), frozenset(places))


def _looseness(passages: Sequence[Sequence[Line]], lineage: Lineage) -> Mapping[str, float]:
    own: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for passage in passages:
        for family in lineage.families:
            readings = [line for line in passage if line.article in family.articles]
            if len(readings) < _SIBLINGS:
                continue
            matter = [{w.root for w in line.words if not w.function} for line in readings]
            held = Counter(root for roots in matter for root in roots)
            for line, roots in zip(readings, matter, strict=True):
                own[line.article] += sum(held[root] == 1 for root in roots)
                total[line.article] += len(roots)
    return defaultdict(float, {article: own[article] / count for article, count in total.items() if count})
