"""Pages of our own with their quotes, speakers and actors; `make golden` writes the expectations anew."""

import json
import os
from pathlib import Path

import pytest

from retold.mentions import MentionSettings, annotate
from retold.model import Article

CASES = sorted(path for path in (Path(__file__).parent / "quotes").iterdir() if path.is_dir())


def outcome(case):
    text = (case / "page.txt").read_text(encoding="utf-8").strip()
    language = "es" if case.name.endswith("_es") else "en"
    article = Article(case.name, "0" * 64, case.name, text, language=language)
    (mentions,) = annotate([article], MentionSettings(parts=frozenset({"quotes", "actors"})))
    return {
        "quotes": [
            {
                "kind": q.kind.value,
                "words": [s.of(text) for s in q.spans],
                "speaker": [q.speaker.span.of(text), q.speaker.actor] if q.speaker else None,
                "cue": [q.cue.span.of(text), q.cue.act, q.cue.frame] if q.cue else None,
                "to": q.addressee.of(text) if q.addressee else None,
                "occasion": q.occasion.of(text) if q.occasion else None,
            }
            for q in mentions.quotes
        ],
        "actors": [
            [m.span.of(text), m.kind.value, m.actor, m.role.of(text) if m.role else None] for m in mentions.actors
        ],
        "notes": list(mentions.notes),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_has_the_expected_quotes_and_actors(case):
    expected = case / "expected.json"
    found = outcome(case)
    if os.environ.get("RETOLD_GOLDEN") == "write":
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
