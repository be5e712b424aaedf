"""Pages of our own, flattened and HTML, beside what must become of them; `make golden` writes the expectations anew."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from retold.cleaning import CleaningSettings, clean
from retold.model import ArticleKind, Page, PageForm, Rejected

PAGES = sorted((Path(__file__).parent / "cleaning").glob("*/page.*"))
FORMS = {".txt": PageForm.FLATTENED, ".html": PageForm.HTML}


def cleaned(path, road="auto"):
    text = path.read_text(encoding="utf-8")
    page = Page(path.parent.name, FORMS[path.suffix], text, hashlib.sha256(text.encode()).hexdigest(), path.name)
    return next(iter(clean([page], CleaningSettings(road=road))))


def outcome(path):
    found = cleaned(path)
    if isinstance(found, Rejected):
        return {"rejected": found.reason}
    more = {"kind": found.kind.value} if found.kind is not ArticleKind.ARTICLE else {}
    if found.entries:
        more["entries"] = [
            [entry.printed, entry.published and entry.published.first, entry.span.of(found.text).split("\n\n")]
            for entry in found.entries
        ]
    if found.foreign:
        more["foreign"] = [[part.language, part.span.of(found.text)] for part in found.foreign]
    if found.truncated or found.notes:
        more |= {"truncated": found.truncated, "notes": list(found.notes)}
    return more | {
        "title": found.title,
        "authors": list(found.authors),
        "outlet": found.outlet,
        "credits": [[credit.name, credit.kind.value] for credit in found.credits],
        "dateline": found.dateline.text if found.dateline else None,
        "language": found.language,
        "published": [found.published.first, found.published.last] if found.published else None,
        "updated": found.updated,
        "text": found.text.split("\n\n"),
        "removed": [[removed.text, removed.reason] for removed in found.removed],
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_a_page_becomes_the_expected_article(path):
    expected = path.parent / "expected.json"
    found = outcome(path)
    if os.environ.get("RETOLD_GOLDEN") == "write":
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [path for path in PAGES if path.suffix == ".html"], ids=lambda path: path.parent.name)
def test_the_fast_road_gives_the_same_sentences_of_an_html_page(path):
    careful, fast = cleaned(path, "careful"), cleaned(path, "fast")
    if isinstance(careful, Rejected):
        assert fast == careful
    else:
        assert _sentences(fast.text) == _sentences(careful.text)


def _sentences(text):
    """The paragraphs without headings, which the roads may judge differently."""
    return [paragraph for paragraph in text.split("\n\n") if paragraph.endswith((".", "…"))]
