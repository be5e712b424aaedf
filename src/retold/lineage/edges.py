"""Edges of descent, from trees, copies and patchworks."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.lineage import evidence
from retold.lineage.alignment import Alignment
from retold.lineage.attribution import taken_from
from retold.lineage.descent import Descent
from retold.lineage.kinship import Kinship
from retold.lineage.likeness import Likeness
from retold.lineage.relation import relation
from retold.lineage.statements import Pair
from retold.lineage.texts import StoryTexts
from retold.lineage.tree import ROOT
from retold.model import AlignedPair, Clue, Edge, Relation

# Directions whose weights differ by less cannot be told apart, in log odds.
_UNDIRECTED = 0.7


@dataclass(frozen=True, slots=True)
class Known:
    """What was found out about the texts of a story, for making edges."""

    story: StoryTexts
    likeness: Likeness
    alignments: Mapping[Pair, Alignment]
    kin: Mapping[Pair, Kinship]
    given_out: Sequence[bool]
    least: float

    def id(self, text: int) -> str:
        """The article's id."""
        return self.story.texts[text].article.id

    def pairing(self, child: int, parent: int) -> evidence.Pairing:
        """Their alignment, seen from the child."""
        return evidence.Pairing.of(child, parent, self.alignments[min(child, parent), max(child, parent)])

    def kinship(self, one: int, other: int) -> Kinship:
        """Their kinship."""
        return self.kin[min(one, other), max(one, other)]


def descended(
    tree: Mapping[int, int], weights: Mapping[Pair, float], descents: Mapping[Pair, Descent], known: Known
) -> list[Edge]:
    """The edges of one family's tree; several roots in it come from a text that is not in the pile."""
    roots = [c for c, p in tree.items() if p == ROOT]
    edges = [_edge(c, p, weights, descents, known) for c, p in sorted(tree.items()) if p != ROOT]
    if len(roots) > 1:
        edges.extend(_lost(c, roots, weights, descents, known) for c in sorted(roots))
    return edges


def _edge(
    child: int, parent: int, weights: Mapping[Pair, float], descents: Mapping[Pair, Descent], known: Known
) -> Edge:
    pairing = known.pairing(child, parent)
    back = weights.get((parent, child), -math.inf)
    return Edge(
        known.id(child),
        known.id(parent),
        relation(descents[child, parent]),
        evidence.share(pairing, known.story, known.likeness),
        round(known.kinship(child, parent).probability * chosen(child, parent, weights), 3),
        directed=abs(weights[child, parent] - back) >= _UNDIRECTED,
        clues=evidence.clues(pairing, known.story, known.kinship(child, parent), descents[child, parent]),
        aligned=evidence.aligned(pairing, known.story, known.likeness),
    )


def chosen(child: int, parent: int, weights: Mapping[Pair, float]) -> float:
    """The probability that of all sources a text may have it is this one."""
    options = [w for (c, _), w in weights.items() if c == child]
    top = max(options)
    return math.exp(weights[child, parent] - top) / sum(math.exp(w - top) for w in options)


def _lost(
    child: int,
    roots: Sequence[int],
    weights: Mapping[Pair, float],
    descents: Mapping[Pair, Descent],
    known: Known,
) -> Edge:
    near = [(known.kinship(child, r).mass, -r) for r in roots if r != child and (child, r) in descents]
    closest = -max(near)[1] if near else None
    named = taken_from(known.story.texts[child].article)
    if closest is None:
        return Edge(known.id(child), None, Relation.REWORKED, 0.0, round(chosen(child, ROOT, weights), 3), named=named)
    pairing, kin = known.pairing(child, closest), known.kinship(child, closest)
    found = evidence.clues(pairing, known.story, kin, None)
    both = Clue(
        "shared source", 1.0, f"each of {known.id(child)} and {known.id(closest)} has shared words the other lacks"
    )
    return Edge(
        known.id(child),
        None,
        relation(descents[child, closest]),
        evidence.share(pairing, known.story, known.likeness),
        round(kin.probability * chosen(child, ROOT, weights), 3),
        clues=(both, *found),
        aligned=evidence.aligned(pairing, known.story, known.likeness),
        named=named,
        closest=known.id(closest),
    )


def copies(first: Mapping[int, int], known: Known) -> list[Edge]:
    """Texts that agree word for word hang under the first of them; which was first their words cannot tell."""
    return [_copy(number, original, known) for number, original in sorted(first.items()) if number != original]


def _copy(child: int, parent: int, known: Known) -> Edge:
    mine, theirs = known.story.texts[child], known.story.texts[parent]
    pairs = tuple(AlignedPair(a, b, 1.0) for a, b in zip(mine.spans, theirs.spans, strict=True))
    size = len(mine.units)
    text = f"shares {size} of {size} sentences with {theirs.article.id}, word for word"
    clue = Clue("shared sentences", 5.0, text, mine.spans, theirs.spans)
    return Edge(
        mine.article.id, theirs.article.id, Relation.VERBATIM, 1.0, 0.5, directed=False, clues=(clue,), aligned=pairs
    )


def merged_edges(number: int, groups: Sequence[Sequence[int]], known: Known) -> list[Edge]:
    """A patchwork's edges to the families it was put together from: to the member that has most of its words."""
    edges = []
    for members in groups:
        near = [m for m in members if (min(m, number), max(m, number)) in known.kin]
        scored = [(_taken(number, m, known), -m) for m in near]
        best, parent = max(scored, default=(0.0, 0))
        if best < 0.1:
            continue
        edges.append(_merged(number, -parent, known))
    return edges


def _taken(child: int, parent: int, known: Known) -> float:
    """Part of the child's own prose that the parent has."""
    units = known.story.texts[child].units
    mass = [0.0 if known.given_out[u] else known.likeness.free_mass[u] for u in units]
    kept = sum(mass[i] * link.score for link in known.pairing(child, parent).links for i in link.left)
    return kept / max(sum(mass), 1e-9)


def _merged(child: int, parent: int, known: Known) -> Edge:
    pairing, kin = known.pairing(child, parent), known.kinship(child, parent)
    return Edge(
        known.id(child),
        known.id(parent),
        Relation.MERGED,
        evidence.share(pairing, known.story, known.likeness),
        round(kin.probability, 3),
        clues=evidence.clues(pairing, known.story, kin, None),
        aligned=evidence.aligned(pairing, known.story, known.likeness),
    )
