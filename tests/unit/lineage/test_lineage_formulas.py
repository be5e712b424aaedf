"""Formulas: what an agency or an office writes in story after story is no sign of copying."""

import pytest
from tellings import WIRE, article, story

from retold.lineage import FormulaCount, LineageSettings, trace
from retold.words import folded

SETTINGS = LineageSettings()
FORMULA = """The Harbour Exchange authorised an additional {0} crowns in credit guarantees for sales of {1} to {2}, the exchange said.

The additional guarantees increase the line for {1} to {0} crowns and the guarantees for {2} this year to {3} crowns.

All sales under the credit guarantee line must be registered and shipped by the end of the season, it said."""
GRANTS = [
    FORMULA.format("12.5 mln", "barley", "Oskeland", "40 mln"),
    FORMULA.format("3 mln", "tallow", "Varonia", "9.25 mln"),
    FORMULA.format("70 mln", "seed potatoes", "Lower Tarn", "110 mln"),
    FORMULA.format("8 mln", "hops", "Brenwick", "21 mln"),
]

# No names and figures that differ, and so without knowledge of the corpus no sign that it is a form.
RULES = """{0}

Cargoes bought under a guarantee must be registered with the exchange before they are loaded.

The exchange pays where a buyer fails to, and takes over what the seller may claim from the defaulter."""
RULED = [
    RULES.format(lead)
    for lead in (
        "Growers of barley were glad that guarantees are to be had again.",
        "Merchants in tallow complained of how long guarantees take to be granted.",
        "Nobody has asked for guarantees on seed potatoes so far.",
        "Brewers hoped that guarantees on hops would be cheaper.",
    )
]


def counted(stories):
    count = FormulaCount()
    for texts in stories:
        count.add(texts)
    return count.formulas()


@pytest.fixture(scope="module")
def corpus():
    return counted([[grant] for grant in GRANTS])


def test_words_that_many_stories_have_are_a_formula(corpus):
    words = folded("He said exports of wool must be registered and shipped by the end of the season.")
    covered = corpus.covered([words])[0]
    assert [w for w, c in zip(words, covered, strict=True) if c] == folded(
        "must be registered and shipped by the end of the season"
    )


def test_copies_in_one_story_make_no_formula():
    assert not any(counted([[WIRE] * 50, ["Another day."], ["One more day."]]).covered([folded(WIRE)])[0])


def test_reports_that_share_only_formulas_are_two_tellings():
    both = story(article("a", RULED[0]), article("b", RULED[1]))
    assert len(trace(both, SETTINGS).families) == 1
    assert len(trace(both, SETTINGS, counted([[text] for text in RULED])).families) == 2


def test_a_copy_is_still_found_where_formulas_are_known(corpus):
    lineage = trace(story(article("a", WIRE), article("b", WIRE + "\n\nIt was a windy day.")), SETTINGS, corpus)
    assert [(e.child, e.parent) for e in lineage.edges] == [("a", "b")]


def test_nothing_is_a_formula_of_an_empty_corpus():
    assert not any(counted([]).covered([folded(WIRE)])[0])
    assert counted([[""], ["two words"]]).covered([]) == []


def test_the_order_of_the_stories_does_not_matter():
    ways = [counted([[g] for g in some]) for some in (GRANTS, GRANTS[::-1])]
    assert ways[0].runs.tolist() == ways[1].runs.tolist()


def test_a_run_of_words_over_the_end_of_a_sentence_is_no_formula():
    corpus = counted([[WIRE], [WIRE], [WIRE]])
    words = folded(WIRE)
    assert all(corpus.covered([words])[0])
    assert not any(word for row in corpus.covered([words[:2], words[2:4], []]) for word in row)
