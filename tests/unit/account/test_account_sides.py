"""Which side gives a figure, by sentences of our own."""

import re

import pytest

from retold.account.sides import giver, rivals, side_of, speaks_for_itself
from retold.model import Article, Span

_FIGURE = re.compile(r"\d(?:[\d., ]*\d)?")


def article(text, language="en"):
    return Article(id="a", page_sha256="0" * 64, source="a", text=text, language=language)


def figures(text):
    return [Span(*match.span()) for match in _FIGURE.finditer(text)]


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "Organisers put the crowd at more than 90,000.", ["organisers"]),
        ("en", "The police spoke of 22,000, the organisers of more than 90,000.", ["police", "organisers"]),
        ("en", "About 500 people, according to police, came.", ["police"]),
        ("en", "The health ministry put the death toll at 14.", ["health ministry"]),
        ("en", "Police arrested 31 people.", [None]),
        ("en", "He said the police in the town of 22,000 people were slow.", [None]),
        ("de", "Die Veranstalter sprachen von mehr als 90.000 Teilnehmern, die Polizei von etwa 22.000.", ["organisers", "police"]),
        ("fr", "La marche a réuni 22 000 personnes selon la police, 90 000 selon les organisateurs.", ["police", "organisers"]),
        ("es", "Los organizadores hablaron de más de 90.000 personas, la policía de 22.000.", ["organisers", "police"]),
    ],
)  # fmt: skip
def test_a_figure_is_given_by_the_side_its_sentence_names(language, text, sides):
    assert [giver(article(text, language), figure) for figure in figures(text)] == sides


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("Organisers put the crowd at more than 90,000. Police said about 22,000 took part.", True),
        ("Police said 31 people were detained. The alliance said at least 70 demonstrators were hurt.", False),
        ("Police put the crowd at 22,000. The union said 30 members were hurt.", False),
        ("Police put the crowd at 22,000.\n\nOrganisers said 90,000 came.", False),
    ],
)
def test_two_figures_are_of_one_thing_where_they_stand_side_by_side(text, two):
    assert rivals(article(text), *figures(text)) is two


def test_officials_and_people_are_no_side():
    assert side_of("the police") == "police"
    assert side_of("officials") is None
    assert side_of("people close to the police chief") is None


def test_a_page_of_a_party_speaks_of_itself():
    assert speaks_for_itself(article("Our spokeswoman said so. We demand an inquiry."))
    assert not speaks_for_itself(article("The spokeswoman said they demand an inquiry."))
