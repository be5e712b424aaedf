"""Whatever the pages hold: what an export points at is what stands there, and nothing in it acts."""

import re
import unicodedata
from html.parser import HTMLParser

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.export import html, json, markdown, tables, terminal
from retold.export.anchored import Mark, anchored
from retold.export.facing import compared
from retold.export.neutral import neutral_markup
from retold.model import (
    Account,
    Article,
    Collation,
    Difference,
    DifferenceKind,
    Edge,
    Evidence,
    Family,
    Lineage,
    Mentions,
    Passage,
    Point,
    Range,
    Reading,
    Rejected,
    Relation,
    Report,
    Span,
    Story,
)
from retold.words import sentences

HARD = st.sampled_from(["<b>", "</p>", "&amp;", '"', "'", "\x1b[2J", "\u202e", "\u2066", "\x00", "\n\n", "\r\n", "\ud800", "]]>", "{{ 7 }}", "é", "漢字", "שלום", "\u0301"])  # fmt: skip
TEXTS = (
    st.lists(st.one_of(HARD, st.text(max_size=12)), min_size=1, max_size=12).map("".join).filter(lambda t: t.strip())
)


@st.composite
def spans(draw, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def reports(draw) -> Report:
    texts = {f"{n}{draw(st.sampled_from(['', '_x', '/y', ' z']))}": draw(TEXTS) for n in range(draw(st.integers(1, 3)))}
    ids = sorted(texts)
    articles = tuple(Article(i, "0" * 64, draw(TEXTS), texts[i], title=draw(st.none() | TEXTS), outlet=draw(st.none() | TEXTS)) for i in ids)  # fmt: skip
    mentions = tuple(Mentions(i, tuple(sentences(texts[i]))) for i in ids)
    places = {i: draw(spans(texts[i])) for i in ids}
    first, last = ids[0], ids[-1]
    note = draw(st.none() | TEXTS)
    differences = (
        Difference(
            last, places[last], draw(st.sampled_from(DifferenceKind)), (Reading(first, places[first]),), 0.8, note=note
        ),
    )
    edges = (Edge(last, first, Relation.REWORKED, 0.5, 0.8),) if len(ids) > 1 else ()
    account = Account(
        Story(draw(TEXTS), draw(TEXTS), articles, mentions),
        Lineage("s", (Family(tuple(ids), first),), Range(1, 1, 1), edges),
        Collation("s", (Passage(tuple(Reading(i, Span(0, len(texts[i]))) for i in ids), 1, differences),)),
        tuple(Point(draw(TEXTS), 1, (Evidence(i, places[i], places[i].of(texts[i])),)) for i in ids),
        (), (), (), (),
    )  # fmt: skip
    return Report((account,), (Rejected(draw(TEXTS), "intake", draw(TEXTS), draw(st.none() | TEXTS)),))


class Words(HTMLParser):
    """The text of a page, and what elements it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.words.append(data)


def acting(text: str) -> set[str]:
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"} | set(
        re.findall("[\u202a-\u202e\u2066-\u2069]", text)
    )


@settings(max_examples=25, deadline=None)
@given(reports())
def test_every_exact_is_the_text_at_its_span(report):
    account = json.account(report)
    jsonschema.validate(account, json.schema())
    for story in account["stories"]:
        texts = {article["id"]: article["text"] for article in story["articles"]}
        for point in story["brief"]:
            for e in point["evidence"]:
                assert texts[e["id"]][e["start"] : e["end"]] == e["exact"]
        for passage in story["passages"]:
            for r in (*passage["readings"], *passage["differences"], *passage["differences"][0]["others"]):
                assert texts[r["id"]][r["start"] : r["end"]] == r["text"]


@settings(max_examples=25, deadline=None)
@given(reports(), st.integers(40, 120))
def test_no_form_holds_a_character_that_acts(report, width):
    assert not acting(terminal.render(report, width))
    for files in (html.render(report), markdown.render(report)):
        for content in files.values():
            assert not acting(content.decode())
    for content in tables.render(report).values():
        assert not acting(content.decode().replace("\r\n", "\n"))


@settings(max_examples=25, deadline=None)
@given(reports())
def test_pages_hold_only_elements_of_ours(report):
    ours = {"html", "head", "meta", "title", "style", "body", "a", "header", "footer", "main", "nav", "section", "article", "h1", "h2",
            "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "bdi", "q", "mark", "strong", "table", "thead", "tbody", "tr",
            "th", "td", "details", "summary", "fieldset", "legend", "label", "input", "figure", "figcaption", "abbr", "svg", "path",
            "rect", "text", "tspan", "line", "circle"}  # fmt: skip
    for content in html.render(report).values():
        assert Words(content.decode()).tags <= ours


@given(TEXTS, st.data())
def test_marking_an_article_changes_none_of_its_words(text, data):
    marks = [Mark(s, f"s{s.start}-{s.end}") for s in data.draw(st.lists(spans(text), max_size=6))]
    for paragraph in anchored(text, marks):
        found = Words(f"<p>{paragraph.markup}</p>")
        assert "".join(found.words) == neutral_markup(paragraph.span.of(text))


@given(TEXTS, TEXTS)
def test_comparing_gives_back_the_whole_text(text, base):
    assert "".join(s.span.of(text) for s in compared(text, Span(0, len(text)), base)) == text
