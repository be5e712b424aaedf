"""Announced events as a calendar."""

import re
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from retold.export import ics
from retold.model import (
    Account,
    Article,
    Basis,
    Collation,
    EventStatus,
    Evidence,
    Lineage,
    Mentions,
    Published,
    Range,
    Report,
    Span,
    Story,
    TimelineEntry,
)

TEXT = "The dam will be opened on January 10, 2022, after nine months of work, the water board announced in the town hall of Tollen today."


def report(**changes):
    when = Published("2021-12-30", "2021-12-30", Basis.PRINTED, 0.9, "printed")
    article = Article(
        id="a",
        page_sha256="0" * 64,
        source="a.txt",
        text=TEXT,
        published=when,
        url="https://example.org/a",
        outlet="The Dam Post",
    )
    facts = {
        "first": date(2022, 1, 10),
        "last": date(2022, 1, 10),
        "precision": "day",
        "status": EventStatus.ANNOUNCED,
        "text": TEXT,
        "origins": 2,
        "evidence": (Evidence("a", Span(0, len(TEXT)), TEXT),),
    }
    story = Story("s", "Dam to open", (article,), (Mentions("a", ()),))
    entry = TimelineEntry(**(facts | changes))
    account = Account(story, Lineage("s", (), Range(1, 1, 1)), Collation("s", ()), (), (entry,), (), (), ())
    return Report((account,), ())


def events(**changes):
    return list(Calendar.from_ical(ics.render(report(**changes))).walk("VEVENT"))


def test_a_day_on_which_two_tellings_agree_is_confirmed():
    (event,) = events()
    assert event.decoded("dtstart") == date(2022, 1, 10)
    assert event.decoded("dtend") == date(2022, 1, 11)
    assert event["status"] == "CONFIRMED"


@pytest.mark.parametrize(
    "changes",
    [
        {"origins": 1},
        {"disagreements": ("b says “January 11” (2022-01-11)",)},
        {"precision": "week", "last": date(2022, 1, 16)},
    ],
)
def test_what_is_unsure_is_tentative_and_all_day(changes):
    (event,) = events(**changes)
    assert event["status"] == "TENTATIVE"
    assert not isinstance(event.decoded("dtstart"), datetime)


def test_the_description_holds_the_words_and_where_they_are_from():
    (event,) = events(disagreements=("b says “January 11” (2022-01-11)",))
    description = str(event["description"])
    assert TEXT in description
    assert "The Dam Post, https://example.org/a" in description
    assert "b says “January 11”" in description


@pytest.mark.parametrize(
    "changes",
    [
        {"status": EventStatus.PAST},
        {"first": None, "last": None, "precision": "none"},
        {"last": date(2022, 12, 31), "precision": "year"},
    ],
)
def test_what_is_not_ahead_or_has_no_narrow_date_is_left_out(changes):
    assert events(**changes) == []


def test_the_calendar_is_the_same_from_run_to_run():
    assert ics.render(report()) == ics.render(report())
    (event,) = events()
    assert event.decoded("dtstamp") == datetime(2021, 12, 30, tzinfo=UTC)


def test_a_long_summary_is_cut_between_words():
    (event,) = events()
    assert len(str(event["summary"])) <= ics.MAX_SUMMARY
    assert str(event["summary"]).endswith("…")


def test_lines_are_folded_and_ended_as_the_format_asks():
    lines = ics.render(report()).split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)


def test_an_event_whose_hour_is_known_is_at_that_hour():
    (event,) = events(at=datetime(2022, 1, 10, 20, 30, tzinfo=UTC))
    assert event.decoded("dtstart") == datetime(2022, 1, 10, 20, 30, tzinfo=UTC)
    assert "dtend" not in event
    assert "20:30 UTC" in event["description"]


def test_no_control_character_is_written():
    text = TEXT.replace("dam", "d\x1bam\x07", 1)
    rendered = ics.render(report(text=text, evidence=(Evidence("a", Span(0, len(text)), text),)))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", rendered)
