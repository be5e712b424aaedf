import pytest

from retold.cleaning.kinds import is_live
from retold.cleaning.live import entries_by_stamps, entries_by_updates, is_stamp, paragraph_spans
from retold.model import Basis, Published, Span

TEXT = "Bridge opens\n\nThe first cars crossed it.\n\nBarge strikes bridge\n\nThe road is closed."
DAY = Published("2031-04-07T10:55:00Z", "2031-04-07T10:55:00Z", Basis.STRUCTURED, 0.9, "x")


@pytest.mark.parametrize("line", ["10:32 GMT", "9.30 pm", "12 min ago", "7 April 2031, 10:32", "10:32 Runa Falk"])
def test_lines_that_are_times_are_stamps(line):
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "Bridge opens",
        "10,000 people marched",
        "10:32 is when the barge struck the bridge, said the master of the harbour of Skarn",
    ],
)
def test_lines_that_say_more_are_none(line):
    assert not is_stamp(line)


def split(stamps=("16:20 GMT", "10:55 GMT"), day=DAY):
    spans = paragraph_spans(TEXT, 4)
    lines = [spans[0].of(TEXT), stamps[0], spans[1].of(TEXT), spans[2].of(TEXT), stamps[1], spans[3].of(TEXT)]
    places = [spans[0], None, spans[1], spans[2], None, spans[3]]
    return entries_by_stamps(lines, places, [True, False, False, True, False, False], day)


def test_a_heading_right_above_a_time_opens_the_entry():
    assert [entry.span.of(TEXT) for entry in split()] == [
        "The first cars crossed it.",
        "Barge strikes bridge\n\nThe road is closed.",
    ]


def test_a_time_of_day_is_dated_by_the_page_and_only_to_the_day():
    first = split()[0]
    assert (first.printed, first.published.first, first.published.basis) == ("16:20 GMT", "2031-04-07", Basis.INFERRED)


def test_no_date_is_invented_where_the_page_has_none():
    assert [entry.published for entry in split(day=None)] == [None, None]


def test_a_full_timestamp_dates_its_entry():
    assert split(("8 April 2031", "7 April 2031"), None)[0].published.first == "2031-04-08"


def test_entries_of_the_json_ld_are_found_by_headline_or_body():
    updates = [
        ("2031-04-07T16:20:00Z", ("Bridge opens", "")),
        ("2031-04-07T10:55:00Z", ("not printed", "The road is closed.")),
    ]
    found = entries_by_updates(TEXT, updates)
    assert [entry.span.of(TEXT).split("\n\n")[0] for entry in found] == ["Bridge opens", "The road is closed."]
    assert found[0].published.first == "2031-04-07T16:20:00Z"


def test_a_single_entry_is_no_live_blog():
    assert entries_by_updates(TEXT, [("2031-04-07", ("Bridge opens",))]) == ()
    assert paragraph_spans(TEXT, 3) == []
    assert paragraph_spans("a", 1) == [Span(0, 1)]


TIMES = ["18:40", "Bridge opens", "17:05", "16:20", "15:02", "11.45", "Barge strikes bridge"]


@pytest.mark.parametrize(("above", "below"), [("LIVE", ""), ("News", "Share this live blog"), ("Liveticker", "")])
def test_a_label_at_the_headline_makes_a_live_blog(above, below):
    assert is_live("Bridge struck", ["Home", above, "Bridge struck", below, *TIMES])


@pytest.mark.parametrize("lines", [["Live", "Weather", "Bridge struck", *TIMES], ["LIVE", "Bridge struck", *TIMES[:3]]])
def test_a_menu_or_a_few_times_make_none(lines):
    assert not is_live("Bridge struck", lines)
