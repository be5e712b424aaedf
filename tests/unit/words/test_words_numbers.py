"""Numbers in figures and in words."""

import pytest

from retold.words.numbers import values


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Thirty-one guests climbed the stairs.", "31"),
        ("We own forty thousand pipes.", "40000"),
        ("Profit fell to €52m in spring.", "52000000"),
        ("They stole 1.34 million crowns.", "1340000"),
        ("Plus de 1 100 courriels.", "1100"),
        ("A 57-year-old man was jailed.", "57"),
        ("Es kostete 3,4 Millionen.", "3400000"),
    ],
)
def test_a_number_is_found_however_it_is_written(text, number):
    assert number in values(text)


def test_words_that_count_nothing_are_no_numbers():
    assert values("Nobody knew the gate of the quay.") == frozenset()
