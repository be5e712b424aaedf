"""Which page others name as their source, and which pages are versions of one text."""

from dataclasses import replace

import pytest
from tellings import OTHER_SUBJECT, WIRE, article, story

from retold.lineage.attribution import taken_from
from retold.lineage.naming import Naming
from retold.lineage.settings import LineageSettings
from retold.lineage.tracing import trace
from retold.model import (
    ABOVE_HEADLINE,
    ArticleKind,
    Basis,
    Cited,
    Credit,
    CreditKind,
    OffsetMap,
    Piece,
    Published,
    Removed,
    Span,
)

SIZE = 100  # where the text begins in a page


def paged(name, *lines, text=WIRE, **fields):
    """A page with lines above its text."""
    at, removed = 0, []
    for line in lines:
        removed.append(Removed(Span(at, at + len(line)), "label above the text", line))
        at += len(line) + 1
    offsets = OffsetMap((Piece(0, SIZE, len(text)),))
    return article(name, text, removed=tuple(removed), offsets=offsets, **fields)


def credited(name, text, kind=CreditKind.SOURCE, outlet=None):
    return article(name, WIRE, credits=(Credit(outlet, kind, text),))


@pytest.mark.parametrize(
    "source",
    [
        article("x", WIRE, outlet="El Diario de Brenwick"),
        article("x", WIRE, url="https://www.eldiariodebrenwick.example/torre"),
        article("07_el_diario_de_brenwick", WIRE),
    ],
)
def test_a_text_is_from_the_page_that_its_credit_names(source):
    naming = Naming([credited("t", "Source: eldiariodebrenwick"), source])
    assert naming.odds(0, 1) > 3 > -3 > naming.odds(1, 0)
    assert naming.pairs() == {(0, 1)}


def test_a_text_is_from_the_agency_of_its_dateline_whose_own_page_is_at_hand():
    pages = [credited(n, "(NPA)", CreditKind.DATELINE, "NPA") for n in ("a", "wire_npa_17")]
    assert Naming(pages).odds(0, 1) > 3


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Roe and Coastline Press",
        "Redacción / Coastline Press",
        "From wire services and the COASTLINE PRESS",
        "Sources: agencies, Coastline Press",
    ],
)
def test_a_line_beside_the_text_names_the_outlet_of_another_page(line):
    naming = Naming(
        [paged("a", line), article("b", WIRE, outlet="Coastline Press"), article("c", WIRE, outlet="The Sun")]
    )
    assert naming.odds(0, 1) > 2 > -2 > naming.odds(1, 0)
    assert naming.odds(0, 2) == 0
    assert naming.pairs() == {(0, 1)}
    (clue,) = naming.clues(0, 1)
    assert line in clue.text


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By Ana Roe", "Ana Ro"),
        ("Coastline Pressing Ltd", "Coastline Press"),
        ("Out of the sun", "The Sun"),
        (
            "The Coastline Press is printed at Marlow by people who get up early and do not wait to be told twice",
            "Coastline Press",
        ),
    ],
)
def test_other_words_and_long_lines_name_no_outlet(line, outlet):
    assert not Naming([paged("a", line), article("b", WIRE, outlet=outlet)]).pairs()


def test_a_line_that_names_the_page_s_own_outlet_says_nothing_of_others():
    line = "North Harren Times | Coastline Press"
    pages = [paged("a", line, outlet="North Harren Times"), article("b", WIRE, outlet="Coastline Press")]
    assert Naming(pages).odds(0, 1) == 0


def test_each_version_of_an_agency_s_report_is_less_likely_the_source():
    versions = [article(n, WIRE, outlet="Crown & Counties News") for n in "bc"]
    naming = Naming([paged("a", "News desk and CCN"), *versions])
    assert 0 < naming.odds(0, 1) == naming.odds(0, 2) < 2
    assert not naming.pairs()


def test_what_stands_on_top_is_the_outlet_where_nothing_else_names_it():
    source = article("b", WIRE, removed=(Removed(Span(0, 14), ABOVE_HEADLINE, "GULL POINT HERALD"),))
    assert Naming([paged("a", "Reports from the Gull Point Herald"), source]).pairs() == {(0, 1)}


def test_a_page_without_a_name_is_of_the_agency_of_its_dateline():
    report = credited("b", "STAVIN, May 14 (Interpress)", CreditKind.DATELINE, "Interpress")
    assert Naming([paged("a", "By our foreign staff and Interpress"), report]).odds(0, 1) > 2


def test_a_text_that_names_an_outlet_has_it_from_there_the_more_the_fewer_do():
    telling = f"{WIRE} That is what the Tidewatch Post reported."
    source = article("z", WIRE, outlet="The Tidewatch Post")
    alone, many = Naming([article("a", telling), source]), Naming([*(article(n, telling) for n in "abcd"), source])
    assert alone.odds(0, 1) > 2 > many.odds(0, 4) > 0
    assert not alone.pairs()
    (clue,) = alone.clues(0, 1)
    assert clue.child[0].of(telling) == "Tidewatch Post"


def test_an_office_that_a_text_names_is_not_therefore_its_source():
    telling = f"{WIRE} That is what the Coast Guard Authority told everybody."
    release = article("b", WIRE, outlet="Coast Guard Authority", kind=ArticleKind.RELEASE)
    assert not Naming([article("a", telling), release]).clues(0, 1)
    assert Naming([article("a", telling), replace(release, kind=ArticleKind.ARTICLE)]).clues(0, 1)


def test_a_text_cites_an_outlet_by_part_of_its_name():
    source = article("a", WIRE, outlet="The Tidewatch")
    copy = article("b", f"{WIRE} Tidewatch reported.", cites=(Cited("Tidewatch", Span(0, 9)),))
    assert Naming([source, copy]).odds(1, 0) > 2


def test_two_pages_of_one_outlet_are_versions_and_the_changed_one_is_the_later():
    old, new = (article(n, WIRE, outlet="Radio Halmet") for n in "ab")
    other = article("c", OTHER_SUBJECT, outlet="Coastline Press")
    assert (
        Naming([old, new, other]).odds(0, 1)
        == Naming([old, new, other]).odds(1, 0)
        > 0
        == Naming([old, other]).odds(0, 1)
    )
    changed = article("b", WIRE, outlet="Radio Halmet", updated="2031-10-15")
    naming = Naming([old, changed])
    assert naming.odds(1, 0) > naming.odds(0, 1)
    assert [clue.kind for clue in naming.clues(1, 0)] == ["same outlet"]


@pytest.mark.parametrize("text", [WIRE, WIRE.rpartition("\n\n")[0]])
def test_the_page_that_another_names_is_its_source_and_the_edge_shows_the_line(text):
    pages = article("b", WIRE, outlet="Coastline Press"), paged("a", "Ana Roe, with Coastline Press", text=text)
    (edge,) = trace(story(*pages), LineageSettings()).edges
    assert (edge.child, edge.parent, edge.directed) == ("a", "b", True)
    assert "Ana Roe, with Coastline Press" in " ".join(clue.text for clue in edge.clues)


def test_of_two_versions_the_clock_of_their_outlet_says_which_was_first():
    clocks = {
        n: Published("2031-02-06", "2031-02-06", Basis.PRINTED, 1.0, "", clock=c)
        for n, c in (("a", "17:50"), ("b", "10:42"))
    }
    late, early = (article(n, WIRE, outlet="Radio Halmet", published=when) for n, when in clocks.items())
    versions, strangers = Naming([late, early]), Naming([late, article("b", WIRE, published=clocks["b"])])
    assert versions.odds(0, 1) > 5
    assert versions.odds(1, 0) < 0
    assert 0 < strangers.odds(0, 1) < 2


def test_an_agency_s_own_page_is_no_copy_of_what_it_signs_and_the_likelier_source():
    signs = (Credit("Norland News Agency", CreditKind.DATELINE, "BRENWICK (NNA)"),)
    own = article("b", WIRE, outlet="Norland News Agency", credits=signs)
    naming = Naming([article("a", WIRE), own])
    assert naming.odds(0, 1) - naming.odds(1, 0) > 3
    assert taken_from(own) is None
    assert taken_from(replace(own, outlet="Brenwick Echo")) == "Norland News Agency"


def test_a_changed_page_keeps_the_hour_of_its_first_version_and_is_the_later_one():
    hour = Published("2031-10-15T09:00:00Z", "2031-10-15T09:00:00Z", Basis.STRUCTURED, 1.0, "")
    first = article("b", WIRE, outlet="Radio Halmet", published=hour)
    changed = replace(first, id="a", updated="2031-10-15T17:00:00Z")
    naming = Naming([changed, first])
    assert naming.odds(0, 1) > 6
    assert naming.odds(1, 0) < -2
