"""Grouping of many articles at once."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from retold.model import Article, Decision, Mentions, Story
from retold.stories.assembly import Described, assemble, story_id
from retold.stories.decisions import Bonds, bonds
from retold.stories.evidence import Judge
from retold.stories.features import describe
from retold.stories.grouping import Agglomeration
from retold.stories.naming import name_groups
from retold.stories.neighbours import candidate_pairs
from retold.stories.related import relate
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vocabulary


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
    described, vocabulary = _described(articles, mentions, settings)
    members, names = _named(described, vocabulary, settings, decisions, known or {})
    stories = [assemble(group, vocabulary, settings, name) for group, name in zip(members, names, strict=True)]
    linked = relate(stories, members, vocabulary, settings)
    return tuple(sorted(linked, key=lambda story: story.id))


def partition(articles: Sequence[Article], settings: StorySettings) -> dict[str, str]:
    """Article id to story id, as `group` has them: for who wants to know what belongs together and nothing else.

    Raises:
        ValueError: if two articles have one id.
    """
    described, vocabulary = _described(articles, [Mentions(one.id, ()) for one in articles], settings)
    members, names = _named(described, vocabulary, settings, (), {})
    return {one.article.id: name for group, name in zip(members, names, strict=True) for one in group}


def _named(
    described: Sequence[Described],
    vocabulary: Vocabulary,
    settings: StorySettings,
    decisions: Sequence[Decision],
    known: Mapping[str, str],
) -> tuple[list[list[Described]], list[str]]:
    """The groups, and the id of each."""
    bound = bonds([one.article for one in described], decisions)
    groups = _grouped(described, Judge(vocabulary, settings), settings, bound)
    members = [[described[i] for i in group] for group in groups]
    return members, name_groups([[one.article for one in group] for group in members], known, story_id)


def _grouped(described: Sequence[Described], judge: Judge, settings: StorySettings, bound: Bonds) -> list[list[int]]:
    """Groups of places in `described`. Copies of one text follow the first of them, unless bonds say otherwise."""
    copies = _copies(described, bound)
    places = list(copies)
    tallies = [judge.tally(described[i].vector, described[i].features) for i in places]
    pairs = candidate_pairs(tallies, [described[i].features.days for i in places], judge, settings)
    made = Agglomeration(tallies, judge, settings, bound.renumbered(places)).run(pairs)
    return [sorted(i for place in group for i in copies[places[place]]) for group in made]


def _copies(described: Sequence[Described], bound: Bonds) -> dict[int, list[int]]:
    """Places of articles that say the same on the same days, by the first; one that is bound or says nothing is by itself."""
    held = {i for members in bound.together for i in members} | bound.apart.keys() | bound.stated.keys()
    first: dict[tuple[str | None, str, object], int] = {}
    copies: dict[int, list[int]] = {}
    for i, one in enumerate(described):
        key = (one.article.title, one.article.text, one.features.days)
        alone = i in held or not one.features.counts
        copies.setdefault(i if alone else first.setdefault(key, i), []).append(i)
    return copies


def _described(
    articles: Sequence[Article], mentions: Sequence[Mentions], settings: StorySettings
) -> tuple[list[Described], Vocabulary]:
    """The articles with their terms and vectors, ascending by id."""
    pairs = sorted(zip(articles, mentions, strict=True), key=lambda pair: pair[0].id)
    for (left, _), (right, _) in pairwise(pairs):
        if left.id == right.id:
            raise ValueError(f"two articles have the id {left.id}; ids must be distinct")
    features = [describe(article, settings) for article, _ in pairs]
    vocabulary = Vocabulary(settings)
    told: set[tuple[str | None, str]] = set()
    for (article, _), one in zip(pairs, features, strict=True):
        text = (article.title, article.text)
        if text not in told:  # what is copied is not said more often
            told.add(text)
            vocabulary.add(one.counts)
    return [
        Described(article, found, one, vocabulary.vector(one))
        for (article, found), one in zip(pairs, features, strict=True)
    ], vocabulary
