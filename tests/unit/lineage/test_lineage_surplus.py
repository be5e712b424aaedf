"""What a text has and another has not, by blocks."""

import math

import pytest
from tellings import OTHER_SUBJECT, WIRE, article, paragraphs, story, traced

from retold.lineage import LineageSettings
from retold.lineage.descent import Descent, score
from retold.lineage.surplus import NO_SURPLUS, Seams, Surplus
from retold.lineage.texts import prepare
from retold.lineage.tree import grow

BAND = paragraphs(OTHER_SUBJECT, 0, 1)


def seams(text):
    texts = prepare(story(article("a", text)), LineageSettings())
    return Seams(texts.texts[0], texts)


def test_nothing_that_is_missing_makes_no_block():
    assert seams(WIRE).surplus({}) == NO_SURPLUS


def test_sentences_in_a_row_are_one_block_and_doubtful_ones_none():
    found = seams(WIRE).surplus({2: 1.0, 3: 0.9, 6: 1.0, 8: 0.2})
    assert found.blocks == 2
    assert found.head == 0.0


def test_a_block_that_begins_the_text_is_told_by_its_size():
    assert seams(WIRE).surplus({0: 1.0, 1: 1.0}).head == pytest.approx(math.log(3))


def test_what_has_nothing_to_do_with_the_rest_stands_apart():
    text = f"{WIRE}\n\n{BAND}"
    assert seams(text).surplus({9: 1.0, 10: 1.0}).apart == pytest.approx(math.log(3))


def test_what_takes_up_the_rest_does_not():
    assert seams(WIRE).surplus({5: 1.0}).apart == 0.0


@pytest.mark.parametrize(("likelier", "less"), [(Surplus(1), Surplus(3)), (Surplus(1, head=1.1), Surplus(1))])
def test_an_addition_is_likelier_in_one_piece_and_at_the_head(likelier, less):
    assert score(Descent(0.2, 0.1, 0.05, surplus=likelier)) > score(Descent(0.2, 0.1, 0.05, surplus=less))


def test_who_rewords_every_sentence_adds_none():
    plain, machine = (
        score(Descent(0.1, 0.0, reworded, surplus=Surplus(1))) - score(Descent(0.0, 0.0, reworded))
        for reworded in (0.02, 0.4)
    )
    assert plain > machine + 1


def test_a_copy_with_a_paragraph_of_its_own_is_under_its_source():
    kept = paragraphs(WIRE, 0, 1, 2, 3, 4, 5, 6)
    (edge,) = traced(article("b", WIRE), article("a", f"{BAND}\n\n{kept}")).edges
    assert (edge.child, edge.parent) == ("a", "b")


def test_two_cuttings_of_a_lost_text_name_the_page_that_may_be_the_source_instead():
    one, other = paragraphs(WIRE, 0, 1, 2, 3, 4, 6), paragraphs(WIRE, 0, 2, 4, 5, 6, 7, 8)
    lineage = traced(article("a", one), article("b", other))
    assert [edge.parent for edge in lineage.edges] == [None, None]
    assert {clue.kind for edge in lineage.edges for clue in edge.clues} >= {"added instead"}
    assert all(edge.confidence < 0.9 for edge in lineage.edges)


def test_of_a_text_that_has_nothing_more_no_page_is_said_to_be_added_to():
    short = paragraphs(WIRE, 0, 2, 4, 5)
    edges = traced(article("a", WIRE), article("b", short), article("c", paragraphs(WIRE, 1, 3, 6, 7, 8))).edges
    assert all(clue.kind != "added instead" for edge in edges if edge.child == "b" for clue in edge.clues)


@pytest.mark.parametrize("size", [2, 121])
def test_a_family_whose_texts_all_hang_on_one_has_lost_nothing(size):
    descents = {(child, 0): Descent(0.0, 0.2, 0.0) for child in range(1, size)}
    tree = grow(range(size), descents, {}, ())
    assert tree.roots() == [0]
    assert not tree.lost
    assert tree.lost_chance < 0.1 * size


@pytest.mark.parametrize("size", [2, 121])
def test_a_family_of_texts_that_none_explains_has_lost_its_source(size):
    tree = grow(range(size), {}, {}, ())
    assert tree.lost
    assert tree.lost_chance == pytest.approx(1)
