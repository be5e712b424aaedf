"""What pages say they had wrong before decides which reading departs. All texts are invented."""

from dataclasses import replace

import pytest

from retold.collation import CollationSettings, collate

RIGHT = "The harbour board of Wexham bought three cranes from Northquay Lifting for 3.4 million crowns in March."
SAME = "Wexham’s harbour board bought three cranes from Northquay Lifting in March for 3,400,000 crowns."
WRONG = "The harbour board of Wexham bought three cranes from Northquay Lifting for 4.3 million crowns in March."


@pytest.fixture
def decided(story, lineage):
    """The differences of the kind asked for, with a correction under one of the pages: (article, its words, contested)."""

    def run(texts, kind, correction, page="c", families=None):
        made = story(texts)
        articles = tuple(replace(a, corrections=(correction,) if a.id == page else ()) for a in made.articles)
        found = collate(replace(made, articles=articles), lineage(texts, families), CollationSettings())
        return [
            (d.article, d.span.of(texts[d.article]), d.contested)
            for passage in found.passages
            for d in passage.differences
            if d.kind.value == kind
        ]

    return run


def test_the_figure_a_page_takes_back_is_the_departing_one_however_the_right_one_is_written(decided):
    told = "An earlier version of this article misstated the price. It was 3.4 million crowns, not 4.3 million."
    found = decided({"a": WRONG, "b": WRONG.replace("bought", "purchased"), "c": SAME}, "number", told)
    assert {(article, words) for article, words, _ in found} == {("a", "4.3 million"), ("b", "4.3 million")}
    assert not any(contested for _, _, contested in found)


def test_a_figure_the_correction_only_mentions_decides_nothing(decided):
    told = "The board bought three cranes, not four. They cost 3.4 million crowns."
    found = decided({"a": WRONG, "c": RIGHT}, "number", told)
    assert [contested for _, _, contested in found] == [True]


def test_a_name_that_was_wrong_before_is_the_departing_one(decided):
    right = "The board was advised by Ingrid Solway, the auditor of Wexham, who found no second bid for the cranes."
    wrong = right.replace("Solway", "Salway")
    told = "An earlier version misspelled the auditor’s name. She is Ingrid Solway, not Ingrid Salway."
    found = decided({"a": wrong, "b": wrong, "c": right}, "name", told)
    assert {(article, contested) for article, _, contested in found} == {("a", False), ("b", False)}


def test_a_day_that_was_wrong_before_is_the_departing_one(decided):
    right = "The harbour board of Wexham signed the contract for three cranes on 14 March after a short debate."
    wrong = right.replace("14 March", "15 March")
    told = "Correction: the contract was signed on 14 March, not on 15 March."
    found = decided({"a": wrong, "b": wrong, "c": right}, "date", told)
    assert {(article, contested) for article, _, contested in found} == {("a", False), ("b", False)}


def test_a_note_in_the_text_that_has_both_figures_is_no_departing_reading(decided):
    told = "(Corrects the price to 3.4 million crowns, not 4.3 million crowns, in paragraph 1)"
    texts = {"a": WRONG, "c": f"{told}\n\n{RIGHT}"}
    assert {article for article, _, _ in decided(texts, "number", told)} == {"a"}
