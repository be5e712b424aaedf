"""The lineage of a story as trees to draw or print: one a family."""

from collections.abc import Iterator
from dataclasses import dataclass

from retold.model import Edge, Family, Lineage

MAX_DEPTH = 40  # generations drawn under each other; what is deeper hangs on the last: it bounds drawing and recursion


@dataclass(frozen=True, slots=True)
class Node:
    """A text in a tree of descent.

    Attributes:
        article: its id, None for a lost text.
        edge: how it came from the node above, None at the top.
        also: further edges to it, where it was merged from several texts.
        children: what was taken from it, as they are listed in the lineage.
        named: of a lost text: the agency or outlet that credits name.
    """

    article: str | None
    edge: Edge | None = None
    also: tuple[Edge, ...] = ()
    children: tuple["Node", ...] = ()
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A family with its tree."""

    number: int
    family: Family
    roots: tuple[Node, ...]


def tellings(lineage: Lineage) -> tuple[Telling, ...]:
    """The families with their trees, in the order of the lineage, numbered from 1.

    An article stands once in each tree: under its surest parent in the family; other parents are in `also`.
    """
    return tuple(Telling(n, family, _roots(family, lineage.edges)) for n, family in enumerate(lineage.families, 1))


def walk(node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """The node and all below it, with their depth, parents first."""
    yield depth, node
    for child in node.children:
        yield from walk(child, depth + 1)


def _roots(family: Family, edges: tuple[Edge, ...]) -> tuple[Node, ...]:
    inside = set(family.articles)
    chosen, also = _main_edges(inside, edges)
    below: dict[str | None, list[str]] = {}
    for article in family.articles:
        edge = chosen.get(article)
        below.setdefault(edge.parent if edge and edge.parent in inside else None, []).append(article)
    built: set[str] = set()

    def node(article: str, depth: int = 0) -> Node:
        built.add(article)
        edges = chosen.get(article), tuple(also.get(article, ()))
        if depth == MAX_DEPTH - 2:
            deeper = [each for each in _all_below(article, below) if each not in built]
            built.update(deeper)
            return Node(
                article, *edges, tuple(Node(each, chosen.get(each), tuple(also.get(each, ()))) for each in deeper)
            )
        return Node(
            article, *edges, tuple(node(each, depth + 1) for each in below.get(article, ()) if each not in built)
        )

    tops = [node(article) for article in below.get(None, ())]
    # An undirected pair may point at each other: whatever was not reached from a top is its own top.
    tops += [node(article) for article in family.articles if article not in built]
    return _under_lost(family, tops)


def _under_lost(family: Family, tops: list[Node]) -> tuple[Node, ...]:
    """The tops, those that descend from a text not in the pile gathered under it."""
    held = [top for top in tops if top.edge is not None and top.edge.parent is None]
    if family.origin_lost:
        held = tops
    if not held:
        return tuple(tops)
    named = family.origin or next((top.edge.named for top in held if top.edge and top.edge.named), None)
    return (Node(None, children=tuple(held), named=named), *(top for top in tops if top not in held))


def _all_below(article: str, below: dict[str | None, list[str]]) -> list[str]:
    found, waiting = dict[str, None](), [article]
    while waiting:
        for child in below.get(waiting.pop(), ()):
            if child not in found:
                found[child] = None
                waiting.append(child)
    return list(found)


def _main_edges(inside: set[str], edges: tuple[Edge, ...]) -> tuple[dict[str, Edge], dict[str, list[Edge]]]:
    """For each article its edge from the surest parent in the family, and the edges besides."""
    chosen: dict[str, Edge] = {}
    also: dict[str, list[Edge]] = {}
    ordered = sorted(edges, key=lambda e: (e.parent not in inside, -e.confidence, e.parent or ""))
    for edge in ordered:
        if edge.child not in inside:
            continue
        if edge.child in chosen:
            also.setdefault(edge.child, []).append(edge)
        else:
            chosen[edge.child] = edge
    return chosen, also
