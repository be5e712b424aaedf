"""Which sentences of one text are which sentences of another: one to one, one to several, in order or moved."""

import math
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from retold.lineage.likeness import Likeness
from retold.lineage.texts import Text

# A sentence below this likeness to every sentence of the other text is surely not in it.
_ABSENT = 0.17
# Pairs below the bar are linked from this part of it, if either side is like nothing else: any rival is less like it
# by this factor. Rivals below the last figure do not matter.
_DISTINCT = 0.6
_MARGIN = 1.5
_RIVAL = 0.16
# A sentence joins the link beside it if this much more of the other side is found with it.
_MORE = 0.2

# Likeness, how far apart the two stand in their texts (0–1), and the numbers of the two sentences.
Candidate = tuple[float, float, int, int]
Candidates = list[Candidate]


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Sentences `left` of one text (numbers, ascending, in a row) stand for sentences `right` of the other.

    Attributes:
        score: 0–1.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The links of two texts, ascending in the left one; a sentence is in one link at most."""

    links: tuple[Link, ...]


def align(left: Text, right: Text, likeness: Likeness, least: float) -> Alignment:
    """Align two texts of one story.

    The best pairs are taken first; among equals the one that keeps the order. Gaps between two neighbours that are
    linked are then tried with a lower bar, then pairs that are far more like each other than either is like anything
    else, and at last a left-over sentence joins the link beside it if more of the other side is found with it than
    without (a sentence was split or two were joined).
    """
    candidates = _candidates(left, right, likeness, min(_RIVAL, least))
    pairs = _greedy(c for c in candidates if c[0] >= least)
    _fill_gaps(pairs, left, right, likeness, least)
    if pairs:
        _add_distinct(pairs, candidates, least)
    return Alignment(tuple(_grown(pairs, left, right, likeness)))


def in_order(links: Sequence[Link]) -> int:
    """How many links stand in the same order on both sides: the longest ascending subsequence (patience sorting)."""
    tops: list[int] = []
    for link in links:
        at = bisect_left(tops, link.right[0])
        tops[at : at + 1] = [link.right[0]]
    return len(tops)


def beyond_chance(ordered: int, size: int) -> float:
    """How many of `size` links are in order beyond those that chance puts in order, about twice the root of them."""
    return ordered - 2 * math.sqrt(size)


def missing(text: Text, other: Text, linked: Container[int], likeness: Likeness, least: float) -> dict[int, float]:
    """The sentences of `text` outside `linked` that `other` has not, with how sure that is (0–1].

    A sentence that was reworded beyond the bar of the alignment is not missing; one without a likeness anywhere is.
    """
    others = set(other.units)
    found = {}
    for i, unit in enumerate(text.units):
        if i in linked or likeness.mute(unit, other.language):
            continue
        near = likeness.near[unit]
        best = max((likeness.of(unit, v) for v in others if v in near), default=0.0)
        sure = min(max((least - best) / (least - _ABSENT), 0.0), 1.0)
        if sure > 0:
            found[i] = sure
    return found


def _candidates(left: Text, right: Text, likeness: Likeness, least: float) -> Candidates:
    places: dict[int, list[int]] = {}
    for j, unit in enumerate(right.units):
        places.setdefault(unit, []).append(j)
    found: Candidates = []
    size_l, size_r = max(len(left.units), 1), max(len(right.units), 1)
    for i, unit in enumerate(left.units):
        near = likeness.near[unit]
        both = near.keys() & places.keys() if len(near) > len(places) else [v for v in near if v in places]
        for v in both:
            score = likeness.of(unit, v)
            if score >= least:
                found.extend((score, abs(i / size_l - j / size_r), i, j) for j in places[v])
    return found


def _greedy(found: Iterable[Candidate]) -> dict[int, tuple[int, float]]:
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for score, _, i, j in sorted(found, key=lambda c: (-round(c[0], 6), c[1], c[2], c[3])):
        if i not in taken and j not in used:
            taken[i] = (j, score)
            used.add(j)
    return taken


def _fill_gaps(pairs: dict[int, tuple[int, float]], left: Text, right: Text, likeness: Likeness, least: float) -> None:
    """Between (or beside) linked neighbours the order itself is evidence: a lower bar will do."""
    used = {j for j, _ in pairs.values()}
    for i in range(len(left.units)):
        if i in pairs:
            continue
        before, after = pairs.get(i - 1), pairs.get(i + 1)
        for j in sorted({before[0] + 1} if before else set()) + sorted({after[0] - 1} if after else set()):
            if 0 <= j < len(right.units) and j not in used:
                score = likeness.of(left.units[i], right.units[j])
                if score >= least * 0.75:
                    pairs[i] = (j, score)
                    used.add(j)
                    break


def _add_distinct(pairs: dict[int, tuple[int, float]], candidates: Candidates, least: float) -> None:
    """Heavily reworded sentences are little alike, but still have no rival."""
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for score, _, i, j in candidates:
        rows.setdefault(i, []).append(score)
        columns.setdefault(j, []).append(score)
    used = {j for j, _ in pairs.values()}
    weak = [c for c in candidates if least * _DISTINCT <= c[0] < least]
    for score, _, i, j in sorted(weak, key=lambda c: (-round(c[0], 6), c[1], c[2], c[3])):
        rivals = sum(s * _MARGIN > score for s in rows[i]) + sum(s * _MARGIN > score for s in columns[j])
        if i not in pairs and j not in used and rivals == 2:  # itself, on both sides
            pairs[i] = (j, score)
            used.add(j)


def _grown(pairs: dict[int, tuple[int, float]], left: Text, right: Text, likeness: Likeness) -> list[Link]:
    used_l, used_r = set(pairs), {j for j, _ in pairs.values()}
    links = []
    for i, (j, score) in sorted(pairs.items()):
        lefts, rights = [i], [j]
        if score < 0.9:
            _grow(lefts, left, right.units[j], used_l, likeness)
            if len(lefts) == 1:
                _grow(rights, right, left.units[i], used_r, likeness)
        links.append(Link(tuple(lefts), tuple(rights), score))
    return links


def _grow(row: list[int], text: Text, whole: int, used: set[int], likeness: Likeness) -> None:
    """Add the free sentence before or after `row` where clearly more of `whole` is found with it."""
    have = likeness.contained([text.units[k] for k in row], whole)
    for k in (row[0] - 1, row[-1] + 1):
        if have > 1 - _MORE:
            return
        if 0 <= k < len(text.units) and k not in used:
            more = likeness.contained([text.units[k], *(text.units[r] for r in row)], whole)
            own = likeness.contained([whole], text.units[k])
            if more - have > _MORE and own > 0.45:
                row.append(k)
                row.sort()
                used.add(k)
                have = more
