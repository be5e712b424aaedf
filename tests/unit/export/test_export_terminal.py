"""The account on a terminal: what matters on top, nothing that acts."""

from dataclasses import replace

import pytest

from retold.export import terminal
from retold.export.ink import Ink, columns
from retold.model import (
    Account,
    Article,
    Collation,
    Difference,
    DifferenceKind,
    Evidence,
    Family,
    Lineage,
    Mentions,
    Moved,
    Passage,
    Range,
    Reading,
    Rejected,
    Report,
    Span,
    Step,
    Story,
)


def shown(report, **options) -> str:
    return terminal.render(report, **options)


def test_the_first_screen_gives_headline_tellings_and_the_page_to_distrust(report):
    first = shown(report).splitlines()[:8]
    assert first[0] == "Orsa dam: gates opened after crack is found"
    assert first[1] == "5 pages, 2 tellings (2–3)"
    assert any(line.startswith("  001 5 places: yes, no, maybe “danger of a collapse”") for line in first)


@pytest.mark.parametrize("width", [40, 64, 80, 132])
def test_no_line_is_wider_than_the_terminal(report, width):
    assert max(columns(line) for line in shown(report, width=width).splitlines()) <= width


def test_control_and_bidi_characters_are_written_out(report):
    text = shown(report)
    assert not any(c in text for c in "\x1b\x07\u202e\u202c")
    assert r"\u202egnirts\u202c" in text


def test_colour_adds_nothing_but_styles(report):
    import re

    text = shown(report, width=100, colour=True)
    assert "\x1b[1m" in text
    assert not re.sub(r"\x1b\[[\d;]*m", "", text).count("\x1b")


def test_what_copying_changed_stands_before_contradictions_and_wording(report):
    text = shown(report)
    order = [text.index(t) for t in ("Changed in copying (5)", "Tellings contradict each other (1)", "Wording (2)")]
    assert order == sorted(order)


def test_what_a_page_left_out_and_put_in_is_told_beside_the_page_it_was_taken_from(report):
    text = shown(report, width=100)
    assert "001 beside 000: puts in 1 sentence (“Which the.”)" in text
    assert "002 beside 000: leaves out 1 sentence (“There is no danger" in text


def test_changes_made_in_copying_stand_page_by_page(report):
    assert "Changed in copying (5)\n  001 Dam crack" in shown(report)


def test_the_words_that_differ_have_their_place(report):
    place = report.accounts[0].collation.passages[0].differences[0].span
    assert f"@{place.start}–{place.end}" in shown(report, width=100)


def test_a_difference_shows_the_words_of_each_side_marked(report):
    text = shown(report, width=100)
    assert "after a [21 centimetre] crack" in text
    assert "000, 002, 003, 2 tellings: " in text
    assert "a crack of [12 centimetres] was" in text


def test_the_tree_hangs_copies_under_the_lost_report_with_reasons(report):
    text = shown(report, width=120)
    assert "1  Norda Wire (a report that is not in the pile)\n     └─ 000 Orsa dam" in text
    assert "from the report of Norda Wire, as it says, almost surely" in text
    assert "        ├─ 001 Dam crack" in text
    assert "reworded, 80 % of it shared, almost surely" in text
    assert "shares 4 of 5 sentences with 000" in text
    assert "no date of its own" not in text, "a clue against is no reason for"


def test_every_wording_of_a_quote_is_shown_with_its_pages(report):
    text = shown(report, width=120)
    assert "“There is no danger of a collapse, but we will take nothing for granted” (000, 003)" in text
    assert "(001, only here)" in text
    assert "; has “granite” for “granted”" in text


def test_an_announced_event_says_so(report):
    assert "14 Mar 2024    [announced] Plan for the repair (1 telling: 000, 001)" in shown(report)


def test_what_was_cut_is_shown_with_its_reason(report):
    assert "cut 17 characters: advertisement marker “- Advertisement -”" in shown(report)


def test_rejected_pages_come_last_with_their_reasons(report):
    assert shown(report).splitlines()[-3:-1] == ["NOT USED (2)", "  pages/blank.txt: the file is empty"]


def test_a_report_without_stories_says_so():
    text = shown(Report((), (Rejected("a", "intake", "the file is empty"),)))
    assert text.startswith("No story was found.")
    assert "a: the file is empty" in text


def test_two_stories_are_parted_by_a_rule(report):
    account = report.accounts[0]
    assert "────" in shown(Report((account, replace(account, brief=())), ()))


def test_a_word_longer_than_the_terminal_is_broken():
    ink = Ink(40, colour=False)
    ink.put(("x" * 500,), "  ")
    assert max(map(len, ink.lines)) <= 40
    assert sum(line.count("x") for line in ink.lines) == 500


def test_wide_characters_count_two_columns():
    ink = Ink(40, colour=False)
    ink.put(("地震が発生し、" * 3 + " ") * 4)
    assert max(columns(line) for line in ink.lines) <= 40


def test_a_page_s_own_words_stand_in_no_quotation_marks(report):
    text = shown(report)
    assert "    the water authority said (000)" in text
    assert "“the water authority said”" not in text


def test_of_a_telling_alone_in_nothing_that_can_be_counted_a_sentence_is_shown(report):
    account = report.accounts[0]
    bare = replace(account, facts=tuple(fact for fact in account.facts if not fact.alone))
    assert "  · 1 sentence no other telling has: " in shown(replace(report, accounts=(bare,)))


def test_a_page_that_shares_text_with_another_story_names_it(report):
    text = " ".join(shown(report, width=100).split())
    assert "003 is put together from two stories, with 2 of its 5 sentences in common with Mill sold" in text
    assert "(mill-sold, Mill Post) in the story “The mill" in text


def compared(texts, differences, **more):
    """A report of one story of `texts`, one telling a page, all in one passage with `differences`."""
    articles = tuple(Article(i, "0" * 64, i, text, language="en", title=i) for i, text in texts.items())
    story = Story("s", "Ferry", articles, tuple(Mentions(a.id, (Span(0, len(a.text)),)) for a in articles))
    lineage = Lineage("s", tuple(Family((i,), i) for i in texts), Range(1, len(texts), len(texts)))
    readings = tuple(Reading(i, Span(0, len(text))) for i, text in texts.items())
    passage = Passage(readings, len(texts), tuple(differences))
    account = Account(story, lineage, Collation("s", (passage,)), (), (), (), (), ())
    return Report((replace(account, **more),), ())


def test_one_wording_of_several_pages_is_one_difference():
    texts = {
        "a": "The wall would kill someone.",
        "b": "The wall would kill someone.",
        "c": "The wall would kill somebody.",
    }
    at, other = Span(20, 27), Reading("c", Span(20, 28))
    same = [Difference(i, at, DifferenceKind.WORD, (other,), 0.2) for i in ("a", "b")]
    text = shown(compared(texts, same), width=100)
    assert "Wording (1)" in text
    assert "a, b, 2 tellings: The wall would kill [someone]." in text


def test_what_is_said_of_a_page_in_short_is_said_once():
    texts = {"a": "It hurt 32 people, 32 in all.", "b": "It hurt 23 people, 23 in all."}
    twice = [
        Difference("a", Span(at, at + 2), DifferenceKind.NUMBER, (Reading("b", Span(at, at + 2)),), 0.9)
        for at in (8, 19)
    ]
    assert "a 1 place: number “32” for “23”\n" in shown(compared(texts, twice), width=100)


def test_a_figure_told_as_one_that_moved_is_no_contradiction():
    texts = {"a": "It left 26 missing.", "b": "It left 17 missing."}
    at = Span(8, 10)
    difference = Difference("a", at, DifferenceKind.NUMBER, (Reading("b", at),), 0.9, contested=True)
    steps = tuple(
        Step(day, (Evidence(i, at, texts[i][8:10]),)) for i, day in (("a", "2032-03-14"), ("b", "2032-03-15"))
    )
    assert "contradict each other (1)" in shown(compared(texts, [difference]))
    assert "contradict" not in shown(compared(texts, [difference], moved=(Moved("missing", steps),)))
