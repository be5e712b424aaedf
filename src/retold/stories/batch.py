"""Grouping of many articles at once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from retold.model import Article, Decision, Mentions, Story
from retold.stories.assembly import Described, assemble, story_id
from retold.stories.decisions import Bonds, bonds
from retold.stories.evidence import Judge
from retold.stories.grouping import Agglomeration
from retold.stories.naming import name_groups
from retold.stories.neighbours import candidate_pairs
from retold.stories.related import relate
from retold.stories.settings import StorySettings
from retold.stories.sketching import Sketch, sketch
from retold.stories.vocabulary import Vector, Vocabulary


def group(
    articles: Sequence[Article],
    mentions: Sequence[Mentions],
    settings: StorySettings,
    decisions: Sequence[Decision] = (),
    known: Mapping[str, str] | None = None,
) -> tuple[Story, ...]:
    """Stories of `articles`, ascending by id: every article is in exactly one.

    A grouping stated by the input is kept as it is. The order of the articles does not matter.

    Args:
        articles: clean articles with distinct ids.
        mentions: of each article, in the same order.
        settings: bounds and thresholds.
        decisions: by hand, oldest first; they hold against all evidence.
        known: article id to story id of an earlier run, so that stories keep their ids.

    Raises:
        ValueError: if two articles have one id.
    """
    mentions_of = {article.id: found for article, found in zip(articles, mentions, strict=True)}
    whole = {article.id: article for article in articles}
    seen = _Seen(map(partial(sketch, settings=settings), articles), settings)
    groups, names = seen.stories(decisions, known or {})
    members = [
        [
            Described(whole[one.article.id], mentions_of[one.article.id], one.features, seen.vectors[i])
            for i, one in ((i, seen.sketches[i]) for i in group)
        ]
        for group in groups
    ]
    stories = [assemble(some, seen.vocabulary, settings, name) for some, name in zip(members, names, strict=True)]
    linked = relate(stories, members, seen.vocabulary, settings)
    return tuple(sorted(linked, key=lambda story: story.id))


def partition(sketches: Iterable[Sketch], settings: StorySettings) -> dict[str, str]:
    """Article id to story id, as `group` has them: for who wants to know what belongs together and nothing else.

    Raises:
        ValueError: if two articles have one id.
    """
    seen = _Seen(sketches, settings)
    groups, names = seen.stories((), {})
    return {seen.sketches[i].article.id: name for group, name in zip(groups, names, strict=True) for i in group}


class _Seen:
    """All articles of a run, ascending by id, with what is frequent among them."""

    def __init__(self, sketches: Iterable[Sketch], settings: StorySettings) -> None:
        self.sketches = sorted(sketches, key=lambda one: one.article.id)
        for left, right in pairwise(self.sketches):
            if left.article.id == right.article.id:
                raise ValueError(f"two articles have the id {left.article.id}; ids must be distinct")
        self.settings = settings
        self.vocabulary = Vocabulary(settings)
        for one in {one.digest: one for one in self.sketches}.values():  # what is copied is not said more often
            self.vocabulary.add(one.features.counts)
        self.vectors: list[Vector] = [self.vocabulary.vector(one.features) for one in self.sketches]

    def stories(self, decisions: Sequence[Decision], known: Mapping[str, str]) -> tuple[list[list[int]], list[str]]:
        """The groups, as places in `sketches`, and the id of each."""
        bound = bonds([one.article for one in self.sketches], decisions)
        groups = self._grouped(bound)
        articles = [[self.sketches[i].article for i in group] for group in groups]
        return groups, name_groups(articles, known, story_id)

    def _grouped(self, bound: Bonds) -> list[list[int]]:
        """Copies of one text follow the first of them, unless bonds say otherwise."""
        copies = self._copies(bound)
        places = list(copies)
        judge = Judge(self.vocabulary, self.settings)
        tallies = [judge.tally(self.vectors[i], self.sketches[i].features) for i in places]
        days = [self.sketches[i].features.days for i in places]
        pairs = candidate_pairs(tallies, days, judge, self.settings)
        made = Agglomeration(tallies, judge, self.settings, bound.renumbered(places)).run(pairs)
        return [sorted(i for place in group for i in copies[places[place]]) for group in made]

    def _copies(self, bound: Bonds) -> dict[int, list[int]]:
        """Places of articles that say the same on the same days, by the first; one that is bound or says nothing is by itself."""
        held = {i for members in bound.together for i in members} | bound.apart.keys() | bound.stated.keys()
        first: dict[object, int] = {}
        copies: dict[int, list[int]] = {}
        for i, one in enumerate(self.sketches):
            alone = i in held or not one.features.counts
            key = (one.digest, one.features.days)
            copies.setdefault(i if alone else first.setdefault(key, i), []).append(i)
        return copies
