"""Readings of what is no ordinary story: hundreds of versions, endless sentences, tables, several languages. All invented."""

from dataclasses import replace

from retold.account.assembly import assemble
from retold.account.settings import AccountSettings
from retold.collation import CollationSettings, collate
from retold.collation.collating import _comparisons
from retold.collation.facts import facts
from retold.collation.lines import story_lines, usage
from retold.export import html, terminal
from retold.model import Report

MANY = 200
BASE = "The council of Vestby paid 4,000 crowns for each of the fourteen boats that sank in the storm on Tuesday."
ODD = ["otter", "badger", "heron", "falcon", "beaver", "marten", "weasel", "lynx", "elk", "moose"]


def versions(count):
    """`count` articles with one sentence each, every one with another word in the place of `boats`."""
    return {f"a{n:03}": BASE.replace("boats", f"{ODD[n % 10]}{ODD[n // 10 % 10]}{n}s") for n in range(count)}


def test_a_passage_with_hundreds_of_readings_is_one_passage_with_bounded_comparisons(story, lineage):
    texts = versions(MANY)
    made = story(texts)
    (passage,) = collate(made, lineage(texts, [sorted(texts)]), CollationSettings()).passages
    assert len(passage.readings) == MANY
    lines = story_lines(made, CollationSettings().max_sentence_words)
    used = usage(lines)
    most = CollationSettings().max_compared_readings
    assert len(_comparisons([[facts(line, used)] for line in lines], most)) <= MANY * most // 2


def test_a_passage_with_hundreds_of_readings_is_shown_in_few_lines(story, lineage):
    texts = versions(MANY)
    made, traced = story(texts), lineage(texts, [sorted(texts)])
    account = assemble(made, traced, collate(made, traced, CollationSettings()), AccountSettings())
    report = Report((account,), ())
    shown = terminal.render(replace(report), 100).partition("WHAT CHANGED")[2].partition("PAGES")[0]
    assert 0 < shown.count("\n") < MANY
    (page,) = [body.decode() for name, body in html.render(report).items() if name.startswith("story-")]
    assert page.count('class="version') < MANY
    assert "more versions, in the JSON" in page


def test_a_sentence_without_end_is_cut_into_lines_that_can_be_compared(told):
    clause = "and then the harbour master counted the boats and wrote their names into the book of the port "
    endless = "In the morning the storm was over " + clause * 300 + "until it was evening."
    found = told({"a": endless, "b": endless.replace("evening", "midnight")}, [["a", "b"]], [("b", "a")])
    assert len(found) < 20


def test_the_rows_of_a_table_are_no_swamp_of_differences(told):
    rows = [f"Vestby {n} {n * 7} {n * 13}\n" for n in range(60)]
    other = [f"Vestby {n} {n * 7 + 1} {n * 13}\n" for n in range(60)]
    found = told({"a": "".join(rows), "b": "".join(other)})
    assert len(found) <= len(rows)


def test_between_two_languages_only_figures_are_compared(story, lineage):
    texts = {
        "a": "The council of Vestby paid 4,000 crowns for each of the 14 boats that sank in the storm on Tuesday.",
        "b": "El ayuntamiento de Vestby pagó 4,000 coronas por cada uno de los 14 barcos hundidos en la tormenta el martes.",
        "c": "Der Rat von Vestby zahlte 4,000 Kronen für jedes der 14 Boote, die am Dienstag im Sturm sanken.",
    }
    made = story(texts)
    spoken = {"a": "en", "b": "es", "c": "de"}
    made = replace(made, articles=tuple(replace(a, language=spoken[a.id]) for a in made.articles))
    collation = collate(made, lineage(texts, [sorted(texts)]), CollationSettings())
    kinds = {d.kind.value for passage in collation.passages for d in passage.differences}
    assert kinds <= {"number"}
