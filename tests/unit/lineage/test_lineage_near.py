"""Near sentences, found in several ways."""

import pytest
from tellings import INDEPENDENT, REWORDED, WIRE, article, paragraphs, story

from retold.lineage import LineageSettings, near
from retold.lineage.near import near_units
from retold.lineage.texts import prepare

TEXTS = prepare(
    story(article("a", WIRE), article("b", REWORDED), article("c", INDEPENDENT), article("d", paragraphs(WIRE, 0, 3))),
    LineageSettings(),
)


def rounded(found):
    return [{u: round(c, 9) for u, c in row.items()} for row in found]


def test_a_sparse_matrix_finds_the_same_as_a_dense_one(monkeypatch):
    dense = near_units(TEXTS, None)
    monkeypatch.setattr(near, "_MOST_CELLS", 0)
    assert rounded(near_units(TEXTS, None)) == rounded(dense)


def test_of_compared_texts_the_same_is_found_as_of_all(monkeypatch):
    everywhere = near_units(TEXTS, None)
    monkeypatch.setattr(near, "_MOST_CELLS", 0)
    monkeypatch.setattr(near, "_MOST_UNITS", 0)
    pairs = [(a, b) for a in range(4) for b in range(a + 1, 4)]
    assert rounded(near_units(TEXTS, pairs)) == rounded(everywhere)


def test_texts_that_are_not_compared_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(near, "_MOST_CELLS", 0)
    monkeypatch.setattr(near, "_MOST_UNITS", 0)
    found = near_units(TEXTS, [(0, 2)])
    only_b = set(TEXTS.texts[1].units) - set(TEXTS.texts[0].units) - set(TEXTS.texts[2].units)
    assert all(list(found[u]) == [u] for u in only_b)


@pytest.mark.parametrize("number", range(4))
def test_a_sentence_is_near_to_itself(number):
    found = near_units(TEXTS, None)
    assert all(found[u][u] == pytest.approx(1.0) for u in TEXTS.texts[number].units)
