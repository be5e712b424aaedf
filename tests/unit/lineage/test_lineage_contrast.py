"""Texts told over from first to last, and put together, by other hands, among the other tellings of their story."""

from dataclasses import replace
from pathlib import Path

import pytest
from bench.lineage_set import read
from tellings import article, families, traced

from retold.lineage.contrast import Contrasted, odds
from retold.model import ArticleKind, Relation

OTHERS = Path(__file__).parents[2] / "lineage_others"
QUOTING = "\n\n“They told us nothing, they took the nets and the lamp and went,” Orla Menk, a ferrywoman of Lower Sarn, said in the kitchen."


def pages(story, *names):
    """Articles of a story by name, in this order; the letters of their ids say nothing about who was first."""
    told = {page.name: page for page in read(OTHERS / f"{story}.txt")}
    return [article(letter, told[name].text) for letter, name in zip("abcdefgh", names, strict=False)]


def together(lineage, one, other):
    return any({one, other} <= family for family in families(lineage))


def test_a_text_told_over_is_found_by_what_only_its_source_has_of_all_tellings():
    lineage = traced(*pages("border", "recast", "teshpost", "continental", "standard"))
    assert families(lineage) == {frozenset("ab"), frozenset("c"), frozenset("d")}
    (edge,) = [e for e in lineage.edges if {e.child, e.parent} == {"a", "b"}]
    assert edge.relation in (Relation.REWORKED, Relation.TRANSLATED)
    assert edge.aligned


def test_without_another_telling_there_is_nothing_to_tell_it_by():
    assert not together(traced(*pages("border", "recast", "teshpost")), "a", "b")


def test_who_quotes_what_his_source_has_not_has_heard_it_himself():
    recast, *rest = pages("border", "recast", "teshpost", "continental", "standard")
    assert not together(traced(article("a", recast.text + QUOTING), *rest), "a", "b")


def test_the_beginning_of_a_telling_is_too_short():
    recast, *rest = pages("border", "recast", "teshpost", "continental", "standard")
    assert not together(traced(article("a", "\n\n".join(recast.text.split("\n\n")[:3])), *rest), "a", "b")


def test_what_an_office_gave_out_ties_less():
    recast, teshpost, *rest = pages("border", "recast", "teshpost", "continental", "standard")
    report, release = (
        next(e.kinship for e in traced(recast, source, *rest).edges if {e.child, e.parent} == {"a", "b"})
        for source in (teshpost, article("b", teshpost.text, kind=ArticleKind.RELEASE))
    )
    assert release < report


def test_a_text_put_together_in_other_words_is_of_both_families_and_joins_them_not():
    lineage = traced(*pages("coachcrash", "roundup", "tvseven", "townecho", "roadwatch"))
    assert {(e.child, e.relation) for e in lineage.edges if e.relation is Relation.MERGED} == {("a", Relation.MERGED)}
    assert sorted(map(sorted, families(lineage))) == [["a", "b"], ["a", "c"], ["d"]]


def test_a_patchwork_whose_sources_have_facts_in_common_is_found():
    lineage = traced(*pages("levy", "thenation", "dispatchtwo", "tunanews"))
    assert {e.child for e in lineage.edges if e.relation is Relation.MERGED} == {"a"}


def test_versions_of_one_outlet_are_no_sources_of_a_patchwork():
    chain = pages("plant", "nordthree", "nordtwo", "gazette", "nordcorr")
    versions = [replace(a, outlet="Nordkyst Telegram") if a.id in "abd" else a for a in chain]
    lineage = traced(*versions)
    assert families(lineage) == {frozenset("abcd")}
    assert Relation.MERGED not in {edge.relation for edge in lineage.edges}


def test_names_that_are_cut_are_not_exchanged_for_others():
    lineage = traced(*pages("pensioners", "eastlander", "unionpress"))
    assert families(lineage) == {frozenset("ab")}


def test_independent_reports_stay_apart():
    lineage = traced(*pages("hoard", "ellergazette", "heritage", "radio"))
    assert families(lineage) == {frozenset("a"), frozenset("b"), frozenset("c")}


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ({"own": 3.0}, {"own": 0.0}),
        ({"shared": 0.0}, {"shared": 3.0}),
        ({"room": 6.0}, {"room": 4.0}),
        ({"together": -1.0}, {"together": 2.0}),
        ({"heard": 1.0}, {"heard": 0.0}),
    ],
)
def test_each_sign_counts_its_way(less, more):
    plain = {
        "lacking": 0.1,
        "own": 2.0,
        "shared": 3.0,
        "ordered": 2.0,
        "words": 0.5,
        "room": 5.0,
        "together": 1.0,
        "heard": 0.0,
    }
    assert odds(Contrasted(**{**plain, **less})) < odds(Contrasted(**{**plain, **more}))
