import json

import pytest

from retold.cleaning import CleaningSettings
from retold.cleaning.html import read_html
from retold.cleaning.html_roads import is_overloaded
from retold.model import ArticleKind, Basis, CreditKind, Page, PageForm, Rejected, Stated

PARAGRAPHS = [
    "The old drawbridge of Port Elm will stay closed until the spring, the town council said after a long meeting.",
    "Engineers found cracks in two of the bearings, and new ones have to be cast in a foundry far up the coast.",
    "“We would rather lose a winter than a bus full of children,” said Mayor Ilse Barrow, who had opposed the closure.",
    "Ferries will run every twenty minutes from six in the morning, and the fare for pupils will be paid by the town.",
    "Shop owners on the north bank fear for their winter trade and have asked the council to open the footway at least.",
    "The council will decide on that request in two weeks, when the report of the engineers is complete.",
]
NAV = (
    "<nav><ul>"
    + "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("Home", "News", "Sport", "Weather", "Contact"))
    + "</ul></nav>"
)
FOOT = (
    "<footer><p>© 2031 Harbour Post. All rights reserved.</p><ul><li><a href='/p'>Privacy Policy</a></li></ul></footer>"
)
RELATED = "<aside class='related-posts'><h3>Related posts</h3><ul><li><a href='/x'>Lighthouse gets a new lamp</a></li></ul></aside>"
META = (
    "<meta property='og:title' content='Drawbridge stays closed until spring'>"
    "<meta property='og:site_name' content='Harbour Post'>"
    "<meta property='article:published_time' content='2031-11-02T09:30:00+01:00'>"
    "<link rel='canonical' href='https://harbour.example/bridge'>"
)
ROADS = pytest.mark.parametrize("road", ["auto", "careful", "fast"])


def html(body=None, head=META, title="Drawbridge stays closed until spring"):
    inner = "\n".join(f"<p>{p}</p>" for p in PARAGRAPHS) if body is None else body
    return (
        f"<!doctype html><html lang='en'><head><title>{title} | Harbour Post</title>{head}</head><body>{NAV}"
        f"<main><article class='story'><h1>{title}</h1>{inner}</article>{RELATED}</main>{FOOT}</body></html>"
    )


def article(text, road="auto", url=None, stated=None):
    return read_html(
        Page("p", PageForm.HTML, text, "0" * 64, "p.html", url=url, stated=stated or Stated()),
        CleaningSettings(road=road),
    )


@ROADS
def test_all_paragraphs_are_kept_and_all_furniture_is_cut(road):
    assert article(html(), road).text == "\n\n".join(PARAGRAPHS)


@ROADS
def test_the_page_states_headline_outlet_address_and_language(road):
    found = article(html(), road)
    assert (found.title, found.outlet) == ("Drawbridge stays closed until spring", "Harbour Post")
    assert (found.url, found.language) == ("https://harbour.example/bridge", "en")


def test_the_visible_heading_wins_over_the_head():
    found = article(html(title="Bridge stays closed until the spring"))
    assert found.title == "Bridge stays closed until the spring"


def test_marks_of_a_tag_in_quotation_marks_do_not_end_it():
    text = html().replace("<h1>", "<h1 data-action='dblclick->title#mark' class='head'>")
    assert article(text).title == "Drawbridge stays closed until spring"


def test_what_is_commented_out_of_the_heading_is_not_in_the_headline():
    text = html().replace("</h1>", "<!--<span class='count'>87</span>--></h1>")
    assert article(text).title == "Drawbridge stays closed until spring"


def test_a_heading_that_is_the_outlet_is_not_the_headline():
    text = html().replace("<main>", "<h1>Harbour Post</h1><main>")
    assert article(text).title == "Drawbridge stays closed until spring"


@ROADS
def test_a_structured_date_comes_with_its_origin(road):
    found = article(html(), road).published
    assert (found.first, found.basis) == ("2031-11-02T08:30:00Z", Basis.STRUCTURED)
    assert "article:published_time" in found.reason


def test_a_date_of_another_day_in_utc_keeps_the_day_of_the_place():
    head = META.replace("09:30:00+01:00", "22:30:00-05:00")
    assert article(html(head=head)).published.first == "2031-11-02"


def test_what_the_input_states_wins_over_the_page():
    found = article(html(), stated=Stated(title="Given", published="2030-01-01", authors=("Ana Roe",), outlet="Other"))
    assert (found.title, found.published.first, found.authors, found.outlet) == (
        "Given",
        "2030-01-01",
        ("Ana Roe",),
        "Other",
    )


def test_the_date_in_the_address_is_used_where_nothing_else_is_said():
    found = article(html(head=""), url="https://harbour.example/2031/11/04/bridge").published
    assert (found.first, found.basis) == ("2031-11-04", Basis.URL)


def test_a_printed_date_is_read_and_is_no_text():
    found = article(
        html("<p class='date'>Published November 3, 2031</p>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS), head="")
    )
    assert found.published.first == "2031-11-03"
    assert "2031" not in found.text


def test_contradicting_dates_are_noted():
    script = json.dumps({"@type": "NewsArticle", "headline": "x", "datePublished": "2029-01-05"})
    found = article(html(head=f"{META}<script type='application/ld+json'>{script}</script>"))
    assert found.published.first == "2029-01-05"
    assert any("contradicts" in note for note in found.notes)


def test_authors_come_without_site_and_agency_names():
    node = {"@type": "NewsArticle", "author": [{"name": "Ana Roe"}, {"name": "Harbour Post"}, {"name": "Reuters"}]}
    found = article(html(head=f"{META}<script type='application/ld+json'>{json.dumps(node)}</script>"))
    assert found.authors == ("Ana Roe",)
    assert [(credit.name, credit.kind) for credit in found.credits] == [("Reuters", CreditKind.BYLINE)]


def test_updated_is_kept_apart_from_published():
    head = META + "<meta property='article:modified_time' content='2031-11-03T10:00:00Z'>"
    found = article(html(head=head))
    assert (found.published.first[:10], found.updated) == ("2031-11-02", "2031-11-03T10:00:00Z")


def test_dateline_and_source_line_are_fields_not_text():
    body = (
        f"<p>PORT ELM (Reuters) - {PARAGRAPHS[0]}</p>"
        + "".join(f"<p>{p}</p>" for p in PARAGRAPHS[1:])
        + "<p>Source: Reuters</p>"
    )
    found = article(html(body))
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert found.dateline.place == "PORT ELM"
    assert {credit.kind for credit in found.credits} == {CreditKind.DATELINE, CreditKind.SOURCE}


def test_offsets_lead_back_into_the_page_character_by_character():
    text = html("".join(f"<p>{p.replace('bus', '<em>bus</em>').replace(' and ', ' &amp; ')}</p>\n" for p in PARAGRAPHS))
    found = article(text)
    assert found.offsets is not None
    for piece in found.offsets.pieces:
        assert (
            found.text[piece.target : piece.target + piece.length] == text[piece.source : piece.source + piece.length]
        )
    assert sum(piece.length for piece in found.offsets.pieces) > 0.95 * len(found.text)


def test_the_text_of_the_json_ld_stands_in_where_little_is_visible():
    node = {"@type": "NewsArticle", "headline": "x", "articleBody": "\n".join(PARAGRAPHS)}
    found = article(
        f"<html><head><script type='application/ld+json'>{json.dumps(node)}</script></head><body><div id='app'></div></body></html>"
    )
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert any("JSON-LD" in note for note in found.notes)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><head><title>Page not found</title></head><body><h1>404</h1><p>The page you are looking for has moved.</p></body></html>", "error page"),
        (html("<p>" + PARAGRAPHS[0][:40] + "</p><div class='paywall'>Subscribe to continue reading</div>"), "paywall"),
        ("<html><body><noscript>x</noscript><div>Please enable JavaScript</div></body></html>", "script"),
        ("<html><body></body></html>", "no "),
        ("", "no "),
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_rejected_with_the_reason(page, reason):
    found = article(page)
    assert isinstance(found, Rejected)
    assert reason in found.reason


def test_a_section_page_of_headlines_is_rejected():
    teasers = "".join(f"<h2><a href='/{n}'>Council number {n} decides on the bridge again</a></h2>" for n in range(40))
    assert isinstance(article(f"<html><body>{NAV}{teasers}{FOOT}</body></html>"), Rejected)


def test_the_free_beginning_of_a_paid_article_is_marked_as_cut_short():
    node = {"@type": "NewsArticle", "headline": "x", "isAccessibleForFree": False}
    found = article(
        html(
            "".join(f"<p>{p}</p>" for p in PARAGRAPHS[:3]),
            head=f"<script type='application/ld+json'>{json.dumps(node)}</script>",
        )
    )
    assert found.truncated


def test_a_live_blog_is_marked():
    node = {"@type": "LiveBlogPosting", "headline": "x"}
    found = article(html(head=f"<script type='application/ld+json'>{json.dumps(node)}</script>"))
    assert found.kind is ArticleKind.LIVE_BLOG


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<table><tr><td>", "<ul><li>"])
def test_a_page_nested_beyond_reason_is_rejected_at_once(opening):
    found = article(opening * 20_000 + PARAGRAPHS[0])
    assert "nested" in found.reason


@pytest.mark.parametrize(
    "tag",
    [
        "<body {}>".format(" ".join(f'a{n}="x"' for n in range(60_000))),
        "<body {}>".format(" ".join(f"a{n}='>'" for n in range(60_000))),
        "<body {}>".format("/".join(f"a{n}" for n in range(60_000))),
        "<body {}>".format(" ".join(f'a{n}="<"' for n in range(20_000))),
        "<body b='>{}' {}>".format("x" * 3000, " ".join(f"a{n}" for n in range(60_000))),
        "<script>'<a b=\"'</script><body {}>".format(" ".join(f"a{n}" for n in range(60_000))),
    ],
)
def test_a_page_with_a_tag_of_very_many_attributes_takes_the_fast_road(tag):
    assert is_overloaded(tag)
    assert PARAGRAPHS[0] in article(tag + html()).text


def test_words_of_a_script_or_comment_are_no_attributes():
    words = " a<b c" * 2000
    assert not is_overloaded(f"<p>Words</p><script>{words}</script><style>{words}</style><!-- {words} --><p>Words</p>")
    assert not is_overloaded('<p class="a" id=b hidden>' * 1000)


@ROADS
def test_entities_declared_in_the_page_are_never_expanded(road):
    bomb = '<!DOCTYPE x [<!ENTITY a "BOOM"><!ENTITY b "&a;&a;&a;">]>' + html(
        f"<p>{PARAGRAPHS[0]} &b;</p>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS[1:])
    )
    assert article(bomb, road).text.count("BOOM") == 0


@ROADS
def test_the_same_page_gives_the_same_article(road):
    assert article(html(), road) == article(html(), road)


@ROADS
def test_short_headings_and_list_items_within_the_text_stay(road):
    items = (
        "Two ferries",
        "A bus every twenty minutes from the old market to the north bank, free for pupils",
        "Boots",
    )
    listed = "".join(f"<li>{item}</li>" for item in items)
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    body = "\n".join(
        [
            *paragraphs[:3],
            "<h2>Instead</h2>",
            f"<ul>{listed}</ul>",
            *paragraphs[3:5],
            "<h3>Open question</h3>",
            paragraphs[5],
        ]
    )
    lines = article(html(body), road).text.split("\n\n")
    assert lines == [*PARAGRAPHS[:3], "Instead", *items, *PARAGRAPHS[3:5], "Open question", PARAGRAPHS[5]]


_REPORT = "<p>The harbour board of Ostervik closed the northern quay on Tuesday after a crane had sunk into it.</p>" * 3


@pytest.mark.parametrize("road", ["fast", "careful"])
def test_links_below_a_label_within_the_text_go_with_it(road):
    teasers = (
        "<ul><li><a href='/1'>Pilots ask for more lights</a></li><li><a href='/2'>Ferry is late again</a></li></ul>"
    )
    found = article(f"<h1>Quay closed</h1>{_REPORT}<p>You may also like:</p>{teasers}{_REPORT}", road)
    assert "Pilots" not in found.text
    assert "Ferry" not in found.text


def test_a_title_of_the_site_is_not_the_headline():
    page = f"<title>Port of Ostervik - News</title><h1>Northern quay closed until the summer</h1>{_REPORT}"
    assert article(page, "fast").title == "Northern quay closed until the summer"
    assert (
        article(page.replace("Northern quay closed until the summer", "Harbour"), "fast").title
        == "Port of Ostervik - News"
    )


def test_the_agency_of_a_dateline_is_the_one_printed_in_full_at_the_headline():
    dated = f"<p>OSTERVIK, March 3 (CP) — {_REPORT.removeprefix('<p>')}"
    full = article(f"<h1>Quay closed</h1><p>Coastline Press</p>{dated}", "fast")
    assert {credit.name for credit in full.credits} == {"Coastline Press"}
    assert {credit.name for credit in article(f"<h1>Quay closed</h1>{dated}", "fast").credits} == {"The Canadian Press"}


def test_when_a_page_was_updated_is_read_where_only_print_says_it():
    times = "<p>Published 5 March 2026 at 18:05</p><p>Updated 6 March 2026 at 19:40</p>"
    found = article(f"<h1>Quay closed</h1>{times}{_REPORT}", "fast")
    assert (found.published.first, found.updated) == ("2026-03-05", "2026-03-06")


@pytest.mark.parametrize("road", ["fast", "careful"])
def test_marks_of_direction_and_controls_leave_the_text_and_the_offsets_hold(road):
    marked = PARAGRAPHS[1].replace("Engineers", "&rlm;Engin\u200feers\u202e").replace("cracks", "cra\x07cks\u202c")
    found = article(html("\n".join(f"<p>{p}</p>" for p in (PARAGRAPHS[0], marked, *PARAGRAPHS[2:]))), road)
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert road == "fast" or found.offsets is not None


@ROADS
def test_links_that_say_the_same_below_each_entry_are_cut(road):
    offer = "<p><a href='/deals'>Compare the offers of our partners</a></p>"
    body = "".join(f"<h2>Bridge {at}</h2><p>{text}</p>{offer}" for at, text in enumerate(PARAGRAPHS))
    found = article(html(body), road)
    assert "Compare the offers" not in found.text
    assert found.text.count("Bridge") == len(PARAGRAPHS)


@ROADS
def test_who_took_a_picture_is_no_text(road):
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:3]) + "<p>Illustration: Ivo Rem</p>"
    assert "Ivo Rem" not in article(html(body + "".join(f"<p>{text}</p>" for text in PARAGRAPHS[3:])), road).text


@ROADS
def test_the_role_of_an_author_may_stand_on_the_next_line(road):
    body = "<div>By Ivo Rem<br>Senior Harbour Reporter</div>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert article(html(body), road).authors == ("Ivo Rem",)


def test_an_agency_signs_its_own_page_with_its_initials_unless_everybody_knows_whose_they_are():
    for outlet, signs, name in [
        ("Continental Press", "CP", "Continental Press"),
        ("Alder Press", "AP", "AP"),
        ("Coast Post", "CP", "The Canadian Press"),
    ]:
        site = f'<meta property="og:site_name" content="{outlet}">'
        page = f"{site}<h1>Quay closed</h1><p>OSTERVIK, March 3 ({signs}) — {_REPORT.removeprefix('<p>')}"
        (credit,) = article(page, "fast").credits
        assert credit.name == name


@ROADS
def test_a_list_of_sentences_stands_or_falls_together(road):
    items = (
        "When the town first knew. A diver reported the cracks in March; the council was told five months later.",
        "Who pays for the ferries after June.",
        "Whether the footway will open for the regatta.",
    )
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "<h3>What is not known</h3><ul>"
    text = article(html(body + "".join(f"<li>{item}</li>" for item in items) + "</ul>"), road).text
    assert all(item in text for item in items)


def test_an_agency_named_beside_the_author_is_a_credit_and_where_he_writes_from_no_text():
    data = {
        "@type": "NewsArticle",
        "author": [{"@type": "Person", "name": "Ivo Rem"}, {"@type": "Organization", "name": "ORN"}],
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    found = article(html("<p>Ivo Rem, Ostervik</p>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS), META + script))
    assert (found.authors, [credit.name for credit in found.credits]) == (("Ivo Rem",), ["ORN"])
    assert found.text.startswith(PARAGRAPHS[0])
