"""Texts that say right what others garble."""

from tellings import WIRE, article, pairs, paragraphs, traced

GARBLED = (
    WIRE.replace("struck", "hittened").replace("warned", "cautionated").replace("scaffolding", "platformery")
).replace("postponed", "delayified")
OTHERWISE = paragraphs(WIRE, 0, 1, 2, 4, 5, 7).replace("gymnasium", "hall")


def test_a_cutting_without_the_errors_of_the_fuller_text_was_not_made_from_it():
    lineage = traced(article("a", GARBLED), article("b", OTHERWISE))
    assert pairs(lineage) == {("a", None), ("b", None)}


def test_a_cutting_with_the_errors_of_the_fuller_text_was_made_from_it():
    lineage = traced(article("a", GARBLED), article("b", paragraphs(GARBLED, 0, 1, 2, 4, 5)))
    assert pairs(lineage) == {("b", "a")}


def test_a_cutting_of_a_machine_made_text_hangs_under_it_though_it_is_too_short_to_look_machine_made():
    cutting = paragraphs(GARBLED, 2, 3, 8)
    lineage = traced(article("a", WIRE), article("b", GARBLED), article("c", paragraphs(GARBLED, 0, 4, 5)))
    assert ("c", "b") in pairs(lineage)
    assert ("c", "b") in pairs(traced(article("b", GARBLED), article("c", cutting)))
