"""Links between stories: what went before, what came after, what else of the kind there is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.model import RelatedStory, Story
from retold.stories.assembly import Described, mean_vector, shared_terms, spelled
from retold.stories.conflict import Profile, conflict
from retold.stories.neighbours import candidate_pairs
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
    profiles = [Profile.of([one.features for one in group]) for group in members]
    found: list[list[RelatedStory]] = [[] for _ in stories]
    few = replace(settings, max_neighbours=2 * settings.max_related)
    for left, right, names, words in candidate_pairs(means, [None] * len(means), few, min_closeness=0.0):
        kind, score = _kind(names, words, profiles[left], profiles[right], vocabulary, settings)
        if kind:
            reasons = _reasons(kind, means[left], means[right])
            found[left].append(RelatedStory(stories[right].id, kind, round(score, 3), reasons))
            found[right].append(RelatedStory(stories[left].id, kind, round(score, 3), reasons))
    return [
        replace(story, related=tuple(sorted(links, key=lambda r: (-r.score, r.story))[: settings.max_related]))
        for story, links in zip(stories, found, strict=True)
    ]


def _kind(
    names: float, words: float, left: Profile, right: Profile, vocabulary: Vocabulary, settings: StorySettings
) -> tuple[str | None, float]:
    if names >= settings.min_related_names and conflict(left, right, vocabulary).doubt <= settings.max_related_conflict:
        return "developing", min(names, 1.0)
    if words >= settings.min_related_words:
        return "same kind", min(words, 1.0)
    return None, 0.0


def _reasons(kind: str, left: Vector, right: Vector) -> tuple[str, ...]:
    if kind == "developing":
        return (f"both name {', '.join(spelled(shared_terms(left.names, right.names))[:5])}",)
    return (f"both tell of {', '.join(shared_terms(left.words, right.words)[:5])}",)


def _normed(vector: Vector) -> Vector:
    return Vector(_unit(vector.names), _unit(vector.words))


def _unit(part: Mapping[str, float]) -> dict[str, float]:
    """A part of a mean at length 1, its lightest terms left out."""
    heavy = sorted(part, key=lambda t: (-part[t], t))[:_FINDING_TERMS]
    length = math.sqrt(sum(part[t] ** 2 for t in heavy))
    return {term: part[term] / length for term in heavy}
