"""The rows of the stage commands are what CONTRACT.md says."""

from dataclasses import replace
from datetime import date

from retold.export import stages
from retold.model import (
    ActorKind,
    ActorMention,
    Article,
    Cue,
    DateMention,
    Mentions,
    PageForm,
    Quote,
    QuoteKind,
    Rejected,
    Span,
    Speaker,
)

TEXT = "“We wait,” Ann Roe said on 3 May 2024, “and hope.”"


def article(**fields) -> Article:
    return Article("x", "0" * 64, "x.txt", TEXT, **fields)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_a_flattened_page_says_what_was_kept_and_cut(report):
    row = stages.article(report.accounts[0].story.articles[0])
    (cut,) = row["removed"]
    assert row["kept"][0][1] == cut["start"]
    assert row["kept"][1][0] == cut["end"] + 2
    assert cut["reason"] == "advertisement marker"


def test_clean_text_and_html_say_nothing_of_cuts(report):
    html = replace(report.accounts[0].story.articles[0], form=PageForm.HTML)
    for each in (article(), html):
        assert not {"kept", "removed"} & stages.article(each).keys()


def test_credits_are_names_each_once(report):
    assert stages.article(report.accounts[0].story.articles[0])["credits"] == ["Norda Wire"]


def test_publication_is_an_interval_with_its_basis(report):
    assert stages.article(report.accounts[0].story.articles[0])["published"] == {
        "from": "2024-03-05",
        "to": "2024-03-06",
        "basis": "inferred",
        "confidence": 0.7,
    }
    assert stages.article(article())["published"] is None


def test_a_date_row_has_type_value_and_interval():
    day = date(2024, 5, 3)
    found = Mentions("x", (), dates=(DateMention(span("3 May 2024"), "DATE", "2024-05-03", day, day, "dmy"),))
    assert stages.dates(article(), found) == {
        "id": "x",
        "dates": [
            {
                "start": 27,
                "end": 37,
                "text": "3 May 2024",
                "type": "DATE",
                "value": "2024-05-03",
                "from": "2024-05-03",
                "to": "2024-05-03",
                "rule": "dmy",
            }
        ],
    }


def test_a_quote_in_two_pieces_keeps_both_spans_and_its_speaker():
    quote = Quote(
        QuoteKind.DIRECT,
        (span("We wait,"), span("and hope.")),
        Speaker(span("Ann Roe"), "Ann Roe"),
        Cue(span("said"), "say"),
    )
    (row,) = stages.quotes(article(), Mentions("x", (), quotes=(quote,)))["quotes"]
    assert row["text"] == "We wait, and hope."
    assert row["spans"] == [[1, 9], [40, 49]]
    assert row["speaker"] == {"start": 11, "end": 18, "text": "Ann Roe", "actor": "Ann Roe"}
    assert row["cue"]["text"] == "said"


def test_a_quote_without_a_speaker_says_null():
    (row,) = stages.quotes(article(), Mentions("x", (), quotes=(Quote(QuoteKind.DIRECT, (span("We wait,"),)),)))[
        "quotes"
    ]
    assert row["speaker"] is None
    assert row["cue"] is None


def test_an_actor_row_names_kind_and_resolved_name():
    found = Mentions("x", (), actors=(ActorMention(span("Ann Roe"), ActorKind.PERSON, "Ann Roe"),))
    assert stages.actors(article(), found)["mentions"] == [
        {"start": 11, "end": 18, "text": "Ann Roe", "kind": "person", "actor": "Ann Roe"}
    ]


def test_a_lost_parent_is_null_and_its_edge_still_has_evidence(report):
    account = report.accounts[0]
    edge = stages.lineage(account.story, account.lineage)["edges"][0]
    assert edge["parent"] is None
    assert edge["named"] == "Norda Wire"
    assert edge["evidence"][0]["exact"] == "Norda Wire"


def test_origins_are_a_range(report):
    account = report.accounts[0]
    assert stages.lineage(account.story, account.lineage)["origins"] == {"low": 2, "best": 2, "high": 3}


def test_a_rejected_page_gives_its_reason():
    assert stages.rejected(Rejected("p", "intake", "the file is empty")) == {"id": "p", "rejected": "the file is empty"}
