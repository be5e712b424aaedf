"""Versions side by side, and marks in the text of an article."""

from dataclasses import replace

from retold.export.anchored import Mark, anchored
from retold.export.contexts import context, sides, together
from retold.export.doubts import departures, doubts
from retold.export.facing import compared, versions
from retold.model import Span


def marked(text: str, base: str) -> list[str]:
    return [s.span.of(text) for s in compared(text, Span(0, len(text)), base) if s.changed]


def test_only_the_words_that_differ_are_marked():
    assert marked("a crack of 21 metres was seen", "a crack of 12 metres was found") == ["21", "seen"]


def test_case_and_accents_are_not_changes():
    assert marked("THE Café", "the cafe") == []


def test_words_left_out_are_told_where_they_are_missing():
    text = "There is danger today"
    (gap,) = [s for s in compared(text, Span(0, len(text)), "There is no danger today") if s.left_out]
    assert gap.left_out == "no"
    assert gap.span.of(text).startswith("danger")


def test_words_put_in_the_place_of_others_need_no_sign_of_omission():
    text = "She told him"
    assert not any(s.left_out for s in compared(text, Span(0, len(text)), "She asked him"))


def test_the_segments_give_back_the_whole_reading(report):
    account = report.accounts[0]
    articles = {a.id: a for a in account.story.articles}
    for passage in account.collation.passages:
        for version in versions(passage, account.lineage, articles):
            text = articles[version.reading.article].text
            assert "".join(s.span.of(text) for s in version.segments) == version.reading.span.of(text)


def test_the_reference_is_a_version_without_departures(report):
    account = report.accounts[0]
    articles = {a.id: a for a in account.story.articles}
    first = versions(account.collation.passages[0], account.lineage, articles)[0]
    assert first.reference
    assert first.articles == ("000_holmvik",)


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_the_context_is_the_sentence_around_the_words():
    text = "First one. Then the dam broke at noon. Last one."
    found = context(text, None, "a", [at(text, "broke")])
    assert [piece.strip() for piece, _ in found.pieces] == ["Then the dam", "broke", "at noon."]


def test_a_clipped_context_is_cut_between_words():
    text = "One two three four five six seven eight nine ten eleven twelve"
    found = context(text, None, "a", [at(text, "six")]).clipped(11)
    assert found.pieces == (("… four five ", False), ("six", True), (" seven …", False))


def test_words_far_apart_are_shown_with_a_gap_between_them():
    text = "The ship is stable and all that was said of its tanks is true"
    found = context(text, None, "a", [at(text, "ship"), at(text, "tanks")]).clipped(12)
    assert "".join(piece for piece, _ in found.pieces) == "The ship is stable … said of its tanks is true"
    assert found.words == "ship … tanks"


def test_words_that_overlap_are_marked_once():
    text = "The old ship sank"
    found = context(text, None, "a", [at(text, "old ship"), at(text, "ship")])
    assert "".join(piece for piece, _ in found.pieces) == text


def test_the_others_are_grouped_by_their_words(report):
    account = report.accounts[0]
    articles = {a.id: a for a in account.story.articles}
    number = next(d for d in departures(account).copying if d.difference.kind.value == "number")
    assert [ids for ids, _, _ in sides([number], articles)] == [["000_holmvik", "002_brief", "003_courier"]]


def test_differences_of_one_kind_in_one_sentence_stand_together(report):
    severe = departures(report.accounts[0]).copying
    twice = [*severe, severe[0]]
    assert [len(group) for group in together(twice)] == [2, 1, 1, 1, 1]


def test_a_contested_difference_puts_no_page_in_doubt(report):
    assert [doubt.article for doubt in doubts(report.accounts[0])] == ["001_morning"]


def test_copies_of_one_text_count_once(report):
    lineage = report.accounts[0].lineage
    assert lineage.tellings(["000_holmvik", "001_morning", "002_brief"]) == 1
    assert lineage.tellings(["000_holmvik", "003_courier"]) == 2


def names(text: str, *spans: tuple[int, int]) -> str:
    (paragraph,) = anchored(text, [Mark(Span(*s), f"s{s[0]}-{s[1]}", classes="c") for s in spans])
    return str(paragraph.markup)


def test_marks_nest():
    assert (
        names("one two", (0, 7), (4, 7)) == '<span id="s0-7" class="c">one <span id="s4-7" class="c">two</span></span>'
    )


def test_marks_that_cross_go_on_in_a_second_piece_without_the_name():
    assert names("one two", (0, 5), (4, 7)) == (
        '<span id="s0-5" class="c">one <span id="s4-7" class="c">t</span></span><span class="c">wo</span>'
    )


def test_a_mark_over_two_paragraphs_is_named_once():
    text = "one\n\ntwo"
    found = anchored(text, [Mark(Span(0, 8), "s0-8", classes="c")])
    assert [str(p.markup) for p in found] == ['<span id="s0-8" class="c">one</span>', '<span class="c">two</span>']


def test_text_and_labels_are_escaped():
    (paragraph,) = anchored('a<b>"', [Mark(Span(1, 2), "s1-2", label='"><script>')])
    assert "<b>" not in paragraph.markup
    assert "<script>" not in paragraph.markup


def test_figures_that_versions_of_one_telling_have_otherwise_stand_apart_from_contradictions(report):
    account = report.accounts[0]
    first = account.collation.passages[0]
    number = next(d for d in first.differences if d.kind.value == "number")
    others = tuple(replace(d, contested=True) if d is number else d for d in first.differences)
    passages = (replace(first, differences=others), *account.collation.passages[1:])
    found = departures(replace(account, collation=replace(account.collation, passages=passages)))
    assert [d.difference.span for d in found.versions] == [number.span]
    assert number.span not in {d.difference.span for d in (*found.copying, *found.between)}
