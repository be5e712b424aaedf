"""Pages whose news other pages say is not so. All texts are invented."""

import pytest

from retold.account.brief import brief
from retold.account.denied import denied
from retold.model import Article, Collation, Family, Lineage, Mentions, Passage, Range, Reading, Span, Story
from retold.words import sentences

QUITS = ("Harbour minister Orle resigns", "Harbour minister Mara Orle has resigned over the price of the pier.")
CHECK = (
    "Government: Minister Orle has not resigned",
    "The harbour minister is in office, her spokesman said on Monday.",
)


def told(*pages, families=None, language="en"):
    articles = tuple(
        Article(str(n), "0" * 64, "s", text, title=title, language=language) for n, (title, text) in enumerate(pages)
    )
    names = [article.id for article in articles]
    groups = families or [(name,) for name in names]
    story = Story("s", "t", articles, tuple(Mentions(a.id, sentences(a.text)) for a in articles))
    return story, Lineage("s", tuple(Family(group, group[0]) for group in groups), Range(1, 1, len(groups)))


def test_who_opens_with_what_a_headline_denies_is_denied():
    assert denied(*told(QUITS, CHECK)) == {"0"}


def test_who_says_that_it_is_denied_is_not():
    fair = (QUITS[0], f"{QUITS[1]} Minister Orle has not resigned, her harbour office said.")
    assert denied(*told(fair, CHECK)) == frozenset()


def test_who_tells_of_something_else_is_not():
    other = ("Cod is dear in Vestby", "The price of cod doubled within a week, traders said.")
    assert denied(*told(other, CHECK)) == frozenset()


@pytest.mark.parametrize(
    "headline",
    [
        "Why harbour minister Orle’s going is not enough",
        "Resignation of harbour minister Orle is not the end of it",
        "Harbour minister Orle was not charged, says her party",
    ],
)
def test_a_headline_that_denies_something_else_about_it_denies_nothing(headline):
    column = (headline, "Harbour minister Mara Orle has gone. Her department has not.")
    assert denied(*told(QUITS, column)) == frozenset()


def test_a_copy_under_another_headline_is_denied_too():
    copy = ("You will not believe this", QUITS[1].replace("price", "cost"))
    assert denied(*told(QUITS, CHECK, copy, families=[("0", "2"), ("1",)])) == {"0", "2"}


@pytest.mark.parametrize(
    ("language", "claim", "check"),
    [
        ("de", "Ministerin Orle nennt Rentner gierig", "Nein, Ministerin Orle hat Rentner nicht gierig genannt"),
        ("es", "La ministra Orle llama codiciosos a los jubilados", "Falso: la ministra Orle no llamó codiciosos a los jubilados"),
        ("nl", "Minister Orle noemt ouderen gulzig", "Nee, minister Orle noemde ouderen niet gulzig"),
        ("fr", "La ministre Orle traite les retraités de gourmands", "Non, la ministre Orle n'a pas traité les retraités de gourmands"),
    ],
)  # fmt: skip
def test_checks_in_other_languages(language, claim, check):
    assert denied(*told((claim, f"{claim}."), (check, f"{check}."), language=language)) == {"0"}


def test_a_claim_that_others_deny_is_told_as_somebodys_and_opens_no_brief():
    story, lineage = told(QUITS, (QUITS[0], QUITS[1]), CHECK, families=[("0", "1"), ("2",)])
    both = tuple(Reading(name, Span(0, len(QUITS[1]))) for name in ("0", "1"))
    one = (Reading("2", Span(0, len(CHECK[1]))),)
    points = brief(story, lineage, Collation("s", (Passage(both, 1), Passage(one, 1))))
    assert [(point.text, point.statement) for point in points] == [(CHECK[1], False), (QUITS[1], True)]
