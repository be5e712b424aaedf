"""Fields with labels around a text: only where a source of exports is proved."""

import pytest

from retold.cleaning.blocks import read_blocks
from retold.cleaning.exports import read_export, stated_authors, web_address


def export(*lines):
    return read_export(read_blocks(lines, "en"))


def test_the_fields_of_a_press_database_are_told_by_their_labels():
    found = export(
        "BYLINE: Ann Bell",
        "SECTION: Opinion; Pg. 4",
        "LENGTH: 200 words",
        "The bridge is closed.",
        "LOAD-DATE: 5 May 2026",
    )
    assert found.kind == "nexis"
    assert found.values["section"] == (1, "Opinion; Pg. 4")
    assert set(found.places) == {0, 1, 2, 4}


@pytest.mark.parametrize(
    "lines",
    [
        ("Title: The Long Bridge", "Author: Ann Bell", "Publisher: Harbour Press", "Pages: 320", "Language: English"),
        ("From: the top floor", "To: the cellar", "The house was searched."),
        ("Source: Lake Orn", "Length: 212 km", "Country: Norway", "City: Halden"),
        ("Date: 5 May", "Location: Town hall", "Subject: the bridge"),
    ],
)
def test_a_list_of_facts_is_no_export(lines):
    assert export(*lines).kind is None


def test_a_mail_that_an_article_quotes_is_no_head_of_it():
    prose = "The letter that the mayor sent to the council on Tuesday says that the bridge was never safe for heavy lorries."
    head = ("From: mayor@town.example", "To: council@town.example", "Subject: The bridge")
    assert export(prose, *head).kind is None
    assert export(*head, prose).kind == "mail"


@pytest.mark.parametrize(
    "subject", ["Subject: Re: Fwd: The bridge", "Betreff: WG: The bridge", "Objet : TR : The bridge"]
)
def test_the_subject_of_a_mail_is_read_without_what_sending_it_on_adds(subject):
    assert export("From: Ann", "To: Li", subject).values["title"][1] == "The bridge"


def test_codes_are_fields_where_there_are_several():
    found = export(
        "HD   The bridge is closed",
        "BY   Ann Bell",
        "SN   Harbour Post",
        "PD   5 May 2026",
        "AN   Document 1",
        "It is old.",
    )
    assert found.kind == "factiva"
    assert found.values["title"] == (0, "The bridge is closed")
    assert export("BY   Ann Bell", "TD", "It is old.").kind is None


@pytest.mark.parametrize("value", ["http://[2", "see below", "ftp://a.example/b", ""])
def test_what_is_no_web_address_is_none(value):
    assert web_address(value) is None
    assert web_address("https://a.example/b (5 May)") == "https://a.example/b"


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Ann Bell and Li Wei, Staff Writers", ("Ann Bell", "Li Wei")),
        ("Bell, Ann; Wei, Li", ("Ann Bell", "Li Wei")),
        ("By Ann Bell", ("Ann Bell",)),
        ("", ()),
    ],
)
def test_authors_are_read_however_an_export_lists_them(value, people):
    assert stated_authors(value) == people
