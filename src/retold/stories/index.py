"""Stories that grow article by article, without grouping everything anew.

A new article is compared with the articles that share its rare terms; the stories of the nearest are grouped anew
together with it, as in a batch, and nothing else is touched. So an article costs about the same in a collection of a
thousand and of a hundred thousand.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from retold.model import Article, Decision
from retold.stories.assembly import story_id
from retold.stories.decisions import bonds
from retold.stories.features import Features, describe
from retold.stories.grouping import Agglomeration, product
from retold.stories.naming import name_groups
from retold.stories.neighbours import Pair, candidate_pairs, closeness
from retold.stories.settings import StorySettings
from retold.stories.splitting import split
from retold.stories.vocabulary import Vector, Vocabulary

# A vector is weighed anew when the articles have grown by this factor since.
_STALE_GROWTH = 1.3


@dataclass(slots=True)
class _Entry:
    article: Article
    features: Features
    vector: Vector
    weighed_at: int
    story: str


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
        self._names = _Postings()
        self._words = _Postings()

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
        features = self._counted(article)
        vector = self._vocabulary.vector(features)
        near = self._nearest(vector, features)
        place = self._enter(article, features, vector, "")
        return self._regroup(place, self._touched(article, near))

    def restore(self, articles: Iterable[tuple[Article, str]]) -> None:
        """Add articles whose stories are known from an earlier run, as they are: nothing is grouped.

        Raises:
            ValueError: if an article with the id of one is there already.
        """
        counted = [(article, self._counted(article), story) for article, story in articles]
        for article, features, story in counted:
            place = self._enter(article, features, self._vocabulary.vector(features), story)
            self._members[story].append(place)

    def _counted(self, article: Article) -> Features:
        if article.id in self._places:
            raise ValueError(f"article {article.id} is in the index already; ids must be distinct")
        features = describe(article, self._settings)
        self._vocabulary.add(features.counts)
        return features

    def _enter(self, article: Article, features: Features, vector: Vector, story: str) -> int:
        place = len(self._entries)
        self._entries.append(_Entry(article, features, vector, place + 1, story))
        self._places[article.id] = place
        self._names.add(place, vector.names)
        self._words.add(place, vector.words)
        return place

    def decide(self, decision: Decision) -> frozenset[str]:
        """Record a decision by hand and group the stories of its articles anew; the ids of the stories that changed."""
        self._decisions = (*self._decisions, decision)
        named = [self._places[a] for a in (*decision.articles, *decision.apart) if a in self._places]
        stories = {self._entries[i].story for i in named}
        return self._regroup(None, sorted(stories))

    def _nearest(self, vector: Vector, features: Features) -> list[tuple[float, int]]:
        """The nearest articles with their closeness, closest first."""
        import numpy as np  # noqa: PLC0415  heavy

        size, settings = len(self._entries), self._settings
        if not size:
            return []
        names = self._names.cosines(vector.names, size, settings.max_posting_articles)
        words = self._words.cosines(vector.words, size, settings.max_posting_articles)
        likely = np.flatnonzero(names + words >= 2 * settings.min_candidate_similarity)
        order = likely[np.lexsort((likely, -(names + words)[likely]))][: settings.max_neighbours].tolist()
        found = []
        for place in order:
            other = self._entries[place]
            close = closeness(product(vector.names, other.vector.names), product(vector.words, other.vector.words))
            if close >= settings.min_candidate_similarity and _days_near(features, other.features, settings):
                found.append((close, place))
        return sorted(found, key=lambda pair: (-pair[0], self._entries[pair[1]].article.id))

    def _touched(self, article: Article, near: Iterable[tuple[float, int]]) -> list[str]:
        """Stories to group anew with an article: those bound to it, then those of the nearest, as far as bounds allow."""
        named = {a for d in self._decisions if article.id in (*d.articles, *d.apart) for a in (*d.articles, *d.apart)}
        stories = sorted({self._entries[self._places[a]].story for a in named if a in self._places})
        if article.stated_story is not None and self._members.get(article.stated_story):
            stories.append(article.stated_story)
        total = sum(len(self._members[s]) for s in stories)
        for close, place in near:
            story = self._entries[place].story
            if story in stories or close < self._settings.min_similarity / 2:
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
        if len(places) < 2:
            return [[i] for i in range(len(places))]
        entries = [self._fresh(i) for i in places]
        vectors, features = [e.vector for e in entries], [e.features for e in entries]
        bound = bonds([e.article for e in entries], self._decisions)
        pairs = _all_pairs(vectors, features, self._settings)
        made = Agglomeration(vectors, features, self._vocabulary, self._settings, bound).run(pairs)
        return [part for group in made for part in split(group, features, self._vocabulary, self._settings, bound)]

    def _fresh(self, place: int) -> _Entry:
        """The entry, its vector weighed anew if that was long ago."""
        entry = self._entries[place]
        if len(self._entries) > entry.weighed_at * _STALE_GROWTH:
            entry.vector = self._vocabulary.vector(entry.features)
            entry.weighed_at = len(self._entries)
        return entry


class _Postings:
    """For each term, the articles that have it and its weight in each."""

    def __init__(self) -> None:
        self._places: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        self._weights: defaultdict[str, array[float]] = defaultdict(lambda: array("d"))

    def add(self, place: int, vector: Mapping[str, float]) -> None:
        for term, weight in vector.items():
            self._places[term].append(place)
            self._weights[term].append(weight)

    def cosines(self, vector: Mapping[str, float], size: int, most: int) -> Any:
        """Cosine with each of the first `size` articles, over terms that at most `most` articles have."""
        import numpy as np  # noqa: PLC0415

        places, weights = [np.empty(0, np.int32)], [np.empty(0)]
        for term, weight in vector.items():
            if term in self._places and len(self._places[term]) <= most:
                places.append(np.array(self._places[term], np.int32))
                weights.append(np.array(self._weights[term]) * weight)
        return np.bincount(np.concatenate(places), np.concatenate(weights), size)


def _days_near(left: Features, right: Features, settings: StorySettings) -> bool:
    if left.days is None or right.days is None:
        return True
    return max(left.days[0] - right.days[1], right.days[0] - left.days[1]) <= settings.max_days_apart


def _all_pairs(vectors: Sequence[Vector], features: Sequence[Features], settings: StorySettings) -> list[Pair]:
    """Candidate pairs of few articles; by hand below some dozens, where sparse matrices cost more than they save."""
    if len(vectors) > 40:
        return candidate_pairs(vectors, [f.days for f in features], settings)
    found = []
    for j in range(1, len(vectors)):
        for i in range(j):
            names = product(vectors[i].names, vectors[j].names)
            words = product(vectors[i].words, vectors[j].words)
            close = closeness(names, words) >= settings.min_candidate_similarity
            if close and _days_near(features[i], features[j], settings):
                found.append((i, j, names, words))
    return sorted(found)
