"""Figures of the dead, the injured and the missing, and what of them are totals."""

import pytest

from retold.words.tolls import tolls


def told(text, language="en", *, part=False):
    return {(toll.kind, toll.value) for toll in tolls(text, 0, len(text), language) if toll.part is part}


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("At least nine people died and 31 were injured.", {("dead", 9), ("injured", 31)}),
        ("Two died in hospital overnight, bringing to 11 the number of people killed.", {("dead", 11)}),
        ("Two more passengers have died, taking the death toll to 11.", {("dead", 11)}),
        ("The number of dead has risen from nine to 11.", {("dead", 11)}),
        ("Eleven people are now known to have died.", {("dead", 11)}),
        ("Two people who were injured in the fire died, raising the toll to 11.", {("dead", 11)}),
        ("The toll rose to 11 after two injured passengers died.", {("dead", 11)}),
        ("More than 40 people died.", {("dead", 40)}),
        ("Up to 40 people could have died.", set()),
        ("The toll was revised from 17 to five.", {("dead", 5)}),
    ],
)  # fmt: skip
def test_totals(text, totals):
    assert told(text) == totals


def test_who_died_since_is_a_part():
    assert told("Two more passengers have died.", part=True) == {("dead", 2)}
    assert ("injured", 2) in told("Two people who were injured in the fire died.", part=True)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Die Zahl der Todesopfer stieg von neun auf 11.", "de", ("dead", 11)),
        ("11 Menschen starben.", "de", ("dead", 11)),
        ("Le nombre de morts est passé de 9 à 11.", "fr", ("dead", 11)),
        ("El número de muertos subió de 9 a 11.", "es", ("dead", 11)),
    ],
)
def test_in_other_languages(text, language, found):
    assert found in told(text, language)


def test_a_part_in_another_language():
    assert told("2 personas murieron en el hospital.", "es", part=True) == {("dead", 2)}


def test_a_language_that_is_not_known_has_none():
    assert told("Nine people died.", "xx") == set()
