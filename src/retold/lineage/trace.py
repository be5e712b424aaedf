"""From a story to its lineage."""

from itertools import combinations

from retold.lineage.alignment import Alignment, align
from retold.lineage.branching import branching
from retold.lineage.direction import Direction, direction
from retold.lineage.grouping import Groups
from retold.lineage.kinship import Kinship, kinships
from retold.lineage.likeness import Likeness
from retold.lineage.relation import relation
from retold.lineage.settings import LineageSettings
from retold.lineage.statements import Pair
from retold.lineage.texts import StoryTexts, prepare
from retold.model import AlignedPair, Clue, Edge, Family, Lineage, Range, Span, Story


def trace(story: Story, settings: LineageSettings) -> Lineage:
    """Who took a text from whom in one story, and how many independent tellings are left."""
    texts = prepare(story, settings)
    likeness = Likeness(texts)
    pairs = list(combinations(range(len(texts.texts)), 2))
    least = settings.min_sentence_similarity
    alignments = {(a, b): align(texts.texts[a], texts.texts[b], likeness, least) for a, b in pairs}
    kin, _ = kinships(texts, alignments, likeness, least)
    groups = _groups(len(texts.texts), kin, settings.min_kinship_probability)
    edges = []
    for members in groups:
        edges.extend(_edges(members, texts, alignments, kin, likeness))
    low = len(_groups(len(texts.texts), kin, settings.low_probability))
    high = len(_groups(len(texts.texts), kin, settings.high_probability))
    children = {e.child for e in edges}
    families = [_family(members, texts, children) for members in groups]
    families.sort(key=lambda f: (-len(f.articles), f.head))
    return Lineage(
        story.id,
        tuple(families),
        Range(min(low, len(groups)), len(groups), max(high, len(groups))),
        tuple(sorted(edges, key=lambda e: (e.child, e.parent or ""))),
    )


def _groups(size: int, kin: dict[Pair, Kinship], bar: float) -> list[list[int]]:
    groups = Groups(size)
    for (a, b), k in sorted(kin.items()):
        if k.probability >= bar:
            groups.join(a, b)
    return groups.all()


def _family(members: list[int], texts: StoryTexts, children: set[str]) -> Family:
    ids = [texts.texts[m].article.id for m in members]
    heads = [i for i in ids if i not in children]
    return Family(tuple(ids), heads[0] if heads else ids[0])


def _edges(
    members: list[int],
    texts: StoryTexts,
    alignments: dict[Pair, Alignment],
    kin: dict[Pair, Kinship],
    likeness: Likeness,
) -> list[Edge]:
    if len(members) < 2:
        return []
    weights: dict[tuple[int, int], float] = {(m, -1): -100.0 for m in members}
    for a, b in combinations(members, 2):
        left, right = texts.texts[a], texts.texts[b]
        d = direction(left, right, alignments[a, b], likeness, texts)
        weights[b, a] = _parent_score(d.covered_right, d.covered_left, d.purity)
        weights[a, b] = _parent_score(d.covered_left, d.covered_right, -d.purity)
    parents = branching(members, weights, -1)
    return [_edge(c, p, texts, alignments, kin, likeness) for c, p in sorted(parents.items()) if p >= 0]


def _parent_score(covered_child: float, covered_parent: float, purity: float) -> float:
    return 10 * covered_child - 2 * covered_parent + purity


def _edge(
    child: int,
    parent: int,
    texts: StoryTexts,
    alignments: dict[Pair, Alignment],
    kin: dict[Pair, Kinship],
    likeness: Likeness,
) -> Edge:
    pair = (min(child, parent), max(child, parent))
    first = child < parent
    c, p = texts.texts[child], texts.texts[parent]
    alignment = alignments[pair]
    aligned = []
    for link in alignment.links:
        mine, theirs = (link.left, link.right) if first else (link.right, link.left)
        aligned.append(
            AlignedPair(
                Span(c.spans[mine[0]].start, c.spans[mine[-1]].end),
                Span(p.spans[theirs[0]].start, p.spans[theirs[-1]].end),
                round(link.score, 3),
                likeness.free_mass[c.units[mine[0]]] < 0.5 * likeness.mass[c.units[mine[0]]],
            )
        )
    aligned.sort(key=lambda a: a.child)
    d: Direction = direction(texts.texts[pair[0]], texts.texts[pair[1]], alignment, likeness, texts)
    share = d.covered_left if first else d.covered_right
    shared = sum(len(link.left if first else link.right) for link in alignment.links)
    clue = Clue("shared sentences", 1.0, f"shares {shared} of {len(c.units)} sentences with {p.article.id}")
    return Edge(
        c.article.id,
        p.article.id,
        relation(c, p, alignment, likeness, child_left=first),
        round(min(share, 1.0), 3),
        round(kin[pair].probability, 3),
        clues=(clue,),
        aligned=tuple(aligned),
    )
