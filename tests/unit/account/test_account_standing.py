"""Names that stand in texts in which nobody found them. All invented."""

import pytest

from retold.account.standing import by_first_word, standing, standing_in_letters
from retold.model import Span


def found(text, names, taken=()):
    return [span.of(text) for span in standing(text, by_first_word(names), taken)]


@pytest.mark.parametrize(
    ("text", "names", "there"),
    [
        ("Die Zgoda um Civic Accord siegte.", ["Civic Accord"], ["Civic Accord"]),
        ("They met in Selm on Monday.", ["Selm"], ["Selm"]),
        ("They met in Selm Valley.", ["Selm"], []),  # a longer name
        ("Selm was dark.", ["Selm"], []),  # any word has a capital there
        ("The Order of Merit went to Roe.", ["The Order"], []),
        ("Civic Accord Front lost.", ["Civic Accord", "Civic Accord Front"], ["Civic Accord Front"]),
        ("An Accordion is no accord.", ["Accord"], []),
    ],
)
def test_a_name_stands_where_it_is_whole(text, names, there):
    assert found(text, names) == there


def test_what_is_taken_already_is_not_found_again():
    text = "They met in Selm and in Selm again."
    assert found(text, ["Selm"], [Span(12, 16)]) == ["Selm"]


@pytest.mark.parametrize("words", ["Олександр Гнатюк", "Олександром Гнатюком", "Олександру Гнатюку"])
def test_a_name_in_other_letters_and_in_any_case_is_the_same_person_s(words):
    text = f"За словами {words}, Ірина Бойко чекала."
    people = ["Irena Malkova", "Oleksandr Hnatiuk"]
    assert [(who, span.of(text)) for who, span in standing_in_letters(text, people)] == [("Oleksandr Hnatiuk", words)]


def test_the_name_of_a_foreigner_has_cases_too():
    text = "Он сослался на Дональда Вернера."
    assert [who for who, _ in standing_in_letters(text, ["Donald Werner", "Ronald Werner"])] == ["Donald Werner"]
