"""Lineage and timeline as drawings, and the trees under them."""

from datetime import date
from itertools import pairwise

import pytest

from retold.export import lineage_svg, timeline_svg
from retold.export.descent import MAX_DEPTH, tellings, walk
from retold.export.widths import fit, width
from retold.model import Edge, EventStatus, Evidence, Family, Lineage, Range, Relation, Span, TimelineEntry


def family(*articles: str, **fields) -> Family:
    return Family(tuple(sorted(articles)), articles[0], **fields)


def lineage(families: tuple[Family, ...], *edges: Edge) -> Lineage:
    return Lineage("s", families, Range(1, len(families), len(families)), edges)


def edge(child: str, parent: str | None, confidence: float = 0.9, **fields) -> Edge:
    return Edge(child, parent, Relation.REWORKED, 0.5, confidence, **fields)


def event(first, last=None) -> TimelineEntry:
    return TimelineEntry(first, last or first, "day", EventStatus.PAST, "x", 1, (Evidence("a", Span(0, 1), "x"),))


def test_an_article_stands_once_in_its_tree_under_its_surest_parent():
    (telling,) = tellings(lineage((family("a", "b", "c"),), edge("c", "a", 0.6), edge("c", "b", 0.8), edge("b", "a")))
    seen = [(depth, node.article) for depth, node in walk(telling.roots[0])]
    assert seen == [(0, "a"), (1, "b"), (2, "c")]
    (_, c) = list(walk(telling.roots[0]))[2]
    assert [e.parent for e in c.also] == ["a"]


def test_two_that_point_at_each_other_are_both_shown():
    (telling,) = tellings(lineage((family("a", "b"),), edge("a", "b"), edge("b", "a")))
    shown = sorted(node.article for root in telling.roots for _, node in walk(root))
    assert shown == ["a", "b"]


def test_siblings_of_a_lost_text_hang_under_one_node_with_its_name():
    edges = (edge("a", None, named="Norda Wire"), edge("b", None))
    (telling,) = tellings(lineage((family("a", "b"),), *edges))
    (root,) = telling.roots
    assert root.article is None
    assert root.named == "Norda Wire"
    assert [child.article for child in root.children] == ["a", "b"]


def test_a_chain_of_three_thousand_is_drawn_and_complete():
    ids = [f"{n:04}" for n in range(3000)]
    chain = [edge(child, parent) for parent, child in pairwise(ids)]
    (telling,) = tellings(lineage((family(*ids),), *chain))
    nodes = list(walk(telling.roots[0]))
    assert len(nodes) == 3000
    assert max(depth for depth, _ in nodes) < MAX_DEPTH


def test_boxes_never_cover_each_other(report):
    drawing = lineage_svg.draw(tellings(report.accounts[0].lineage))
    places = [(box.x, box.y) for box in drawing.boxes]
    for n, (x, y) in enumerate(places):
        for u, v in places[n + 1 :]:
            assert abs(x - u) >= lineage_svg.BOX_WIDTH or abs(y - v) >= lineage_svg.BOX_HEIGHT
    assert all(
        x + lineage_svg.BOX_WIDTH <= drawing.width and y + lineage_svg.BOX_HEIGHT <= drawing.height for x, y in places
    )


def test_every_parent_and_child_are_joined_by_a_line(report):
    drawing = lineage_svg.draw(tellings(report.accounts[0].lineage))
    joined = {(line.edge.parent, line.edge.child) for line in drawing.lines if line.edge}
    assert joined == {(e.parent, e.child) for e in report.accounts[0].lineage.edges}


def test_words_of_a_box_end_inside_it(report):
    names = ("CONTINENTAL PRESS", "Orme Abendblatt", "W" * 40, "海門港倉庫爆炸事故に関する第一報" * 3, "il" * 60, "")
    for name in names:
        for outlet in names:
            shown, beside = lineage_svg.top_line(name, outlet)
            room = width(shown, lineage_svg.BIG, bold=True) + width(beside, lineage_svg.SMALL)
            assert room + (lineage_svg.GAP if beside else 0) <= lineage_svg.INSIDE
        assert width(fit(name, 100)) <= 100


def test_an_outlet_that_is_the_name_is_not_said_twice():
    assert lineage_svg.top_line("Daily Lantern", "The Daily Lantern") == ("Daily Lantern", "")
    assert lineage_svg.top_line("01", "The Daily Lantern") == ("01", "The Daily Lantern")


def test_many_copies_taken_alike_become_one_box():
    ids = ["a", *(f"b{n:03}" for n in range(100))]
    drawing = lineage_svg.draw(tellings(lineage((family(*ids),), *(edge(i, "a") for i in ids[1:]))))
    assert len(drawing.boxes) == 1 + lineage_svg.MAX_ALIKE + 1
    assert [box.more for box in drawing.boxes if box.more] == [100 - lineage_svg.MAX_ALIKE]


def test_a_merged_text_is_one_box_with_a_line_from_each_parent():
    families = (family("a", "m"), family("b", "m"))
    drawing = lineage_svg.draw(tellings(lineage(families, edge("m", "a"), edge("m", "b", 0.8))))
    assert sorted(box.node.article for box in drawing.boxes) == ["a", "b", "m"]
    assert sorted(line.edge.parent for line in drawing.lines if line.edge) == ["a", "b"]


def test_a_timeline_of_one_day_is_not_drawn():
    assert timeline_svg.lay((event(date(2024, 1, 1)), event(date(2024, 1, 1)))) is None


def test_events_of_one_day_stand_above_each_other_and_days_apart():
    days = [date(2014, 3, 1), date(2024, 1, 1), date(2024, 1, 1), date(2024, 1, 2)]
    strip = timeline_svg.lay(tuple(map(event, days)))
    assert len({(dot.x, dot.y) for dot in strip.dots}) == 4
    xs = [tick.x for tick in strip.ticks]
    assert all(after - before >= timeline_svg.MIN_STEP for before, after in pairwise(xs))
    assert [tick.broken for tick in strip.ticks] == [False, True, False]


def test_undated_events_are_left_to_the_table():
    strip = timeline_svg.lay((event(date(2024, 1, 1)), event(None), event(date(2024, 2, 1))))
    assert [dot.number for dot in strip.dots] == [1, 3]


@pytest.mark.parametrize("last", [date(2024, 1, 3), date(2030, 1, 1)])
def test_an_interval_ends_on_the_drawing(last):
    strip = timeline_svg.lay((event(date(2024, 1, 1), last), event(date(2024, 2, 1))))
    assert strip.dots[0].x < strip.dots[0].x2 <= strip.width
