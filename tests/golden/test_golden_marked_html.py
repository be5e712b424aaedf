"""HTML pages of many makes and languages, each text marked: nothing of the article is lost, nothing beside it is kept.

The first line of a page has the facts; those it lacks are not judged. `{+}` begins a text of the article, `{-}`
furniture, `{=}` the headline; not judged are `{~}` furniture that is kept, or may be, and `{!}` article that is lost on
a road. A text ends at the next mark, block or line break, or at `{.}`. No weight is fitted to these pages.
"""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from retold.cleaning import CleaningSettings, clean
from retold.cleaning.html_blocks import BLOCK_TAGS
from retold.model import Article, Page, PageForm

PAGES = sorted((Path(__file__).parent / "marked_html").glob("*.html"))
ROADS = ("careful", "fast")
_MARK = re.compile(r"\{([-+=~!])\}")
_END = re.compile(rf"\{{[-+=~!.]\}}|</?(?:{'|'.join(sorted(BLOCK_TAGS))})\b|<br|\n\n", re.IGNORECASE)
_LONG = 40  # a text of more characters is kept wherever it stands; a label only as a line of its own


def marked(path):
    """The facts of a page, and each of its texts with its mark."""
    facts, _, source = path.read_text(encoding="utf-8").partition("-->\n")
    return json.loads(facts.removeprefix("<!--")), [
        (mark[1], _shown(source[mark.end() : _END.search(source, mark.end()).start()]))
        for mark in _MARK.finditer(source)
    ]


def _shown(source):
    return " ".join(unescape(re.sub(r"<[^>]*>", "", source)).split())


@cache
def article(path, road):
    page = re.sub(r"\{[-+=~!.]\}", "", path.read_text(encoding="utf-8").partition("-->\n")[2])
    found = next(iter(clean([Page(path.stem, PageForm.HTML, page, "0" * 64, path.name)], CleaningSettings(road=road))))
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_text_of_a_page_goes_where_it_belongs(path, road):
    text = article(path, road).text
    whole, lines = " ".join(text.split()), {" ".join(line.split()) for line in re.split(r"\n+", text)}
    _, texts = marked(path)
    assert [line for mark, line in texts if mark == "+" and line not in whole] == []
    kept = [line for mark, line in texts if mark == "-" and (line in lines or (len(line) > _LONG and line in whole))]
    assert kept == []


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_facts_of_a_page_are_found(path, road):
    found, (facts, texts) = article(path, road), marked(path)
    got = {
        "title": found.title,
        "authors": list(found.authors),
        "published": found.published and found.published.first[:10],
        "updated": found.updated and found.updated[:10],
        "outlet": found.outlet,
        "language": found.language,
        "kind": found.kind.value,
    }
    assert {name: got[name] for name in facts} == facts
    assert all(line == " ".join(found.title.split()) for mark, line in texts if mark == "=")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_careful_road_says_where_each_word_stands(path):
    found = article(path, "careful")
    from_data = any("little of it is visible" in note for note in found.notes)
    assert from_data or found.offsets is not None, found.notes
