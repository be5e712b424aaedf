"""What articles left out, put in and moved. All texts are invented."""

import pytest

from retold.collation.retellings import retellings
from retold.model import AlignedPair, Edge, Family, Lineage, Passage, Range, Reading, Relation, Span

LENGTH = 30  # characters of every sentence


def at(place):
    return Span(place * LENGTH, place * LENGTH + LENGTH)


def found(orders, edges=(), families=None, languages=None):
    """Retellings of articles given as the passages they have, in their order."""
    count = 1 + max(n for order in orders.values() for n in order)
    passages = [
        Passage(tuple(Reading(a, at(order.index(n))) for a, order in sorted(orders.items()) if n in order), 1)
        for n in range(count)
    ]
    members = [Family(tuple(f), f[0]) for f in families or [sorted(orders)]]
    lineage = Lineage("s", tuple(members), Range(1, 1, 1), tuple(edges))
    return retellings(passages, lineage, languages or dict.fromkeys(orders, "en"))


def edge(child, parent, confidence=0.9, **more):
    return Edge(child, parent, Relation.EDITED, 0.8, confidence, **more)


def test_what_a_copy_left_out_and_put_in_is_listed_in_the_order_of_the_text_that_has_it():
    (one,) = found({"a": [0, 1, 2, 3], "b": [4, 0, 3]}, [edge("b", "a")])
    assert (one.article, one.against, one.left_out, one.added, one.moved) == ("b", "a", (1, 2), (4,), ())
    assert one.taken


@pytest.mark.parametrize(
    ("order", "moved"),
    [([0, 1, 2, 3], ()), ([1, 2, 3, 0], (0,)), ([0, 3, 1, 2], (3,)), ([3, 2, 1, 0], (0, 1, 2))],
)
def test_as_few_passages_as_can_be_were_moved(order, moved):
    assert [r.moved for r in found({"a": [0, 1, 2, 3], "b": order}, [edge("b", "a")])] == ([moved] if moved else [])


def test_a_faithful_copy_is_not_listed():
    assert found({"a": [0, 1], "b": [0, 1]}, [edge("b", "a")]) == ()


def test_nothing_was_put_in_that_either_parent_has():
    (one,) = found(
        {"a": [0, 1], "b": [2, 3], "m": [0, 2, 3]}, [edge("m", "a", 0.9), edge("m", "b", 0.8)], [["a", "b", "m"]]
    )
    assert (one.article, one.against, one.left_out, one.added) == ("m", "a", (1,), ())


def test_aligned_sentences_count_as_had_by_both():
    pair = AlignedPair(at(1), at(1), 0.8)
    assert found({"a": [0, 1], "b": [0, 2]}, [edge("b", "a", aligned=(pair,))]) == ()


def test_between_two_languages_nothing_is_called_left_out():
    assert found({"a": [0, 1, 2], "b": [0, 3]}, [edge("b", "a")], languages={"a": "en", "b": "es"}) == ()


def test_relatives_without_a_parent_are_laid_side_by_side_once():
    (one,) = found({"a": [0, 1, 2], "b": [0, 1, 3]})
    assert (one.article, one.against, one.left_out, one.added, one.taken) == ("a", "b", (3,), (2,), False)


def test_a_pair_without_a_direction_is_no_taking():
    (one,) = found({"a": [0, 1], "b": [0]}, [edge("b", "a", directed=False)])
    assert (one.left_out, one.taken) == ((1,), False)


def test_tellings_of_their_own_are_not_laid_side_by_side():
    assert found({"a": [0, 1], "b": [0, 2]}, families=[["a"], ["b"]]) == ()


def test_what_is_no_sentence_of_a_report_was_neither_left_out_nor_put_in():
    passages = [Passage((Reading("a", at(0)), Reading("b", at(0))), 1), Passage((Reading("b", at(1)),), 1)]
    lineage = Lineage("s", (Family(("a", "b"), "a"),), Range(1, 1, 1), (edge("b", "a"),))
    languages = {"a": "en", "b": "en"}
    assert [r.added for r in retellings(passages, lineage, languages)] == [(1,)]
    assert retellings(passages, lineage, languages, {"b": frozenset({at(1)})}) == ()
