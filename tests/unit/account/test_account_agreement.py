"""What tellings agree on and what rests on one. All texts are invented."""

from dataclasses import replace
from datetime import date

import pytest

from retold.account.agreement import agreement
from retold.model import (
    Actor,
    ActorKind,
    Article,
    Collation,
    DateMention,
    Deed,
    Difference,
    DifferenceKind,
    EventStatus,
    Evidence,
    FactKind,
    Family,
    Lineage,
    Mentions,
    Passage,
    Range,
    Reading,
    SharedStatement,
    Span,
    Story,
    TimelineEntry,
)
from retold.words import sentences

USUAL = "14 fishing boats sank in the harbour of Vestby."
OTHER = "15 fishing boats sank in the harbour of Vestby."


def told(texts, families, dates=()):
    articles = tuple(Article(i, "0" * 64, i, texts[i], language="en") for i in sorted(texts))
    mentions = (
        Mentions(a.id, tuple(sentences(a.text)), dates=tuple(d for i, d in dates if i == a.id)) for a in articles
    )
    story = Story("s", "s", articles, tuple(mentions))
    return story, Lineage("s", tuple(Family(tuple(f), f[0]) for f in families), Range(1, len(families), len(families)))


def at(texts, article, words):
    return Span(texts[article].index(words), texts[article].index(words) + len(words))


def passage(texts, readings, *differences, origins=1, quoted=False):
    found = tuple(Reading(i, at(texts, i, words)) for i, words in sorted(readings.items()))
    return Passage(found, origins, differences, quoted)


def facts(texts, families, *passages, kind=FactKind.NUMBER, events=(), people=(), dates=()):
    story, lineage = told(texts, families, dates)
    found = agreement(story, lineage, Collation("s", passages), events, people, ())
    return [fact for fact in found if fact.kind is kind]


def stated(found):
    return [(f.value, f.origins) for f in found]


def test_a_number_counts_copies_of_one_text_once():
    texts = {"a": USUAL, "b": USUAL, "c": USUAL}
    found = facts(texts, [["a", "b"], ["c"]], passage(texts, texts, origins=2))
    assert stated(found) == [("14", 2)]
    assert not found[0].alone
    assert [e.exact for e in found[0].evidence] == ["14 fishing boats"] * 3


def test_a_number_of_a_single_telling_is_alone():
    texts = {"a": USUAL, "b": USUAL, "c": OTHER}
    found = facts(texts, [["a"], ["b"], ["c"]], passage(texts, texts, origins=3))
    assert [(f.value, f.alone) for f in found] == [("14", False), ("15", True)]


def test_a_number_changed_in_copying_is_no_fact():
    texts = {"a": USUAL, "b": OTHER}
    changed = Difference("b", Span(0, 2), DifferenceKind.NUMBER, (Reading("a", Span(0, 2)),), 0.8)
    assert stated(facts(texts, [["a", "b"]], passage(texts, texts, changed))) == [("14", 1)]


def test_a_disputed_number_stays_a_fact_of_each_telling():
    texts = {"a": USUAL, "b": OTHER}
    disputed = Difference("b", Span(0, 2), DifferenceKind.NUMBER, (Reading("a", Span(0, 2)),), 0.8, contested=True)
    found = facts(texts, [["a"], ["b"]], passage(texts, texts, disputed, origins=2))
    assert stated(found) == [("14", 1), ("15", 1)]


def test_an_odd_number_of_the_same_things_is_one_fact_in_whatever_words():
    texts = {
        "a": "All 23 people on the stranded ship were brought ashore.",
        "b": "Lifeboats stood by the stranded freighter until the last of the 23 crew had left her.",
    }
    assert stated(facts(texts, [["a"], ["b"]])) == [("23", 2)]


def test_equal_numbers_of_different_things_are_two_facts():
    texts = {"a": "A pilot costs 40 crowns a day.", "b": "Rain fell on 40 villages north of the river."}
    assert stated(facts(texts, [["a"], ["b"]])) == [("40", 1), ("40", 1)]


def test_a_percentage_is_never_a_count():
    texts = {"a": "Some 40 percent of the wheat passes the channel.", "b": "Some 40 wheat ships pass the channel."}
    assert len(facts(texts, [["a"], ["b"]], passage(texts, texts, origins=2))) == 2


@pytest.mark.parametrize("share", ["41 pct", "41 per cent", "41 Prozent", "41%"])
def test_a_percentage_is_one_however_it_is_written(share):
    texts = {"a": "Some 41 percent of the wheat of Varonia passes the channel.",
             "b": f"Some {share} of the wheat of Varonia passes the channel."}  # fmt: skip
    assert stated(facts(texts, [["a"], ["b"]])) == [("41", 2)]


def test_millions_are_multiplied_out():
    texts = {"a": "The repair cost 1.9 million crowns.", "b": "The repair of the pier cost 1,900,000 crowns."}
    assert stated(facts(texts, [["a"], ["b"]])) == [("1900000", 2)]


def test_scores_times_and_rows_of_tables_are_no_facts():
    texts = {
        "a": "Rovers won 13 - 3 in the rain, and at 6: 44 pm it was over by 2-2 or 10:30 somewhere.",
        "b": "1 goal 2 goal 3 goal 4 goal 5 goal 6 goal 7 goal 8 goal 9 goal 10 goal.",
    }
    assert facts(texts, [["a"], ["b"]]) == []


def test_a_date_is_a_fact_with_the_tellings_of_its_event():
    texts = {"a": USUAL, "b": USUAL}
    shown = (Evidence("a", Span(0, len(USUAL)), USUAL),)
    event = TimelineEntry(date(2024, 3, 4), date(2024, 3, 5), "interval", EventStatus.PAST, USUAL, 2, shown)
    found = facts(texts, [["a"], ["b"]], kind=FactKind.DATE, events=[event])
    assert stated(found) == [("2024-03-04/2024-03-05", 2)]


def test_a_person_whom_one_telling_names_is_alone():
    texts = {"a": "Ingrid Solheim left.", "b": "The mayor left."}
    name = Evidence("a", Span(0, 14), "Ingrid Solheim")
    person = Actor("Ingrid Solheim", ActorKind.PERSON, ("Ingrid Solheim",), (), 1, ("a",), (name,))
    found = facts(texts, [["a"], ["b"]], kind=FactKind.NAME, people=[person])
    assert [(f.value, f.alone, f.text) for f in found] == [("Ingrid Solheim", True, "Ingrid Solheim left.")]


def test_what_is_told_by_several_is_put_in_the_words_that_all_bear_out():
    short = "The mayor of Vestby closed the harbour after the storm."
    texts = {
        "a": "The mayor of Vestby closed the harbour after the storm, and pensioners sang on the quay until midnight.",
        "b": short,
        "c": "After the storm the harbour was closed by the mayor of Vestby.",
    }
    found = facts(texts, [["a"], ["b"], ["c"]], passage(texts, texts, origins=3), kind=FactKind.EVENT)
    assert [(f.text, f.origins, [e.article for e in f.evidence]) for f in found] == [(short, 3, ["b", "a", "c"])]


def test_sentences_of_one_passage_that_tell_different_things_are_no_agreement():
    texts = {
        "a": "The harbour master said the repair of the pier would cost millions.",
        "b": "The harbour master refused to name the owner of the sunken trawler.",
    }
    assert facts(texts, [["a"], ["b"]], passage(texts, texts, origins=2), kind=FactKind.EVENT) == []


def test_words_given_out_to_everybody_are_no_agreement():
    texts = {"a": USUAL, "b": USUAL}
    quoted = passage(texts, texts, origins=2, quoted=True)
    assert facts(texts, [["a"], ["b"]], quoted, kind=FactKind.EVENT) == []


def test_a_day_counts_in_whatever_words_it_is_given():
    texts = {
        "a": "Fishermen from two northern villages marched to the palace on Wednesday.",
        "b": "A crowd gathered with torches outside the palace on 5 March.",
    }
    day = date(2024, 3, 5)
    dates = [
        ("a", DateMention(at(texts, "a", "Wednesday"), "DATE", "2024-03-05", day, day, "r")),
        ("b", DateMention(at(texts, "b", "5 March"), "DATE", "2024-03-05", day, day, "r")),
    ]
    found = facts(texts, [["a"], ["b"]], passage(texts, texts, origins=2), kind=FactKind.EVENT, dates=dates)
    assert [f.origins for f in found] == [2]
    assert facts(texts, [["a"], ["b"]], passage(texts, texts, origins=2), kind=FactKind.EVENT) == []


def test_a_number_in_a_statement_that_all_print_has_one_source():
    said = "Every vessel over 5,000 tonnes must take a pilot through the channel."
    texts = {"a": said, "b": said}
    story, lineage = told(texts, [["a"], ["b"]])
    lineage = replace(lineage, statements=(SharedStatement(("a", "b"), (Span(0, len(said)), Span(0, len(said)))),))
    found = agreement(story, lineage, Collation("s", ()), (), (), ())
    assert [(f.value, f.origins, len(f.evidence)) for f in found] == [("5000", 1, 2)]


def test_who_did_what_is_agreed_on_in_sentences_that_share_nothing_else():
    texts = {
        "a": "Rask asked for the search.",
        "b": "Divers went down behind the lighthouse for a search that was requested by Rask, the office said.",
        "c": "The search was made at Rask’s request.",
    }
    story, lineage = told(texts, [["a", "c"], ["b"]])
    words = {"a": texts["a"][:-1], "b": "search that was requested by Rask", "c": "search was made at Rask’s request"}
    deed = Deed(tuple(Reading(i, Span(at, at + len(w))) for i, w in words.items() for at in [texts[i].index(w)]))
    found = agreement(story, lineage, Collation("s", (), deeds=(deed,)), (), (), ())
    assert [(f.text, f.origins, len(f.evidence)) for f in found] == [("Rask asked for the search.", 2, 3)]


def test_the_order_of_articles_never_matters():
    texts = {"a": USUAL, "b": OTHER, "c": USUAL}
    whole = passage(texts, texts, origins=3)
    there = facts(texts, [["a"], ["b"], ["c"]], whole)
    back = facts(dict(reversed(texts.items())), [["a"], ["b"], ["c"]], whole)
    assert there == back
