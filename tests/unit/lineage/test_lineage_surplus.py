"""What a text has and another has not, by blocks."""

import math

import pytest
from tellings import OTHER_SUBJECT, WIRE, article, paragraphs, story, traced

from retold.lineage import LineageSettings
from retold.lineage.alignment import align
from retold.lineage.descent import Descent, Standing, score
from retold.lineage.descents import Descents
from retold.lineage.likeness import Likeness
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


def test_the_first_of_several_texts_without_a_source_may_be_the_source_itself():
    days = {0: Standing(1.0, 0.7)} | dict.fromkeys((1, 2, 3), Standing(1.0))
    known, unknown = grow(range(4), {}, {}, (), days), grow(range(4), {}, {}, ())
    assert known.roots() == unknown.roots() == [0, 1, 2, 3]
    assert (known.lost, unknown.lost) == ({1, 2, 3}, {0, 1, 2, 3})
    assert known.lost_chances[0] < known.lost_chances[1] < unknown.lost_chances[1]


def test_fewer_sources_are_lost_of_pages_that_tell_their_days():
    descents = {(1, 0): Descent(0.3, 0.3, 0.1), (0, 1): Descent(0.3, 0.3, 0.1)}
    bare, dated = (grow(range(2), descents, {}, (), dict.fromkeys(range(2), Standing(d))) for d in (0.0, 1.0))
    assert dated.lost_chance < bare.lost_chance


STRANGE = "Nobody in the harbour could remember so warm an evening, and the ferries ran until long past midnight."


def missing(child, parent):
    texts = prepare(story(article("a", child), article("b", parent)), LineageSettings())
    likeness, least = Likeness(texts), LineageSettings().min_sentence_similarity
    found = Descents(texts, (0, 1), {(0, 1): align(*texts.texts, likeness, least)}, likeness, least)
    return found.all()[0, 1].missing


def test_in_a_text_reworded_from_first_to_last_a_sentence_s_place_shows_what_it_was():
    """A strange sentence in place of another was reworded too; in a text left as it was, or besides all others, it is new."""
    spun = respelt(WIRE)
    assert missing("\n\n".join((paragraphs(spun, 0, 1, 2, 3), STRANGE, paragraphs(spun, 5, 6, 7))), WIRE) < 0.05
    assert missing("\n\n".join((paragraphs(WIRE, 0, 1, 2, 3), STRANGE, paragraphs(WIRE, 5, 6, 7))), WIRE) > 0.05
    assert missing("\n\n".join((paragraphs(spun, 0, 1, 2, 3, 4), STRANGE, paragraphs(spun, 5, 6, 7))), WIRE) > 0.05


def respelt(text):
    """The text with every second longer word replaced, as a spinner does."""
    longer = iter(range(len(text)))
    return " ".join(
        f"z{word}q" if word.islower() and len(word) > 3 and next(longer) % 2 else word for word in text.split(" ")
    )
