"""Credits, datelines and bylines are read off lines of text."""

import pytest

from retold.cleaning.bylines import read_byline
from retold.cleaning.credits import known, may_be_credit, named, read_credit, read_credits
from retold.cleaning.datelines import read_dateline
from retold.model import CreditKind


@pytest.mark.parametrize(
    ("line", "kind", "names"),
    [
        ("Source: bbcmundo", CreditKind.SOURCE, ("BBC",)),
        ("Quelle: dpa", CreditKind.SOURCE, ("dpa",)),
        ("Source: The Evening Brook", CreditKind.SOURCE, ("The Evening Brook",)),
        ("Source link", CreditKind.SOURCE, ()),
        ("With files from Reuters and Xinhua", CreditKind.CONTRIBUTED, ("Reuters", "Xinhua")),
        ("Bloomberg contributed to this report.", CreditKind.CONTRIBUTED, ("Bloomberg",)),
        ("(Reporting by Jane Roe in London; Editing by Bo Li)", CreditKind.CONTRIBUTED, ()),
        ("This story originally appeared on The Guardian.", CreditKind.INDEXED, ("The Guardian",)),
        ("This post has been indexed by our crawler.", CreditKind.INDEXED, ()),
        ("With reports from KLN and Radio Ostby", CreditKind.CONTRIBUTED, ("KLN", "Radio Ostby")),
        ("With reporting by Jane Roe in Ostby, KLN and Reuters.", CreditKind.CONTRIBUTED, ("KLN", "Reuters")),
        ("KLN contributed to this report.", CreditKind.CONTRIBUTED, ("KLN",)),
        ("The post Bridge falls appeared first on Ostby Valley Notes.", CreditKind.INDEXED, ("Ostby Valley Notes",)),
        ("This story was originally published by Ostby Farmer.", CreditKind.INDEXED, ("Ostby Farmer",)),
        ("This page was originally published on Wednesday, March 2, 2022.", CreditKind.INDEXED, ()),
        ("Copyright 2021 The Associated Press. All rights reserved.", CreditKind.SOURCE, ("AP",)),
    ],
)
def test_a_credit_line_names_its_source(line, kind, names):
    found = read_credit(line)
    assert found is not None
    assert (found.kind, found.names) == (kind, names)


@pytest.mark.parametrize(
    "line",
    [
        "Sources: two officials close to the harbour master spoke to this paper about the plan",
        "Time will tell who contributed.",
        "The reporter contributed a long piece about the reservoir and then left the paper for good.",
        "Reuters is the name of a dog in this village.",
    ],
)
def test_a_sentence_about_sources_is_no_credit_line(line):
    assert read_credit(line) is None


def test_the_glance_at_a_line_never_hides_a_credit():
    for line in ("Source: AP", "With reports from AFP", "AFP contributed.", "This article has been indexed."):
        long_words = frozenset(word.strip(".:").lower() for word in line.split() if len(word) > 3)
        assert may_be_credit(line, long_words)


def test_a_person_who_contributed_is_no_agency():
    found = read_credit("With information from Ria Tolland.")
    assert found is not None
    assert found.credits() == ()


def test_a_source_that_is_not_named_is_a_credit_without_a_name():
    found = read_credit("Source link")
    assert found is not None
    assert [credit.name for credit in found.credits(start=7)] == [None]
    assert found.credits(start=7)[0].span.start == 7


def test_an_address_stands_for_its_outlet():
    assert known("https://www.theguardian.com/world/2021") == ("The Guardian", "outlet")
    assert known("a-blog-nobody-knows.example") is None


def test_small_words_are_not_taken_for_outlets():
    assert named("in time the fortune of the sun came back") == ()


@pytest.mark.parametrize(
    ("line", "place", "name", "rest"),
    [
        ("OSTBY, Orn. (AP) — The bridge fell.", "OSTBY, Orn.", "AP", "The bridge fell."),
        ("(CNN) -", None, "CNN", ""),
        ("(OSTBY, Orn.) — The bridge fell.", "OSTBY, Orn.", None, "The bridge fell."),
        ("KYIV, Jan 3 (Reuters) - The bridge fell.", "KYIV", "Reuters", "The bridge fell."),
        ("NESS — The bridge fell.", "NESS", None, "The bridge fell."),
        ("Ellerstadt (dpa) - Der Pegel steigt.", "Ellerstadt", "dpa", "Der Pegel steigt."),
        ("Ellerstadt (orn) – Der Pegel steigt.", "Ellerstadt", "ORN", "Der Pegel steigt."),
        ("OLD NESS, Ornmark (KLN) — The bridge fell.", "OLD NESS, Ornmark", "KLN", "The bridge fell."),
        ("Ostby, Ornmark (Brook Press) - The bridge fell.", "Ostby, Ornmark", "Brook Press", "The bridge fell."),
        ("OSTBY, Jan 3 (KLN) – El puente cayó.", "OSTBY", "KLN", "El puente cayó."),
        ("(KLN) — The bridge fell.", None, "KLN", "The bridge fell."),
        ("(NESS) — The bridge fell.", "NESS", None, "The bridge fell."),
        ("Ostby, 3 ene (EFE).- El puente cayó.", "Ostby", "EFE", "El puente cayó."),
        ("Berlin (KLN) - Die Brücke fiel.", "Berlin", "KLN", "Die Brücke fiel."),
        ("LONDON, Dec. 30, 2021 /PRNewswire/ -- Acme said", "LONDON", "PR Newswire", "Acme said"),
        ("OLD NESS, March 4 (Skerry) - The bridge fell.", "OLD NESS", "Skerry", "The bridge fell."),
        ("NESS, Ornmark/OSTBY (Skerry) - The bridge fell.", "NESS, Ornmark/OSTBY", "Skerry", "The bridge fell."),
        ("HALDEN (NordPress) – The town said it would pay.", "HALDEN", "NordPress", "The town said it would pay."),
        ("HALDEN (Nordwire) — The town said it would pay.", "HALDEN", "Nordwire", "The town said it would pay."),
    ],
)
def test_a_dateline_gives_place_and_agency(line, place, name, rest):
    found = read_dateline(line)
    assert found is not None
    assert (found.place, found.name, line[found.length :]) == (place, name, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Quill (D) — The senator spoke.",
        "Apple (AAPL) — The maker of phones rose.",
        "Shares of Apple (AAPL) — The maker rose.",
        "OSTBY (TX) — The bridge fell.",
        "OSTBY (Ornmark) is a town.",
        "Apple, March 4 (Skerry) - The maker rose.",
        "Apple, Inc. (Shares) - The maker rose.",
        "NESS, Ornmark (Monday) - The bridge fell.",
        "OSTBY, Ornmark (KLN) — the broadcaster — was sold.",
        "DISCLOSURE: If you buy something, we earn nothing.",
        "NATO — the alliance — said no.",
        "The White House - a place",
        "Quill (D) - hello",
        "Quill (see) - and hear",
        "Quill (left) - Roe (right)",
        "(see below) - a note",
        "",
    ],
)
def test_other_openings_are_no_datelines(line):
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("line", "people", "names"),
    [
        ("By Jane Roe", ("Jane Roe",), ()),
        ("By JANE ROE and Li Wei, Associated Press", ("Jane Roe", "Li Wei"), ("AP",)),
        ("By The Associated Press", (), ("AP",)),
        ("Written by Ana de la Cruz | Jan 3, 2021", ("Ana de la Cruz",), ()),
        ("Von Anne Wiegand", ("Anne Wiegand",), ()),
        ("By Jane Roe ⋅ Staff Writer ⋅ Updated Jan 3, 2021", ("Jane Roe",), ()),
        ("Written by: Jane Roe, Senior AnalystUpdated Jan 3, 2021", ("Jane Roe",), ()),
        ("By Jane Roe in Ostby and ORN", ("Jane Roe",), ("ORN",)),
        ("By Jane Roe, DVM", ("Jane Roe",), ()),
        ("By KRN", (), ("KRN",)),
        ("By Herald reporters", (), ()),
    ],
)
def test_a_byline_names_people_and_agencies_apart(line, people, names):
    found = read_byline(line)
    assert found is not None
    assert (found.people, found.names) == (people, names)


@pytest.mark.parametrize("line", ["By Staff Reporter", "By TOM", "By the way we came home late.", "By", "Bystander"])
def test_desks_and_sentences_are_no_bylines(line):
    assert read_byline(line) is None


def test_credits_of_lines_read_together_are_those_of_each_alone():
    lines = [
        "The bridge is shut.",
        "Reporting by Ria Tolland",
        "This article first appeared on Tidewatch.",
        "Source link",
        "Share",
    ]
    assert read_credits(lines) == [read_credit(line) for line in lines]


@pytest.mark.parametrize("line", ["Avec Nordwelle", "Con información de Nordwelle", "Mit Material von Nordwelle"])
def test_a_lone_name_that_gave_information_is_a_source_and_nobody(line):
    found = read_credit(line)
    assert found is not None
    assert found.names == ("Nordwelle",)


def test_two_names_that_gave_information_are_a_person():
    found = read_credit("Con información de Ana Ruiz")
    assert found is not None
    assert found.names == ()
