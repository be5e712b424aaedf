"""What pages are called: by short ids, by their publishers, and never by a word that says nothing."""

import pytest

from retold.export.page_names import page_names, short_ids, shortened
from retold.model import Article, Basis, Published


def page(name, outlet=None, at=None, url=None):
    published = at and Published(at, at, Basis.STRUCTURED, 1.0, "meta")
    return Article(name, "0" * 64, name, "The pier is closed.", outlet=outlet, url=url, published=published)


def test_an_id_is_cut_at_the_first_separator_that_keeps_it_apart():
    assert short_ids(["000_be0d", "001_d4bd"]) == {"000_be0d": "000", "001_d4bd": "001"}


def test_numbers_may_be_short():
    assert short_ids(["01_wire", "02_echo"]) == {"01_wire": "01", "02_echo": "02"}
    assert short_ids(["a-dam", "b-dam"]) == {"a-dam": "a-dam", "b-dam": "b-dam"}


def test_ids_that_share_their_first_part_keep_the_next():
    short = short_ids(["dam-flood-1", "dam-fire-1"])
    assert short == {"dam-flood-1": "dam-flood", "dam-fire-1": "dam-fire"}


def test_an_id_that_opens_another_stays_whole_and_they_stay_apart():
    short = short_ids(["abc", "abc-1", "abc-2"])
    assert short["abc"] == "abc"
    assert len(set(short.values())) == 3


def test_a_hash_is_cut_to_what_tells_it_apart():
    ids = ["a" * 40, "a" * 10 + "b" * 30, "c" * 40]
    assert short_ids(ids)["c" * 40] == "c" * 8
    assert short_ids(ids)["a" * 40] == "a" * 11


def test_an_address_is_cut_to_its_host():
    assert short_ids(["https://www.echo.example/a/b", "https://wire.example/x"]) == {
        "https://www.echo.example/a/b": "echo.example",
        "https://wire.example/x": "wire.example",
    }


def test_ids_in_a_sentence_are_shown_short_and_nothing_else_is_touched():
    ids = {"01_wire": "01", "a b": "a", "https://echo.example/x.": "echo.example", "01": "01"}
    said = "shares 9 of 18 sentences with 01_wire, as does a b; not 01_wired (01_wire). See https://echo.example/x."
    assert shortened(said, ids) == "shares 9 of 18 sentences with 01, as does a; not 01_wired (01). See echo.example"


SAVED = "Nine perish as blaze sweeps through night ferry | The Daily Lantern"
OTHER = "Ferry fire off Calder Bay kills at least nine - Courier"


def test_numbers_and_short_ids_are_names_whatever_the_outlets():
    assert page_names([page("01_wire", "Wire"), page("02_echo", "Echo")]) == {"01_wire": "01", "02_echo": "02"}
    assert page_names([page("harbour-radio", "Radio")]) == {"harbour-radio": "harbour-radio"}


def test_a_page_saved_under_its_headline_is_called_by_its_outlet():
    names = page_names([page(SAVED, "The Daily Lantern"), page(OTHER, "SAINT ORME COURIER")])
    assert names == {SAVED: "Daily Lantern", OTHER: "Saint Orme Courier"}


def test_a_count_at_the_head_of_one_headline_is_no_number_of_a_page():
    names = page_names([page("11-killed-in-the-great-ferry-fire", "Echo"), page("harbour", "Radio")])
    assert names["11-killed-in-the-great-ferry-fire"] == "Echo"


@pytest.mark.parametrize(
    ("first", "second", "called"),
    [
        ("2025-11-06", "2025-11-07", ["Echo 6 Nov", "Echo 7 Nov"]),
        ("2025-11-06T09:05:00Z", "2025-11-06T10:15:00Z", ["Echo 09:05", "Echo 10:15"]),
        ("2025-11-06", "2025-11-06", ["Echo 2", "Echo 1"]),
        (None, "2025-11-06", ["Echo 2", "Echo 1"]),
    ],
)
def test_two_pages_of_one_outlet_are_told_apart_by_day_hour_or_number(first, second, called):
    names = page_names([page(SAVED, "Echo", first), page(OTHER, "The Echo", second)])
    assert [names[SAVED], names[OTHER]] == called


def test_without_an_outlet_the_site_is_the_name():
    names = page_names([page("https://www.echo.example/2025/11/06/nine-dead", url="https://www.echo.example/2025/11")])
    assert list(names.values()) == ["echo.example"]


def test_an_address_no_browser_would_open_names_nobody():
    assert page_names([page("a long id without an outlet", url="http://[")]) == {
        "a long id without an outlet": "a long id"
    }


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("At least nine dead after ferry fire off Calder Bay", "At least nine"),
        ("‘We broke the window’: passengers tell of the night", "We broke the window"),
        ("ferry-fire-off-calder-bay", "ferry"),
        ("the-fire-on-the-lady-imogen", "the-fire"),
        ("x" * 40, "x" * 8),
    ],
)
def test_where_nothing_is_known_the_first_words_that_say_something_are_the_name(name, called):
    assert page_names([page(name)]) == {name: called}


def test_no_two_pages_are_called_alike():
    names = page_names([page("Echo"), page(SAVED, "Echo"), page("a b " * 20, "echo."), page("a b " * 19, "É" * 90)])
    assert len({name.casefold() for name in names.values()}) == len(names) == 4
    assert names["Echo"] == "Echo"
    assert max(map(len, names.values())) <= 32


def test_names_do_not_hang_on_the_order_of_the_pages():
    pages = [page(SAVED, "Echo"), page(OTHER, "Echo"), page("Echo 1"), page("c")]
    assert page_names(pages) == page_names(pages[::-1])


def test_a_name_put_into_a_sentence_is_not_taken_for_another_id():
    assert shortened("shares 2 with a b", {"a b": "Echo 2", "2": "two"}) == "shares two with Echo 2"
