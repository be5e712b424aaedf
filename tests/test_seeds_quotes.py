"""Who said what on the founding pages; quotes are known by page and order. Skips where the pages are not at hand."""

import pytest

from retold.model import ActorKind

OFFICIAL = "administration official"
# Page by page, in reading order: whose each stretch between quotation marks is (a part of the name or description).
SPEAKERS = {
    "000": [OFFICIAL, OFFICIAL, "Dmitry Peskov", "Dmitry Peskov", "administration", "Ned Price", OFFICIAL],
    "001": ["Emily Horne", "Ned Price", OFFICIAL, OFFICIAL, "Jake Sullivan", "Jake Sullivan", "Jake Sullivan"],
    "002": ["official", OFFICIAL, OFFICIAL],
    "003": ["Steven Pifer", OFFICIAL, OFFICIAL, "Dmitry Peskov", "Dmitry Peskov", "Dmitry Peskov", "Vladimir Putin",
            "Vladimir Putin", "Vladimir Putin", "administration", "Ned Price", OFFICIAL, "Vladimir Putin"],
    "004": ["Emily Horne", "Vladimir Putin", "Biden administration", "Emily Horne", "Ned Price", "Ned Price",
            "Vladimir Putin", "Vladimir Putin", "Vladimir Putin"],
}  # fmt: skip


@pytest.fixture
def account(seeds_report):
    return seeds_report.accounts[0]


@pytest.mark.parametrize("page", sorted(SPEAKERS))
def test_every_stretch_in_quotation_marks_has_its_speaker(account, page):
    at = next(n for n, a in enumerate(account.story.articles) if a.id.startswith(page))
    article, mentions = account.story.articles[at], account.story.mentions[at]
    found = []
    for stretch in mentions.quoted:
        quote = next(q for q in mentions.quotes if any(s.overlaps(stretch) for s in q.spans))
        found.append(quote.speaker.actor or quote.speaker.span.of(article.text))
    assert len(found) == len(SPEAKERS[page])
    assert [(want, got) for want, got in zip(SPEAKERS[page], found, strict=True) if want not in got] == []


def quote_with(account, page, words):
    (found,) = [
        q
        for q in account.quotes
        if any(w.evidence.article.startswith(page) and words in w.evidence.exact for w in q.wordings)
    ]
    return found


def pages(quote):
    return [w.evidence.article[:3] for w in quote.wordings]


def differences(quote):
    return {(d[2][:3], d[1]) for d in quote.differences}


def test_the_state_department_quote_is_one_utterance_in_four_wordings(account):
    quote = quote_with(account, "000", "unwavering support")
    assert quote.speaker == "Ned Price"
    assert sorted(pages(quote)) == ["000", "001", "003", "004"]
    assert differences(quote) == {("001", "America’s"), ("001", "development"), ("004", "Washington’s")}


def test_the_wording_that_stands_alone_is_flagged(account):
    quote = quote_with(account, "000", "unwavering support")
    assert [w.evidence.article[:3] for w in quote.wordings if w.alone] == ["001"]


def test_the_altered_principle_is_found_and_who_speaks_for_a_body_is_no_other_mouth(account):
    quote = quote_with(account, "001", "nothing about you")
    assert sorted(pages(quote)) == ["000", "001", "003"]
    assert ("001", "beginning") in differences(quote)
    assert ("001", "Jake Sullivan") not in differences(quote)  # he speaks for the administration: one mouth


def test_words_of_an_unnamed_official_are_not_given_to_a_named_man(account):
    quote = quote_with(account, "000", "de-escalation rather than")
    assert quote.speaker == "senior administration official"
    assert sorted(pages(quote)) == ["000", "003"]
    assert pages(quote_with(account, "001", "de-escalation rather than")) == ["001"]


def test_altered_words_of_the_spokespeople_are_found(account):
    assert {("001", "variety"), ("001", "issues")} <= differences(quote_with(account, "001", "upcoming diplomatic"))
    assert ("003", "conversation") in differences(quote_with(account, "003", "The goal of"))
    assert ("003", "would preface") in differences(quote_with(account, "003", "would preface"))


def test_people_have_one_entry_under_the_spelling_most_pages_use(account):
    people = {a.name: set(a.spellings) for a in account.actors if a.kind is ActorKind.PERSON}
    assert len(people["Volodymyr Zelensky"] & {"Zelenskiy", "Volodymyr Zelenskyy", "Volodymyr Zeleskyy"}) == 3
    assert people["Ned Price"] == {"Ned Price", "Price"}
    assert not any("Truman" in name for name in people)


def test_no_noun_makes_a_stand(account):
    assert not [
        p for p in account.positions if "guarantees radicals" in p.text or p.text.startswith(("his ", "Moscow’s"))
    ]
