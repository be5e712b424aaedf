"""The families of a story as witnesses: how many independent tellings stand behind a reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.collation.witnesses import Witnesses
from retold.model import Lineage, independent


@dataclass(frozen=True, slots=True)
class Side:
    """How much stands behind one reading: independent tellings, articles, nearness to the origin."""

    tellings: float
    articles: int
    senior: int


class Tellings:
    """The families of a story, who descends from whom, and how sound each article is.

    Args:
        lineage: of the story.
        texts: the roots of each article's words, one blank between, one at each end.
        witnesses: how sound each article is.
    """

    def __init__(self, lineage: Lineage, texts: Mapping[str, str], witnesses: Witnesses) -> None:
        self._texts = texts
        self.witnesses = witnesses
        self._families: dict[str, list[int]] = {}
        self._parents: dict[str, list[str]] = {}
        self._heads = {family.head for family in lineage.families}
        for number, family in enumerate(lineage.families):
            for article in family.articles:
                self._families.setdefault(article, []).append(number)
        for number, article in enumerate(sorted(texts), len(lineage.families)):
            self._families.setdefault(article, [number])
        for edge in lineage.edges:
            if edge.parent is not None and edge.directed:
                self._parents.setdefault(edge.child, []).append(edge.parent)

    def count(self, articles: Iterable[str]) -> int:
        """How many independent tellings the articles are: a merged article brings none of its own."""
        return independent(self._families[article] for article in articles)

    def families(self, article: str) -> Sequence[int]:
        """The numbers of the families an article belongs to."""
        return self._families[article]

    def akin(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether articles on both sides are of one family."""
        ours = {n for article in left for n in self._families[article]}
        return any(n in ours for article in right for n in self._families[article])

    def ancestors(self, article: str) -> set[str]:
        """All articles an article descends from."""
        found: set[str] = set()
        waiting = [article]
        while waiting:
            for parent in self._parents.get(waiting.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return found

    def sides(self, left: set[str], right: set[str]) -> tuple[Side, Side]:
        """What stands behind each of two readings: a family votes for the reading most and oldest of its articles have."""
        votes = {True: 0.0, False: 0.0}
        senior_left = sum(bool(self.ancestors(x) & left) for x in right)
        senior_right = sum(bool(self.ancestors(x) & right) for x in left)
        for family in sorted({n for article in left | right for n in self._families[article]}):
            ours = {a for a in left if family in self._families[a]}
            theirs = {a for a in right if family in self._families[a]}
            vote = self._vote(ours, theirs)
            votes[True] += vote
            votes[False] += 1 - vote
        return Side(votes[True], len(left), senior_left), Side(votes[False], len(right), senior_right)

    def _vote(self, ours: set[str], theirs: set[str]) -> float:
        if not theirs or not ours:
            return 1.0 if ours else 0.0
        below_ours = all(self.ancestors(x) & ours for x in theirs)
        below_theirs = all(self.ancestors(x) & theirs for x in ours)
        if below_ours != below_theirs:
            return self._inherited(ours, theirs) if below_ours else 1 - self._inherited(theirs, ours)
        if len(ours) != len(theirs):
            return 1.0 if len(ours) > len(theirs) else 0.0
        return 0.5

    def saying(self, run: Sequence[str], *, apart: bool = False) -> int:
        """How many articles have a run of roots anywhere; `apart`: how many independent tellings."""
        articles = [article for article in self._texts if self.says(article, run)]
        return self.count(articles) if apart else len(articles)

    def says(self, article: str, run: Sequence[str]) -> bool:
        """Whether an article has a run of roots anywhere."""
        return f" {' '.join(run)} " in self._texts[article]

    def heads(self, articles: set[str]) -> int:
        """How many of the articles stand nearest to the origin of their family."""
        return len(self._heads & articles)

    def _inherited(self, above: set[str], below: set[str]) -> float:
        """The vote for a reading that all others descend from: lost if it stands alone and several agree against it.

        A reading of one witness alone is doubted first; the parent may have been changed after it was copied.
        """
        return 0.0 if len(above) == 1 and len(below) > 1 else 1.0
