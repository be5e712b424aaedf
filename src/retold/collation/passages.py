"""Passages: sentences of all articles of a story that say the same, at most one reading an article.

Sentences are compared by the weighted words they share (background idf, less for words that stand all over the story),
half as cosine, half as coverage of the lighter one, since a retelling cuts. Pairs are joined from the best down, as
in average-link clustering, under the constraint that a passage never holds two readings of one article.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from retold.collation.lines import Line
from retold.collation.settings import CollationSettings
from retold.model import Span

_SAMPLED = 12  # readings of a passage that stand for all of them: bounds the cost of passages with hundreds
_GRAMMAR = 0.4  # how much of its background weight a word of grammar keeps
_FEW_SENTENCES = 10.0  # in shorter articles what every sentence has is no less telling than in one of so many
_FEWEST_TERMS = 3  # a dateline or a single word is no wording
_ENOUGH = 10.0  # shared weight in nats from which coverage of the lighter sentence is believed in full
_LEADS = 0.06  # two opening sentences are likelier to say the same
_LINK_SLACK = 0.8  # a cluster's mean similarity may lie this far below the threshold for a single pair


@dataclass(slots=True)
class _Cluster:
    members: list[int] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)


def group(story_lines: Sequence[Line], weights: Mapping[str, float], settings: CollationSettings) -> list[list[Line]]:
    """The lines of a story as passages, each ascending by article, in the order of the fullest telling.

    Args:
        story_lines: all of the story.
        weights: of their words, as `term_weights` gives them.
        settings: of the stage.
    """
    similar = similarities(story_lines, weights, settings)
    clusters = _joined(story_lines, similar, settings.min_similarity * _LINK_SLACK)
    passages = [sorted((story_lines[i] for i in c.members), key=lambda x: (x.article, x.span)) for c in clusters]
    return in_order(split_tellings(passages, weights, settings))


def term_weights(story_lines: Sequence[Line]) -> dict[str, float]:
    """How much a shared root says: background idf, less the more of the story's sentences hold it."""
    held = Counter(root for line in story_lines for root in _terms(line))
    rarity = {w.root: w.weight * (_GRAMMAR if w.function else 1.0) for line in story_lines for w in line.words}
    articles = len({line.article for line in story_lines})
    an_article = max(len(story_lines) / max(articles, 1), _FEW_SENTENCES)
    weights = {}
    for root, count in held.items():
        spread = math.log(an_article * articles / count) / math.log(an_article)
        weights[root] = rarity[root] * min(1.0, 0.15 + 0.85 * spread)
    return weights


def _terms(line: Line) -> set[str]:
    """The roots a line is compared by: all but the commonest words of grammar."""
    return {w.root for w in line.words if not w.function or w.weight >= 1.0}


def similarities(
    story_lines: Sequence[Line], weights: Mapping[str, float], settings: CollationSettings
) -> dict[tuple[int, int], float]:
    """Pairs of lines of different articles that may be one passage, with their similarity."""
    import numpy as np  # noqa: PLC0415  heavy, and a story of one article does without
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    columns = {root: at for at, root in enumerate(sorted(weights))}
    places = [(at, columns[root], math.sqrt(weights[root])) for at, x in enumerate(story_lines) for root in _terms(x)]
    if not places or len({line.article for line in story_lines}) == 1:
        return {}
    rows, cols, data = zip(*sorted(places), strict=True)
    matrix = csr_matrix((data, (rows, cols)), shape=(len(story_lines), len(columns)))
    total = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    ids = {article: at for at, article in enumerate(sorted({line.article for line in story_lines}))}
    owner = np.array([ids[line.article] for line in story_lines])
    short = np.array([len(_terms(line)) < _FEWEST_TERMS for line in story_lines])
    opening = leads(story_lines)
    lead = np.array([(line.article, line.span) in opening for line in story_lines])
    found: dict[tuple[int, int], float] = {}
    block = max(1, 4_000_000 // max(len(story_lines), 1))  # rows at a time: bounds memory in stories of many articles
    for start in range(0, len(story_lines), block):
        shared = (matrix[start : start + block] @ matrix.T).tocoo()
        one, other, weight = shared.row + start, shared.col, shared.data
        lighter, heavier = np.minimum(total[one], total[other]), np.maximum(total[one], total[other])
        likeness = 0.5 * weight / np.sqrt(lighter * heavier)
        likeness = likeness + 0.5 * weight / lighter * np.minimum(1.0, weight / _ENOUGH)
        likeness = likeness + _LEADS * (lead[one] & lead[other])
        kept = (one < other) & (owner[one] != owner[other]) & ~(short[one] | short[other])
        kept &= weight >= np.minimum(settings.min_shared_weight, 0.75 * heavier)
        kept &= likeness >= settings.min_similarity * _LINK_SLACK
        pairs = zip(one[kept].tolist(), other[kept].tolist(), strict=True)
        found.update(zip(pairs, np.round(likeness[kept], 6).tolist(), strict=True))
    return found


def leads(story_lines: Sequence[Line]) -> frozenset[tuple[str, Span]]:
    """The first whole sentence of each article."""
    first: dict[str, Span] = {}
    for line in story_lines:
        if len(_terms(line)) >= _FEWEST_TERMS:
            first.setdefault(line.article, line.span)
    return frozenset(first.items())


def _joined(story_lines: Sequence[Line], similar: dict[tuple[int, int], float], least: float) -> list[_Cluster]:
    home = [_Cluster([at], {line.article}) for at, line in enumerate(story_lines)]
    for (one, other), similarity in sorted(similar.items(), key=lambda item: (-item[1], item[0])):
        left, right = home[one], home[other]
        if left is right or similarity < least / _LINK_SLACK or not left.articles.isdisjoint(right.articles):
            continue
        if _mean(left.members, right.members, similar) < least:
            continue
        left.members += right.members
        left.articles |= right.articles
        for member in right.members:
            home[member] = left
    return list({id(cluster): cluster for cluster in home}.values())


def _mean(left: Sequence[int], right: Sequence[int], similar: dict[tuple[int, int], float]) -> float:
    left, right = left[:_SAMPLED], right[:_SAMPLED]
    total = sum(similar.get((min(a, b), max(a, b)), 0.0) for a in left for b in right)
    return total / (len(left) * len(right))


def split_tellings(
    passages: Sequence[Sequence[Line]], weights: Mapping[str, float], settings: CollationSettings
) -> list[list[Line]]:
    """Join what one article says in two sentences and others in one.

    A sentence no other telling has, next to one that stands in a passage, belongs to that passage if the other readings
    there hold most of its words and the sentence beside it does not.
    """
    homes: dict[str, list[tuple[Line, int]]] = {}
    grown = [list(passage) for passage in passages]
    for number, passage in enumerate(grown):
        for line in passage:
            homes.setdefault(line.article, []).append((line, number))
    for article in sorted(homes):
        sequence = sorted(homes[article], key=lambda item: item[0].span)
        for at, (line, number) in enumerate(sequence):
            if len(grown[number]) != 1:
                continue
            beside = [sequence[i] for i in (at - 1, at + 1) if 0 <= i < len(sequence)]
            fits = [
                (_held(line, near, grown[home], weights), home, near) for near, home in beside if len(grown[home]) > 1
            ]
            best = max(fits, default=(0.0, 0, line), key=lambda fit: (fit[0], -fit[1]))
            if best[0] >= settings.min_held:
                joined = _joint(line, best[2])
                grown[best[1]] = [joined if x is best[2] else x for x in grown[best[1]]]
                grown[number] = []
                sequence = [(joined, best[1]) if x is best[2] else (x, n) for x, n in sequence]
    return [passage for passage in grown if passage]


def _held(line: Line, near: Line, passage: Sequence[Line], weights: Mapping[str, float]) -> float:
    """Weighted share of a line's words that some other reading of the passage has and its neighbour has not."""
    ours, taken = _terms(line), _terms(near)
    total = sum(sorted(weights[t] for t in ours))
    best = 0.0
    for other in passage:
        if other is not near:
            best = max(best, sum(sorted(weights[t] for t in (ours & _terms(other)) - taken)))
    return best / total if total >= 6 else 0.0


def shared_weight(one: Line, other: Line, weights: Mapping[str, float]) -> float:
    """Weighted share of the lighter sentence's words that both have, 0–1."""
    ours, theirs = _terms(one), _terms(other)
    common, *sides = (sum(sorted(weights[t] for t in terms)) for terms in (ours & theirs, ours, theirs))
    return common / min(sides) if all(sides) else 0.0


def _joint(one: Line, other: Line) -> Line:
    first, last = sorted((one, other), key=lambda line: line.span)
    return Line(first.article, Span(first.span.start, last.span.end), first.words + last.words)


def in_order(passages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Passages in the order of the fullest telling; what it lacks stands after its neighbour in another telling."""
    sequences: dict[str, list[tuple[int, int]]] = {}
    for number, passage in enumerate(passages):
        for line in passage:
            sequences.setdefault(line.article, []).append((line.span.start, number))
    shared = {article: sum(len(passages[n]) for _, n in seq) for article, seq in sequences.items()}
    order: list[int] = []
    for article in sorted(sequences, key=lambda a: (-shared[a], a)):
        before = -1
        placed = {number: at for at, number in enumerate(order)}
        fresh: dict[int, list[int]] = {}
        for _, number in sorted(sequences[article]):
            if number in placed:
                before = placed[number]
            else:
                fresh.setdefault(before, []).append(number)
        order = fresh.get(-1, []) + [n for at, old in enumerate(order) for n in (old, *fresh.get(at, []))]
    return [list(passages[number]) for number in order]
