"""Days printed without their year are read as such, and get a year only where the page tells it."""

from datetime import UTC, datetime

import pytest

from retold.cleaning import CleaningSettings, clean
from retold.cleaning.blocks import read_blocks
from retold.cleaning.captions import captions
from retold.cleaning.yearless import read_yearless
from retold.model import Basis, Page, PageForm

LINES = [
    f"The harbour board of Ostervik said that pier {n} stays closed until the divers have looked at its posts."
    for n in ("A", "B", "C", "D", "E")
]


def published_of(*head, foot=(), url=None, captured=None, form=PageForm.FLATTENED):
    lines = ["The Ostervik Mirror", "Divers look at the piers of Ostervik", *head, *LINES, *foot]
    text = "\n".join(lines)
    if form is PageForm.HTML:
        text = (
            f"<html><body><article><h1>{lines[1]}</h1>"
            + "".join(f"<p>{x}</p>" for x in lines[2:])
            + "</article></body></html>"
        )
    return next(clean([Page("x", form, text, "0" * 64, "x", url, captured=captured)], CleaningSettings()))


@pytest.mark.parametrize(
    ("line", "language", "days", "weekday", "label", "clock"),
    [
        ("updated 15 Oct 09:41", "en", ((10, 15),), None, "updated", "09:41"),
        ("Monday, March 8th", "en", ((3, 8),), 0, None, None),
        ("Dienstag, 3. November, 18:20 Uhr", "de", ((11, 3),), 1, None, "18:20"),
        ("Di., 3. Nov.", "de", ((11, 3),), 1, None, None),
        ("Publicado el 8 de marzo a las 17.05 h", "es", ((3, 8),), None, "published", "17:05"),
        ("by Newsroom | Sunday 12 Sept", "en", ((9, 12),), 6, None, None),
        ("Posted by Editor on March 6", "en", ((3, 6),), None, "published", None),
        ("Published: Tue 3/11", "en", ((3, 11), (11, 3)), 1, "published", None),
        ("Stand: 15.10., 09:41 Uhr", "de", ((10, 15),), None, "updated", "09:41"),
        ("le 8 mars à 14 h 20", "fr", ((3, 8),), None, None, "14:20"),
        ("18 мая, 07:30", "ru", ((5, 18),), None, None, "07:30"),
        ("8 Mart Pazartesi, 14:20", "tr", ((3, 8),), 0, None, "14:20"),
        ("8. marts kl. 14.20", "da", ((3, 8),), None, None, "14:20"),
        ("sobota 8 marca, godz. 14.20", "pl", ((3, 8),), 5, None, "14:20"),
        ("الثلاثاء 8 مارس", "ar", ((3, 8),), 1, None, None),
        ("10月15日 09:41", "zh", ((10, 15),), None, None, "09:41"),
        ("10-15 09:41", "zh", ((10, 15),), None, None, "09:41"),
        ("12. listopada, 14:20", "hr", ((10, 12),), None, None, "14:20"),
        ("12 listopada, 14:20", "pl", ((11, 12),), None, None, "14:20"),
    ],
)
def test_a_day_without_a_year_is_read_as_it_is_printed(line, language, days, weekday, label, clock):
    found = read_yearless(line, language)
    assert found is not None
    assert (found.day.days, found.label, found.clock) == (days, label, clock)
    assert found.weekdays == (frozenset() if weekday is None else {weekday})
    assert not found.alone


@pytest.mark.parametrize(
    "line",
    ["May 12 vote looms", "5 out of 10", "Top 10 May Day deals", "Rove 2-1 Halden, Sat 6 May", "6 June: the day it changed", "Final 3/4", "Friday 5 March – a day of mourning",
     "On March 6 the bridge fell.", "3 May 2031", "Where the water came from 2:08"],
)  # fmt: skip
def test_what_says_more_than_a_time_is_none(line):
    assert read_yearless(line, "en") is None


def test_a_bare_day_is_known_as_such():
    assert read_yearless("March 6", "en").alone


@pytest.mark.parametrize(
    ("head", "more", "day", "told"),
    [
        (["15 Oct, 09:41", "Updated 3 January 2032"], {}, "2031-10-15", "another time"),
        (["11 September, 12:20 | Last updated 14 September 2032, 18:05"], {}, "2032-09-11", "another time"),
        (["15 Oct, 09:41"], {"foot": ["© The Ostervik Mirror 2031"]}, "2031-10-15", "copyright line"),
        (["Friday 4 Nov"], {"foot": ["© 2019–2033 The Ostervik Mirror"]}, "2033-11-04", "day of the week"),
        (["Wednesday 4 Nov"], {"foot": ["© 2033 The Ostervik Mirror"]}, None, None),
        (["Thursday 4 Nov"], {"foot": ["© 2033 The Ostervik Mirror"]}, "2032-11-04", "day of the week"),
        (["March 6, 10:00"], {"foot": ["The first post broke on 4 March 2031, the board said on its pages."]}, "2031-03-06", "a day near it"),
        (["March 6, 10:00"], {"foot": ["The pier was built in 2029, and is to be built again from 2034 on."]}, None, None),
        (["March 6, 10:00"], {"url": "https://mirror.example/2031/piers"}, "2031-03-06", "address"),
        (["March 6, 10:00"], {"captured": datetime(2031, 3, 9, tzinfo=UTC)}, "2031-03-06", "fetched"),
        (["December 30, 10:00"], {"captured": datetime(2031, 3, 9, tzinfo=UTC)}, "2030-12-30", "fetched"),
        (["Published: Tue 3/11"], {"foot": ["© 2031 The Ostervik Mirror"]}, "2031-03-11", "day of the week"),
        (["Published: 3/11"], {"foot": ["© 2031 The Ostervik Mirror"]}, None, None),
        (["March 6, 10:00"], {}, None, None),
    ],
)  # fmt: skip
def test_the_year_is_taken_from_the_page_or_from_nowhere(head, more, day, told):
    found = published_of(*head, **more)
    assert next(cut.reason for cut in found.removed if cut.text == head[0]).startswith("timestamp")
    if day is None:
        assert found.published is None
        return
    assert (found.published.first, found.published.last, found.published.basis) == (day, day, Basis.PRINTED)
    assert told in found.published.reason
    assert "without its year" in found.published.reason
    assert found.published.confidence < 0.9


def test_publication_and_update_on_one_line_are_each_read_from_their_part():
    found = published_of("Published 13/04/2031 | Updated 05/06/2031")
    assert (found.published.first, found.updated) == ("2031-04-13", "2031-06-05")
    found = published_of("Veröffentlicht am 3. April 2031, aktualisiert am 5. Juni 2031")
    assert (found.published.first, found.updated) == ("2031-04-03", "2031-06-05")


def test_the_year_is_shown_with_the_words_that_give_it():
    found = published_of("15 Oct, 09:41", foot=["© The Ostervik Mirror 2031"])
    page = "\n".join(["The Ostervik Mirror", "Divers look at the piers of Ostervik", "15 Oct, 09:41", *LINES])
    line, rights = found.published.spans
    assert line.of(page) == "15 Oct, 09:41"
    assert rights.start == len(page) + 1
    assert found.published.clock == "09:41"


def test_a_day_with_its_year_goes_before_one_without():
    assert published_of("Saturday 8 March, 20:00", "5 March 2031").published.first == "2031-03-05"


def test_the_day_of_a_dateline_gets_its_year_too():
    body = "OSTERVIK, March 3 (NPA) — The harbour board closed the northern quay, which was built in the year of the flood."
    found = published_of(body, foot=["© The Ostervik Mirror 2031"])
    assert found.published.first == "2031-03-03"
    assert found.published.confidence < 0.6
    assert "dateline" in found.published.reason


def test_a_web_page_gives_a_year_too():
    found = published_of("Updated 15 Oct 09:41", url="https://mirror.example/2031/piers", form=PageForm.HTML)
    assert (found.published.first, found.published.confidence) == ("2031-10-15", 0.4)
    assert "only as the time of an update" in found.published.reason


def test_a_time_without_its_year_is_no_caption():
    blocks = read_blocks(["Updated 15 Oct 09:41", "Where the water went 2:08"], "en")
    assert captions(blocks, [block.form for block in blocks]) == {0: "timestamp", 1: "caption of a video"}
