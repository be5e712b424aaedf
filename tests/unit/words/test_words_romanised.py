"""Names of people in two scripts, and in the cases of Slavic languages."""

import pytest

from retold.words.declension import first_case
from retold.words.romanised import same_across


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Семён Хатунцев", "Semyon Khatuntsev"),
        ("Семёна Хатунцева", "Semyon Khatuntsev"),
        ("Владимир Зеленский", "Volodymyr Zelensky"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Володимир Зеленський", "Владимир Зеленский"),
        ("Ольга Вахрушева", "Olga Vakhrusheva"),
        ("سامي الخطيب", "Sami al-Khatib"),
        ("وحید پناهی", "Vahid Panahi"),
        ("עומר דמרי", "Omer Damari"),
        ("林志远", "Lin Zhiyuan"),
        ("林志远", "Zhiyuan Lin"),
    ],
)
def test_one_person_in_two_scripts(one, other):
    assert same_across(one, other)
    assert same_across(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Семён Хатунцев", "Semyon Kharitonov"),
        ("Семён Хатунцев", "Oleg Khatuntsev"),
        ("Хатунцев", "Semyon Khatuntsev"),
        ("سامي الخطيب", "Samir al-Hatem"),
        ("سامي الخطيب", "سمير الحاتم"),
    ],
)
def test_two_people_in_two_scripts(one, other):
    assert not same_across(one, other)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("Ильи Маркина", "Илья Маркин"),
        ("Анны Петровой", "Анна Петрова"),
        ("Сергею Петровскому", "Сергей Петровский"),
        ("Іллі Маркіна", "Ілля Маркін"),
        ("Szymona Kowalskiego", "Szymon Kowalski"),
        ("Лев Осин", "Лев Осин"),
        ("Анна Петрова", "Анна Петрова"),
        ("Ксорна Петрова", "Ксорна Петрова"),
    ],
)
def test_a_name_in_another_case_is_brought_to_the_first(written, named):
    assert " ".join(first_case(written.split())) == named
