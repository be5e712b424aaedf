"""Differences of fact: numbers, dates, names, titles. All texts are invented."""

import pytest

from retold.collation.lines import story_lines, usage
from retold.model import Article, Mentions, Story
from retold.words import sentences

HARBOUR = (
    "Mayor Ingrid Solheim told reporters on Tuesday that 14 fishing boats sank in the harbour of Vestby on March 3."
)


def test_another_number_in_the_same_place_is_a_difference_of_number(kinds):
    assert kinds(HARBOUR, HARBOUR.replace("14", "41")) == {("c", "number"): "41"}


def test_a_number_in_words_is_the_number_in_digits(kinds):
    assert kinds(HARBOUR, HARBOUR.replace("14", "fourteen")) == {}


def test_a_number_with_a_scale_word_is_the_number_in_digits(kinds):
    usual = "The council of Vestby will spend 2,500,000 crowns on a new pier for the fishing boats."
    assert kinds(usual, usual.replace("2,500,000", "2.5 million")) == {}


def test_a_bound_put_on_a_number_is_a_lesser_difference_of_number(told):
    usual = HARBOUR.replace("14", "14")
    found = told({"a": usual, "b": usual, "c": usual.replace("14", "more than 14")})
    assert [(article, kind) for article, _, kind, _, _ in found] == [("c", "number")]
    assert found[0][4].severity < 0.5


def test_one_score_among_two_of_the_same_figures_is_found(kinds):
    usual = "Vestby beat the visitors from Nordholm by 31-24 in the final of the island handball cup."
    assert ("c", "number") in kinds(usual, usual.replace("31-24", "31-31"))


@pytest.mark.parametrize(("old", "new"), [("Tuesday", "Friday"), ("March 3", "March 13"), ("March 3", "June 3")])
def test_another_day_is_a_difference_of_date(kinds, old, new):
    assert set(kinds(HARBOUR, HARBOUR.replace(old, new))) == {("c", "date")}


def test_the_same_step_of_time_in_other_words_is_no_difference(kinds):
    usual = "The harbour of Vestby will open its new pier to fishing boats next year, the council said."
    assert kinds(usual, usual.replace("next year", "the following year")) == {}


def test_another_name_in_the_same_place_is_a_difference_of_name(kinds):
    assert kinds(HARBOUR, HARBOUR.replace("Vestby", "Nordholm")) == {("c", "name"): "Nordholm"}


def test_a_name_that_only_tells_the_kind_of_thing_departs_little(told):
    usual = (
        "Sponges on the Brekke Ridge store four million tonnes of carbon, more than was thought before, a study found."
    )
    kind = usual.replace("the Brekke Ridge", "an Arctic ridge")
    found = told({"a": usual, "b": usual, "c": kind})
    assert all(d.severity < 0.5 for *_, d in found)


def test_a_misspelt_name_is_told_from_a_variant_spelling(told):
    usual = "The minister met Dmitri Karelovsky near the harbour of Vestby to speak about the sunken fishing boats."
    typo = told({"a": usual, "b": usual, "c": usual.replace("Karelovsky", "Karelvsky")})
    variant = told({"a": usual, "b": usual, "c": usual.replace("Karelovsky", "Karelovskiy")})
    assert typo[0][2] == variant[0][2] == "name"
    assert typo[0][4].severity >= 0.5 > variant[0][4].severity


def test_a_land_and_its_people_are_one_name(kinds):
    usual = "Fishing boats of Norway left the harbour after the council closed the pier for repairs."
    assert kinds(usual, usual.replace("Fishing boats of Norway", "Norwegian fishing boats")) == {}


def test_a_name_cut_to_the_surname_is_no_difference(kinds):
    assert kinds(HARBOUR, HARBOUR.replace("Ingrid Solheim", "Solheim")) == {}


def test_a_capital_that_stands_for_its_state_is_style(kinds):
    usual = "The boats were bought by Russia before the council of Vestby closed the old pier for repairs."
    assert kinds(usual, usual.replace("by Russia", "by Moscow")) == {}


def test_a_name_added_to_a_list_of_two_is_a_difference_of_name(kinds):
    usual = "The League for Trade and Fishing in Arandia will open an office beside the old pier in spring."
    assert kinds(usual, usual.replace("in Arandia", "in Belmora and Arandia")) == {("c", "name"): "Belmora and"}


def test_another_title_for_the_same_person_is_a_difference_of_role(kinds):
    assert kinds(HARBOUR, HARBOUR.replace("Mayor", "Judge")) == {("c", "role"): "Judge"}


def test_a_title_of_several_words_is_one_title(kinds):
    usual = "Secretary of State Hanna Brandt spoke with the captain of the ferry about the sunken boats."
    found = kinds(usual, usual.replace("Secretary of State", "Foreign Minister"))
    assert found == {("c", "role"): "Foreign Minister"}


def test_a_title_for_a_woman_is_the_title_for_a_man(kinds):
    usual = "A spokesman for the harbour of Vestby said the pier would be closed for repairs until spring."
    assert kinds(usual, usual.replace("spokesman", "spokesperson")) == {}


def test_a_vague_title_for_a_firm_one_is_a_lesser_difference_of_role(told):
    usual = "The leader of the island council told reporters that the ferry would sail again in spring."
    texts = {"a": usual, "b": usual, "c": usual.replace("leader", "captain")}
    found = told(texts, families=[["a", "b", "c"]])
    assert [(x[0], x[1], x[2]) for x in found] == [("c", "captain", "role")]
    assert found[0][4].severity < 0.5


def test_a_vague_word_for_people_answers_for_no_title(told):
    usual = (
        "Our reporter saw no injured men, but Mr Lang, the commissioner of Pariell county, said that 12 had been hurt."
    )
    changed = usual.replace("injured men", "victims").replace("commissioner", "lawyer")
    found = told({"a": usual, "b": usual, "c": changed}, [["a", "b", "c"]], [("c", "a"), ("b", "a")])
    assert ("c", "lawyer", "role") in {(article, words, kind) for article, words, kind, _, _ in found}


def test_a_word_of_other_letters_that_only_opens_a_sentence_is_no_name():
    text = "Чим саме вдарили, полковник Гриценюк не сказав. Речник Гриценюк мовчав, бо Гриценюк не знав."
    article = Article("a", "0" * 64, "a", text, language="uk")
    story = Story("s", "s", (article,), (Mentions("a", sentences(text)),))
    prepared = story_lines(story, 60)
    used = usage(prepared, {"a": "uk"})
    named = {word.shown for line in prepared for word in line.words if used.names(word)}
    assert named == {"Гриценюк"}
