"""Stories of our own with their dates, publication and timeline; `make golden` writes the expectations anew."""

import json
import os
from pathlib import Path

import pytest

from retold.account.timeline import timeline
from retold.mentions.dates import tag
from retold.mentions.publication import settle
from retold.mentions.settings import MentionSettings
from retold.model import Article, Family, Lineage, Mentions, Range, Story
from retold.words import sentences

CASES = sorted(path for path in (Path(__file__).parent / "dates").iterdir() if path.is_dir())


def story(case):
    language = case.name[-2:] if case.name[-3:] in ("_de", "_es", "_fr") else "en"
    articles, mentions = [], []
    for path in sorted(case.glob("*.txt")):
        text = path.read_text(encoding="utf-8").strip()
        found = sentences(text)
        articles.append(Article(id=path.stem, page_sha256="0" * 64, source=path.name, text=text, language=language))
        mentions.append(Mentions(path.stem, found, dates=tag(text, None, language, found)))
    return settle(Story(case.name, case.name, tuple(articles), tuple(mentions)), MentionSettings())


def outcome(case):
    settled = story(case)
    names = tuple(article.id for article in settled.articles)
    lineage = Lineage(settled.id, tuple(Family((name,), name) for name in names), Range(1, len(names), len(names)))
    pages = {}
    for article, mentions in zip(settled.articles, settled.mentions, strict=True):
        published = article.published
        pages[article.id] = {
            "published": [published.first, published.last, published.basis.value, published.reason]
            if published
            else None,
            "notes": list(article.notes),
            "dates": [
                [m.span.of(article.text), m.type, m.value, str(m.first or ""), str(m.last or ""), m.rule, m.anchor]
                for m in mentions.dates
            ],
        }
    events = [
        [str(e.first or ""), str(e.last or ""), e.precision, e.status.value, e.origins, e.text, list(e.disagreements)]
        for e in timeline(settled, lineage)
    ]
    return {"pages": pages, "timeline": events}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_story_has_the_expected_dates(case):
    expected = case / "expected.json"
    found = outcome(case)
    if os.environ.get("RETOLD_GOLDEN") == "write":
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
