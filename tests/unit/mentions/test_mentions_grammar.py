"""The grammar of sentences: trees from scores, and vectors that depend on nothing but the text."""

from itertools import product as combinations

import numpy as np
import pytest

from retold.mentions import network as networks
from retold.mentions.grammar import network, read
from retold.mentions.lexicon import telling
from retold.mentions.network import Network
from retold.mentions.trees import best_heads, circling, spanning
from retold.words import sentences

TEXT = (
    "The ferry to Oslo was late, the harbour master said. Jo Roe, a baker, denied it.\n\n"
    "“Nobody told us,” she added.\n\nFine."
)


def _trees(size):
    """All trees over `size` words with one word under the root, as heads."""
    for heads in combinations(range(size + 1), repeat=size):
        above = (0, *heads)
        if heads.count(0) == 1 and all(_depth(above, word) is not None for word in range(1, size + 1)):
            yield above


def _depth(above, word):
    for steps in range(len(above)):
        if word == 0:
            return steps
        word = above[word]
    return None


@pytest.mark.parametrize("seed", range(200))
def test_a_sentence_gets_a_tree_with_one_word_under_the_root(seed):
    scores, size = _scores(seed)
    above = _solved(scores, size)
    assert above[1:].count(0) == 1
    assert all(_depth(above, word) is not None for word in range(size + 1))


@pytest.mark.parametrize("seed", range(200))
def test_no_tree_with_the_same_word_under_the_root_scores_higher(seed):
    scores, size = _scores(seed)
    above = _solved(scores, size)
    rivals = [t for t in _trees(size) if t.index(0, 1) == above.index(0, 1)]
    best = max(rivals, key=lambda t: sum(scores[w, t[w]] for w in range(1, size + 1)))
    assert sum(scores[w, best[w]] for w in range(1, size + 1)) == pytest.approx(
        sum(scores[w, above[w]] for w in range(1, size + 1)), abs=1e-5
    )


def _scores(seed):
    random = np.random.default_rng(seed)
    size = 2 + seed % 4
    scores = random.standard_normal((size + 1, size + 1)).astype(np.float32)
    np.fill_diagonal(scores, -1e9)
    return scores, size


def _solved(scores, size):
    scores = scores.copy()
    heads = best_heads(scores[None], np.ones((1, size + 1), dtype=bool))[0]
    if circling(heads, np.zeros(size + 1, dtype=np.int64), np.array([0]), longest=size + 1):
        heads = spanning(scores, heads)
    return heads.tolist()


def test_of_sentences_end_to_end_those_with_words_in_circles_are_told():
    chain, circle, apart, empty = (0, 0, 1, 2), (0, 2, 1, 0), (0, 0, 0), (0,)
    sentences = [chain, circle, empty, apart, circle]
    firsts = np.cumsum([0, *map(len, sentences)])[:-1]
    base = np.repeat(firsts, [len(s) for s in sentences])
    assert circling(np.array([head for s in sentences for head in s]), base, firsts, longest=4) == [1, 4]


def test_padding_is_nobodys_head_and_has_none():
    scores = np.zeros((1, 5, 5), dtype=np.float32)
    scores[:, :, 3:] = 9
    real = np.array([[True, True, True, False, False]])
    heads = best_heads(scores, real)
    assert heads.max() < 3
    assert heads[0, 3:].tolist() == [0, 0]


def _read(text, known: Network):
    found = sentences(text)
    return read(text, found, telling(), 120, known)


def test_what_was_read_before_changes_nothing(monkeypatch):
    fresh = network.__wrapped__()
    expected = _read(TEXT, fresh)
    monkeypatch.setattr(networks, "_REMEMBERED", 64)
    used = network.__wrapped__()
    for number in range(9):
        _read(f"Quarrel{number} over {number} boats at Tollen{number} grew, a Norwegian{number} paper wrote.", used)
    assert _read(TEXT, used) == expected


def test_a_text_with_more_forms_than_are_remembered_is_read_in_pieces(monkeypatch):
    monkeypatch.setattr("retold.mentions.grammar._CHUNK", 40)
    monkeypatch.setattr(networks, "_REMEMBERED", 64)
    small = network.__wrapped__()
    text = " ".join(f"Boat{n} met boat{n + 1} at pier {n}." for n in range(200))
    assert [p.words[0] for p in _read(text, small)] == [f"Boat{n}" for n in range(200)]


def test_sentences_do_not_see_one_another():
    alone = [p.tags for s in sentences(TEXT) for p in _read(s.of(TEXT), network())]
    assert [p.tags for p in _read(TEXT, network())] == alone


def test_no_product_is_large_enough_for_the_blas_to_use_threads(monkeypatch):
    largest = 100**3  # rows × columns × depth under which OpenBLAS keeps to one thread
    seen = []
    product = np.matmul

    def watched(x, weights, out):
        seen.append(x.shape[-2] * weights.shape[0] * weights.shape[1])
        return product(x, weights, out=out)

    monkeypatch.setattr(np, "matmul", watched)
    _read(TEXT, network())
    _read(TEXT, network(careful=True))
    assert seen
    assert max(seen) < largest
