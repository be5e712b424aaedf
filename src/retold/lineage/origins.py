"""How many independent tellings there are, and whose they are."""

from collections.abc import Iterable, Mapping, Sequence

from retold.lineage import attribution
from retold.lineage.edges import Known
from retold.model import Edge, Family, Range


def origins(low: int, best: int, high: int) -> Range:
    """The range of independent tellings from the number of groups at a lenient, the usual and a strict bar."""
    return Range(min(low, best), best, max(high, best))


def families(
    groups: Sequence[Sequence[int]],
    merged: Sequence[int],
    first: Mapping[int, int],
    edges: Iterable[Edge],
    known: Known,
) -> tuple[Family, ...]:
    """The families, largest first; a patchwork is in every family it takes from."""
    same: dict[int, list[int]] = {}
    for number, original in first.items():
        same.setdefault(original, []).append(number)
    texts = known.story.texts
    family_of = {texts[n].article.id: i for i, group in enumerate(groups) for m in group for n in same[m]}
    ids = [{texts[n].article.id for m in group for n in same[m]} for group in groups]
    edges = tuple(edges)
    patched = {texts[n].article.id for m in merged for n in same[m]}
    for edge in edges:
        source = edge.relative
        if edge.child in patched and source in family_of:
            ids[family_of[source]].add(edge.child)
    for original in merged:  # copies of a patchwork go where it goes
        for members in ids:
            if texts[original].article.id in members:
                members.update(texts[n].article.id for n in same[original])
    made = [_family(sorted(members), members - patched, edges, known) for members in ids]
    return tuple(sorted(made, key=lambda f: (-len(f.articles), f.head)))


def _family(members: Sequence[str], whole: set[str], edges: Sequence[Edge], known: Known) -> Family:
    articles = {t.article.id: t.article for t in known.story.texts}
    lost = {e.child for e in edges if e.parent is None and e.child in whole}
    descended = {e.child for e in edges if e.parent is not None}
    heads = sorted(i for i in whole if i not in descended)
    head = min(heads, key=lambda i: (i in lost, -sum(e.parent == i for e in edges), i)) if heads else members[0]
    name, named_in = attribution.origin([articles[i] for i in sorted(whole)])
    return Family(tuple(members), head, name, head in lost, named_in)
