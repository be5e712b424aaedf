"""Stories that grow article by article, without grouping everything anew.

A new article is compared with the articles that share its rare terms; the stories of the nearest are grouped anew
together with it, as in a batch. What a term tells changes as articles come in: a formula of the wires is a rare name
until some hundred have it. So with each article one older story, taken for one when terms told something else, is
grouped anew with its neighbours, until all have been; and so is the story that loses the most part of a name's
articles by a new one (see `cast`). Nothing else is touched. An article costs about the same in a collection of a
thousand and of a hundred thousand.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from retold.model import Article, Decision
from retold.stories.assembly import story_id
from retold.stories.decisions import bonds
from retold.stories.evidence import Judge
from retold.stories.features import describe
from retold.stories.grouping import Agglomeration
from retold.stories.naming import name_groups
from retold.stories.neighbours import Days, candidate_pairs
from retold.stories.settings import StorySettings
from retold.stories.tally import Tally
from retold.stories.vocabulary import Vocabulary

# What terms tell is looked up anew when the articles have grown by this factor since.
_STALE_GROWTH = 1.3


@dataclass(slots=True)
class _Entry:
    article: Article
    tally: Tally
    days: Days | None
    story: str
    judged_at: int  # articles there were when the judge began by which the tally was made


class StoryIndex:
    """Articles with their stories, growing.

    Stories keep their ids: one that grows keeps its own, of two that join the one with more of the articles gives
    the id. The articles' texts are held in memory.
    """

    def __init__(self, settings: StorySettings, decisions: Sequence[Decision] = ()) -> None:
        self._settings = settings
        self._decisions = tuple(decisions)
        self._vocabulary = Vocabulary(settings)
        self._entries: list[_Entry] = []
        self._places: dict[str, int] = {}
        self._members: defaultdict[str, list[int]] = defaultdict(list)
        self._judge, self._judged_at = Judge(self._vocabulary, settings), 100
        self._settled = 0  # all articles before this place were grouped by the judge of now
        self._postings = _Postings()
        self._named: Counter[str] = Counter()  # articles by the names of casts, of all that are here

    def __len__(self) -> int:
        return len(self._entries)

    def story_of(self, article: str) -> str:
        """The id of the story an article is in.

        Raises:
            KeyError: if there is no such article.
        """
        return self._entries[self._places[article]].story

    def stories(self) -> dict[str, tuple[str, ...]]:
        """Story id to the ids of its articles, both ascending."""
        return {
            story: tuple(sorted(self._entries[i].article.id for i in members))
            for story, members in sorted(self._members.items())
            if members
        }

    def add(self, article: Article) -> frozenset[str]:
        """Add an article; the ids of the stories that changed by it, new and vanished ones too.

        Raises:
            ValueError: if an article with its id is there already.
        """
        tally, days = self._counted(article)
        near = self._nearest(tally, days)
        place = self._enter(article, tally, days, "")
        changed = self._regroup(place, self._touched(article, near))
        for other in self._no_longer_alone(tally):
            changed |= self._resettled_around(other)
        return changed | self._resettled()

    def restore(self, articles: Iterable[tuple[Article, str]]) -> None:
        """Add articles whose stories are known from an earlier run, as they are: nothing is grouped.

        Raises:
            ValueError: if an article with the id of one is there already.
        """
        for article, story in articles:
            place = self._enter(article, *self._counted(article), story)
            self._members[story].append(place)
        for entry in self._entries:
            entry.judged_at = self._judged_at

    def _counted(self, article: Article) -> tuple[Tally, Days | None]:
        if article.id in self._places:
            raise ValueError(f"article {article.id} is in the index already; ids must be distinct")
        features = describe(article, self._settings)
        self._vocabulary.add(features.counts)
        if len(self._entries) > self._judged_at * _STALE_GROWTH:
            self._judge, self._judged_at, self._settled = Judge(self._vocabulary, self._settings), len(self._entries), 0
        return self._judge.tally(self._vocabulary.vector(features), features), features.days

    def _enter(self, article: Article, tally: Tally, days: Days | None, story: str) -> int:
        place = len(self._entries)
        self._entries.append(_Entry(article, tally, days, story, self._judged_at))
        self._places[article.id] = place
        self._named.update(tally.unheard_of)
        self._postings.add(place, tally, self._judge)
        return place

    def _resettled(self) -> frozenset[str]:
        """Group the first story anew that was grouped by an earlier judge, with its neighbours; the ids that changed."""
        while self._settled < len(self._entries) and self._entries[self._settled].judged_at == self._judged_at:
            self._settled += 1
        if self._settled == len(self._entries):
            return frozenset()
        return self._resettled_around(self._settled)

    def _resettled_around(self, place: int) -> frozenset[str]:
        """Group the story of an article anew with its neighbours; the ids that changed."""
        entry = self._entries[place]
        self._judged_anew([place])
        stories = [entry.story, *self._touched(entry.article, self._nearest(entry.tally, entry.days))]
        self._judged_anew([i for story in stories for i in self._members[story]])
        return self._regroup(None, list(dict.fromkeys(stories)))

    def _no_longer_alone(self, tally: Tally) -> list[int]:
        """The first article of each story that had most articles with a name of a new article, until that one came."""
        found: dict[int, None] = {}
        for name in sorted(tally.unheard_of):
            articles = self._named[name]
            if articles % 2 == 0 and articles <= 2 * self._settings.max_regrouped_articles:
                story, most = Counter(self._entries[i].story for i in self._postings.having(name)).most_common(1)[0]
                if 2 * most == articles:
                    found[self._members[story][0]] = None
        return list(found)

    def _judged_anew(self, places: Iterable[int]) -> None:
        """What the articles say, by the judge of now."""
        for place in places:
            entry = self._entries[place]
            if entry.judged_at != self._judged_at:
                features = describe(entry.article, self._settings)
                self._named.subtract(entry.tally.unheard_of)
                entry.tally = self._judge.tally(self._vocabulary.vector(features), features)
                entry.judged_at = self._judged_at
                self._named.update(entry.tally.unheard_of)
                self._postings.add(place, entry.tally, self._judge)

    def decide(self, decision: Decision) -> frozenset[str]:
        """Record a decision by hand and group the stories of its articles anew; the ids of the stories that changed."""
        self._decisions = (*self._decisions, decision)
        named = [self._places[a] for a in (*decision.articles, *decision.apart) if a in self._places]
        stories = {self._entries[i].story for i in named}
        return self._regroup(None, sorted(stories))

    def _nearest(self, tally: Tally, days: Days | None) -> list[int]:
        """The nearest articles, closest first."""
        import numpy as np  # noqa: PLC0415  heavy

        evidence = self._postings.evidence(tally, self._judge, self._settings.max_posting_articles)
        likely = np.flatnonzero(evidence >= self._settings.min_candidate_evidence)
        found = []
        for place in likely[np.lexsort((likely, -evidence[likely]))].tolist():
            if _days_near(days, self._entries[place].days, self._settings):
                found.append(place)
                if len(found) == self._settings.max_neighbours:
                    break
        return found

    def _touched(self, article: Article, near: Iterable[int]) -> list[str]:
        """Stories to group anew with an article: those bound to it, then those of the nearest, as far as bounds allow."""
        named = {a for d in self._decisions if article.id in (*d.articles, *d.apart) for a in (*d.articles, *d.apart)}
        stories = sorted({self._entries[self._places[a]].story for a in named if a in self._places})
        if article.stated_story is not None and self._members.get(article.stated_story):
            stories.append(article.stated_story)
        total = sum(len(self._members[s]) for s in stories)
        for place in near:
            story = self._entries[place].story
            if story in stories:
                continue
            total += len(self._members[story])
            if total > self._settings.max_regrouped_articles and stories:
                break
            stories.append(story)
        return list(dict.fromkeys(stories))

    def _regroup(self, new: int | None, stories: Sequence[str]) -> frozenset[str]:
        """Group the articles of `stories`, and a new one, as a batch would; name the groups; ids that changed."""
        before = {story: frozenset(self._members[story]) for story in stories}
        places = sorted({i for members in before.values() for i in members} | ({new} if new is not None else set()))
        groups = [[places[i] for i in group] for group in self._grouped(places)]
        known = {self._entries[i].article.id: self._entries[i].story for i in places if self._entries[i].story}
        articles = [[self._entries[i].article for i in group] for group in groups]
        names = name_groups(articles, known, story_id)
        for story in stories:
            self._members.pop(story, None)
        for name, group in zip(names, groups, strict=True):
            self._members[name] = group
            for i in group:
                self._entries[i].story = name
        after = {name: frozenset(group) for name, group in zip(names, groups, strict=True)}
        return frozenset(s for s in before.keys() | after.keys() if before.get(s) != after.get(s))

    def _grouped(self, places: Sequence[int]) -> list[list[int]]:
        """Groups of positions in `places`."""
        entries = [self._entries[i] for i in places]
        tallies = [e.tally for e in entries]
        bound = bonds([e.article for e in entries], self._decisions)
        pairs = candidate_pairs(tallies, [e.days for e in entries], self._judge, self._settings)
        return Agglomeration(tallies, self._judge, self._settings, bound, self._named).run(pairs)


class _Postings:
    """For each term, the articles that have it."""

    def __init__(self) -> None:
        self._places: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        self._terms: list[frozenset[str]] = []
        self._against = array("d")

    def add(self, place: int, tally: Tally, judge: Judge) -> None:
        """Add an article, the next or one that is there already: what it was found by before, it still is."""
        terms, against = judge.looked_for(tally)
        if place == len(self._terms):
            self._terms.append(frozenset())
            self._against.append(0.0)
        for term in terms.keys() - self._terms[place]:
            self._places[term].append(place)
        self._terms[place] |= terms.keys()
        self._against[place] = against

    def having(self, term: str) -> Sequence[int]:
        """Articles that have a term."""
        return self._places.get(term, ())

    def evidence(self, tally: Tally, judge: Judge, most: int) -> Any:
        """About the evidence that each article tells of the event of `tally`, over terms of at most `most` articles."""
        import numpy as np  # noqa: PLC0415

        terms, against = judge.looked_for(tally)
        places, told = [np.empty(0, np.int32)], [np.empty(0)]
        for term, root in terms.items():
            known = self._places.get(term)
            if known is not None and len(known) <= most:
                places.append(np.array(known, np.int32))
                told.append(np.full(len(known), root * root))
        shared = np.bincount(np.concatenate(places), np.concatenate(told), len(self._against))
        return shared - np.array(self._against) - against


def _days_near(left: Days | None, right: Days | None, settings: StorySettings) -> bool:
    if left is None or right is None:
        return True
    return max(left[0] - right[1], right[0] - left[1]) <= settings.max_days_apart
