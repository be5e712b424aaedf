"""Grouping of many articles at once."""

from collections import defaultdict
from collections.abc import Sequence

from retold.model import Article, Mentions, Story
from retold.stories.assembly import Described, assemble
from retold.stories.features import describe
from retold.stories.grouping import Agglomeration
from retold.stories.neighbours import candidate_pairs
from retold.stories.settings import StorySettings
from retold.stories.splitting import split
from retold.stories.vocabulary import Vocabulary


def group(articles: Sequence[Article], mentions: Sequence[Mentions], settings: StorySettings) -> tuple[Story, ...]:
    """Stories of `articles`, ascending by id: every article is in exactly one.

    A grouping stated by the input is kept as it is. The order of the articles does not matter.

    Args:
        articles: clean articles with distinct ids.
        mentions: of each article, in the same order.
        settings: bounds and thresholds.
    """
    pairs = sorted(zip(articles, mentions, strict=True), key=lambda pair: pair[0].id)
    features = [describe(article, settings) for article, _ in pairs]
    vocabulary = Vocabulary(settings)
    for counted in features:
        vocabulary.add(counted.counts)
    described = [
        Described(article, found, one, vocabulary.vector(one))
        for (article, found), one in zip(pairs, features, strict=True)
    ]
    stated: defaultdict[str, list[Described]] = defaultdict(list)
    free = []
    for one in described:
        if one.article.stated_story is None:
            free.append(one)
        else:
            stated[one.article.stated_story].append(one)
    stories = [assemble(members, vocabulary, settings, name) for name, members in stated.items()]
    stories += [assemble(members, vocabulary, settings, None) for members in _groups(free, vocabulary, settings)]
    return tuple(sorted(stories, key=lambda story: story.id))


def _groups(free: list[Described], vocabulary: Vocabulary, settings: StorySettings) -> list[list[Described]]:
    vectors = [one.vector for one in free]
    near = candidate_pairs(vectors, [one.features.days for one in free], settings)
    features = [one.features for one in free]
    groups = Agglomeration(vectors, features, vocabulary, settings).run(near)
    return [[free[i] for i in story] for members in groups for story in split(members, features, vocabulary, settings)]
