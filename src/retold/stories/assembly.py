"""From groups of articles to stories: identity, headline, tags, and the reasons for every join."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.model import Article, Join, Mentions, Story
from retold.stories.features import NAME, NUMBER, Features
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vocabulary

Vector = Mapping[str, float]

# Shared terms named as reasons of one join, heaviest first.
_REASON_TERMS = 6


@dataclass(frozen=True, slots=True)
class Described:
    """An article with all that grouping knows of it."""

    article: Article
    mentions: Mentions
    features: Features
    vector: Vector


def story_id(articles: Sequence[Article]) -> str:
    """An id that stays when articles are added: that of the first published article, then the first by id."""
    first = min(articles, key=lambda a: (a.published.first if a.published else "9999", a.id))
    return "s-" + hashlib.sha256(first.id.encode()).hexdigest()[:12]


def assemble(members: Sequence[Described], vocabulary: Vocabulary, settings: StorySettings, name: str | None) -> Story:
    """The story of `members`; `name` is its id where that is known."""
    members = sorted(members, key=lambda m: m.article.id)
    mean = _mean([m.vector for m in members])
    return Story(
        id=name or story_id([m.article for m in members]),
        title=_title(members, mean),
        articles=tuple(m.article for m in members),
        mentions=tuple(m.mentions for m in members),
        joins=tuple(_joins(members)),
        tags=_tags(members, vocabulary, settings),
    )


def _mean(vectors: Sequence[Vector]) -> Vector:
    total: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            total[term] += weight
    return {term: weight / len(vectors) for term, weight in total.items()}


def cosine(left: Vector, right: Vector) -> float:
    """Product of two vectors of length 1."""
    small, large = sorted((left, right), key=len)
    return sum(weight * large[term] for term, weight in small.items() if term in large)


def _title(members: Sequence[Described], mean: Vector) -> str:
    """The headline of the article closest to all; one without headline lends its first words."""
    titled = [m for m in members if m.article.title] or list(members)
    best = max(titled, key=lambda m: (cosine(m.vector, mean), m.article.id))
    if best.article.title:
        return best.article.title
    opening = " ".join(best.article.text[:120].split())
    return opening if len(opening) < 100 else opening[:100].rsplit(" ", 1)[0] + " …"


def _joins(members: Sequence[Described]) -> list[Join]:
    """For each article but the first of its chain, the tie to the closest article already in: a spanning tree."""
    if len(members) < 2:
        return []
    best = {i: (cosine(members[0].vector, members[i].vector), 0) for i in range(1, len(members))}
    joins = []
    while best:
        right = max(best, key=lambda i: (best[i][0], -i))
        score, left = best.pop(right)
        joins.append(tie(members[left], members[right], score))
        for i in best:
            closer = cosine(members[right].vector, members[i].vector)
            if closer > best[i][0]:
                best[i] = (closer, right)
    return joins


def tie(left: Described, right: Described, score: float) -> Join:
    """Why two articles are together."""
    return Join(left.article.id, right.article.id, round(min(score, 1.0), 3), reasons(left, right))


def reasons(left: Described, right: Described) -> tuple[str, ...]:
    """What two articles share, heaviest first, in words."""
    shared = {t: w * right.vector[t] for t, w in left.vector.items() if t in right.vector}
    ranked = sorted(shared, key=lambda t: (-shared[t], t))
    names = _unnested([t[1:] for t in ranked if t[0] == NAME])[:_REASON_TERMS]
    numbers = [t[1:] for t in ranked if t[0] == NUMBER][:_REASON_TERMS]
    words = [t for t in ranked if t[0] not in NAME + NUMBER][:_REASON_TERMS]
    found = []
    if names:
        found.append("both name " + ", ".join(n.title() for n in names))
    if numbers:
        found.append("both have " + ", ".join(numbers))
    if words:
        found.append("both tell of " + ", ".join(words))
    return tuple(found)


def _unnested(names: Sequence[str]) -> list[str]:
    """Names without those that are half of a pair."""
    halves = {half for name in names if " " in name for half in name.split(" ")}
    return [name for name in names if name not in halves]


def _tags(members: Sequence[Described], vocabulary: Vocabulary, settings: StorySettings) -> tuple[str, ...]:
    """Names and words most of the articles have, heaviest first, as printed."""
    weight: defaultdict[str, float] = defaultdict(float)
    for member in members:
        for term, value in member.vector.items():
            if term[0] != NUMBER:
                weight[term] += value
    least = len(members) / 2
    common = [t for t in weight if sum(t in m.vector for m in members) >= least]
    ranked = sorted(common, key=lambda t: (-weight[t] * vocabulary.rarity(t), t))
    names = _unnested([t[1:] for t in ranked if t[0] == NAME])
    return tuple(name.title() for name in names[: settings.max_tags])
