"""What pages say about where their text is from."""

from dataclasses import replace

import pytest
from tellings import OTHER_SUBJECT, WIRE, article

from retold.lineage.attribution import (
    common_source,
    copy_odds,
    detour,
    first_of,
    headed_pairs,
    is_own_page,
    named_pairs,
    names,
    origin,
    present,
)
from retold.model import ABOVE_HEADLINE, Basis, Credit, CreditKind, Published, Removed, Span


def credited(name, text="", kind=CreditKind.SOURCE, outlet=None):
    return article(name, WIRE, credits=(Credit(outlet, kind, text),))


def published(name, day):
    return article(name, WIRE, published=Published(day, day, Basis.STATED, 1.0, "stated"))


@pytest.mark.parametrize(
    "source",
    [
        article("x", WIRE, outlet="El Diario de Brenwick"),
        article("x", WIRE, url="https://www.eldiariodebrenwick.example/torre"),
        article("07_el_diario_de_brenwick", WIRE),
    ],
)
def test_a_source_line_names_the_outlet_of_another_page(source):
    child = credited("t", "Source: eldiariodebrenwick")
    assert names(child, source)
    assert named_pairs([source, article("y", OTHER_SUBJECT), child]) == {(0, 2)}


def test_a_short_outlet_name_is_not_found_by_chance():
    assert not names(credited("t", "Source: the standard"), article("x", WIRE, outlet="Dar"))


def test_the_earlier_page_is_not_the_copy():
    early, late = published("a", "2031-03-03T08:00:00Z"), published("b", "2031-03-05")
    assert copy_odds(late, early) > 0 > copy_odds(early, late)


def test_a_bare_day_says_nothing_about_hours_of_that_day():
    assert copy_odds(published("a", "2031-03-03"), published("b", "2031-03-03T23:00:00Z")) == 0


def test_an_indexed_page_is_the_copy():
    assert copy_odds(credited("a", "indexed", CreditKind.INDEXED), article("b", WIRE)) > 0


def test_the_most_named_agency_is_the_origin():
    pages = [credited(n, "(NPA)", CreditKind.DATELINE, "NPA") for n in "ab"]
    pages.append(credited("c", "Source: Kanal Ost", outlet="Kanal Ost"))
    assert origin(pages) == ("NPA", ("a", "b"))


def test_helpers_of_a_report_are_not_its_origin():
    assert origin([credited("a", "With reports from NPA", CreditKind.CONTRIBUTED, "NPA")]) == (None, ())


def test_an_outlet_in_another_language_is_a_detour():
    assert detour(credited("a", "Source: kanalost español"))
    assert not detour(credited("a", "Source: Kanal Ost"))


AGENCY = credited("wire_npa_17", "(NPA)", CreditKind.DATELINE, "NPA")


@pytest.mark.parametrize(
    ("page", "own"),
    [
        (AGENCY, True),
        (article("a", WIRE, outlet="NPA"), True),
        (article("a", WIRE, url="https://www.npa.example/towers/1"), True),
        (article("wire_npa_17", WIRE, outlet="The Halden Post"), False),
        (article("snpapers", WIRE), False),
    ],
)
def test_an_agency_s_own_page_is_known_by_its_outlet_address_or_file(page, own):
    assert is_own_page(page, "NPA") is own


def test_of_pages_that_credit_an_agency_the_agency_s_own_is_the_first():
    pages = [credited(n, "(NPA)", CreditKind.DATELINE, "NPA") for n in "ab"]
    assert first_of([*pages, AGENCY]) == 2
    assert common_source(pages[0], AGENCY) is None


def test_two_pages_that_credit_an_absent_agency_have_it_from_there():
    one, other = (credited(n, "(NPA)", CreditKind.DATELINE, "NPA") for n in "ab")
    assert common_source(one, other) == "NPA"
    assert common_source(one, article("c", WIRE)) is None


def test_of_equal_pages_without_credits_the_earliest_is_the_first():
    assert first_of([article("a", WIRE), published("b", "2031-03-05"), published("c", "2031-03-04")]) == 2
    assert first_of([article("a", WIRE), article("b", WIRE)]) == 0


def headed(name, title, day=None):
    when = Published(day, day, Basis.STATED, 1.0, "stated") if day else None
    return article(name, WIRE, title=title, published=when)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("Ship aground off Gull Point", "2025-10-14"), ("SHIP AGROUND OFF GULL POINT", "2025-10-14"), True),
        (("Ship aground off Gull Point", None), ("Ship aground off Gull Point", "2025-10-14"), True),
        (("Ship aground off Gull Point", "2025-10-14"), ("Ship aground off Gull Point", "2025-10-21"), False),
        (("Ship aground off Gull Point", None), ("Ship aground off Tollen", None), False),
        (("Markets in brief", None), ("Markets in brief", None), False),
        ((None, None), (None, None), False),
    ],
)
def test_one_headline_on_one_day_speaks_for_one_report_a_label_or_a_series_does_not(one, other, alike):
    assert (headed_pairs([headed("a", *one), headed("b", *other)], [(0, 1)]) == {(0, 1)}) is alike


def test_what_stands_above_the_headline_is_the_outlet_where_nothing_else_names_it():
    source = article("a", WIRE, removed=(Removed(Span(0, 12), ABOVE_HEADLINE, "Gull Point 7"),))
    copy = credited("b", "Source: Gull Point 7", CreditKind.SOURCE, "Gull Point 7")
    assert named_pairs([source, copy]) == {(0, 1)}
    assert named_pairs([replace(source, outlet="Marlow Echo"), copy]) == frozenset()


def test_an_agency_is_known_by_its_initials_on_its_own_page():
    for outlet in ("Crown & Counties News", "CROWN & COUNTIES NEWS / SPORT", "Counties Wire (CCN)"):
        assert is_own_page(replace(AGENCY, outlet=outlet), "CCN")
    assert is_own_page(replace(AGENCY, outlet="Agence du Large"), "ADL")
    assert not is_own_page(replace(AGENCY, outlet="Crown & Counties News"), "CC")
    assert not is_own_page(replace(AGENCY, outlet="Canal Police"), "CP")  # two letters may be anybody's


def test_an_agency_whose_own_page_is_at_hand_is_present():
    taken = credited("b", outlet="CCN")
    assert present([taken, article("c", WIRE)]) == frozenset()
    assert present([taken, replace(article("c", WIRE), outlet="Crown & Counties News")]) == {"CCN"}


def test_of_two_texts_of_one_day_the_clock_says_which_may_be_the_copy():
    early, late = (replace(published(n, "2031-02-06").published, clock=c) for n, c in (("b", "10:42"), ("c", "17:50")))
    first, second = article("b", WIRE, published=early), article("c", WIRE, published=late)
    assert copy_odds(second, first) > 0 > copy_odds(first, second)
    assert copy_odds(second, replace(first, published=replace(early, clock=None))) == 0
