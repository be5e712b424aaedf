"""What an article is about."""

from dataclasses import replace

import pytest
from storymaking import article

from retold.model import Basis, Published
from retold.stories.features import describe
from retold.stories.settings import StorySettings

SETTINGS = StorySettings()


def described(text, title=None, language=None):
    return describe(article("a", text, title=title, language=language), SETTINGS)


def test_adjacent_names_make_a_pair():
    found = described("The ferry was stopped by Captain Ilse Vantongeren on the quay.")
    assert {"^ilse", "^vantongeren", "^ilse vantongeren"} <= found.names


def test_a_capital_at_a_sentence_start_names_nobody_if_the_word_is_common():
    found = described("Judges met. Doctors left. Nobody saw them.")
    assert not found.names


def test_a_headline_in_title_case_names_only_names():
    found = described("The harbour was closed.", title="Storm Completes Damage Of Harbour In Vlissingerdam")
    assert found.names == {"^vlissingerdam"}


def test_title_and_lead_count_twice():
    filler = " The committee discussed other matters." * 20
    found = described("Karvel resigned." + filler + " Karvel and Tomsin spoke.")
    assert found.counts["^karvel"] == 3
    assert found.counts["^tomsin"] == 1


def test_names_of_the_lead_are_the_focus():
    filler = " The committee discussed other matters." * 20
    found = described("Karvel resigned." + filler + " He met Tomsin.")
    assert found.focus == {"^karvel"}


def test_numbers_lose_their_separators_and_single_digits_are_left_out():
    found = described("Some 12,500 people in 3 towns lost 6.5 million.")
    assert found.numbers == {"#12500", "#6.5"}


@pytest.mark.parametrize(
    "text", ["on 18 September", "on September 18th", "el 18 de septiembre", "am 18. September", "le 18 septembre"]
)
def test_a_day_of_a_month_is_one_term_in_any_words(text):
    assert "@9-18" in described(f"They met {text} in Belmarre.").counts


def test_a_number_is_one_term_however_thousands_are_marked():
    assert "#12500" in described("Unas 12.500 personas", language="es").numbers
    assert "#6.5" in described("rund 6,5 Millionen", language="de").numbers


def test_months_and_weekdays_name_nobody():
    assert not described("They met on Tuesday, 4 March, and in April.").names


def test_short_forms_stand_for_the_long_word():
    assert "^mount ostrel" in described("They climbed Mt Ostrel again.").names


def test_an_ordinal_suffix_is_no_saint():
    assert "^saint" not in described("RESULTS OF THE 1ST QUARTER WERE GOOD").names


def test_initials_of_a_name_stay_one_word():
    assert "^un" in described("She said the U.N. had agreed.").names


def test_language_is_guessed_from_stop_words():
    assert described("El alcalde dijo que los vecinos de la ciudad no han sido avisados.").language == "es"
    assert described("Qwert zuiop asdf ghjkl").language is None


def test_an_empty_article_has_no_terms():
    assert not described("").counts


def test_only_the_opening_of_a_huge_article_is_read():
    found = described("Karvel resigned. " * 50_000 + "Tomsin")
    assert "^tomsin" not in found.names


def test_a_word_that_begins_a_foreign_sentence_is_a_name_only_if_something_says_so():
    text = (
        "Aucun témoin n'a parlé. Mercoyrol refuse de répondre. Odile Mercoyrol dirige la gare. Plusieurs voyageurs attendent. "
        "Lissmoor reste fermée, dit la gare de Lissmoor."
    )
    names = described(text, language="fr").names
    assert names >= {"^mercoyrol", "^odile", "^odile mercoyrol", "^lissmoor"}
    assert names.isdisjoint({"^aucun", "^plusieurs"})


def test_an_ampersand_joins_a_name():
    assert "^kestrin dahl" in described("The brewery Kestrin & Dahl paid a dividend.").names


@pytest.mark.parametrize(
    ("first", "last", "known"), [("2031-03-01", "2031-03-03", True), ("2031-03-04", "2031-04-03", False)]
)
def test_an_interval_of_weeks_is_no_day_of_publication(first, last, known):
    published = Published(first, last, Basis.PRINTED, 0.6, "day and month may be swapped")
    found = describe(replace(article("a", "The Torvale mill burned."), published=published), SETTINGS)
    assert (found.days is not None) == known
