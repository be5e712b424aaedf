"""Edges of descent, from trees, copies and patchworks."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.lineage import confidence, evidence
from retold.lineage.alignment import Alignment
from retold.lineage.attribution import detour, names, published_later, taken_from
from retold.lineage.kinship import NO_KINSHIP, Kinship, of_equals
from retold.lineage.likeness import Likeness
from retold.lineage.relation import relation
from retold.lineage.statements import Pair
from retold.lineage.texts import StoryTexts
from retold.lineage.tree import ROOT, FamilyTree
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
    translated: frozenset[int]
    respun: frozenset[int]

    def id(self, text: int) -> str:
        """The article's id."""
        return self.story.texts[text].article.id

    def pairing(self, child: int, parent: int) -> evidence.Pairing:
        """Their alignment, seen from the child."""
        return evidence.Pairing.of(child, parent, self.alignments[min(child, parent), max(child, parent)])

    def foreign(self, one: int, other: int) -> bool:
        """Whether the two are in different languages."""
        return self.story.texts[one].language != self.story.texts[other].language

    def kinship(self, one: int, other: int) -> Kinship:
        """Their kinship."""
        return self.kin.get((min(one, other), max(one, other)), NO_KINSHIP)


def descended(tree: FamilyTree, known: Known) -> list[Edge]:
    """The edges of one family's tree; if its source is lost, each root gets an edge to it."""
    edges = [_edge(c, p, tree, known) for c, p in sorted(tree.parents.items()) if p != ROOT]
    if tree.lost:
        edges.extend(_lost(root, tree, known) for root in tree.roots())
    return edges


def _edge(child: int, parent: int, tree: FamilyTree, known: Known) -> Edge:
    pairing, kin = known.pairing(child, parent), known.kinship(child, parent)
    descent = tree.descents[child, parent]
    back = tree.weights.get((parent, child), -math.inf)
    directed = abs(tree.weights[child, parent] - back) >= _UNDIRECTED
    mine, theirs = known.story.texts[child].article, known.story.texts[parent].article
    return Edge(
        known.id(child),
        known.id(parent),
        relation(
            descent,
            translated=child in known.translated and parent not in known.translated,
            foreign=known.foreign(child, parent),
        ),
        evidence.share(pairing, known.story, known.likeness),
        confidence.of_parent(
            kin.probability, tree.chosen(child, parent), named=names(mine, theirs), later=published_later(mine, theirs)
        ),
        directed=directed,
        kinship=round(kin.probability, 3),
        clues=evidence.clues(pairing, known.story, kin, descent) + _traces(child, known),
        aligned=evidence.aligned(pairing, known.story, known.likeness),
    )


def _lost(child: int, tree: FamilyTree, known: Known) -> Edge:
    """A root's edge to a source that is not in the pile, with what it shares with its nearest relative."""
    near = [(known.kinship(child, p).mass, -p) for p in tree.parents if (child, p) in tree.descents]
    closest = -max(near)[1]
    pairing, kin, descent = known.pairing(child, closest), known.kinship(child, closest), tree.descents[child, closest]
    found = list(_traces(child, known))
    if descent.missing and tree.descents[closest, child].missing:
        text = f"{known.id(child)} and {known.id(closest)} each have shared words that the other lacks"
        found.append(Clue("shared source", 1.0, text))
    named = taken_from(known.story.texts[child].article)
    return Edge(
        known.id(child),
        None,
        relation(descent, translated=child in known.translated),
        evidence.share(pairing, known.story, known.likeness),
        confidence.of_loss(kin.probability, tree.chosen(child, ROOT)),
        clues=(*found, *evidence.clues(pairing, known.story, kin, None)),
        aligned=evidence.aligned(pairing, known.story, known.likeness),
        named=named,
        closest=known.id(closest),
        kinship=round(kin.probability, 3),
    )


def _traces(child: int, known: Known) -> tuple[Clue, ...]:
    found = []
    if child in known.translated:
        found.append(Clue("translation traces", 1.5, "reads like a translation there and back"))
    if child in known.respun:
        found.append(Clue("garbled words", 1.5, "has many words that no word list knows"))
    return tuple(found)


def taken(child: int, known: Known) -> list[Edge]:
    """The edge of a text without relatives whose credits say that it was taken from elsewhere.

    Odd words alone do not: in a large corpus, fields with words of their own are more frequent than machines' work.
    """
    article = known.story.texts[child].article
    credited = evidence.source_clues(article)
    if not credited:
        return []
    found = [*_traces(child, known), *credited]
    kind = Relation.TRANSLATED if detour(article) or child in known.translated else Relation.REWORKED
    sure = confidence.of_words(sum(c.weight for c in found))
    return [Edge(article.id, None, kind, 0.0, sure, clues=tuple(found), named=taken_from(article))]


def copies(first: Mapping[int, int], known: Known) -> list[Edge]:
    """Texts that agree word for word hang under the first of them; which was first their words cannot tell."""
    return [_copy(number, original, known) for number, original in sorted(first.items()) if number != original]


def _copy(child: int, parent: int, known: Known) -> Edge:
    mine, theirs = known.story.texts[child], known.story.texts[parent]
    pairs = tuple(AlignedPair(a, b, 1.0) for a, b in zip(mine.spans, theirs.spans, strict=True))
    kin = of_equals(mine, known.likeness)
    size = len(mine.units)
    text = f"shares {size} of {size} sentences with {theirs.article.id}, word for word"
    clue = Clue("shared sentences", 5.0, text, mine.spans, theirs.spans)
    return Edge(
        mine.article.id,
        theirs.article.id,
        Relation.VERBATIM,
        1.0,
        confidence.EQUAL,
        directed=False,
        clues=(clue,),
        aligned=pairs,
        kinship=round(kin.probability, 3),
    )


def merged_edges(number: int, trees: Sequence[FamilyTree], known: Known, bar: float) -> list[Edge]:
    """A patchwork's edges to the families it was put together from: to the member that has most of its words.

    Where the source of that family is lost, so is the patchwork's: of a copy it would show the copy's changes too.
    """
    edges = []
    for tree in trees:
        near = [m for m in tree.parents if known.kinship(m, number).links]
        if max((known.kinship(m, number).probability for m in near), default=0.0) < bar:
            continue
        best = min(near, key=lambda m: (-_taken(number, m, known), m))
        edges.append(_merged(number, best, known, lost=tree.lost))
    return edges


def _taken(child: int, parent: int, known: Known) -> float:
    """How much of the child is found in the parent, and how faithfully."""
    units = known.story.texts[child].units
    links = known.pairing(child, parent).links
    return round(sum(known.likeness.mass[units[i]] * link.score for link in links for i in link.left), 2)


def _merged(child: int, parent: int, known: Known, *, lost: bool) -> Edge:
    pairing, kin = known.pairing(child, parent), known.kinship(child, parent)
    return Edge(
        known.id(child),
        None if lost else known.id(parent),
        Relation.MERGED,
        evidence.share(pairing, known.story, known.likeness),
        confidence.of_part(kin.probability),
        clues=evidence.clues(pairing, known.story, kin, None),
        aligned=evidence.aligned(pairing, known.story, known.likeness),
        closest=known.id(parent) if lost else None,
        kinship=round(kin.probability, 3),
    )
