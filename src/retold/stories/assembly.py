"""From groups of articles to stories: identity, headline, tags, and the reasons for every join."""

import hashlib
import math
from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.model import Article, Join, Mentions, Story
from retold.stories.features import DAY, NUMBER, Features
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vector, Vocabulary
from retold.words import fold, tokens
from retold.words.background import common_word

# Shared terms named as reasons of one join, heaviest first.
_REASON_TERMS = 6
# Opening of an article in which the printed form of a term is looked up.
_REASON_CHARS = 4000
# Exponent of the names in closeness (the words have the rest), and what is lent to either, for reports that name nobody.
_NAMES, _LENT = 0.7, 0.05
# Articles of a story among which the closest is looked for; more would cost the square.
_MOST_TIED = 60


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
    title, tags = headed(members, vocabulary, settings)
    return Story(
        id=name or story_id([m.article for m in members]),
        title=title,
        articles=tuple(m.article for m in members),
        mentions=tuple(m.mentions for m in members),
        joins=tuple(_joins(members)),
        tags=tags,
    )


def headed(
    members: Sequence[Described], vocabulary: Vocabulary, settings: StorySettings
) -> tuple[str, tuple[str, ...]]:
    """Title and tags of the story of `members`, ascending by id."""
    return _title(members, mean_vector([m.vector for m in members])), _tags(members, vocabulary, settings)


def mean_vector(vectors: Sequence[Vector]) -> Vector:
    """The mean of some vectors, part by part."""
    return Vector(_mean_of([v.names for v in vectors]), _mean_of([v.words for v in vectors]))


def _mean_of(parts: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    total: defaultdict[str, float] = defaultdict(float)
    for part in parts:
        for term, weight in part.items():
            total[term] += weight
    return {term: weight / len(parts) for term, weight in total.items()}


def closeness(left: Vector, right: Vector) -> float:
    """How alike two articles or means are, 0–1: who and what together, who counts more."""
    names, words = product(left.names, right.names), product(left.words, right.words)
    return float(((names + _LENT) / (1 + _LENT)) ** _NAMES * ((words + _LENT) / (1 + _LENT)) ** (1 - _NAMES))


def product(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Scalar product of two sparse vectors; summed exactly, so that the order of the terms does not matter."""
    return math.fsum([left[term] * right[term] for term in left.keys() & right.keys()])


_ACRONYM = 3  # letters


def _shouts(title: str | None) -> bool:
    """Whether some common words of a headline are in capitals and others are not: `SHOCK: hospitals to shut`."""
    loud = [w for w in tokens(title or "") if len(w) > _ACRONYM and w.isupper() and common_word(fold(w))]
    return bool(loud) and not (title or "").isupper()


def _title(members: Sequence[Described], mean: Vector) -> str:
    """The headline of the article closest to all, one that shouts only if all do; one without headline lends its first words."""
    titled = [m for m in members if m.article.title] or list(members)
    best = max(titled, key=lambda m: (not _shouts(m.article.title), closeness(m.vector, mean), m.article.id))
    if best.article.title:
        return best.article.title
    opening = " ".join(best.article.text[:120].split())
    return opening if len(opening) < 100 else opening[:100].rsplit(" ", 1)[0] + " …"


def _joins(members: Sequence[Described]) -> list[Join]:
    """For each article but the first, the tie to the closest article already in: a spanning tree.

    Articles beyond the first `_MOST_TIED` are tied to the closest of those.
    """
    core, late = members[:_MOST_TIED], members[_MOST_TIED:]
    best = {i: (closeness(core[0].vector, core[i].vector), 0) for i in range(1, len(core))}
    joins = []
    while best:
        right = max(best, key=lambda i: (best[i][0], -i))
        score, left = best.pop(right)
        joins.append(tie(core[left], core[right], score))
        for i in best:
            closer = closeness(core[right].vector, core[i].vector)
            if closer > best[i][0]:
                best[i] = (closer, right)
    for one in late:
        score, place = max((closeness(other.vector, one.vector), -i) for i, other in enumerate(core))
        joins.append(tie(core[-place], one, score))
    return joins


def tie(left: Described, right: Described, score: float) -> Join:
    """Why two articles are together."""
    return Join(left.article.id, right.article.id, round(min(score, 1.0), 3), reasons(left, right))


def reasons(left: Described, right: Described) -> tuple[str, ...]:
    """What two articles share, heaviest first, in words."""
    names = shared_terms(left.vector.names, right.vector.names)
    words = shared_terms(left.vector.words, right.vector.words)
    text = opening(left.article)
    found = [
        ("both name", _unnested([t[1:] for t in names])),
        ("both have", [t[1:] for t in words if t[0] == NUMBER]),
        ("both date", [_day_in_words(t) for t in words if t[0] == DAY]),
        ("both tell of", [t for t in words if t[0] not in {NUMBER, DAY}]),
    ]
    return tuple(
        f"{what} {', '.join(as_printed(term, text) for term in terms[:_REASON_TERMS])}"
        for what, terms in found
        if terms
    )


def _day_in_words(term: str) -> str:
    month, day = term[1:].split("-")
    return f"{day} {month_name[int(month)]}"


def as_printed(term: str, text: str) -> str:
    """The first words of `text` that begin with a folded name or a stem; the term itself where none do."""
    start = text.lower().find(term)
    while start > 0 and text[start - 1].isalnum():
        start = text.lower().find(term, start + 1)
    if start < 0:
        return term
    end = start + len(term)
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


def shared_terms(left: Mapping[str, float], right: Mapping[str, float]) -> list[str]:
    """Terms of both, heaviest first."""
    both = {term: weight * right[term] for term, weight in left.items() if term in right}
    return sorted(both, key=lambda t: (-both[t], t))


def opening(article: Article) -> str:
    """Where an article's names are looked up as they are printed."""
    return f"{article.title or ''}\n{article.text[:_REASON_CHARS]}"


def spelled(terms: Sequence[str], text: str = "") -> list[str]:
    """Name terms as names, as `text` prints them if it does; those that are half of a pair left out."""
    names = _unnested([t[1:] for t in terms])
    return [name.title() if (printed := as_printed(name, text)) == name else printed for name in names]


def _unnested(names: Sequence[str]) -> list[str]:
    """Names without those that are half of a pair."""
    halves = {half for name in names if " " in name for half in name.split(" ")}
    return [name for name in names if name not in halves]


def _tags(members: Sequence[Described], vocabulary: Vocabulary, settings: StorySettings) -> tuple[str, ...]:
    """Names and words most of the articles have, heaviest first, as printed."""
    weight: defaultdict[str, float] = defaultdict(float)
    having: Counter[str] = Counter()
    for member in members:
        having.update(member.vector.names.keys())
        for term, value in member.vector.names.items():
            weight[term] += value
    common = [t for t in weight if having[t] >= len(members) / 2]
    ranked = sorted(common, key=lambda t: (-weight[t] * vocabulary.rarity(t), t))
    return tuple(spelled(ranked)[: settings.max_tags])
