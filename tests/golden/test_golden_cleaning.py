"""Flattened pages of our own beside what must become of them; `make golden` writes the expectations anew."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from retold.cleaning import CleaningSettings, clean
from retold.model import Page, PageForm, Rejected

CASES = sorted(path.parent for path in (Path(__file__).parent / "cleaning").glob("*/page.txt"))


def outcome(case):
    text = (case / "page.txt").read_text(encoding="utf-8")
    page = Page(case.name, PageForm.FLATTENED, text, hashlib.sha256(text.encode()).hexdigest(), "page.txt")
    found = next(iter(clean([page], CleaningSettings())))
    if isinstance(found, Rejected):
        return {"rejected": found.reason}
    return {
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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_becomes_the_expected_article(case):
    expected = case / "expected.json"
    found = outcome(case)
    if os.environ.get("RETOLD_GOLDEN") == "write":
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
