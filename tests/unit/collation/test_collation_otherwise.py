"""What is put otherwise and says the same. All texts are invented."""

import pytest

from retold.collation import CollationSettings, collate
from retold.model import Article, Mentions, Story
from retold.words import sentences

COPIES = [["a", "b"]], [("b", "a")]


def severe(told, usual, changed, families=None, edges=()):
    found = told({"a": usual, "b": changed}, *((families, edges) if families else COPIES))
    return {kind for _, _, kind, _, difference in found if difference.severity >= 0.5}


@pytest.mark.parametrize(
    ("usual", "changed"),
    [
        ("for at least nine days", "for no less than nine days"),
        ("shortly after four in the morning", "not long after four in the morning"),
        ("within sight of the quay of Vestby", "not far from the quay of Vestby"),
        ("for just nine minutes", "for barely nine minutes"),
        ("in a thin fog", "in a barely visible fog"),
        ("by keeping to the northern wall", "without parting from the northern wall"),
        ("where they do not want anyone on the deck", "where they want nobody on the deck"),
        ("before a vote of censure", "before a vote of no confidence"),
    ],
)
def test_a_negator_that_turns_nothing_round_is_no_difference(told, usual, changed):
    text = "The crew of the ferry Blue Heron waited {} while the tug came up from the harbour of Nordholm."
    assert "negation" not in severe(told, text.format(usual), text.format(changed))


def test_a_negator_whose_clause_ends_before_the_next_one_says_nothing_of_it(told):
    usual = "The pump was built in May, four days before it was lost, and looks for the warm current of Vestby first."
    changed = "The pump was built in May, four days before it was lost, and does what nobody had seen: it looks for the warm current of Vestby first."
    assert "negation" not in severe(told, usual, changed)


@pytest.mark.parametrize(
    ("usual", "changed"),
    [
        ("for nearly four decades", "for nearly forty years"),
        ("for close to three million crowns", "for 2.9 million crowns"),
        ("with all 61 boats", "with the other 60 boats"),
    ],
)
def test_a_number_counted_or_rounded_otherwise_is_no_difference(told, usual, changed):
    text = "The harbour company of Vestby kept the old crane at work {} before the board sold it to Nordholm."
    assert "number" not in severe(told, text.format(usual), text.format(changed))


def test_two_figures_that_another_reading_has_both_are_of_two_things(told):
    texts = {
        "a": "The teams in Vestby cleared 38 metres of rubble by midday but had another 90 metres to go on Monday.",
        "b": "The teams in Vestby cleared 38 metres of rubble by midday on Monday.",
        "c": "The teams in Vestby had another 90 metres of rubble to go by midday on Monday.",
    }
    found = told(texts, [["a", "b", "c"]], [("b", "a"), ("c", "a")])
    assert not [x for x in found if x[2] == "number"]
    del texts["a"]
    assert [x for x in told(texts, [["b", "c"]], [("c", "b")]) if x[2] == "number"]


@pytest.mark.parametrize(
    ("usual", "changed"),
    [
        ("a rich family, the Harlows, who have lent", "the Harlow family, who have lent"),
        ("the University of Vestby, which has lent", "Vestby University, which has lent"),
        ("the operator of the crane, who has lent", "the crane operator, who has lent"),
    ],
)
def test_a_clause_that_hangs_on_the_other_half_of_one_name_is_no_difference(told, usual, changed):
    text = "Legally the old lighthouse belongs to {} the lamp to the museum of Nordholm since the storm."
    assert "actor" not in severe(told, text.format(usual), text.format(changed))


@pytest.mark.parametrize(
    ("usual", "changed", "kind"),
    [
        ("The singer Olga Renner left. Olga was seen leaving the pier in a grey van with two friends.", "The singer Olga Renner left. Renner was seen leaving the pier in a grey van with two friends.", "name"),
        ("She snapped up the pier of Vestby for a POUND, and stands first in line.", "She snapped up the pier of Vestby for a CROWN, and stands first in line.", "name"),
        ("Father Olaf Brandt sat with the two families in the office of the harbour.", "The priest Olaf Brandt sat with the two families in the office of the harbour.", "role"),
        ("Coltham’s president Olga Renner gave the figure in the hall of the harbour.", "Olga Renner, head of the union Coltham, gave the figure in the hall of the harbour.", "role"),
    ],
)  # fmt: skip
def test_one_person_called_otherwise_is_no_difference(told, usual, changed, kind):
    assert kind not in severe(told, usual, changed)


def test_the_title_of_somebody_else_is_no_difference(told):
    usual = "Finance Minister Olga Renner had called in spring for the borrowing costs of Vestby to come down."
    changed = (
        "Olga Renner had called in spring for the borrowing costs of Vestby to come down; the governor heard nothing."
    )
    assert "role" not in severe(told, usual, changed)


def test_a_short_sentence_with_a_verb_is_no_stray_piece(told):
    first = "The owners of the ferry refused to pay for the broken pier in the harbour of Vestby."
    second = "Fishing boats from Nordholm will use the old quay until the repairs are finished in spring."
    usual, changed = f"{first} {second}", f"{first} Prices slipped at once. {second}"
    assert "garble" not in severe(told, usual, changed)
    changed = f"{first} Markets responded at once. {second}"
    assert "garble" not in severe(told, usual, changed)


@pytest.mark.parametrize("changed", ["threatened a general strike", "called it a major blow to trade"])
def test_a_title_that_is_an_adjective_here_is_no_title(told, changed):
    usual = "The Finance Minister raised the levy of Vestby on Thursday, and unions in Nordholm were up in arms."
    changed = f"Unions in Nordholm {changed} on Thursday after the levy of Vestby was raised."
    assert "role" not in severe(told, usual, changed)


@pytest.mark.parametrize(
    ("usual", "changed"),
    [
        ("nearly 400 firefighters", "some 380 firefighters"),
        ("winds of up to 70 knots", "winds reaching 70 knots"),
        ("a buoy 23 nautical miles off the quay", "a buoy 43 kilometres off the quay"),
    ],
)
def test_a_figure_rounded_bounded_or_measured_otherwise_is_no_difference(told, usual, changed):
    text = "The crew of the ferry Blue Heron was told on Monday of {} when the tug came up from Nordholm."
    assert "number" not in severe(told, text.format(usual), text.format(changed))


def test_the_titles_of_two_people_are_not_read_with_care(told):
    usual = "The treasurer of the ferry was jailed for five years on Friday by a judge who called it robbery of Vestby."
    changed = (
        "Olga Renner, manager of the ferry office until it closed, was jailed for five years on Friday for robbery."
    )
    assert "role" not in severe(told, usual, changed)


@pytest.mark.parametrize("word", ["match", "start", "job"])
def test_two_words_that_say_the_same_are_no_other_sense(told, word):
    other = {"match": "game", "start": "beginning", "job": "work"}[word]
    text = "The {} of the crew in the harbour of Vestby was watched by the mayor and the fishermen of Nordholm."
    assert "word" not in severe(told, text.format(word), text.format(other))


def test_two_and_a_half_is_one_number_and_a_measure_is_no_count(told):
    usual = "The ferry Blue Heron sank about two miles off the quay of Nordholm in waves of two and a half metres."
    changed = (
        "The sinking of the ferry Blue Heron off the quay of Nordholm in waves of 2.5 metres claimed twelve lives."
    )
    assert "number" not in severe(told, usual, changed)


def test_the_chief_of_a_firm_is_its_chief_executive(told):
    usual = "She spoke up after she saw the chief executive, Olga Renner, put it all down to the crew of the ferry."
    assert "role" not in severe(told, usual, usual.replace("the chief executive, Olga", "ferry chief Olga"))


def test_a_question_is_no_stray_piece(told):
    first = "The owners of the ferry refused to pay for the broken pier in the harbour of Vestby."
    second = "Fishing boats from Nordholm will use the old quay until the repairs are finished in spring."
    assert "garble" not in severe(told, f"{first} {second}", f"{first} After that? {second}")


@pytest.mark.parametrize(
    ("usual", "changed"),
    [
        ("in the yard at Sallow Lane, Wexmoor, rather than pay", "in the yard at Wexmoor, Ardshire, rather than pay"),
        ("in water of 44.3 degrees, rather than pay", "in water of 44 degrees, rather than pay"),
        ("with gusts of more than 60 knots, rather than pay", "with gusts in excess of 60 knots, rather than pay"),
    ],
)
def test_two_names_around_one_word_and_rounded_figures_are_no_difference(told, usual, changed):
    text = "The harbour company of Vestby let the rubble stand {} for a crane from Nordholm in the spring."
    assert not severe(told, text.format(usual), text.format(changed)) & {"name", "number"}


def test_the_ages_of_two_people_are_no_difference(told):
    text = "The harbour company of Vestby let the rubble stand, said {}, for a crane from Nordholm in the spring."
    assert "number" not in severe(told, text.format("Ida Moen, 61"), text.format("Brita Solem, 16"))


def test_two_names_that_both_articles_know_with_other_words_beside_them_are_of_two_things(told):
    usual = (
        "Colin March, 57, of Fennel Rise, let the rubble stand against the wall of the yard. "
        "He was a president of Ardle Rotary until May."
    )
    changed = (
        "March, a president of Ardle Rotary, let the rubble stand against the wall of the yard. "
        "He is 57 and lives in a house on Fennel Rise."
    )
    assert "name" not in severe(told, usual, changed)


def test_the_same_figures_with_another_measure_are_another_number(told):
    text = (
        "The fire spread to the north of Vestby in the night, driven by gusts of more than 60 {} per hour from the sea."
    )
    assert severe(told, text.format("kilometres"), text.format("miles")) == {"number"}
    close = "The fire spread to the north of Vestby in the night over some {} of forest and heath by the sea."
    assert severe(told, close.format("60 kilometres"), close.format("37 miles")) == set()


def test_a_title_in_the_plural_answers_none_in_the_singular(told):
    usual = "The minister, in the lobby of the ministry at Vestby, was short: the ferries will sail tomorrow at dawn."
    changed = "He told reporters in the lobby of the ministry at Vestby that the ferries will sail tomorrow at dawn."
    assert "role" not in severe(told, usual, changed)


def test_what_somebody_is_let_do_stands_without_to(told):
    usual = "The owner let more than 200 tonnes of old rubble pile up against the wall of his yard in Vestby."
    changed = "The owner allowed more than 200 tonnes of old rubble to pile up against the wall of his yard in Vestby."
    found = told({"a": usual, "b": changed}, *COPIES)
    assert "garble" not in {kind for _, _, kind, _, _ in found}


def test_two_hours_of_which_the_other_article_has_both_are_of_two_events(told):
    usual = "Crews were called at 9:14 a.m. after a blast that was heard in Vestby. The fire was put out at 11:20 a.m. on Friday."
    changed = "The fire was put out at 11:20 a.m. after a blast that was heard in Vestby. Nobody was hurt by it."
    assert "date" not in severe(told, usual, changed)


def language_story(texts, language):
    articles = tuple(Article(i, "0" * 64, i, texts[i], language=language) for i in sorted(texts))
    return Story("story", "title", articles, tuple(Mentions(a.id, sentences(a.text)) for a in articles))


def names_that_differ(usual, changed, language, lineage):
    texts = {"a": usual, "b": changed}
    found = collate(language_story(texts, language), lineage(texts, *COPIES), CollationSettings())
    return [d for p in found.passages for d in p.differences if d.kind.value == "name" and d.severity >= 0.5]


def test_a_german_noun_is_no_name(lineage):
    text = "Der {} Solvang will die Werft in Vestby für 36 Millionen Kronen kaufen, sagte der Vorstand am Freitag."
    found = names_that_differ(text.format("Pumpenhersteller"), text.format("Ventilhersteller"), "de", lineage)
    assert not found


def test_a_person_of_a_german_text_is_a_name(lineage):
    text = "Am Freitag sagte Karl {} in Vestby, dass die Werft für 36 Millionen Kronen verkauft worden ist."
    assert names_that_differ(text.format("Brenner"), text.format("Brunner"), "de", lineage)


def test_a_case_of_a_cyrillic_name_is_no_other_name(lineage):
    text = "Після вибуху біля {} на складі загинули троє солдатів, а ще семеро поранені, сказав речник лікарні."
    assert not names_that_differ(text.format("Яру"), text.format("Яр"), "uk", lineage)
    assert not names_that_differ(text.format("Яру"), text.format("Яром"), "uk", lineage)
