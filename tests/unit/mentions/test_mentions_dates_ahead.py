"""Deadlines, plans, hours and days in somebody's words: which day, and which half of it, an expression means."""

import pytest

from retold.mentions import MentionSettings, annotate
from retold.model import Article, Basis, Published

SETTINGS = MentionSettings(parts=frozenset({"dates"}))
WEDNESDAY = "2026-10-14"


def dates(text, language="en", published=WEDNESDAY):
    known = Published(published, published, Basis.STATED, 1.0, "printed")
    article = Article("a", "0" * 64, "a", text, language=language, published=known)
    return {d.span.of(text): (d.value, d.alternatives) for d in next(iter(annotate([article], SETTINGS))).dates}


def values(text, language="en", published=WEDNESDAY):
    return [value for value, _ in dates(text, language, published).values()]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "He had a letter in his pocket that promises a study of the yard by 22 December.", "2026-12-22"),
        ("en", "A note in his bag vows a new bridge by 30 November.", "2026-11-30"),
        ("en", "The law demands a report before March.", "2027-03"),
        ("en", "“If you give me a plan by Christmas, fine,” he said.", "2026-12-25"),
        ("es", "«Si esta cámara me da un plan antes de Navidad, romperé el mío», dijo Vos.", "2026-12-25"),
        ("fr", "La lettre promet une étude avant le 22 décembre.", "2026-12-22"),
        ("de", "Der Brief verspricht ein Gutachten bis zum 22. Dezember.", "2026-12-22"),
        ("it", "La lettera promette uno studio entro il 22 dicembre.", "2026-12-22"),
        ("pt", "A carta promete um estudo até 22 de dezembro.", "2026-12-22"),
        ("ru", "Письмо обещает исследование до 22 декабря.", "2026-12-22"),
    ],
)
def test_a_deadline_lies_ahead(language, text, value):
    assert values(text, language)[-1] == value


def test_what_was_done_by_a_day_lies_behind():
    assert values("He had finished the roof by 22 December.") == ["2025-12-22"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "“They go up in the branches on Sunday night,” he said.", "2026-10-18TNI"),
        ("en", "The posters go out on Saturday.", "2026-10-17"),
        ("en", "We decide on Monday.", "2026-10-19"),
        ("de", "Die Aushänge gehen am Sonntagabend in die Filialen.", "2026-10-18TEV"),
        ("en", "Reform would have another go in January.", "2027-01"),
    ],
)
def test_the_present_of_many_and_a_modal_tell_what_comes(language, text, value):
    assert values(text, language) == [value]


@pytest.mark.parametrize("text", ["They did not go out on Saturday.", "It would have opened on Saturday."])
def test_but_not_with_another_verb_before_it(text):
    assert values(text) == ["2026-10-10"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "She resigned on Wednesday last week for health reasons.", "2026-10-07"),
        ("en", "He will be back on Thursday next week.", "2026-10-22"),
        ("es", "Renunció el miércoles de la semana pasada.", "2026-10-07"),
        ("de", "Sie trat am Mittwoch vergangener Woche zurück.", "2026-10-07"),
        ("fr", "Elle a démissionné mercredi de la semaine dernière.", "2026-10-07"),
        ("it", "Si è dimessa mercoledì della settimana scorsa.", "2026-10-07"),
        ("pt", "Ela demitiu-se na quarta-feira da semana passada.", "2026-10-07"),
        ("nl", "Ze trad woensdag vorige week af.", "2026-10-07"),
        ("pl", "Odeszła w środę w zeszłym tygodniu.", "2026-10-07"),
        ("ru", "Она ушла в среду на прошлой неделе.", "2026-10-07"),
    ],
)
def test_a_weekday_of_a_week_is_one_day(language, text, value):
    assert values(text, language) == [value]


def test_an_hour_without_its_half_of_the_day_has_both():
    assert dates("He packed up a flask at nine o'clock.") == {
        "nine o'clock": (WEDNESDAY, (f"{WEDNESDAY}T09:00", f"{WEDNESDAY}T21:00"))
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Relatives were still waiting at midnight. Holt had read out the names at nine o'clock.",
            f"{WEDNESDAY}T21:00",
        ),
        ("The bell rang at seven o'clock in the morning.", f"{WEDNESDAY}T07:00"),
        ("The council meets at ten o'clock in the evening on Friday.", "2026-10-16T22:00"),
        ("The mayor came at 9 p.m. and left.", f"{WEDNESDAY}T21:00"),
    ],
)
def test_words_beside_an_hour_tell_its_half_of_the_day(text, value):
    assert values(text)[-1] == value


def test_an_evening_told_in_the_small_hours_was_the_day_before():
    text = "The man fell from the bridge at 9.30 p.m. and was found."
    assert values(text, published="2026-10-14T03:45:00Z") == ["2026-10-13T21:30"]
    assert values(text, published="2026-10-14T21:45:00Z") == ["2026-10-14T21:30"]


def test_nor_is_the_day_of_such_an_hour_known():
    (found,) = dates("He packed up a flask at nine o'clock.", published="2026-10-14T03:45:00Z").values()
    assert found == (None, ("2026-10-13T09:00", "2026-10-13T21:00", "2026-10-14T09:00"))


def test_a_clock_goes_with_the_day_behind_it():
    assert values("The club has until 17:00 on Thursday 22 October to appeal.") == ["2026-10-22T17:00"]
    assert values("The vote is due at 09:00 on Monday.") == ["2026-10-19T09:00"]


def test_today_in_a_quote_does_not_move_the_hours_told_behind_it():
    text = (
        "Four people were killed on Tuesday. “I cannot explain what happened today,” said Roe. The line had been closed at "
        "12:40 p.m. because of the wind. Okafor, who flew in in the afternoon, ordered a stop."
    )
    found = dates(text)
    assert found["today"] == (None, ("2026-10-13", "2026-10-14"))
    assert found["12:40 p.m."][0] == "2026-10-13T12:40"
    assert found["the afternoon"][0] == "2026-10-13TAF"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("“Today we buried him,” she said at the funeral on Monday.", "2026-10-12"),
        ("“We lost four men yesterday,” the captain told reporters on Saturday night.", "2026-10-09"),
        ("“We lost four men today,” the captain told reporters.", WEDNESDAY),
    ],
)
def test_today_in_a_quote_is_the_day_on_which_it_was_said(text, value):
    assert values(text)[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "About a quarter comes from the sewage overflows.",
        "A quarter of the catch was lost.",
        "Three quarters were saved.",
        "It was one hot July away from this.",
    ],
)
def test_a_share_and_how_far_off_it_is_are_no_time(text):
    assert values(text) == []


@pytest.mark.parametrize("text", ["Sales fell for a quarter.", "They saw two quarters of falling prices."])
def test_a_quarter_that_lasts_is_one(text):
    assert values(text)[0].endswith("Q")
