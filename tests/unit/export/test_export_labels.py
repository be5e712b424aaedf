"""The words an account is shown in."""

from datetime import date

import pytest

from retold.export import labels
from retold.export.neutral import neutral, neutral_line, neutral_markup
from retold.model import Actor, ActorKind, Article, Basis, Cited, Edge, Evidence, Published, Range, Relation, Span


def test_tellings_give_the_range_only_where_there_is_one():
    assert labels.tellings(5, Range(2, 3, 3)) == "5 pages, 3 tellings (2–3)"
    assert labels.tellings(1, Range(1, 1, 1)) == "1 page, 1 telling"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2024, 3, 5), (2024, 3, 5), "5 Mar 2024"),
        ((2023, 9, 1), (2023, 9, 30), "Sep 2023"),
        ((2024, 2, 1), (2024, 2, 29), "Feb 2024"),
        ((2015, 1, 1), (2015, 12, 31), "2015"),
        ((2015, 1, 1), (2019, 12, 31), "2015–2019"),
        ((2024, 1, 1), (2024, 3, 31), "Jan–Mar 2024"),
        ((2023, 12, 1), (2024, 2, 29), "Dec 2023–Feb 2024"),
        ((2024, 3, 5), (2024, 3, 8), "5–8 Mar 2024"),
        ((2024, 3, 30), (2024, 4, 2), "30 Mar – 2 Apr 2024"),
        ((2023, 12, 30), (2024, 1, 2), "30 Dec 2023 – 2 Jan 2024"),
        ((9999, 12, 1), (9999, 12, 31), "Dec 9999"),
    ],
)
def test_an_interval_is_said_as_people_say_it(first, last, words):
    assert labels.when(date(*first), date(*last)) == words


def test_an_open_interval_says_which_end_is_known():
    assert labels.when(date(2024, 3, 5), None) == "from 5 Mar 2024"
    assert labels.when(None, None) == "undated"


def test_a_publication_time_keeps_its_hour():
    stamp = "2021-12-30T17:11:01Z"
    said = labels.publication(Published(stamp, stamp, Basis.PRINTED, 0.9, ""))
    assert said == "published 30 Dec 2021 17:11 UTC, printed on the page"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("published 2025-11-06 11:42, after x (2025-11-06)", "published 6 Nov 2025 11:42, after x (6 Nov 2025)"),
        ("says “2025-11-06”, taken 2025-11-07T08:00:00Z", "says “2025-11-06”, taken 7 Nov 2025 08:00"),
        ("of 2025-11-06-fire, 12025-11-06, 2025-13-40", "of 2025-11-06-fire, 12025-11-06, 2025-13-40"),
    ],
)
def test_dates_of_earlier_stages_are_shown_as_readers_write_them(text, shown):
    assert labels.in_days(text) == shown


def test_a_text_from_two_others_says_what_it_shares_with_each():
    edges = [Edge("m", each, Relation.MERGED, share, 0.9) for each, share in (("a", 0.43), ("b", 0.57))]
    assert labels.taken(edges) == "merged from several, 43 % and 57 %"
    assert (
        labels.taken([Edge("m", "a", Relation.REWORKED, 0.2, 0.9, directed=False)]) == "reworded, 20 % or the reverse"
    )


def test_almost_all_is_not_all():
    assert labels.percent(0.999) == "99 %"
    assert labels.percent(1.0) == "100 %"


def test_unseen_characters_are_written_out_and_joiners_stay():
    assert neutral("a\x1b[2J\u202eb\u2066\ufeff\u200d\n") == "a\\x1b[2J\\u202eb\\u2066\\ufeff\u200d\n"
    assert neutral("\ud800\U000e0041") == "\\ud800\\U000e0041"
    assert neutral_line(" a \n\n b\u2028c ") == "a b c"


def test_marks_of_the_direction_of_writing_are_left_out_of_plain_text():
    assert neutral("\u200fשלום\u200e, \u061cעולם") == "שלום, עולם"


def test_markup_keeps_the_marks_right_to_left_text_needs():
    assert neutral_markup("\u200f\u202e") == "\u200f\\u202e"


def test_a_text_without_a_headline_is_called_by_how_it_begins():
    long = "The old drawbridge of Port Elm will stay closed until the spring, the town council said after a meeting."
    opening = labels.headline(Article("a", "0" * 64, "a", long))
    assert opening == "“The old drawbridge of Port Elm will stay closed until the spring, the town …”"
    assert labels.headline(Article("a", "0" * 64, "a", "No ferries today.")) == "“No ferries today.”"
    assert labels.headline(Article("a", "0" * 64, "a", long, title="Bridge shut")) == "Bridge shut"


@pytest.mark.parametrize(
    ("theirs", "shown"), [("2026-05-03T08:00:00Z", "Tidewatch (a)"), ("2026-05-04T08:00:00Z", "Tidewatch")]
)
def test_a_page_of_the_same_day_without_an_hour_may_be_the_source_named(theirs, shown):
    text = "The pier is closed, Tidewatch reported."
    cites = (Cited("Tidewatch", Span(20, 29)),)
    ours = Published("2026-05-03", "2026-05-03", Basis.STRUCTURED, 1.0, "meta")
    named = Published(theirs, theirs, Basis.PRINTED, 1.0, "printed")
    pages = [
        Article("a", "0" * 64, "a", text, outlet="Tidewatch", published=named),
        Article("b", "0" * 64, "b", text, outlet="Echo", published=ours, cites=cites),
    ]
    assert labels.sources_named(pages[1], pages, {}) == shown


def test_an_outlet_is_no_source_of_its_own():
    page = Article(
        "a", "0" * 64, "a", "Reese told Coast FM so.", outlet="COAST FM 101.4", cites=(Cited("Coast FM", Span(11, 19)),)
    )
    assert labels.sources_named(page, [page], {}) is None


def test_a_shorter_form_of_a_name_is_no_other_spelling():
    spellings = ("Antony Blinken", "Blinken", "Anthony Blinken")
    actor = Actor("Antony Blinken", ActorKind.PERSON, spellings, (), 3, ("a",), (Evidence("a", Span(0, 7), "Blinken"),))
    assert labels.other_spellings(actor) == ["Anthony Blinken"]
