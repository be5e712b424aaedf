"""The web pages: complete, escaped, linked, without anything that runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from retold.export import html
from retold.model import Collation, Family, Lineage, Mentions, Range, Report


class Page(HTMLParser):
    """Collects what the tests ask of a page."""

    VOID = frozenset({"meta", "br", "hr", "img", "input", "link", "path", "rect", "line", "circle"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict]] = []
        self.stack: list[str] = []
        self.by_id: dict[str, str] = {}
        self.open_ids: list[tuple[int, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
            self.by_id[values["id"]] = ""
            self.open_ids.append((len(self.stack), values["id"]))
        if "href" in values:
            self.links.append(values["href"])
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.stack, f"</{tag}> closes nothing"
        assert self.stack[-1] == tag, f"</{tag}> closes <{self.stack[-1]}>"
        self.stack.pop()
        self.open_ids = [(depth, name) for depth, name in self.open_ids if depth < len(self.stack)]

    def handle_data(self, data):
        for _, name in self.open_ids:
            self.by_id[name] += data


@pytest.fixture(scope="module")
def site(report) -> dict[str, str]:
    return {name: text.decode() for name, text in html.render(report).items()}


@pytest.fixture(scope="module")
def pages(site) -> dict[str, Page]:
    return {name: Page(text) for name, text in site.items()}


def test_there_is_an_index_a_page_a_story_and_a_page_an_article(site):
    assert sorted(site) == [
        "index.html",
        "page-000-holmvik.html",
        "page-001-morning.html",
        "page-002-brief.html",
        "page-003-courier.html",
        "page-004-rtl.html",
        "story-orsa-dam.html",
    ]


def test_every_element_is_closed_where_it_was_opened(pages):
    assert all(page.stack == [] for page in pages.values())


def test_every_id_stands_once_in_its_page(pages):
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_every_link_leads_somewhere(pages):
    for name, page in pages.items():
        for link in page.links:
            if link.startswith("https://brief.example/"):
                continue
            target, _, fragment = link.partition("#")
            assert not target or target in pages, (name, link)
            assert not fragment or fragment in pages[target or name].ids, (name, link)


def test_a_link_to_words_leads_to_exactly_those_words(report, pages):
    names = {a.id: f"page-{a.id.replace('_', '-')}.html" for a in report.accounts[0].story.articles}
    checked = 0
    for point in (*report.accounts[0].brief, *report.accounts[0].timeline, *report.accounts[0].actors):
        for e in point.evidence:
            assert pages[names[e.article]].by_id[f"s{e.span.start}-{e.span.end}"] == e.exact
            checked += 1
    assert checked > 15


def test_nothing_runs_and_nothing_is_fetched(site, pages):
    for name, page in pages.items():
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base"}, name
        assert not any(key.startswith("on") or key == "style" for _, values in page.tags for key in values), name
        assert "default-src 'none'" in site[name]


def test_the_policy_lets_in_exactly_the_style_of_the_page(site):
    import base64
    import hashlib

    for text in site.values():
        style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in text


def test_hostile_text_is_shown_not_obeyed(site):
    text = site["page-001-morning.html"]
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert not any(c in "".join(site.values()) for c in "\x1b\x07\u202e\u202c")
    assert r"\u202egnirts\u202c" in text


def test_an_address_that_is_not_of_the_web_is_no_link(site):
    assert "javascript:" not in site["page-001-morning.html"]
    assert 'href="https://brief.example/dam"' not in site["page-002-brief.html"], "the source is shown, once"


def test_the_first_screen_names_tellings_and_what_to_distrust(site):
    head = site["story-orsa-dam.html"]
    head = head[: head.index('id="brief"')]
    for words in ("Orsa dam: gates opened", "(2–3)", "Read with care", "danger of a collapse", "21 centimetre"):
        assert words in head


def test_drawings_have_their_tables(site):
    story = site["story-orsa-dam.html"]
    assert story.count("<svg viewBox") == 2
    assert '<table class="edges">' in story
    assert '<table class="events">' in story


def test_every_page_has_one_h1_a_main_and_a_way_past_the_head(pages):
    for name, page in pages.items():
        tags = [tag for tag, _ in page.tags]
        assert tags.count("h1") == 1, name
        assert tags.count("main") == 1, name
        assert "#main" in page.links, name


def test_headings_never_skip_a_level(pages):
    for name, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_right_to_left_text_says_so_itself(pages):
    assert ("article", {"class": "text", "dir": "auto", "lang": "he"}) in pages["page-004-rtl.html"].tags


def test_what_was_cut_stands_where_it_stood(site):
    page = site["page-000-holmvik.html"]
    text = page[page.index('<article class="text"') :]
    places = [text.index(words) for words in ("HOLMVIK", "cut: advertisement marker", "- Advertisement -", "3,400")]
    assert places == sorted(places)


def test_a_copy_with_the_same_words_stands_with_its_telling(site):
    story = site["story-orsa-dam.html"]
    passage = story[story.index('id="p2"') : story.index('id="p3"')]
    first = passage[passage.index("<dt>") : passage.index("</dt>")]
    assert "<bdi>000</bdi></a>" in first
    assert "<bdi>002</bdi></a>" in first


def test_rendering_twice_gives_the_same_bytes(report):
    assert html.render(report) == html.render(report)


def test_ids_that_make_no_file_name_get_one_of_their_own(report):
    account = report.accounts[0]
    twins = [
        replace(account, story=replace(account.story, id=each))
        for each in ("../../etc/passwd", "..\\..\\etc\\passwd", "/", "A", "a")
    ]
    names = [name for name in html.render(Report(tuple(twins), ())) if name.startswith("story-")]
    assert len({name.lower() for name in names}) == 5
    assert all(re.fullmatch(r"[A-Za-z0-9-]+\.html", name) for name in names)


def test_an_empty_report_is_a_page_that_says_so():
    files = html.render(Report((), ()))
    assert list(files) == ["index.html"]
    assert b"No story was found" in files["index.html"]


def test_a_story_of_which_little_is_known_is_still_a_page(report):
    account = report.accounts[0]
    bare = replace(
        account,
        lineage=replace(account.lineage, edges=(), statements=()),
        collation=replace(account.collation, passages=()),
        brief=(),
        timeline=(),
        quotes=(),
        actors=(),
        positions=(),
    )
    files = html.render(Report((bare,), ()))
    assert b"No page departs" in files["story-orsa-dam.html"]
    assert Page(files["story-orsa-dam.html"].decode()).stack == []


@pytest.mark.parametrize("which", ["example_report", "seeds_report"])
def test_on_real_pages_every_link_leads_somewhere_and_to_the_words_it_names(which, request):
    report = request.getfixturevalue(which)
    pages = {name: Page(text.decode()) for name, text in html.render(report).items()}
    for name, page in pages.items():
        assert page.stack == [], name
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            target, _, fragment = link.partition("#")
            if not target.startswith("http"):
                assert not fragment or fragment in pages[target or name].ids, (name, link)
    for account in report.accounts:
        texts = {a.id: a.text for a in account.story.articles}
        for passage in account.collation.passages:
            for d in passage.differences:
                shown = [
                    p.by_id.get(f"s{d.span.start}-{d.span.end}") for n, p in pages.items() if n.startswith("page-")
                ]
                assert not len(d.span) or any(words and words in d.span.of(texts[d.article]) for words in shown)


def test_a_page_of_another_story_is_linked_only_where_it_has_a_page(report):
    account = report.accounts[0]
    (found,) = account.elsewhere
    story = replace(
        account.story, id="mill", title="The mill", articles=(found.other,), mentions=(Mentions("mill-sold", ()),)
    )
    mill = replace(account, story=story, lineage=Lineage("mill", (Family(("mill-sold",), "mill-sold"),), Range(1, 1, 1)),
                   collation=Collation("mill", ()), brief=(), timeline=(), quotes=(), actors=(), positions=(), facts=(), elsewhere=())  # fmt: skip
    alone, both = (html.render(Report(accounts, ())) for accounts in ((account,), (account, mill)))
    assert not [link for link in Page(alone["story-orsa-dam.html"].decode()).links if "mill" in link]
    links = Page(both["story-orsa-dam.html"].decode()).links
    assert {"page-mill-sold.html", "story-mill.html"} <= set(links)
    assert [link for link in links if link.startswith("page-mill-sold.html#s")]
    assert "page-mill-sold.html" in Page(both["page-003-courier.html"].decode()).links
