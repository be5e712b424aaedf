"""Links between stories: what went before, what came after, what else of the kind there is."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.model import RelatedStory, Story
from retold.stories.assembly import Described, mean_vector, opening, product, shared_terms, spelled
from retold.stories.kept import Kept
from retold.stories.neighbours import Sought, nearest_pairs
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vector, Vocabulary

# Heaviest names and words of a story by which others are found.
_FINDING_TERMS = 25


def relate(
    stories: Sequence[Story], members: Sequence[Sequence[Described]], vocabulary: Vocabulary, settings: StorySettings
) -> list[Story]:
    """The stories with links to others.

    `developing` where the same people and places lead both, `same kind` where the words are alike under other names.
    A story links to at most `max_related` others, closest first, then by id.
    """
    means = [_normed(mean_vector([one.vector for one in group])) for group in members]
    leaders = [_leaders(group, vocabulary) for group in members]
    found: list[list[RelatedStory]] = [[] for _ in stories]
    for left, right in _near(means, settings):
        kind, score = _kind(means[left], means[right], leaders[left], leaders[right], settings)
        if kind:
            reasons = _reasons(kind, means[left], means[right], opening(stories[left].articles[0]))
            found[left].append(RelatedStory(stories[right].id, kind, round(score, 3), reasons))
            found[right].append(RelatedStory(stories[left].id, kind, round(score, 3), reasons))
    return [
        replace(story, related=tuple(sorted(links, key=lambda r: (-r.score, r.story))[: settings.max_related]))
        for story, links in zip(stories, found, strict=True)
    ]


def _near(means: Sequence[Vector], settings: StorySettings) -> list[tuple[int, int]]:
    """Pairs of stories that may be related."""
    half = math.sqrt(0.5)
    rows = [{t: half * w for part in (mean.names, mean.words) for t, w in part.items()} for mean in means]
    floor = min(settings.min_related_names, settings.min_related_words) / 2
    few = 2 * settings.max_related
    numbers: Kept[int] = Kept(lambda _: len(numbers))
    items = Sought.of(rows, [0.0] * len(rows), [None] * len(rows), numbers)
    low, high, _ = nearest_pairs(items, settings, floor, few)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _kind(
    left: Vector, right: Vector, leads: Mapping[str, float], others: Mapping[str, float], settings: StorySettings
) -> tuple[str | None, float]:
    names, words = product(left.names, right.names), product(left.words, right.words)
    fewer = min(sum(leads.values()), sum(others.values()))
    shared = sum(min(weight, others[name]) for name, weight in leads.items() if name in others)
    if names >= settings.min_related_names and shared >= settings.min_shared_leaders * fewer > 0:
        return "developing", min(names, 1.0)
    if words >= settings.min_related_words:
        return "same kind", min(words, 1.0)
    return None, 0.0


def _leaders(group: Sequence[Described], vocabulary: Vocabulary) -> dict[str, float]:
    """Names in title or lead of at least half of a story's articles, with their rarity."""
    counts = Counter(name for one in group for name in one.features.focus)
    return {name: vocabulary.rarity(name) for name, times in counts.items() if 2 * times >= len(group)}


def _reasons(kind: str, left: Vector, right: Vector, text: str) -> tuple[str, ...]:
    if kind == "developing":
        return (f"both name {', '.join(spelled(shared_terms(left.names, right.names), text)[:5])}",)
    return (f"both tell of {', '.join(shared_terms(left.words, right.words)[:5])}",)


def _normed(vector: Vector) -> Vector:
    return Vector(_unit(vector.names), _unit(vector.words))


def _unit(part: Mapping[str, float]) -> dict[str, float]:
    """A part of a mean at length 1, its lightest terms left out."""
    heavy = sorted(part, key=lambda t: (-part[t], t))[:_FINDING_TERMS]
    length = math.sqrt(sum(part[t] ** 2 for t in heavy))
    return {term: part[term] / length for term in heavy}
