"""Grouping of many articles at once."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from retold.model import Article, Decision, Mentions, Story
from retold.stories.assembly import Described, assemble, story_id
from retold.stories.decisions import bonds
from retold.stories.features import describe
from retold.stories.grouping import Agglomeration
from retold.stories.naming import name_groups
from retold.stories.neighbours import candidate_pairs
from retold.stories.related import relate
from retold.stories.settings import StorySettings
from retold.stories.splitting import split
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
    vectors, features = [one.vector for one in described], [one.features for one in described]
    bound = bonds([one.article for one in described], decisions)
    near = candidate_pairs(vectors, [one.days for one in features], settings)
    groups = [
        story
        for members in Agglomeration(vectors, features, vocabulary, settings, bound).run(near)
        for story in split(members, features, vocabulary, settings, bound)
    ]
    members = [[described[i] for i in group] for group in groups]
    names = name_groups([[one.article for one in group] for group in members], known or {}, story_id)
    stories = [assemble(group, vocabulary, settings, name) for group, name in zip(members, names, strict=True)]
    linked = relate(stories, members, vocabulary, settings)
    return tuple(sorted(linked, key=lambda story: story.id))


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
    for one in features:
        vocabulary.add(one.counts)
    return [
        Described(article, found, one, vocabulary.vector(one))
        for (article, found), one in zip(pairs, features, strict=True)
    ], vocabulary
