"""The discrepancy table, and what a reader is shown of the facts."""

import json
from dataclasses import replace

import pytest

from retold.export import agreed, terminal
from retold.export.clashes import by_telling, clashes, telling_numbers
from retold.export.json import render
from retold.model import Evidence, Fact, FactKind, Report, Span

COURIER = "003_courier"


def evidence(account, article, words):
    text = next(a.text for a in account.story.articles if a.id == article)
    start = text.index(words)
    return Evidence(article, Span(start, start + len(words)), words)


def with_facts(report):
    account = report.accounts[0]
    both = (evidence(account, "000_holmvik", "3,400 people"), evidence(account, COURIER, "12 centimetres"))
    alone = (evidence(account, COURIER, "3,100"),)
    person = (evidence(account, COURIER, "Ms Solheim"),)
    facts = (
        Fact(FactKind.NUMBER, "3400", "About 3,400 people left.", 2, both),
        Fact(FactKind.DATE, "2024-03-05", "Engineers open two of the four gates", 2, both),
        Fact(FactKind.EVENT, None, account.brief[0].text, 2, both),
        Fact(FactKind.NUMBER, "3100", "The number is 3,100.", 1, alone),
        Fact(FactKind.NAME, "Ingrid Solheim", "Ms Solheim told a news conference.", 1, person),
    )
    return Report((replace(account, facts=facts),), ())


def test_every_difference_is_a_row_gravest_first(report):
    rows = clashes(report.accounts[0])
    differences = [d for p in report.accounts[0].collation.passages for d in p.differences]
    assert len(rows) == len(differences)
    assert [r.difference.severity for r in rows] == sorted((d.severity for d in differences), reverse=True)


def test_a_cell_has_the_readings_of_one_telling_that_are_the_same(report):
    row = next(r for r in clashes(report.accounts[0]) if r.difference.kind.value == "number" and r.within_family)
    assert [(c.telling, c.departs, c.articles) for c in row.cells] == [
        (1, True, ("001_morning",)),
        (1, False, ("000_holmvik", "002_brief")),
        (2, False, ("003_courier",)),
    ]


def test_tellings_of_their_own_contradict_each_other(report):
    (row,) = [r for r in clashes(report.accounts[0]) if not r.within_family]
    assert (row.difference.article, [c.telling for c in row.cells]) == ("003_courier", [2, 1])


def test_an_article_of_two_families_is_of_both(report):
    lineage = report.accounts[0].lineage
    merged = replace(lineage.families[1], articles=("001_morning", "003_courier"))
    found = telling_numbers(replace(lineage, families=(lineage.families[0], merged)))
    assert (found["001_morning"], found["003_courier"]) == ((1, 2), (2,))


def test_the_account_has_facts_contradictions_and_corruptions(report):
    found = json.loads(render(with_facts(report)))["stories"][0]["agreement"]
    assert [(f["value"], f["origins"], f["tellings"]) for f in found["facts"]][:2] == [
        ("3400", 2, [1, 2]),
        ("2024-03-05", 2, [1, 2]),
    ]
    assert [(c["kind"], [cell["telling"] for cell in c["cells"]]) for c in found["contradictions"]] == [
        ("number", [2, 1])
    ]
    assert {cell["telling"] for c in found["corruptions"] for cell in c["cells"] if cell["departs"]} == {1}


def test_agreement_is_shown_with_the_pages_of_each_telling(report):
    text = terminal.render(with_facts(report), 100)
    assert "WHAT TELLINGS AGREE ON\n  Told independently by 2\n  · 3,400 people: About [3,400 people]" in text
    assert "(000 | 003)" in text
    assert "5 Mar 2024: Engineers open two of the four gates (000 | 003)" in text


def test_what_one_telling_has_alone_is_shown_under_it(report):
    text = terminal.render(with_facts(report), 100)
    assert "Only 003 says\n  · 3,100: " in text
    assert "who is named: Ingrid Solheim" in text


def test_a_fact_that_a_line_of_the_brief_tells_is_not_told_again(report):
    account = with_facts(report).accounts[0]
    ((_, facts),) = agreed.agreed(account)
    assert [f.kind for f in agreed.without(facts, account)] == [FactKind.NUMBER, FactKind.DATE]


def test_a_merged_article_stands_with_those_it_took_a_fact_from():
    families = {"a": (1,), "b": (2,), "m": (1, 2)}
    assert by_telling(["m", "b"], families) == {2: ["b", "m"]}
    assert by_telling(["m", "a", "b"], families) == {1: ["a", "m"], 2: ["b"]}
    assert by_telling(["m"], families) == {1: ["m"]}


def test_a_number_given_out_to_all_is_neither_agreed_nor_alone(report):
    account = with_facts(report).accounts[0]
    both = account.facts[0]
    given = replace(account, facts=(replace(both, origins=1),))
    assert agreed.agreed(given) == ()
    assert [found.facts for found in agreed.alone(given)] == [(), ()]


def test_a_story_of_one_telling_has_nothing_to_agree_on(report):
    account = with_facts(report).accounts[0]
    single = replace(account, lineage=replace(account.lineage, families=account.lineage.families[:1]))
    assert (agreed.agreed(single), agreed.alone(single)) == ((), ())
    assert "WHAT TELLINGS AGREE ON" not in terminal.render(Report((single,), ()), 100)


@pytest.mark.parametrize(
    "title", ["Dam: 3,100 people told to go", "Dam: 3100 told to go", "Dam: some 3.1 thousand told to go"]
)
def test_a_number_that_stands_in_another_telling_too_is_not_told_by_one_alone(report, title):
    account = with_facts(report).accounts[0]
    assert any(fact.value == "3100" for found in agreed.alone(account) for fact in found.facts)
    first, *others = account.story.articles
    changed = replace(account, story=replace(account.story, articles=(replace(first, title=title), *others)))
    assert not any(fact.value == "3100" for found in agreed.alone(changed) for fact in found.facts)
