"""The graph of descent for other programs."""

from xml.etree import ElementTree as ET

import pytest

from retold.export.graphs import dot, gexf, graphml
from retold.model import Article, Edge, Family, Lineage, Mentions, Range, Relation, Story

IDS = ("a", "b", 'c"<&>', "lost-0")
STORY = Story(
    "s & t", "", tuple(Article(i, "", i, "Words.", title=f"Title of {i}\x01") for i in sorted(IDS)),
    tuple(Mentions(i, ()) for i in sorted(IDS)),
)  # fmt: skip
LINEAGE = Lineage(
    "s & t",
    (Family(tuple(sorted(IDS)), "a"),),
    Range(1, 1, 1),
    (
        Edge("a", None, Relation.REWORKED, 0.5, 0.9, named="NPA", closest="b"),
        Edge("b", None, Relation.TRANSLATED, 0.5, 0.8, closest="a"),
        Edge('c"<&>', "a", Relation.EDITED, 0.7, 0.6, directed=False),
    ),
)


@pytest.mark.parametrize(
    ("render", "space"), [(graphml, "http://graphml.graphdrawing.org/xmlns"), (gexf, "http://gexf.net/1.3")]
)
def test_xml_has_every_article_one_lost_source_and_every_edge(render, space):
    tree = ET.fromstring(render(STORY, LINEAGE))
    assert len(tree.findall(f".//{{{space}}}node")) == len(IDS) + 1
    edges = {(e.get("source"), e.get("target")) for e in tree.findall(f".//{{{space}}}edge")}
    assert edges == {("lost-0_", "a"), ("lost-0_", "b"), ("a", 'c"<&>')}


def test_a_lost_source_bears_the_name_credits_give_it():
    assert "NPA (not in the pile)" in graphml(STORY, LINEAGE).decode()
    assert 'label="NPA (not in the pile)", style=dashed' in dot(STORY, LINEAGE).decode()


def test_dot_escapes_quotes_and_marks_edges_without_direction():
    text = dot(STORY, LINEAGE).decode()
    assert '"a" -> "c\\"<&>" [label="edited, 0.60", dir=none];' in text
