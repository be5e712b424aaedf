"""The network of the grammar, run in numpy: hashed word forms, dilated convolutions, biaffine arcs.

Strubell et al. 2017 for the convolutions, Dozat and Manning 2017 for the arcs; trained by `bench/train_grammar.py`. All
sentences of a chunk lie end to end in one matrix, a row a word, each opened by a row for the root.

Products are taken in blocks of rows. They are as fast so, and too small for the BLAS to share out among threads, which
on a busy machine cost tens of times what they compute.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retold.mentions.trees import broken, mended
from retold.mentions.wordforms import affixes, word_key

Matrix = NDArray[np.float32]
Rows = NDArray[np.int64]
_REMEMBERED = 1 << 16  # word forms whose vectors are kept: 17 MB with the fast weights
ROOT = "\x00root"  # no text has it: a word of one control character stands alone
_FAR = 32  # words; further apart counts as this far
_BUCKET = 24  # sentences are padded to a multiple of this many rows; 121 are the longest at the usual settings
_BLOCK = 24  # rows


class Network:
    """The weights, and the vectors of the word forms met so far."""

    def __init__(self, weights: bytes) -> None:
        with np.load(BytesIO(weights), allow_pickle=False) as stored:
            arrays: dict[str, Any] = {k: stored[k] for k in stored.files}
        meta = json.loads(arrays.pop("meta").tobytes())
        words = arrays.pop("words").tobytes().decode().split("\n")
        self._ids = {w: i for i, w in enumerate(words)}
        self.tags: NDArray[np.object_] = np.array(meta["tags"], dtype=object)
        self.relations: NDArray[np.object_] = np.array(meta["rels"], dtype=object)
        self.names: NDArray[np.object_] = np.array(meta["names"], dtype=object)
        self._dilations: list[int] = meta["dilations"]
        self._w: dict[str, Matrix] = {k: v.astype(np.float32) for k, v in arrays.items()}
        self._convolutions = [self._kernels(i) for i in range(len(self._dilations))]
        for i in range(len(self._dilations)):
            self._w[f"back.{i}"] = np.ascontiguousarray(self._w.pop(f"back.{i}.weight").T)
        self._join("labels", "tag", "name")
        self._w["rel_head.bias"] = np.zeros(len(self._w["rel_head.weight"]), dtype=np.float32)
        self._join("arcs", "dep", "head", "rel_dep", "rel_head")
        self._w["rel"] = np.ascontiguousarray(self._w.pop("rel.weight").T)
        self._apart: Matrix = np.zeros((0, 0), dtype=np.float32)
        self.keys: list[str] = []
        self._rows: dict[str, int] = {}
        self._vectors = np.empty((_REMEMBERED, self._w["root"].shape[0]), dtype=np.float32)
        self._forget()

    def _kernels(self, layer: int) -> list[Matrix]:
        """A convolution as three products: with the word some steps before, the word itself, the word as far behind."""
        kernel = self._w.pop(f"conv.{layer}.weight")
        return [np.ascontiguousarray(kernel[:, :, k].T) for k in range(3)]

    def _join(self, name: str, *parts: str) -> None:
        """Two layers over the same input become one product."""
        self._w[f"{name}.weight"] = np.concatenate([self._w.pop(f"{p}.weight") for p in parts]).T.copy()
        self._w[f"{name}.bias"] = np.concatenate([self._w.pop(f"{p}.bias") for p in parts])

    def _forget(self) -> None:
        self._rows.clear()
        self.keys.clear()
        self._keep([ROOT], [ROOT], self._w["root"][None, :])

    def rows(self, words: list[str]) -> list[int]:
        """Where the vector of each word stands (`ROOT` opens a sentence); good until asked again."""
        try:
            return list(map(self._rows.__getitem__, words))
        except KeyError:
            new = self._unknown(words)
            if len(self._rows) + len(new) > _REMEMBERED:
                self._forget()
                new = self._unknown(words)
            self._learn(new, list(map(word_key, new)))
        return list(map(self._rows.__getitem__, words))

    def _unknown(self, words: list[str]) -> list[str]:
        # one by one: the difference of a set and the keys of a dict goes through all keys
        return sorted(word for word in set(words) if word not in self._rows)

    def _learn(self, forms: list[str], keys: list[str]) -> None:
        known = [self._ids.get(key, 1) for key in keys]
        vectors: Matrix = self._w["word.weight"][known]
        vectors += self._w["affix.weight"][[affixes(form) for form in forms]].sum(1)
        self._keep(forms, keys, vectors)

    def _keep(self, forms: list[str], keys: list[str], vectors: Matrix) -> None:
        """Keep the vectors of forms."""
        first = len(self.keys)
        self._rows.update(zip(forms, range(first, first + len(forms)), strict=True))
        self.keys.extend(keys)
        self._vectors[first : len(self.keys)] = vectors

    def encode(self, rows: list[int]) -> Matrix:
        """Each word with what stands around it in its sentence; sentences do not see each other.

        There are more rows than `rows`, up to a whole number of blocks; they mean nothing.
        """
        at = np.array(rows + [0] * (-len(rows) % _BLOCK))
        x = self._vectors[at]
        opens = np.flatnonzero(at == 0)
        for i, reach in enumerate(self._dilations):
            normed = _normed(x)
            left, inner, right = (_times(normed, kernel) for kernel in self._convolutions[i])
            inner += self._w[f"conv.{i}.bias"]
            over = (opens[1:, None] - np.arange(1, reach + 1)).ravel()  # from one sentence into the next
            over = over[over < len(at) - reach]
            left[over] = 0
            right[over + reach] = 0
            inner[reach:] += left[:-reach]
            inner[:-reach] += right[reach:]
            np.maximum(inner, 0, out=inner)
            x += _times(inner, self._w[f"back.{i}"])
            x += self._w[f"back.{i}.bias"]
        return _normed(x)

    def labels(self, x: Matrix) -> tuple[list[str], list[str]]:
        """The word class and the part in a name of each row."""
        scores = _times(x, self._w["labels.weight"]) + self._w["labels.bias"]
        tags, names = scores[:, : len(self.tags)].argmax(1), scores[:, len(self.tags) :].argmax(1)
        return self.tags[tags].tolist(), self.names[names].tolist()

    def trees(self, x: Matrix, wanted: list[tuple[int, int]]) -> tuple[list[int], list[str]]:
        """Heads (word numbers inside the sentence, -1 the root) and relations of the sentences wanted, end to end with their roots.

        `wanted`: for each sentence the row of `x` of its root and the number of words behind it; not empty.
        """
        w = self._w
        size = len(w["arc"])
        starts, lengths = np.array(wanted).T
        sizes = lengths + 1
        firsts = np.cumsum(sizes) - sizes
        total = int(sizes.sum())
        base = np.repeat(firsts, sizes)
        chosen = np.arange(total) + np.repeat(starts - firsts, sizes)
        arcs = _times(x[np.concatenate([chosen, np.zeros(-total % _BLOCK, dtype=np.int64)])], w["arcs.weight"])
        arcs += w["arcs.bias"]
        np.maximum(arcs[:, : 2 * size], 0, out=arcs[:, : 2 * size])
        dep, head = _times(arcs[:, :size], w["arc"]), arcs[:, size : 2 * size]
        ease = _times(head, w["arc_head"][:, None])[:, 0]
        heads = np.zeros(total, dtype=np.int64)
        tables: dict[int, Matrix] = {}
        for members, rows, valid in _buckets(firsts, lengths):
            scores = dep[rows] @ head[rows].transpose(0, 2, 1)
            scores += ease[rows][:, None, :]
            scores += self._distances(rows.shape[1])
            scores += np.where(valid, np.float32(0), np.float32(-1e9))[:, None, :]
            heads[rows[valid]] = scores.argmax(2)[valid]
            tables.update(zip(members, scores, strict=True))
        heads[firsts] = 0
        for k in broken(heads, base, firsts):
            here = slice(firsts[k], firsts[k] + sizes[k])
            heads[here] = mended(tables[k][: sizes[k], : sizes[k]], heads[here])
        return (heads - 1).tolist(), self._relations(arcs[:, 2 * size :], heads, base)

    def _relations(self, x: Matrix, heads: Rows, base: Rows) -> list[str]:
        w = self._w
        size = x.shape[1] // 2
        above = heads + base
        offset = above - np.arange(len(heads)) + _FAR
        np.minimum(np.maximum(offset, 0, out=offset), 2 * _FAR, out=offset)
        inner = x[:, :size].copy()
        inner[: len(heads)] += x[above, size:]
        inner[: len(heads)] += w["rel_distance.weight"][offset]
        np.maximum(inner, 0, out=inner)
        best = (_times(inner, w["rel"]) + w["rel.bias"])[: len(heads)].argmax(1)
        found: list[str] = self.relations[best].tolist()
        return found

    def _distances(self, size: int) -> Matrix:
        if size > len(self._apart):
            at = np.arange(size)
            self._apart = self._w["distance"][np.clip(at[None, :] - at[:, None], -_FAR, _FAR) + _FAR]
            np.fill_diagonal(self._apart, -1e9)
        return self._apart[:size, :size]


def _times(x: Matrix, weights: Matrix) -> Matrix:
    """`x @ weights`, block by block."""
    product: Matrix = x.reshape(-1, _BLOCK, x.shape[1]) @ weights
    return product.reshape(len(x), -1)


def _normed(x: Matrix) -> Matrix:
    scale = np.einsum("ij,ij->i", x, x)
    scale /= x.shape[1]
    scale += 1e-6
    np.sqrt(scale, out=scale)
    normed: Matrix = x * (1 / scale)[:, None]
    return normed


def _buckets(firsts: Rows, lengths: Rows) -> Iterator[tuple[list[int], Rows, NDArray[np.bool_]]]:
    """Sentences of about one length together: their numbers, the rows of each with its root, and which are not padding."""
    total = firsts[-1] + lengths[-1] + 1
    buckets: dict[int, list[int]] = {}
    for number, size in enumerate((lengths // _BUCKET).tolist()):
        buckets.setdefault(size, []).append(number)
    for size, members in buckets.items():
        at = np.arange((size + 1) * _BUCKET)
        yield members, np.minimum(firsts[members, None] + at, total - 1), at <= lengths[members, None]
