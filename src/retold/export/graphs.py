"""The graph of descent for other programs: GraphML, GEXF and DOT.

Articles are nodes, and so is every source that is not in the pile: one node a family, named as credits name it. Edges go
from the source to what was made from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from retold.model import Edge, Lineage, Story

# Characters XML 1.0 has no way to write.
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True)
class _Node:
    id: str
    label: str
    kind: str
    family: int


@dataclass(frozen=True, slots=True)
class _Arrow:
    source: str
    target: str
    edge: Edge


def graphml(story: Story, lineage: Lineage) -> bytes:
    """The lineage of one story as GraphML (graphml.graphdrawing.org)."""
    nodes, arrows = _graph(story, lineage)
    keys = [
        _key("label", "node", "string"),
        _key("kind", "node", "string"),
        _key("family", "node", "int"),
        _key("relation", "edge", "string"),
        _key("share", "edge", "double"),
        _key("confidence", "edge", "double"),
        _key("directed", "edge", "boolean"),
    ]
    body = [f'  <graph id={_attribute(story.id)} edgedefault="directed">']
    body += [
        f"    <node id={_attribute(n.id)}>{_data('label', n.label)}{_data('kind', n.kind)}{_data('family', n.family)}</node>"
        for n in nodes
    ]
    body += [_graphml_edge(number, arrow) for number, arrow in enumerate(arrows)]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    return _joined([*head, *keys, *body, "  </graph>", "</graphml>"])


def gexf(story: Story, lineage: Lineage) -> bytes:
    """The lineage of one story as GEXF 1.3 (gexf.net)."""
    nodes, arrows = _graph(story, lineage)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        '  <graph defaultedgetype="directed">',
        '    <attributes class="node">',
        '      <attribute id="kind" title="kind" type="string"/>',
        '      <attribute id="family" title="family" type="integer"/>',
        "    </attributes>",
        '    <attributes class="edge">',
        '      <attribute id="relation" title="relation" type="string"/>',
        '      <attribute id="confidence" title="confidence" type="double"/>',
        "    </attributes>",
        "    <nodes>",
    ]
    lines += [
        f"      <node id={_attribute(n.id)} label={_attribute(n.label)}><attvalues>"
        f'<attvalue for="kind" value={_attribute(n.kind)}/><attvalue for="family" value="{n.family}"/></attvalues></node>'
        for n in nodes
    ]
    lines += ["    </nodes>", "    <edges>"]
    lines += [
        f'      <edge id="{number}" source={_attribute(a.source)} target={_attribute(a.target)}'
        f' type="{"directed" if a.edge.directed else "undirected"}" weight="{a.edge.share}"><attvalues>'
        f'<attvalue for="relation" value="{a.edge.relation.value}"/>'
        f'<attvalue for="confidence" value="{a.edge.confidence}"/></attvalues></edge>'
        for number, a in enumerate(arrows)
    ]
    return _joined([*lines, "    </edges>", "  </graph>", "</gexf>"])


def dot(story: Story, lineage: Lineage) -> bytes:
    """The lineage of one story as DOT (graphviz.org)."""
    nodes, arrows = _graph(story, lineage)
    lines = [f"digraph {_quoted(story.id)} {{", "  rankdir=TB;", "  node [shape=box];"]
    lines += [
        f"  {_quoted(n.id)} [label={_quoted(n.label)}{', style=dashed' if n.kind == 'lost source' else ''}];"
        for n in nodes
    ]
    for a in arrows:
        label = f"{a.edge.relation.value}, {a.edge.confidence:.2f}"
        ends = "" if a.edge.directed else ", dir=none"
        lines.append(f"  {_quoted(a.source)} -> {_quoted(a.target)} [label={_quoted(label)}{ends}];")
    return _joined([*lines, "}"])


def _graph(story: Story, lineage: Lineage) -> tuple[list[_Node], list[_Arrow]]:
    titles = {a.id: a.title or a.id for a in story.articles}
    family_of = {i: number for number, family in reversed([*enumerate(lineage.families)]) for i in family.articles}
    taken = set(titles)
    lost = {number: _free(f"lost-{number}", taken) for number in range(len(lineage.families))}
    nodes = [_Node(i, titles[i], "article", family_of.get(i, -1)) for i in sorted(titles)]
    names: dict[int, str] = {}
    arrows = []
    for edge in lineage.edges:
        if edge.parent is not None:
            arrows.append(_Arrow(edge.parent, edge.child, edge))
            continue
        family = family_of.get(edge.closest or edge.child, 0)
        names[family] = names.get(family) or edge.named or ""
        arrows.append(_Arrow(lost[family], edge.child, edge))
    nodes += [
        _Node(lost[f], f"{name} (not in the pile)" if name else "source not in the pile", "lost source", f)
        for f, name in sorted(names.items())
    ]
    return nodes, arrows


def _free(name: str, taken: set[str]) -> str:
    """`name`, lengthened until no article has it."""
    while name in taken:
        name += "_"
    return name


def _key(name: str, of: str, kind: str) -> str:
    return f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'


def _graphml_edge(number: int, arrow: _Arrow) -> str:
    e = arrow.edge
    data = _data("relation", e.relation.value) + _data("share", e.share) + _data("confidence", e.confidence)
    ends = f"source={_attribute(arrow.source)} target={_attribute(arrow.target)}"
    return f'    <edge id="e{number}" {ends}>{data}{_data("directed", str(e.directed).lower())}</edge>'


def _data(key: str, value: object) -> str:
    return f'<data key="{key}">{escape(str(value).translate(_FORBIDDEN))}</data>'


def _attribute(value: str) -> str:
    return quoteattr(value.translate(_FORBIDDEN))


def _quoted(value: str) -> str:
    inner = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\r", " ")
    return f'"{inner}"'


def _joined(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")
