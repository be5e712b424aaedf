"""How sure edges are."""

from dataclasses import replace

from tellings import REWORDED, WIRE, article, paragraphs, traced

from retold.lineage import confidence
from retold.model import Credit, CreditKind


def test_an_edge_is_never_surer_than_the_kinship():
    assert confidence.of_edge(0.6, 1.0) <= 0.6


def test_nothing_is_certain():
    assert confidence.of_edge(1.0, 1.0) < 1


def test_the_more_texts_have_the_same_words_the_less_is_known_of_the_first():
    assert confidence.of_equals(2) == 0.5
    assert confidence.of_equals(2) > confidence.of_equals(3) > 0


def test_words_without_weight_leave_it_open():
    assert confidence.of_words(0.0) == 0.5


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
    kept = {"b": (0, 1, 2, 4, 7), "c": (0, 2, 5, 7, 8), "d": (0, 1, 5, 7)}
    lineage = traced(*(article(name, paragraphs(WIRE, *numbers)) for name, numbers in kept.items()))
    lost = [e for e in lineage.edges if e.parent is None]
    assert len(lost) > 1
    assert all(e.kinship is not None and e.kinship > 0.5 for e in lost)
