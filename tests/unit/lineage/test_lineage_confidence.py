"""How sure an edge is said to be."""

from dataclasses import replace

from tellings import REWORDED, WIRE, article, paragraphs, traced

from retold.lineage import confidence
from retold.model import Credit, CreditKind


def test_a_page_that_names_its_source_makes_the_edge_surer():
    plain = confidence.of_parent(1.0, 0.8, named=False, later=False)
    assert plain < 0.9 < confidence.of_parent(1.0, 0.8, named=True, later=False)


def test_a_later_page_is_surer_to_be_the_copy():
    assert confidence.of_parent(1.0, 0.8, named=False, later=True) > confidence.of_parent(
        1.0, 0.8, named=False, later=False
    )


def test_an_edge_is_never_surer_than_the_kinship():
    assert confidence.of_parent(0.6, 1.0, named=True, later=True) <= 0.6
    assert confidence.of_loss(0.6, 1.0) <= 0.6


def test_equal_texts_are_surely_kin_and_neither_surely_the_source():
    (edge,) = traced(article("a", WIRE), article("b", WIRE)).edges
    assert edge.confidence == 0.5
    assert edge.kinship is not None
    assert edge.kinship > 0.99


def test_a_copy_that_names_its_source_is_surely_from_there():
    source = replace(article("a", WIRE), outlet="Brenwick Courier")
    named = Credit("Brenwick Courier", CreditKind.SOURCE, "Source: Brenwick Courier")
    (edge,) = traced(source, article("b", REWORDED, credits=(named,))).edges
    assert (edge.child, edge.parent) == ("b", "a")
    assert edge.confidence > 0.9


def test_a_lost_source_shows_the_kinship_with_the_nearest_text():
    lineage = traced(article("b", paragraphs(WIRE, 0, 1, 2, 4, 7)), article("c", paragraphs(WIRE, 0, 2, 5, 7, 8)))
    assert all(e.parent is None and e.kinship is not None and e.kinship > 0.5 for e in lineage.edges)
