"""The timeline of a story. All texts are invented; date mentions are given by hand, as another stage would find them."""

from datetime import date

from retold.account.timeline import timeline
from retold.model import (
    AlignedPair,
    Article,
    Basis,
    DateMention,
    Edge,
    EventStatus,
    Family,
    Lineage,
    Mentions,
    Published,
    Range,
    Relation,
    Span,
    Story,
)
from retold.words import sentences


def mention(text, words, value, first, last=None, kind="DATE", rule="weekday"):
    start = text.index(words)
    return DateMention(
        Span(start, start + len(words)), kind, value, date.fromisoformat(first), date.fromisoformat(last or first), rule
    )


def told(name, text, *dates, published="2021-12-30", language="en"):
    when = Published(published, published, Basis.PRINTED, 0.9, "printed")
    article = Article(id=name, page_sha256="0" * 64, source=name, text=text, language=language, published=when)
    return article, Mentions(name, sentences(text), dates=tuple(mention(text, *each) for each in dates))


def entries(*pairs, families=None, edges=()):
    names = [article.id for article, _ in pairs]
    groups = families or [(name,) for name in names]
    lineage = Lineage("s", tuple(Family(group, group[0]) for group in groups), Range(1, 1, len(groups)), edges)
    return timeline(Story("s", "t", tuple(a for a, _ in pairs), tuple(m for _, m in pairs)), lineage)


CALL = ("Thursday", "2021-12-30", "2021-12-30")


def test_one_event_told_by_two_papers_is_one_entry_with_two_origins():
    a = told("a", "The mayor and the governor will speak by phone on Thursday.", CALL)
    b = told("b", "The governor and the mayor are to hold a call on Thursday.", CALL)
    (entry,) = entries(a, b)
    assert (entry.first, entry.precision, entry.origins) == (date(2021, 12, 30), "day", 2)
    assert {e.article for e in entry.evidence} == {"a", "b"}


def test_copies_of_one_text_count_once():
    a = told("a", "The mayor and the governor will speak by phone on Thursday.", CALL)
    b = told("b", "The mayor and the governor will speak by phone on Thursday.", CALL)
    (entry,) = entries(a, b, families=[("a", "b")])
    assert entry.origins == 1


def test_a_merged_article_adds_no_origin_to_those_it_was_merged_from():
    texts = [told(name, "The mayor will meet the governor on Thursday.", CALL) for name in "abc"]
    (entry,) = entries(*texts, families=[("a", "b"), ("b", "c")])
    assert entry.origins == 2


def test_unlike_events_of_one_day_stay_apart():
    text = "A storm tore the roof off the theatre on Wednesday. The council elected a new treasurer on Wednesday."
    a = told("a", text)
    both = [mention(text, "Wednesday", "2021-12-29", "2021-12-29")]
    second = text.rindex("Wednesday")
    both.append(
        DateMention(Span(second, second + 9), "DATE", "2021-12-29", date(2021, 12, 29), date(2021, 12, 29), "weekday")
    )
    found = entries((a[0], Mentions("a", a[1].sentences, dates=tuple(both))))
    assert len(found) == 2


def test_a_coarse_date_joins_the_exact_one_it_holds():
    a = told("a", "The two leaders held a video call on December 7.", ("December 7", "2021-12-07", "2021-12-07"))
    b = told(
        "b",
        "The two leaders held a video call earlier this month.",
        ("earlier this month", "2021-12", "2021-12-01", "2021-12-30"),
    )
    (entry,) = entries(a, b)
    assert (entry.first, entry.last, entry.text) == (
        date(2021, 12, 7),
        date(2021, 12, 7),
        "The two leaders held a video call on December 7.",
    )


def test_another_day_in_the_same_words_is_a_disagreement():
    a = told(
        "a", "An inquiry under judge Agnes Holm will open on November 5.", ("November 5", "2022-11-05", "2022-11-05")
    )
    b = told(
        "b", "An inquiry under judge Agnes Holm will open on November 5.", ("November 5", "2022-11-05", "2022-11-05")
    )
    c = told(
        "c", "An inquiry under judge Agnes Holm will open on November 15.", ("November 15", "2022-11-15", "2022-11-15")
    )
    (entry,) = entries(a, b, c)
    assert entry.first == date(2022, 11, 5)
    assert entry.disagreements == ("c says “November 15” (2022-11-15)",)


def test_status_follows_the_calendar_then_the_words():
    a = told(
        "a",
        "The dam broke on Monday. Repairs go on this week. The minister will visit on Thursday. A hearing is set for Friday.",
        ("Monday", "2021-12-27", "2021-12-27"),
        ("this week", "2021-W52", "2021-12-27", "2022-01-02"),
        ("Thursday", "2021-12-30", "2021-12-30"),
        ("Friday", "2021-12-31", "2021-12-31"),
    )
    found = {entry.text: entry.status for entry in entries(a)}
    assert list(found.values()) == [EventStatus.PAST, EventStatus.CURRENT, EventStatus.ANNOUNCED, EventStatus.ANNOUNCED]


def test_that_somebody_said_so_on_a_day_is_no_event():
    a = told(
        "a", "The dam is safe, an engineer told reporters on Wednesday.", ("Wednesday", "2021-12-29", "2021-12-29")
    )
    assert entries(a) == ()


def test_a_year_in_a_name_is_no_event():
    a = told("a", "They want to save the 2015 treaty.", ("2015", "2015", "2015-01-01", "2015-12-31"))
    assert entries(a) == ()


def test_what_is_announced_without_a_date_comes_last():
    a = told(
        "a",
        "The dam broke on Monday. The minister will visit, but no date has been set.",
        ("Monday", "2021-12-27", "2021-12-27"),
    )
    assert [(e.first, e.precision, e.status) for e in entries(a)] == [
        (date(2021, 12, 27), "day", EventStatus.PAST),
        (None, "none", EventStatus.ANNOUNCED),
    ]


def test_aligned_sentences_tell_one_event_in_two_languages():
    a = told("a", "The dam above the village broke early on Monday.", ("Monday", "2021-12-27", "2021-12-27"))
    b = told("b", "La presa se rompió el lunes.", ("lunes", "2021-12-27", "2021-12-27"), language="es")
    pair = AlignedPair(Span(0, 28), Span(0, 48), 0.6)
    edge = Edge("b", "a", Relation.TRANSLATED, 1.0, 0.9, aligned=(pair,))
    assert len(entries(a, b)) == 2
    assert len(entries(a, b, edges=(edge,))) == 1


def test_entries_are_in_the_order_of_their_dates():
    a = told(
        "a",
        "A hearing is set for Friday. The dam broke on Monday.",
        ("Friday", "2021-12-31", "2021-12-31"),
        ("Monday", "2021-12-27", "2021-12-27"),
    )
    assert [entry.first.day for entry in entries(a)] == [27, 31]


def test_a_line_that_only_tells_when_the_page_was_published_is_no_event():
    a = told("a", "Published: Monday, 9:30 a.m.", ("Monday", "2021-12-27", "2021-12-27"))
    assert entries(a) == ()


def test_a_sentence_with_two_dates_does_not_contradict_its_copy():
    text = "A jury convicted the sailor on Monday of the theft of June 4, 2005."
    dates = (("Monday", "2021-12-27", "2021-12-27"), ("June 4, 2005", "2005-06-04", "2005-06-04"))
    found = entries(told("a", text, *dates), told("b", text, *dates))
    assert [(entry.first, entry.disagreements) for entry in found] == [(date(2005, 6, 4), ()), (date(2021, 12, 27), ())]


def test_what_is_announced_for_this_month_lies_after_publication():
    a = told(
        "a",
        "The bridge will be opened this month.",
        ("this month", "2021-12", "2021-12-01", "2021-12-31"),
        published="2021-12-20",
    )
    (entry,) = entries(a)
    assert (entry.first, entry.last) == (date(2021, 12, 20), date(2021, 12, 31))


def test_a_month_and_day_without_a_year_takes_the_year_others_name():
    a = told(
        "a", "The sailor was robbed on Oct. 21, 2011, near the quay.", ("Oct. 21, 2011", "2011-10-21", "2011-10-21")
    )
    b = told("b", "The sailor was robbed near the quay on Oct. 21.", ("Oct. 21", "2021-10-21", "2021-10-21"))
    (entry,) = entries(a, b)
    assert (entry.first, entry.disagreements) == (date(2011, 10, 21), ())


def test_a_sentence_that_points_back_is_not_the_wording():
    day = ("January 10", "2022-01-10", "2022-01-10")
    a = told("a", "It comes before the envoys hold talks in Tollen on January 10.", day)
    b = told("b", "The envoys of both towns will hold talks in Tollen on January 10.", day)
    (entry,) = entries(a, b)
    assert entry.text.startswith("The envoys")
