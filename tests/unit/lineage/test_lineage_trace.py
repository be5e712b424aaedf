"""From a story to its lineage, on invented articles."""

import random
from dataclasses import replace

import pytest
from tellings import (
    INDEPENDENT,
    MATCH,
    OTHER_SUBJECT,
    REWORDED,
    WIRE,
    article,
    families,
    pairs,
    paragraphs,
    story,
    traced,
)

from retold.lineage import LineageSettings, trace
from retold.lineage.alignment import align
from retold.lineage.descent import Descent, score
from retold.lineage.descents import Descents
from retold.lineage.likeness import Likeness
from retold.lineage.texts import prepare
from retold.model import Credit, CreditKind, PageForm, Published, Relation, Removed, Span, Story
from retold.model.article import Basis

WIRE_A = article("a", WIRE)


def test_a_reworded_copy_is_of_the_family_and_under_its_source():
    lineage = traced(WIRE_A, article("b", REWORDED))
    assert families(lineage) == {frozenset("ab")}
    (edge,) = lineage.edges
    assert (edge.child, edge.parent, edge.relation) == ("b", "a", Relation.REWORKED)


def test_a_shared_official_statement_makes_no_family():
    lineage = traced(WIRE_A, article("c", INDEPENDENT))
    assert families(lineage) == {frozenset("a"), frozenset("c")}
    assert lineage.edges == ()


def test_a_shared_official_statement_is_shown_as_such():
    lineage = traced(WIRE_A, article("c", INDEPENDENT))
    assert [s.articles for s in lineage.statements] == [("a", "c")]
    assert "We regret deeply" in lineage.statements[0].spans[0].of(WIRE)


def test_a_cut_copy_is_trimmed_and_under_the_full_text():
    lineage = traced(article("z", WIRE), article("b", paragraphs(WIRE, 0, 1, 2, 4)))
    (edge,) = lineage.edges
    assert (edge.child, edge.parent, edge.relation) == ("b", "z", Relation.TRIMMED)


def test_equal_texts_are_verbatim_and_not_directed():
    (edge,) = traced(WIRE_A, article("b", WIRE)).edges
    assert (edge.relation, edge.directed) == (Relation.VERBATIM, False)


def test_of_equal_texts_the_agency_s_own_page_is_the_source():
    credited = (Credit("NPA", CreditKind.DATELINE, "(NPA)"),)
    (edge,) = traced(article("a", WIRE, credits=credited), article("z_npa", WIRE, credits=credited)).edges
    assert (edge.child, edge.parent, edge.directed) == ("a", "z_npa", True)
    assert edge.confidence >= 0.9


def test_equal_texts_that_credit_an_absent_agency_are_from_there():
    credited = (Credit("NPA", CreditKind.DATELINE, "(NPA)"),)
    lineage = traced(*(article(n, WIRE, credits=credited) for n in "abc"))
    assert {(e.child, e.parent, e.named) for e in lineage.edges} == {(n, None, "NPA") for n in "abc"}
    assert [f.origin for f in lineage.families] == ["NPA"]
    assert lineage.origins.best == 1


def test_a_cutting_of_a_report_that_credits_the_same_absent_agency_is_from_there():
    credited = (Credit("NPA", CreditKind.DATELINE, "(NPA)"),)
    cut = article("b", paragraphs(WIRE, 0, 1, 2, 3, 4), credits=credited)
    lineage = traced(replace(WIRE_A, credits=credited), cut, article("c", REWORDED))
    assert {(e.child, e.parent) for e in lineage.edges} == {("a", None), ("b", None), ("c", "a")}


def test_cuttings_that_share_different_sentences_with_each_other_have_a_lost_source():
    kept = {"b": (0, 1, 2, 4, 7), "c": (0, 2, 5, 7, 8), "d": (0, 1, 5, 7)}
    lineage = traced(*(article(name, paragraphs(WIRE, *numbers)) for name, numbers in kept.items()))
    assert families(lineage) == {frozenset("bcd")}
    assert pairs(lineage) >= {("b", None), ("c", None)}


def test_of_two_cuttings_alone_it_is_left_open_whether_their_source_is_lost():
    lineage = traced(article("b", paragraphs(WIRE, 0, 1, 2, 4, 7)), article("c", paragraphs(WIRE, 0, 2, 5, 7, 8)))
    assert families(lineage) == {frozenset("bc")}
    assert all(e.confidence < 0.6 for e in lineage.edges)
    assert {clue.kind for e in lineage.edges for clue in e.clues} & {"lost instead", "added instead"}


def test_a_patchwork_has_two_parents_and_does_not_join_their_families():
    patchwork = paragraphs(WIRE, 0, 1, 2, 5) + "\n\n" + paragraphs(INDEPENDENT, 1, 2, 4, 5)
    lineage = traced(WIRE_A, article("c", INDEPENDENT), article("p", patchwork))
    assert pairs(lineage) == {("p", "a"), ("p", "c")}
    assert {e.relation for e in lineage.edges} == {Relation.MERGED}
    assert families(lineage) == {frozenset("ap"), frozenset("cp")}
    assert lineage.origins.best == 2


def test_a_long_text_with_two_sentences_from_elsewhere_is_a_patchwork():
    long = f"{WIRE}\n\n{MATCH}\n\n{INDEPENDENT}"
    patchwork = f"{long}\n\n{paragraphs(OTHER_SUBJECT, 0, 1)}"
    lineage = traced(article("a", long), article("c", OTHER_SUBJECT), article("p", patchwork))
    assert families(lineage) == {frozenset("ap"), frozenset("cp")}
    assert lineage.origins.best == 2


def test_a_sentence_that_was_cut_off_a_page_as_furniture_is_not_missing_in_its_text():
    whole, last = f"{REWORDED}\n\n{paragraphs(WIRE, 8)}", paragraphs(WIRE, 8)
    cut = replace(article("b", paragraphs(WIRE, 0, 1, 2, 3, 4, 5, 6, 7)), form=PageForm.FLATTENED)
    (unseen,) = (e for e in traced(cut, article("c", whole)).edges if e.child == "c")
    assert unseen.parent is None or unseen.confidence < 0.6
    shown = replace(cut, removed=(Removed(Span(900, 900 + len(last)), "below “Tags”", last),))
    lineage = traced(shown, article("c", whole))
    assert pairs(lineage) == {("c", "b")}
    assert all(edge.confidence > 0.8 for edge in lineage.edges)
    reworded = whole.replace("was treated for shock and released from the hospital", "treated for shock, left hospital")
    assert pairs(traced(shown, article("c", reworded))) == {("c", "b")}


def test_a_copy_of_a_copy_hangs_under_the_copy():
    again = REWORDED.replace("hoisting", "heaving").replace("cautioned", "alerted")
    lineage = traced(WIRE_A, article("b", REWORDED), article("c", paragraphs(again, 0, 1, 2, 3, 5)))
    assert pairs(lineage) == {("b", "a"), ("c", "b")}


def test_unrelated_articles_are_tellings_of_their_own():
    lineage = traced(WIRE_A, article("c", INDEPENDENT), article("d", OTHER_SUBJECT))
    assert (lineage.origins.low, lineage.origins.best, lineage.origins.high) == (3, 3, 3)


def test_a_credit_names_the_origin_of_the_family():
    credited = replace(WIRE_A, credits=(Credit("NPA", CreditKind.DATELINE, "(NPA)"),))
    (family,) = traced(credited, article("b", REWORDED)).families
    assert (family.origin, family.named_in) == ("NPA", ("a",))


def test_a_text_that_says_it_was_taken_from_elsewhere_has_a_lost_source():
    credited = article(
        "a", OTHER_SUBJECT, credits=(Credit("Kanal Ost", CreditKind.SOURCE, "Source: Kanal Ost Español"),)
    )
    (edge,) = traced(credited, article("c", INDEPENDENT)).edges
    assert (edge.child, edge.parent, edge.named, edge.relation) == ("a", None, "Kanal Ost", Relation.TRANSLATED)


def test_the_earlier_of_two_equal_claims_is_the_source():
    edited = WIRE.replace("a gust of wind", "a squall").replace("moved its signals", "brought its signals")
    early = Published("2031-03-03T08:00:00Z", "2031-03-03T08:00:00Z", Basis.STATED, 1.0, "stated")
    late = Published("2031-03-05T08:00:00Z", "2031-03-05T08:00:00Z", Basis.STATED, 1.0, "stated")
    lineage = traced(article("a", WIRE, published=late), article("b", edited, published=early))
    assert pairs(lineage) == {("a", "b")}


def test_a_page_saved_twice_is_folded():
    twice = {"form": PageForm.FLATTENED, "page_sha256": "same"}
    lineage = traced(article("a", WIRE, **twice), article("b", WIRE, **twice), article("c", INDEPENDENT))
    assert lineage.folded == (("a", "b"),)
    assert lineage.origins.best == 2


def test_the_clue_says_how_many_sentences_are_shared():
    (edge,) = traced(WIRE_A, article("b", REWORDED)).edges
    assert edge.clues[0].text == "shares 6 of 6 sentences with a"


def test_clues_accuse_nobody():
    lineage = traced(WIRE_A, article("b", REWORDED))
    words = " ".join(c.text for e in lineage.edges for c in e.clues)
    assert not any(bad in words for bad in ("plagiar", "stole", "AI-written"))


def test_aligned_spans_are_sentences_of_their_texts():
    (edge,) = traced(WIRE_A, article("b", REWORDED)).edges
    pair = edge.aligned[1]
    assert pair.child.of(REWORDED).startswith("Nobody was in the tower")
    assert pair.parent.of(WIRE).startswith("Nobody was inside the tower")


def test_the_order_of_the_articles_does_not_matter():
    texts = {"a": WIRE, "b": REWORDED, "c": INDEPENDENT, "d": paragraphs(WIRE, 0, 1, 2), "e": OTHER_SUBJECT}
    articles = [article(n, t) for n, t in texts.items()]
    expected = traced(*articles)
    random.Random(5).shuffle(articles)
    assert traced(*articles) == expected


@pytest.mark.parametrize("text", ["", "No.", "1,2,3\n4,5,6\n7,8,9", "😀", "a " * 3000])
def test_odd_texts_are_borne(text):
    lineage = traced(WIRE_A, article("b", text))
    assert {i for f in lineage.families for i in f.articles} == {"a", "b"}


def test_an_empty_story_has_no_tellings():
    lineage = trace(Story("none", "", (), ()), LineageSettings())
    assert (lineage.families, lineage.origins.best) == ((), 0)


def test_a_large_story_of_near_copies_is_one_family():
    copies = [article(f"n{i:03}", WIRE + f"\n\nThis is copy number {i}.") for i in range(90)]
    assert len(families(trace(story(*copies), LineageSettings()))) == 1


def test_edges_never_form_a_circle():
    rnd = random.Random(3)
    parts = WIRE.split("\n\n")
    cuttings = [article(f"k{i}", "\n\n".join(sorted(rnd.sample(parts, 6), key=parts.index))) for i in range(12)]
    parent = {e.child: e.parent for e in traced(*cuttings).edges if e.relation is not Relation.MERGED}
    for start in parent:
        seen, node = set(), start
        while node is not None and node in parent:
            assert node not in seen
            seen.add(node)
            node = parent[node]


def test_a_later_and_fuller_version_of_a_report_is_no_word_for_word_copy():
    early = Published("2031-03-03T08:00:00Z", "2031-03-03T08:00:00Z", Basis.STATED, 1.0, "stated")
    late = replace(early, first="2031-03-03T14:00:00Z", last="2031-03-03T14:00:00Z")
    first = article("b", paragraphs(WIRE, 0, 1, 2, 3, 4, 5, 6), published=early)
    lineage = traced(article("a", WIRE, published=late), first)
    (edge,) = lineage.edges
    assert (edge.child, edge.parent, edge.relation) == ("a", "b", Relation.EDITED)
    assert any("fuller version" in clue.text and clue.weight < 0 for clue in edge.clues)


def test_a_copy_of_one_of_two_equal_texts_names_the_other_and_is_half_as_sure():
    lone = next(e for e in traced(WIRE_A, article("d", REWORDED)).edges if e.child == "d")
    edge = next(e for e in traced(WIRE_A, article("b", WIRE), article("d", REWORDED)).edges if e.child == "d")
    assert edge.parent == lone.parent == "a"
    assert edge.confidence < 0.6 < lone.confidence
    assert any("stand in b too" in clue.text for clue in edge.clues)


def test_a_headline_left_in_the_text_is_not_from_another_source():
    headline = "Heap of rubble is all that the market square keeps of a beloved landmark"
    copy = article("b", f"{headline}.\n\n{WIRE}")
    assert pairs(traced(article("a", WIRE), copy)) == {("a", "b")}
    (edge,) = traced(article("a", f"{WIRE}\n\nThe railway will decide on Friday.", title=headline), copy).edges
    assert (edge.child, edge.parent, edge.relation) == ("b", "a", Relation.VERBATIM)


@pytest.mark.parametrize(("days", "merged"), [(("04", "05"), False), (("02", "05"), True)])
def test_a_text_that_is_older_than_both_others_is_no_patchwork_of_them(days, merged):
    def dated(day):
        return Published(f"2025-03-{day}", f"2025-03-{day}", Basis.PRINTED, 0.9, "")

    both = f"{paragraphs(WIRE, 0, 1, 2, 4)}\n\n{OTHER_SUBJECT}"
    one, two = (
        f"{WIRE}\n\n{INDEPENDENT}",
        f"{OTHER_SUBJECT}\n\nThe band plays in the market hall of Lower Tarn on the last Friday of the month.",
    )
    lineage = traced(
        article("m", both, published=dated("03")),
        article("p", one, published=dated(days[0])),
        article("q", two, published=dated(days[1])),
    )
    assert (Relation.MERGED in {e.relation for e in lineage.edges}) is merged


LAKE = """The level of Lake Orre, which supplies 60,000 people with drinking water, has fallen by 1.8 metres since 2019 because water drains into a copper mine that was closed in 1923, researchers of the University of Halden said on Wednesday.

Divers found a crack of eleven metres in the lake bed near the eastern shore, through which about 140 litres leave the lake every second.

The team poured 40 kilograms of a green dye into the lake in March, and nine days later it came out of a spring below the old mine, four kilometres away.

The city had blamed the drop on dry summers and had asked households to water their gardens only at night."""
LAKE_REWORDED = """Lake Orre's level has dropped 1.8 metres since 2019 because its water is running into a copper mine shut in 1923, scientists from the University of Halden announced on Wednesday. The lake provides 60,000 people with drinking water.

An eleven-metre crack was discovered by divers in the lake bed close to the eastern shore; some 140 litres escape through it each second.

In March the scientists tipped 40 kilograms of green dye into the lake. Nine days afterwards it emerged from a spring beneath the old mine, four kilometres off.

Until now the city had put the drop down to dry summers and told households to water gardens at night only."""
LAKE_IN_SHORT = """Lake Orre's level has dropped 1.8 metres since 2019 because its water is running into a copper mine shut in 1923, scientists announced.

An eleven-metre crack was discovered by divers; some 140 litres escape through it each minute.

Green dye tipped into the lake emerged nine days afterwards from a spring beneath the old mine."""


def test_a_summary_of_a_reworded_copy_is_no_witness_against_the_source_of_that_copy():
    texts = prepare(
        story(article("a", LAKE), article("c", LAKE_REWORDED), article("d", LAKE_IN_SHORT)), LineageSettings()
    )
    likeness = Likeness(texts)
    alignments = {(i, j): align(texts.texts[i], texts.texts[j], likeness, 0.42) for i, j in ((0, 1), (0, 2), (1, 2))}
    found = Descents(texts, [0, 1, 2], alignments, likeness, 0.42).all()
    assert found[1, 0].words_witnessed == 0.0
    assert found[2, 0].words_witnessed > 0.2


def test_what_a_desk_added_stands_in_no_other_text_what_was_lost_may():
    """Of two texts of the same size that lack as much of each other, the one whose rest third texts know is no copy of the other."""
    alike = Descent(missing=0.3, left_out=0.3, reworded=0.0)
    assert score(replace(alike, peculiar=0.5)) > score(alike) > score(replace(alike, peculiar=-0.5))


def test_who_has_more_quotes_than_a_text_was_not_made_from_it():
    alike = Descent(missing=0.2, left_out=0.2, reworded=0.1)
    assert score(alike) > score(replace(alike, quotes=2))


def test_a_translation_is_judged_by_what_has_no_counterpart():
    whole = Descent(missing=0.0, left_out=0.0, reworded=0.1, foreign=True)
    assert score(whole) > score(replace(whole, uncovered=0.4))
    assert score(whole) == score(replace(whole, missing=0.4))  # in another language that is not known


@pytest.mark.parametrize(("kept", "parent"), [((0, 1, 2, 4), "b"), ((0, 1, 2, 4, 5, 8), None)])
def test_a_patchwork_of_a_lost_text_hangs_on_the_copy_it_keeps_to(kept, parent):
    """`b`, `c` and `d` are cuttings of a text that is not in the pile."""
    cut = {"b": (0, 1, 2, 4, 7), "c": (0, 2, 5, 7, 8), "d": (0, 1, 5, 7)}
    copies = [article(name, paragraphs(WIRE, *numbers)) for name, numbers in cut.items()]
    patchwork = f"{paragraphs(WIRE, *kept)}\n\n{paragraphs(INDEPENDENT, 1, 2, 4, 5)}"
    lineage = traced(*copies, article("z", INDEPENDENT), article("m", patchwork))
    assert {(e.child, e.parent) for e in lineage.edges if e.child == "m"} == {("m", parent), ("m", "z")}
