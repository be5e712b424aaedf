"""What belongs to an article though no block of it reads like one, and the outlet that a page prints but does not state."""

import pytest

from retold.cleaning import CleaningSettings
from retold.cleaning.html import read_html
from retold.cleaning.html_outlet import host_of, printed_outlet, stated_outlet, without_form
from retold.cleaning.html_source import tags_of
from retold.model import Article, Page, PageForm

TEXT = [
    "The old drawbridge of Port Elm will stay closed until the spring, the town council said after a long meeting.",
    "Engineers found cracks in two of the bearings, and new ones have to be cast in a foundry far up the coast.",
    "Ferries will run every twenty minutes from six in the morning, and the fare for pupils will be paid by the town.",
    "Shop owners on the north bank fear for their winter trade and have asked the council to open the footway at least.",
]
ROADS = pytest.mark.parametrize("road", ["careful", "fast"])


def read(road, above="", between="", below="", head=""):
    paragraphs = [f"<p>{text}</p>" for text in TEXT]
    body = above + "".join(paragraphs[:2]) + between + "".join(paragraphs[2:]) + below
    source = (
        f"<!doctype html><html lang='en'><head><title>Drawbridge stays closed</title>{head}</head><body>"
        f"<nav><a href='/n'>News</a></nav><main><article><h1>Drawbridge stays closed</h1>{body}</article></main></body></html>"
    )
    found = read_html(Page("p", PageForm.HTML, source, "0" * 64, "p"), CleaningSettings(road=road))
    assert isinstance(found, Article), found
    return found


@ROADS
def test_a_table_within_the_text_is_kept_and_a_list_of_links_is_not(road):
    table = (
        "<div class='box'><table><tr><th>Year</th><td>1931</td></tr><tr><th>Span</th><td>60 m</td></tr></table></div>"
    )
    assert "60 m" in read(road, between=table).text
    links = "<ul><li><a href='/a'>Lighthouse gets a lamp</a></li><li><a href='/b'>A new foundry opens</a></li></ul>"
    assert "Lighthouse" not in read(road, between=links).text


@ROADS
def test_a_deck_is_kept(road):
    deck = "<p class='standfirst'>The council wants two more weeks, and the shops want the footway.</p>"
    assert "two more weeks" in read(road, above=deck).text


@ROADS
def test_the_claim_and_the_verdict_of_a_fact_check_are_kept(road):
    box = "<div><div>The claim</div><div>The bridge was closed to please the owners of the ferry.</div></div>"
    assert "The claim\n\nThe bridge was closed to please" in read(road, above=box).text


@ROADS
def test_a_footnote_is_kept(road):
    note = "<div class='footnote'><a href='#1'>1</a><div><p>The owner of the ferry declined to say what he earns in a winter.</p></div></div>"
    assert "declined to say what he earns" in read(road, below=note).text


@ROADS
def test_links_to_what_others_wrote_are_left_out(road):
    box = (
        "<div><h2>Elsewhere</h2><p><a href='/1'>Wet feet.</a> Who pays when a warehouse floods on a Sunday.</p>"
        "<p><a href='/2'>Stop.</a> A council that cut its patrols has hired them back at a better rate.</p></div>"
    )
    assert "Wet feet" not in read(road, below=box).text


def test_the_outlet_is_the_name_that_title_and_logo_share():
    parts = tags_of("<a class='logo' href='/'><img alt='Port Elm Mail logo'></a><p>© 2031 Elm Media Ltd</p>").parts
    assert printed_outlet(["Bridge shut | News | Port Elm Mail"], ["Bridge shut"], parts, None, ()) == "Port Elm Mail"


def test_a_host_that_is_written_as_a_name_gives_the_name():
    parts = tags_of('<a href="/"><span>PlumbLine</span></a>').parts
    assert (
        printed_outlet(["Bridge shut | PlumbLine Checks"], ["Bridge shut"], parts, "plumbline.example", ())
        == "PlumbLine"
    )


def test_what_nothing_else_says_is_no_outlet():
    parts = tags_of("<a href='/'>Welcome</a>").parts
    assert printed_outlet(["Bridge shut"], ["Bridge shut"], parts, "elm.example", ()) is None


@pytest.mark.parametrize(("behind", "outlet"), [("ElmNow", "ElmNow"), ("Business", None)])
def test_a_single_word_behind_the_headline_is_an_outlet_where_it_has_a_capital_within(behind, outlet):
    assert (
        printed_outlet([f"Bridge shut | {behind}"], ["Bridge shut"], tags_of("<p>Shut</p>").parts, None, ()) == outlet
    )


@pytest.mark.parametrize(
    ("name", "plain"), [("Elm Media Ltd.", "Elm Media"), ("北みなと新報社", "北みなと新報"), ("ООО «Факт»", "Факт")]
)
def test_legal_forms_fall_off(name, plain):
    assert without_form(name) == plain


def test_the_name_of_the_site_goes_before_that_of_the_company():
    assert stated_outlet(["Elm Media Ltd", "Port Elm Mail"]) == "Port Elm Mail"
    assert stated_outlet(["Port Elm Mail Ltd", "Port Elm Mail online"]) == "Port Elm Mail"
    assert stated_outlet(["portelm.example", "Port Elm Mail"]) == "Port Elm Mail"


@ROADS
def test_a_login_is_no_author_and_the_byline_is(road):
    byline = "<div class='created-by author-name'>By Ana Roe Tuesday, 3 March 2031</div>"
    assert read(road, above=byline, head="<meta name='author' content='Super User'>").authors == ("Ana Roe",)


def test_what_is_no_address_has_no_host():
    assert host_of("https://www.elm.example/a") == "elm.example"
    assert host_of("http://[elm/a") is None
