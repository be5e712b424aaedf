"""Texts told over from first to last in other words."""

import re
from pathlib import Path

import pytest
from bench.lineage_set import read
from tellings import QUOTED, WIRE, article, families, story, traced

from retold.lineage import LineageSettings
from retold.lineage.alignment import align
from retold.lineage.details import Details
from retold.lineage.kinship import kinships
from retold.lineage.likeness import Likeness
from retold.lineage.retelling import with_retellings
from retold.lineage.texts import prepare
from retold.model import Basis, Published, Relation

TOLD_OVER = """Brenwick has lost its old signal tower. A crane hit the building’s eastern wall on Monday night, according to officials, and it collapsed.

When the railway transferred its signals to Oststadt in 1987, the tower was left empty, so nobody was hurt.

A gust of wind was to blame: it made the arm of the crane swing loose just as copper sheets were being hoisted to the roof.

Marta Ellingsen, whose bakery stands across the square, compared it to wet cardboard that folds up.

As early as March engineers told the council that the brickwork was crumbling, and wanted scaffolding. But of the bidders for the repair two withdrew while a third asked for twice the price, and the work was put off two times.

Four hundred passengers had to spend the night in a school’s gymnasium, since trains through Brenwick did not run for six hours. The operator of the crane, who is 52, suffered a shock but could leave hospital before dawn."""

INDEPENDENT = """Brenwick woke on Tuesday without its signal tower, and with a heap of bricks where it had stood since 1874.

“I was counting the till when the lamp began to swing,” said Jonas Varga, who keeps the Anchor inn on Monday nights.

He ran out with eleven guests and found a crane lying across the eastern side of the square, its driver on the kerb with a blanket round him.

The town had bought the ruin for one crown in 2009 and meant to make a museum of it; the association of friends, 214 members strong, had paid for copper.

Its chairwoman, Ulrike Sand, wept when the mayor’s office rang. Engineers will now look at the church of Saint Olaf, which leans as well.

Buses ran in place of trains until dawn."""


def test_a_text_told_over_is_of_the_family_and_was_reworked():
    lineage = traced(article("a", WIRE), article("b", TOLD_OVER))
    assert families(lineage) == {frozenset("ab")}
    (edge,) = [e for e in lineage.edges if e.parent]
    assert (edge.child, edge.parent, edge.relation) == ("b", "a", Relation.REWORKED)


def test_its_sentences_are_shown_beside_those_they_were_made_from():
    (edge,) = [e for e in traced(article("a", WIRE), article("b", TOLD_OVER)).edges if e.parent]
    shown = {(pair.child.of(TOLD_OVER).split()[0], pair.parent.of(WIRE).split()[0]) for pair in edge.aligned}
    assert {("When", "Nobody"), ("A", "The")} <= shown


def test_what_it_leaves_out_is_told_of_names_and_figures(heat):
    lineage = traced(article("a", heat[0]), article("b", heat[1]))
    (coverage,) = [clue.text for e in lineage.edges if e.parent for clue in e.clues if clue.kind == "coverage"]
    assert coverage == "leaves out 11% of the names and figures of a, and adds no name or figure"


def test_an_independent_report_of_the_event_is_a_telling_of_its_own():
    lineage = traced(article("a", WIRE), article("b", INDEPENDENT), article("c", TOLD_OVER))
    assert families(lineage) == {frozenset("ac"), frozenset("b")}


def published(day):
    return Published(day, day, Basis.STATED, 1.0, "stated")


@pytest.fixture
def heat():
    """A report of our set and the one it was told over in."""
    pages = {page.name: page.text for page in read(Path(__file__).parents[2] / "lineage_set" / "heat.txt")}
    return pages["agri"], pages["echo_agri"]


@pytest.mark.parametrize(("day", "number"), [("2032-03-02", 1), ("2032-03-05", 2)])
def test_what_comes_days_later_is_a_sequel(heat, day, number):
    days = ("2032-03-01", day)
    pages = [article(n, t, published=published(d)) for n, t, d in zip("ab", heat, days, strict=True)]
    assert len(families(traced(*pages))) == number


def test_texts_with_few_names_and_figures_are_not_told_over_for_sure(heat):
    bare = [re.sub(r"\d[\d.,]*", "some", text).lower() for text in heat]
    assert len(families(traced(article("a", bare[0]), article("b", bare[1])))) == 2


@pytest.mark.parametrize(
    ("word", "stands"),
    [("nearly 40", True), ("more than 600", True), ("nearly 50", False), ("641", False), ("11", True), ("12", False)],
)
def test_a_round_figure_stands_for_one_near_to_it_and_any_for_its_words(word, stands):
    one = article("a", f"The gallery was cleared for {word} metres.")
    other = article("b", "Teams had cleared 38 metres of rubble at a depth of 610 metres in eleven hours.")
    texts = prepare(story(one, other), LineageSettings())
    lacks, whole = Details(texts).own(*texts.texts)
    assert lacks == (0 if stands else whole)


def test_words_given_out_to_all_make_no_retelling():
    given_out = "\n\n".join(f"“{quote}” the mayor’s office said in a statement." for quote in QUOTED.findall(WIRE))
    lineage = traced(article("a", WIRE), article("b", f"{INDEPENDENT}\n\n{given_out}"))
    assert families(lineage) == {frozenset("a"), frozenset("b")}


def test_a_doubtful_retelling_shows_its_sentences_once_it_is_trusted(heat):
    settings, nobody = LineageSettings(), frozenset()
    texts = prepare(story(article("a", heat[0]), article("b", heat[1])), settings)
    likeness, least, details = Likeness(texts), settings.min_sentence_similarity, Details(texts)
    alignments = {(0, 1): align(*texts.texts, likeness, least)}
    kin, where = kinships(texts, alignments, likeness, least, nobody, nobody, details)
    doubted = with_retellings(texts, alignments, kin, where, likeness, (nobody, nobody), details, bar=1.0)
    assert not doubted.pairs
    trusted = doubted.trusting({(0, 1)})
    assert list(trusted.pairs) == [(0, 1)]
    assert len(trusted.alignments[0, 1].links) > len(doubted.alignments[0, 1].links)
