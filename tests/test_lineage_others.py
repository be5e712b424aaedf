"""Stories by others with their lineages (lineage_others/README.md): what is found of them may not become less."""

import io
import json
import sys
from contextlib import redirect_stdout, suppress
from itertools import combinations
from pathlib import Path

import pytest
from bench.lineage_set import answers, documents, read

from retold.cli import main

STORIES = {path.stem: read(path) for path in sorted(Path(__file__).with_name("lineage_others").glob("*.txt"))}
FORMS = ("text", "page")
# By pairs: the part of those said to be of one family that are, and of those that are that were found; what was reached, a little below.
RIGHT, FOUND = 0.95, {"text": 0.81, "page": 0.82}
# Stories whose number of tellings may lie outside the range given.
OUTSIDE = 8


@pytest.fixture(scope="module", params=FORMS)
def traced(request, tmp_path_factory):
    """The form of the pages, and what the program prints of each story."""
    rows = [row for story, pages in STORIES.items() for row in documents(story, pages)]
    file = tmp_path_factory.mktemp("others") / "pages.jsonl"
    wanted = ("id", "story", "title", "text") if request.param == "text" else ("id", "story", "page")
    file.write_text("".join(json.dumps({key: row[key] for key in wanted}) + "\n" for row in rows), encoding="utf-8")
    before, sys.argv, out = sys.argv, ["retold", "lineage", "--jsonl", str(file)], io.StringIO()
    try:
        with redirect_stdout(out), suppress(SystemExit):
            main()
    finally:
        sys.argv = before
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    return request.param, {row["story"]: row for row in found}


def together(groups, merged):
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group) - set(merged)), 2)}


def test_copies_are_found_and_independent_tellings_held_apart(traced):
    form, rows = traced
    found, true = set(), set()
    for story, pages in STORIES.items():
        truth = answers(story, pages)
        found |= together(rows[story]["families"], truth["merged"])
        true |= together(truth["families"], truth["merged"])
    assert len(found & true) >= RIGHT * len(found)
    assert len(found & true) >= FOUND[form] * len(true)


def test_the_number_of_tellings_is_in_the_range_given(traced):
    _, rows = traced
    outside = [
        story
        for story, pages in STORIES.items()
        if not rows[story]["origins"]["low"] <= len(answers(story, pages)["families"]) <= rows[story]["origins"]["high"]
    ]
    assert len(outside) <= OUTSIDE, outside
