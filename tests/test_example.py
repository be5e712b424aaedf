"""The example's account against its truth, and the account's promises on real pages."""

import json

import pytest

from accounts import account_of
from retold.model import Basis


def by_id(report):
    return {a.id: a for account in report.accounts for a in account.story.articles}


def test_stories_are_those_of_the_truth(example_report, truth):
    found = {frozenset(x.id for x in a.story.articles) for a in example_report.accounts}
    assert found == {frozenset(ids) for ids in truth["stories"].values()}


def test_nothing_was_rejected(example_report):
    assert example_report.rejected == ()


def test_headlines_are_right(example_report, truth):
    assert {i: a.title for i, a in by_id(example_report).items()} == truth["titles"]


def test_no_furniture_is_left(example_report, truth):
    left = [(a.id, f) for a in by_id(example_report).values() for f in truth["furniture"] if f in a.text]
    assert left == []


def test_credits_are_found(example_report, truth):
    articles = by_id(example_report)
    found = {i: sorted({c.name for c in articles[i].credits if c.name}) for i in truth["credits"]}
    assert found == {i: sorted(names) for i, names in truth["credits"].items()}


def test_languages_are_right(example_report, truth):
    assert {a.id: a.language for a in by_id(example_report).values() if a.language != "en"} == truth["languages"]


def test_publication_dates_lie_within_the_truth(example_report, truth):
    wrong = {}
    for name, article in by_id(example_report).items():
        first, last = truth["published"][name]
        given = article.published
        if given is None or not (first <= given.first[:10] and given.last[:10] <= last):
            wrong[name] = given
    assert wrong == {}


def test_inferred_dates_say_that_they_are(example_report):
    articles = by_id(example_report)
    assert {articles[i].published.basis for i in ("03_coast_daily", "06_quickwire")} <= {Basis.INFERRED, Basis.STORY}


def test_families_are_those_of_the_truth(example_report, truth):
    merged = set(truth["merged"])
    for name, families in truth["families"].items():
        lineage = account_of(example_report, truth["stories"][name][0]).lineage
        found = {frozenset(set(f.articles) - merged) for f in lineage.families} - {frozenset()}
        assert found == {frozenset(f) for f in families}


def test_origins_are_counted_right(example_report, truth):
    found = {n: account_of(example_report, ids[0]).lineage.origins.best for n, ids in truth["stories"].items()}
    assert found == truth["origins"]


def test_most_edges_are_those_of_the_truth(example_report, truth):
    same = {"02_halden_post", "03_coast_daily"}
    found = {
        (e.child, "01_npa_wire" if e.parent in same else e.parent)
        for a in example_report.accounts
        for e in a.lineage.edges
    }
    want = {(e["child"], e["parent"]) for e in truth["edges"]}
    missing = want - found
    assert len(missing) <= 1, missing


def test_the_shared_statement_makes_no_edge(example_report, truth):
    together = set(truth["statement"]["articles"])
    edges = account_of(example_report, "01_npa_wire").lineage.edges
    assert not [e for e in edges if {e.child, e.parent} <= together]


def test_planted_changes_are_found_with_their_kind(example_report, truth):
    missed = []
    for change in truth["changes"]:
        account = account_of(example_report, change["article"])
        text = by_id(example_report)[change["article"]].text
        found = [
            d
            for p in account.collation.passages
            for d in p.differences
            if d.article == change["article"] and change["words"] in text[max(0, d.span.start - 20) : d.span.end + 20]
        ]
        if change["kind"] not in {d.kind.value for d in found}:
            missed.append((change["article"], change["words"], sorted({d.kind.value for d in found})))
    assert missed == []


def test_people_are_one_entry_with_all_their_spellings(example_report, truth):
    wrong = {}
    for name, spellings in truth["people"].items():
        entries = [
            a for account in example_report.accounts for a in account.actors if set(spellings) & set(a.spellings)
        ]
        together = [a for a in entries if set(spellings) <= set(a.spellings)]
        if not together:
            wrong[name] = [a.spellings for a in entries]
    assert wrong == {}


def test_quotes_have_their_speakers(example_report, truth):
    wrong = []
    for want in truth["quotes"]:
        account = account_of(example_report, want["article"])
        speakers = [
            q.speaker
            for q in account.quotes
            for w in q.wordings
            if w.evidence.article == want["article"] and want["words"] in w.evidence.exact
        ]
        if want["speaker"] not in speakers:
            wrong.append((want, speakers))
    assert wrong == []


@pytest.mark.parametrize("story", ["grounding", "strike"])
def test_the_timeline_holds_the_dated_events(example_report, truth, story):
    account = account_of(example_report, truth["stories"][story][0])
    entries = [(str(t.first), str(t.last), t.status.value) for t in account.timeline]
    missing = [e for e in truth["timeline"][story] if (e["first"], e["last"], e["status"]) not in entries]
    assert missing == []


def all_evidence(node):
    if isinstance(node, dict):
        if {"id", "start", "end", "exact"} <= set(node):
            yield node
        for value in node.values():
            yield from all_evidence(value)
    elif isinstance(node, list):
        for value in node:
            yield from all_evidence(value)


@pytest.mark.parametrize("which", ["example_report", "seeds_report"])
def test_every_exact_is_the_text_at_its_span(which, request):
    from retold.export import json as export

    report = request.getfixturevalue(which)
    texts = {i: a.text for i, a in by_id(report).items()}
    found = list(all_evidence(json.loads(export.render(report))))
    assert len(found) > 100
    assert [e for e in found if texts[e["id"]][e["start"] : e["end"]] != e["exact"]] == []


@pytest.mark.parametrize("which", ["example_report", "seeds_report"])
def test_the_account_fits_its_schema(which, request):
    import jsonschema

    from retold.export import json as export

    jsonschema.validate(json.loads(export.render(request.getfixturevalue(which))), export.schema())


def test_the_order_of_the_files_does_not_matter(example_pages, example_report):
    from retold import pipeline
    from retold.export import json as export
    from retold.settings import Settings

    backwards = [str(p) for p in sorted(example_pages.iterdir(), reverse=True)]
    again = pipeline.read(backwards, Settings())
    assert export.render(again) == export.render(example_report)
