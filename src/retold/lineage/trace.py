"""From a story to its lineage."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from retold.lineage.alignment import Alignment, align
from retold.lineage.attribution import copy_odds
from retold.lineage.descent import Descents
from retold.lineage.duplicates import classes, folded
from retold.lineage.edges import Known, copies, descended, merged_edges
from retold.lineage.grouping import Groups
from retold.lineage.kinship import Kinship, kinships
from retold.lineage.likeness import Likeness
from retold.lineage.merging import patchworks
from retold.lineage.origins import families, origins
from retold.lineage.settings import LineageSettings
from retold.lineage.statements import Pair, shared_statements
from retold.lineage.texts import StoryTexts, prepare
from retold.lineage.tree import parents, weigh
from retold.model import Edge, Lineage, Story


def trace(story: Story, settings: LineageSettings) -> Lineage:
    """Who took a text from whom in one story, and how many independent tellings are left."""
    texts = prepare(story, settings)
    likeness = Likeness(texts)
    first = classes(texts.texts)
    distinct = sorted(set(first.values()))
    alignments = _alignments(texts, distinct, likeness, settings)
    kin, where = kinships(texts, alignments, likeness, settings.min_sentence_similarity)
    given_out = [where.given_out(u) for u in range(len(texts.units))]
    bar, least = settings.min_kinship_probability, settings.min_sentence_similarity
    merged = patchworks(texts, alignments, kin, likeness, given_out, bar, least)
    single = [n for n in distinct if n not in set(merged)]
    groups = _groups(single, kin, bar)
    known = Known(texts, likeness, alignments, kin, given_out, least)
    edges: list[Edge] = []
    for members in groups:
        edges.extend(_family_edges(members, known))
    for number in merged:
        edges.extend(merged_edges(number, groups, known))
    edges.extend(copies(first, known))
    made = families(groups, merged, first, edges, known)
    counts = [len(_groups(single, kin, p)) for p in (settings.low_probability, settings.high_probability)]
    return Lineage(
        story.id,
        made,
        origins(counts[0], len(groups), counts[1]),
        tuple(sorted(edges, key=lambda e: (e.child, e.parent or "", e.closest or ""))),
        shared_statements(texts, where),
        folded(story.articles),
    )


def _alignments(
    texts: StoryTexts, distinct: Sequence[int], likeness: Likeness, settings: LineageSettings
) -> dict[Pair, Alignment]:
    pairs = combinations(distinct, 2)
    least = settings.min_sentence_similarity
    return {(a, b): align(texts.texts[a], texts.texts[b], likeness, least) for a, b in pairs}


def _groups(members: Sequence[int], kin: Mapping[Pair, Kinship], bar: float) -> list[list[int]]:
    place = {m: i for i, m in enumerate(members)}
    groups = Groups(len(members))
    for (a, b), k in sorted(kin.items()):
        if k.probability >= bar and a in place and b in place:
            groups.join(place[a], place[b])
    return [[members[i] for i in group] for group in groups.all()]


def _family_edges(members: Sequence[int], known: "Known") -> list[Edge]:
    if len(members) < 2:
        return []
    descents = Descents(known.story, members, known.alignments, known.likeness, known.least).all()
    articles = [t.article for t in known.story.texts]
    prior = {(c, p): copy_odds(articles[c], articles[p]) for c, p in descents}
    weights = weigh(members, descents, prior)
    tree = parents(members, descents, weights)
    return descended(tree, weights, descents, known)
