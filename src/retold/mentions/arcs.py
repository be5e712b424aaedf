"""From words as the network encodes them to trees: the scores of arcs, the best heads, and how each word depends on its own.

Products are taken in blocks of rows. They are as fast so, and too small for the BLAS to share out among threads, which
on a busy machine cost tens of times what they compute.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from retold.mentions.trees import best_heads, circling, spanning

Matrix = NDArray[np.float32]
Rows = NDArray[np.int64]
BLOCK = 16
_FAR = 32  # words; further apart counts as this far


class Arcs:
    """The part of the network that reads trees."""

    def __init__(self, weights: Mapping[str, Matrix], relations: Sequence[str]) -> None:
        self._dep, self._head, self._rel_dep, self._rel_head, self._rel = (
            np.ascontiguousarray(weights[f"{part}.weight"].T) for part in ("dep", "head", "rel_dep", "rel_head", "rel")
        )
        self._dep_floor, self._head_floor = -weights["dep.bias"], -weights["head.bias"]
        self._arc = weights["arc"]
        self._arc_bias = weights["arc_head"] + weights["dep.bias"] @ weights["arc"]  # what a head is worth to any word
        self._distance = weights["distance"]
        self._rel_distance = weights["rel_distance.weight"] + weights["rel_dep.bias"]
        self._rel_bias = weights["rel.bias"]
        self._relations: NDArray[np.object_] = np.array(relations, dtype=object)
        self._apart: Matrix = np.zeros((0, 0), dtype=np.float32)

    def trees(self, x: Matrix, wanted: Sequence[tuple[int, int]]) -> list[tuple[list[int], list[str]]]:
        """Heads (word numbers inside the sentence, -1 the root) and relations of the words of each sentence wanted.

        `wanted`: for each sentence the row of `x` of its root and the number of words behind it; not empty.
        """
        order = sorted(range(len(wanted)), key=lambda k: wanted[k][1] // BLOCK)  # those of about one length together
        starts, words = np.array([wanted[k] for k in order]).T
        sizes = (words // BLOCK + 1) * BLOCK
        firsts = sizes.cumsum() - sizes
        base = np.repeat(firsts, sizes)
        place = np.arange(len(base)) - base
        real = place <= np.repeat(words, sizes)
        x = x[np.minimum(np.repeat(starts, sizes) + place, len(x) - 1)]
        heads, tables = self._heads(x, sizes.tolist(), real)
        for k in circling(heads, base, firsts, longest=int(sizes[-1])):
            here = slice(firsts[k], firsts[k] + words[k] + 1)
            heads[here] = spanning(tables[k][: words[k] + 1, : words[k] + 1], heads[here])
        relations = self._named(x, heads, heads + base, place)
        above = (heads - 1).tolist()
        found: list[tuple[list[int], list[str]]] = [([], [])] * len(wanted)
        for k, first in zip(order, firsts.tolist(), strict=True):
            here = slice(first + 1, first + 1 + wanted[k][1])
            found[k] = above[here], relations[here]
        return found

    def _heads(self, x: Matrix, sizes: list[int], real: NDArray[np.bool_]) -> tuple[Rows, list[Matrix]]:
        """The best head of each row, counted from its sentence's root, and the scores of each sentence."""
        heads, tables = [], list[Matrix]()
        for scores, here in self._scores(x, sizes):
            heads.append(best_heads(scores, real[here].reshape(scores.shape[:2])).ravel())
            tables.extend(scores)
        return np.concatenate(heads), tables

    def _scores(self, x: Matrix, sizes: list[int]) -> Iterator[tuple[Matrix, slice]]:
        """The scores (sentence, word, head) of the sentences of each size, and their rows.

        What any head is worth to a word is left out: only heads of one word are compared.
        """
        dep = times(np.maximum(times(x, self._dep), self._dep_floor), self._arc)
        dep += self._arc_bias
        head = times(x, self._head)
        np.maximum(head, self._head_floor, out=head)
        first = 0
        for size, same in groupby(sizes):
            shape = (len(list(same)), size, -1)
            here = slice(first, first + shape[0] * size)
            first = here.stop
            scores: Matrix = dep[here].reshape(shape) @ head[here].reshape(shape).transpose(0, 2, 1)
            scores += self._distances(size)
            yield scores, here

    def _named(self, x: Matrix, heads: Rows, above: Rows, place: Rows) -> list[str]:
        """The relation of each row to the row `above` it."""
        offset = np.minimum(np.maximum(heads - place, -_FAR), _FAR) + _FAR
        inner = times(x, self._rel_dep)
        inner += times(x, self._rel_head)[above]
        inner += self._rel_distance[offset]
        np.maximum(inner, 0, out=inner)
        scores = times(inner, self._rel)
        scores += self._rel_bias
        found: list[str] = self._relations[scores.argmax(1)].tolist()
        return found

    def _distances(self, size: int) -> Matrix:
        if size > len(self._apart):
            at = np.arange(size)
            self._apart = self._distance[np.clip(at[None, :] - at[:, None], -_FAR, _FAR) + _FAR]
            np.fill_diagonal(self._apart, -1e9)
        return self._apart[:size, :size]


def times(x: Matrix, weights: Matrix, out: Matrix | None = None) -> Matrix:
    """`x @ weights`, block by block."""
    if out is None:
        out = np.empty((len(x), weights.shape[1]), dtype=np.float32)
    np.matmul(x.reshape(-1, BLOCK, x.shape[1]), weights, out=out.reshape(-1, BLOCK, weights.shape[1]))
    return out
