"""Edges of descent, from trees, copies and patchworks."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.lineage import confidence, evidence
from retold.lineage.alignment import Alignment
from retold.lineage.attribution import common_source, detour, taken_from
from retold.lineage.grouping import Groups
from retold.lineage.kinship import Kinship, kinship_of, of_equals
from retold.lineage.likeness import Likeness
from retold.lineage.naming import Naming
from retold.lineage.relation import relation
from retold.lineage.statements import Pair, linked, pair_of
from retold.lineage.texts import StoryTexts
from retold.lineage.traces import garbled
from retold.lineage.tree import ROOT, FamilyTree
from retold.model import AlignedPair, Clue, Edge, Relation

# A direction that is less than so many times likelier than the other cannot be told.
_DIRECTED = 2.0
# A source that is held to be lost may be a page of the pile instead: said from this probability on.
_WORTH_SAYING = 0.15
# So much of a text is worth calling added.
_ADDED = 0.05
# Other texts with the same words that are named.
_NAMED = 3
# Of two equal texts one is told to be the first from so many log odds of credits and dates.
_TOLD = 2.0
# A patchwork that is nearer to others of a family than to its nearest member by no more than this part has it from there:
# seven of seven in stories by people, two of six in made ones.
_KEEPS = 0.02
_FOLLOWING = 0.7


@dataclass(frozen=True, slots=True)
class Known:
    """What was found out about the texts of a story, for making edges.

    Attributes:
        retold: for texts told over in other words the parts of both texts' names and figures that the other has not.
        steps: the fewest pairs that hold the families together, surest first.
        same: for the first of several texts with the same words all of them.
        naming: what the pages say of each other.
        present: agencies that texts say they are from and whose own pages are among them.
        having: how many texts of the story have a stem, by its number.
    """

    story: StoryTexts
    likeness: Likeness
    alignments: Mapping[Pair, Alignment]
    kin: Mapping[Pair, Kinship]
    retold: Mapping[Pair, tuple[float, float]]
    given_out: Sequence[bool]
    least: float
    steps: Sequence[Pair]
    same: Mapping[int, tuple[int, ...]]
    present: frozenset[str]
    naming: Naming
    having: Mapping[int, int]
    translated: frozenset[int]
    respun: frozenset[int]
    touched: frozenset[int]

    def id(self, text: int) -> str:
        """The article's id."""
        return self.story.texts[text].article.id

    def pairing(self, child: int, parent: int) -> evidence.Pairing:
        """Their alignment, seen from the child."""
        return evidence.Pairing.of(child, parent, self.alignments[pair_of(child, parent)])

    def foreign(self, one: int, other: int) -> bool:
        """Whether the two are in different languages."""
        return self.story.texts[one].language != self.story.texts[other].language

    def alike(self, text: int) -> int:
        """How many texts with its words may be the first of them, itself included; 1 where credits or dates tell."""
        return 1 + sum(n != text and self.gap(n, text) < _TOLD for n in self.same.get(text, ()))

    def gap(self, one: int, other: int) -> float:
        """Log odds, from credits and dates, that of two texts with the same words `one` was made from `other`."""
        return self.naming.odds(one, other) - self.naming.odds(other, one)

    def agency(self, one: int, other: int) -> str | None:
        """The agency or outlet that both say they have the text from, if no page of the story is its own."""
        named = common_source(self.story.texts[one].article, self.story.texts[other].article)
        return named if named not in self.present else None

    def kinship(self, one: int, other: int) -> Kinship:
        """Their kinship."""
        return kinship_of(one, other, self.kin)

    def related(self, one: int, other: int) -> Kinship:
        """The kinship of two texts of a family: at least that of the steps which lead from one to the other.

        Two copies may have kept little in common that is not in a third as well.
        """
        found, groups = self.kinship(one, other), Groups(len(self.story.texts))
        for a, b in self.steps:
            sure = self.kin[a, b].probability
            if found.probability >= sure:
                return found
            groups.join(a, b)
            if groups.of(one) == groups.of(other):
                return replace(found, probability=sure)
        return found


def steps(kin: Mapping[Pair, Kinship], bar: float) -> list[Pair]:
    """The fewest pairs, of at least this probability, that hold the families together, surest first."""
    groups = Groups(1 + max((b for _, b in kin), default=0))
    found = []
    for _, a, b in sorted((-k.probability, a, b) for (a, b), k in kin.items() if k.probability >= bar):
        if groups.of(a) != groups.of(b):
            groups.join(a, b)
            found.append((a, b))
    return found


def descended(tree: FamilyTree, known: Known) -> list[Edge]:
    """The edges of one family's tree; if its source is lost, each root gets an edge to it.

    Two pages that both say they have the text from an agency have it from the agency, not from each other; where a page
    of the agency itself is in the story, the words tell which they have it from.
    """
    parents = {c: p for c, p in tree.parents.items() if p != ROOT}
    agency = _agencies(tree, known)
    edges = [_edge(c, p, tree, known) for c, p in sorted(parents.items()) if agency[c] is None]
    edges.extend(_lost(c, tree, known, agency[c]) for c in sorted(parents) if agency[c] is not None)
    said = set(filter(None, agency.values()))
    for root in tree.roots():
        own = taken_from(known.story.texts[root].article)
        if root in tree.lost or own in said:
            edges.append(_lost(root, tree, known, own if own in said else None))
    return edges


def _agencies(tree: FamilyTree, known: Known) -> dict[int, str | None]:
    """For each text under another the agency that both say they have it from."""
    return {c: known.agency(c, p) for c, p in tree.parents.items() if p != ROOT}


def _edge(child: int, parent: int, tree: FamilyTree, known: Known) -> Edge:
    pairing, kin = known.pairing(child, parent), known.related(child, parent)
    descent = tree.descents[child, parent]
    chance, back = tree.chances[child, parent], tree.chances.get((parent, child), 0.0)
    return Edge(
        known.id(child),
        known.id(parent),
        relation(
            descent,
            translated=child in known.translated and parent not in known.translated,
            foreign=known.foreign(child, parent),
        ),
        evidence.share(pairing, known.story, known.likeness),
        confidence.of_edge(kin.probability, chance / known.alike(child) / known.alike(parent)),
        directed=chance >= _DIRECTED * back,
        kinship=round(kin.probability, 3),
        clues=(
            *evidence.clues(pairing, known.story, kin, descent),
            *known.naming.clues(child, parent),
            *_traces(child, known),
            *_alike(child, parent, known),
            *_or_lost(child, parent, tree, known),
        ),
        aligned=evidence.aligned(pairing, known.story, known.likeness),
    )


def _lost(child: int, tree: FamilyTree, known: Known, agency: str | None) -> Edge:
    """An edge to a source that is not in the pile, with what the child shares with its nearest relative.

    `agency` is where it and a relative both say they have the text from.
    """
    near = [p for p in tree.parents if (child, p) in tree.descents]
    below = tree.below(child)
    beside = [p for p in near if p not in below]  # what was made from it does not show where it is from
    closest = max(beside or near, key=lambda p: (not known.foreign(child, p), known.kinship(child, p).mass, -p))
    pairing, kin, descent = known.pairing(child, closest), known.related(child, closest), tree.descents[child, closest]
    found = list(_traces(child, known))
    if descent.missing and tree.descents[closest, child].missing:
        text = f"{known.id(child)} and {known.id(closest)} each have shared words that the other lacks"
        found.append(Clue("shared source", 1.0, text))
    if not agency:
        found.extend(_instead(child, tree, known))
    named = taken_from(known.story.texts[child].article)
    return Edge(
        known.id(child),
        None,
        relation(descent, translated=child in known.translated),
        evidence.share(pairing, known.story, known.likeness),
        confidence.of_edge(kin.probability, confidence.CREDITED if agency else tree.lost_chances[child]),
        clues=(*found, *evidence.clues(pairing, known.story, kin, None)),
        aligned=evidence.aligned(pairing, known.story, known.likeness),
        named=named,
        closest=known.id(closest),
        kinship=round(kin.probability, 3),
    )


def _instead(child: int, tree: FamilyTree, known: Known) -> list[Clue]:
    """The page of the pile that may be the source after all: what the child has besides was then added to it."""
    fuller = (p for (c, p), descent in tree.descents.items() if c == child and descent.missing >= _ADDED)
    chance, parent = max(((tree.chances[child, p], -p) for p in fuller), default=(0.0, 0))
    if chance < _WORTH_SAYING:
        return []
    text = f"may instead be made from {known.id(-parent)}, with passages added ({chance:.0%})"
    return [Clue("added instead", -1.0, text)]


def _or_lost(child: int, parent: int, tree: FamilyTree, known: Known) -> list[Clue]:
    """That the two may both come from a text that is not in the pile, where that is likely enough."""
    chance = tree.lost_chances[child]
    if chance < _WORTH_SAYING:
        return []
    return [
        Clue(
            "lost instead",
            -1.0,
            f"may instead come, like {known.id(parent)}, from a text not in the pile ({chance:.0%})",
        )
    ]


def _alike(child: int, parent: int, known: Known) -> list[Clue]:
    """What is left open where other texts have the same words as one of the two."""
    found = []
    for text, part in ((parent, "source"), (child, "copy")):
        if known.alike(text) > 1:
            others = [known.id(n) for n in known.same[text] if n != text]
            named = ", ".join(others[:_NAMED]) + (f" and {len(others) - _NAMED} more" if len(others) > _NAMED else "")
            clue = f"the words of {known.id(text)} stand in {named} too, which may be the {part} instead"
            found.append(Clue("equal texts", -1.0, clue))
    return found


def _traces(child: int, known: Known) -> tuple[Clue, ...]:
    found = []
    if child in known.translated:
        found.append(
            Clue(
                "translation traces",
                1.5,
                "says “of” far more often than English news does, like a translation there and back",
            )
        )
    if child in known.respun:
        spans = garbled(known.story.texts[child])
        words = ", ".join(dict.fromkeys(span.of(known.story.texts[child].article.text) for span in spans))
        found.append(Clue("garbled words", 1.5, f"has many words that news articles seldom have: {words}", spans))
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


def copies(sourced: Container[str], known: Known) -> list[Edge]:
    """Texts that agree word for word hang under the likeliest first; which was first their words alone cannot tell.

    Where they say that they have the text from an agency, so has the first, unless it is `sourced` already.
    """
    edges: list[Edge] = []
    for first, same in sorted(known.same.items()):
        others, alike = [n for n in same if n != first], known.alike(first)
        edges.extend(_copy(n, first, alike, known) for n in others)
        credited = next((n for n in others if known.agency(n, first)), None)
        if credited is not None and known.id(first) not in sourced:
            edges.append(_copy(first, credited, alike, known))
    return edges


def _copy(child: int, parent: int, alike: int, known: Known) -> Edge:
    mine, theirs = known.story.texts[child], known.story.texts[parent]
    pairs = tuple(AlignedPair(a, b, 1.0) for a, b in zip(mine.spans, theirs.spans, strict=True))
    kin = of_equals(mine, known.likeness)
    size = len(mine.units)
    text = f"shares {size} of {size} sentences with {theirs.article.id}, word for word"
    clue = Clue("shared sentences", 5.0, text, mine.spans, theirs.spans)
    agency = known.agency(child, parent)
    gap = known.gap(child, parent)
    told = gap >= _TOLD
    return Edge(
        mine.article.id,
        None if agency else theirs.article.id,
        Relation.VERBATIM,
        1.0,
        confidence.CREDITED if agency else confidence.of_words(gap) if told else confidence.of_equals(alike),
        directed=told or agency is not None,
        clues=(clue, *known.naming.clues(child, parent), *evidence.said(mine.article, theirs.article)),
        aligned=pairs,
        named=agency,
        closest=theirs.article.id if agency else None,
        kinship=round(kin.probability, 3),
    )


def merged_edges(number: int, trees: Sequence[FamilyTree], known: Known, bar: float) -> list[Edge]:
    """A patchwork's edges to the families it was put together from: to the member that has most of its words.

    Where the source of that family is lost, so is the patchwork's, unless it has nothing that the member lacks and others
    have; what several have from an agency it has from there too.
    """
    edges = []
    for tree in trees:
        near = [m for m in tree.parents if known.kinship(m, number).links]
        if max((known.kinship(m, number).probability for m in near), default=0.0) < bar:
            continue
        best = min(near, key=lambda m: (-_taken(number, m, known), m))
        edges.append(_merged(number, best, known, tree))
    return edges


def _taken(child: int, parent: int, known: Known) -> float:
    """How much of the child is found in the parent, and how faithfully."""
    units = known.story.texts[child].units
    links = known.pairing(child, parent).links
    return round(sum(known.likeness.mass[units[i]] * link.score for link in links for i in link.left), 2)


def _follows(child: int, parent: int, known: Known, tree: FamilyTree) -> bool:
    """Whether a text keeps to the wording of this member wherever others of the family are nearer to their source."""
    units, mass = known.story.texts[child].units, known.likeness.mass
    below = tree.below(parent)
    beside = [m for m in tree.parents if m != parent and m not in below and known.kinship(child, m).links]
    here = linked(child, parent, known.alignments)
    whole = sum(mass[units[i]] * score for i, score in here.items())
    others = (linked(child, m, known.alignments) for m in beside)
    nearer = (sum(mass[units[i]] * max(s - here.get(i, 0.0), 0.0) for i, s in there.items()) for there in others)
    return bool(beside) and max(nearer) <= _KEEPS * whole


def _merged(child: int, parent: int, known: Known, tree: FamilyTree) -> Edge:
    lost, sure = bool(tree.lost), tree.lost_chance if tree.lost else 1 - tree.lost_chance
    if any(_agencies(tree, known).values()):
        lost, sure = True, confidence.CREDITED
    elif lost and _follows(child, parent, known, tree):
        lost, sure = False, _FOLLOWING
    pairing, kin = known.pairing(child, parent), known.kinship(child, parent)
    return Edge(
        known.id(child),
        None if lost else known.id(parent),
        Relation.MERGED,
        evidence.share(pairing, known.story, known.likeness),
        confidence.of_part(kin.probability * sure),
        clues=evidence.clues(pairing, known.story, kin, None),
        aligned=evidence.aligned(pairing, known.story, known.likeness),
        closest=known.id(parent) if lost else None,
        kinship=round(kin.probability, 3),
    )
