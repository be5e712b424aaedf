"""Figures that later reports have otherwise. All texts are invented."""

from dataclasses import replace

import pytest

from retold.account.moving import moved
from retold.model import Article, Basis, Collation, Family, Lineage, Mentions, Published, Range, Story
from retold.words import sentences


def story(*told):
    articles = tuple(
        Article(f"a{n}", "0" * 64, "a", text, language=language, published=Published(day, day, Basis.STATED, 1.0, "stated"))
        for n, (day, language, text) in enumerate(told)
    )  # fmt: skip
    return Story("s", "A blast", articles, tuple(Mentions(a.id, sentences(a.text)) for a in articles))


def values(*told):
    pile = story(*told)
    texts = {a.id: a.text for a in pile.articles}
    families = tuple(Family((a.id,), a.id) for a in pile.articles)
    lineage = Lineage("s", families, Range(1, len(families), len(families)))
    return {
        each.what: [step.evidence[0].span.of(texts[step.evidence[0].article]) for step in each.steps]
        for each in moved(pile, lineage, Collation("s", ()))
    }


@pytest.mark.parametrize(
    ("first", "second", "what", "steps"),
    [
        ("A blast killed at least five people in Ramsk.", "The death toll from the blast rose to 17.", "dead", ["at least five", "17"]),
        ("The fire left 3 people dead.", "Police said 14 people died in the fire.", "dead", ["3", "14"]),
        ("Forty people were still missing.", "Eleven people remain missing.", "missing", ["Forty", "Eleven"]),
        ("Some 14 people were taken to hospital.", "A doctor said 31 were in hospital.", "in hospital", ["Some 14", "31"]),
        ("Police arrested 12 people.", "In all 1,200 people have been arrested.", "detained", ["12", "1,200"]),
    ],
)  # fmt: skip
def test_a_later_report_moves_a_figure(first, second, what, steps):
    assert values(("2026-03-12", "en", first), ("2026-03-13", "en", second)) == {what: steps}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A blast killed five people.", "A blast killed five people."),
        ("A blast killed five people.", "A new blast could kill 17 people."),
        ("A blast killed five people.", "The toll was revised from 17 to five."),
        ("A blast killed five people.", "A blast hurt 17 houses and the pride of a town."),
    ],
)
def test_what_may_come_and_what_was_counted_before_move_nothing(first, second):
    assert values(("2026-03-12", "en", first), ("2026-03-13", "en", second)) == {}


def test_of_one_day_nothing_moves():
    assert (
        values(("2026-03-12", "en", "A blast killed five people."), ("2026-03-12", "en", "A blast killed 9 people."))
        == {}
    )


def test_reports_in_other_languages_have_their_words():
    told = [
        ("2026-03-12", "fr", "L'explosion a fait au moins 5 morts."),
        ("2026-03-13", "de", "Bei der Explosion gab es 9 Tote."),
        ("2026-03-14", "es", "La cifra de muertos asciende a 17."),
    ]
    assert values(*told) == {"dead": ["au moins 5", "9", "17"]}


def test_a_figure_that_a_page_takes_back_did_not_move():
    first, last = (
        ("2026-03-12", "en", "The blast injured 23 people."),
        ("2026-03-13", "en", "The blast injured 32 people."),
    )
    assert values(first, last) == {"injured": ["23", "32"]}
    pile = story(first, last)
    note = "Corrects number of injured to 23, not 32, in paragraph 1"
    pile = replace(pile, articles=(replace(pile.articles[0], corrections=(note,)), pile.articles[1]))
    families = tuple(Family((a.id,), a.id) for a in pile.articles)
    assert moved(pile, Lineage("s", families, Range(1, 2, 2)), Collation("s", ())) == ()
