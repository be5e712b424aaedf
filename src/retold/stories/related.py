"""Links between stories: what went before, what came after, what else of the kind there is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.model import RelatedStory, Story
from retold.stories.assembly import Described, mean_vector, shared_terms, spelled
from retold.stories.conflict import Profile, conflict
from retold.stories.grouping import product
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vector, Vocabulary

# Heaviest terms of a story by which others are found, and how many stories may have a term that finds any.
_FINDING_TERMS = 20
_MOST_FOUND = 200


def relate(
    stories: Sequence[Story], members: Sequence[Sequence[Described]], vocabulary: Vocabulary, settings: StorySettings
) -> list[Story]:
    """The stories with links to others.

    `developing` where the same people and places lead both, `same kind` where the words are alike under other names.
    A story links to at most `max_related` others, closest first, then by id.
    """
    means = [mean_vector([one.vector for one in group]) for group in members]
    profiles = [Profile.of([one.features for one in group]) for group in members]
    linked = []
    for place, candidates in enumerate(_candidates(means)):
        found = []
        for other in candidates:
            link = _link(means[place], means[other], profiles[place], profiles[other], vocabulary, settings)
            if link:
                kind, score, reasons = link
                found.append(RelatedStory(stories[other].id, kind, round(score, 3), reasons))
        found.sort(key=lambda r: (-r.score, r.story))
        linked.append(replace(stories[place], related=tuple(found[: settings.max_related])))
    return linked


def _candidates(means: Sequence[Vector]) -> list[list[int]]:
    """For each story, others that share heavy terms with it."""
    heavy = [
        [t for part in (m.names, m.words) for t in sorted(part, key=lambda t: (-part[t], t))[:_FINDING_TERMS]]
        for m in means
    ]
    having: dict[str, list[int]] = {}
    for place, terms in enumerate(heavy):
        for term in terms:
            having.setdefault(term, []).append(place)
    found = []
    for place, terms in enumerate(heavy):
        shared = Counter(o for t in terms if len(having[t]) <= _MOST_FOUND for o in having[t] if o != place)
        found.append([o for o, times in sorted(shared.items()) if times > 1])
    return found


def _link(
    left: Vector, right: Vector, who: Profile, other: Profile, vocabulary: Vocabulary, settings: StorySettings
) -> tuple[str, float, tuple[str, ...]] | None:
    names = _normed(left.names, right.names)
    words = _normed(left.words, right.words)
    if names >= settings.min_related_names and conflict(who, other, vocabulary).doubt <= settings.max_related_conflict:
        shared = spelled(shared_terms(left.names, right.names))
        return "developing", names, (f"both name {', '.join(shared[:5])}",)
    if words >= settings.min_related_words:
        return "same kind", words, (f"both tell of {', '.join(shared_terms(left.words, right.words)[:5])}",)
    return None


def _normed(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Cosine of two means."""
    size = (product(left, left) * product(right, right)) ** 0.5
    return min(1.0, product(left, right) / size) if size else 0.0
