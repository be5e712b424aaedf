"""Which reading departs. All texts are invented."""

import pytest

from retold.collation import CollationSettings, collate

USUAL = "Mayor Ingrid Solheim told reporters on Tuesday that 14 fishing boats sank in the harbour of Vestby."
CHANGED = USUAL.replace("14", "41")


def test_copies_of_one_text_count_once(told):
    texts = {"a": CHANGED, "b": CHANGED, "c": CHANGED, "d": USUAL, "e": USUAL}
    found = told(texts, families=[["a", "b", "c"], ["d"], ["e"]])
    assert {article for article, _, _, _, _ in found} == {"a", "b", "c"}
    assert not any(d.contested for *_, d in found)


def test_two_against_two_is_contested(told):
    texts = {"a": USUAL, "b": USUAL, "c": CHANGED, "d": CHANGED}
    found = told(texts)
    assert found
    assert all(d.contested for *_, d in found)


def test_in_a_family_the_child_departs_from_its_parent(told):
    found = told({"a": CHANGED, "b": USUAL}, families=[["a", "b"]], edges=[("a", "b")])
    assert [(article, words) for article, words, *_ in found] == [("a", "41")]


def test_a_parent_that_stands_alone_against_its_copies_departs(told):
    texts = {"a": CHANGED, "b": USUAL, "c": USUAL}
    found = told(texts, families=[["a", "b", "c"]], edges=[("b", "a"), ("c", "a")])
    assert [(article, words) for article, words, *_ in found] == [("a", "41")]


def test_others_names_the_readings_departed_from(told):
    found = told({"a": USUAL, "b": USUAL, "c": CHANGED})
    assert [(o.article, o.span.of(USUAL)) for o in found[0][4].others] == [("a", "14"), ("b", "14")]


def test_among_copies_of_a_lost_text_the_broken_one_is_doubted(told):
    broken = " The owner spoke. on the quay. The cod was sold. on the quay. Boats were hauled. on the quay."
    texts = {"a": USUAL, "b": CHANGED + broken}
    found = told(texts, families=[["a", "b"]])
    assert ("b", "number") in {(article, kind) for article, _, kind, *_ in found}


def test_an_article_merged_from_two_tellings_is_none_of_its_own(story, lineage):
    words = "Fourteen fishing boats sank in the harbour of Vestby during the storm on Tuesday night."
    texts = {"a": "A choir sang in the old chapel until noon, and bread was dear.", "b": words, "c": words}
    found = collate(story(texts), lineage(texts, [["a", "c"], ["b", "c"]]), CollationSettings())
    assert [p.origins for p in found.passages if len(p.readings) == 2] == [1]


PULLED = "All 32 people on board the grain ship Blue Heron were taken off by lifeboat before dawn on Tuesday."


@pytest.mark.parametrize("change", [("32", "23"), ("Blue Heron", "Red Heron")])
def test_one_telling_against_another_is_open_however_many_copied_the_other(told, change):
    other = PULLED.replace(*change)
    texts = {"a": PULLED, "b": other, "c": other, "d": other}
    found = told(texts, [["a"], ["b", "c", "d"]], [("c", "b"), ("d", "b")])
    assert {(article, difference.contested) for article, _, _, _, difference in found} == {("a", True)}


@pytest.mark.parametrize("change", [("32", "23"), ("Blue Heron", "Red Heron")])
def test_where_two_tellings_stand_against_two_neither_is_wrong(told, change):
    other = PULLED.replace(*change)
    found = told({"a": PULLED, "b": PULLED, "c": other, "d": other})
    assert found
    assert all(difference.contested for *_, difference in found)


@pytest.mark.parametrize("odd", ["a", "b", "c"])
def test_a_note_names_the_departing_words_first(told, odd):
    texts = {article: CHANGED if article == odd else USUAL for article in "abc"}
    assert [d.note for *_, d in told(texts)] == ["“41” for “14”"]


@pytest.mark.parametrize(("odd", "kept"), [("a", "b"), ("b", "a")])
def test_another_form_of_a_title_bears_witness_for_it(told, odd, kept):
    line = "The repairs of the harbour wall are paid by the {}, the council of Vestby said on Tuesday."
    texts = {odd: line.format("captain"), kept: line.format("director"), "c": line.format("directorate")}
    found = told(texts, families=[["a", "b", "c"]])
    assert [(article, words) for article, words, kind, *_ in found if kind == "role"] == [(odd, "captain")]


def test_a_reading_that_departs_itself_accuses_nobody(told):
    said = (
        "“At some point of the winter the broken pier will be given back to the fishermen,” the mayor told the owners."
    )
    torn = [f" The the boat of {owner} was lost." for owner in ("Holm", "Rask", "Lund", "Voss", "Berg", "Dahl")]
    texts = {
        "a": said + "".join(torn),
        "b": said.replace("some", "harvest") + "".join(torn[:3]),
        "c": said.replace("At some point", "In some week").replace("given", "handed"),
    }
    found = {(article, words) for article, words, kind, _, _ in told(texts, [["a", "b", "c"]]) if kind == "quote"}
    assert any(article == "b" and "harvest" in words for article, words in found)
    assert not any(article == "a" and "some" in words for article, words in found)
