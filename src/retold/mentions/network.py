"""The network of the grammar, run in numpy: hashed word forms, dilated convolutions, biaffine arcs.

Strubell et al. 2017 for the convolutions, Dozat and Manning 2017 for the arcs; trained by `bench/train_grammar.py`. All
sentences of a chunk lie end to end in one matrix, a row a word, each opened by a row for the root.

Going through the rows once more costs as much as a third of a product, so a bias before a ReLU is moved behind the next
product: max(x + b, 0) W is max(x, -b) W + b W.
"""

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retold.mentions.arcs import BLOCK, Arcs, Matrix, Rows, times
from retold.mentions.wordforms import affixes, word_key

_REMEMBERED = 1 << 16  # word forms whose vectors are kept: 17 MB with the fast weights
ROOT = "\x00root"  # no text has it: a word of one control character stands alone


@dataclass(frozen=True, slots=True)
class _Layer:
    """A convolution over words `reach` apart, and the way back to the width of the words.

    Attributes:
        before, here, behind: kernels for the word `reach` steps before, the word itself, the word as far behind.
    """

    reach: int
    before: Matrix
    here: Matrix
    behind: Matrix
    floor: Matrix
    back: Matrix
    bias: Matrix


class Network:
    """The weights, and the vectors of the word forms met so far."""

    def __init__(self, weights: bytes) -> None:
        with np.load(BytesIO(weights), allow_pickle=False) as stored:
            arrays: dict[str, Any] = {k: stored[k] for k in stored.files}
        meta = json.loads(arrays.pop("meta").tobytes())
        words = arrays.pop("words").tobytes().decode().split("\n")
        self._ids = {w: i for i, w in enumerate(words)}
        self.tags: NDArray[np.object_] = np.array(meta["tags"], dtype=object)
        self.names: NDArray[np.object_] = np.array(meta["names"], dtype=object)
        self._w: dict[str, Matrix] = {k: v.astype(np.float32) for k, v in arrays.items()}
        self._layers = [self._layer(number, reach) for number, reach in enumerate(meta["dilations"])]
        self._labels = np.concatenate([self._w.pop("tag.weight"), self._w.pop("name.weight")]).T.copy()
        self._labels_bias = np.concatenate([self._w.pop("tag.bias"), self._w.pop("name.bias")])
        self.arcs = Arcs(self._w, meta["rels"])
        self.keys: list[str] = []
        self._rows: dict[str, int] = {}
        self._vectors = np.empty((_REMEMBERED, self._w["root"].shape[0]), dtype=np.float32)
        self._forget()

    def _layer(self, number: int, reach: int) -> _Layer:
        kernel, bias = self._w.pop(f"conv.{number}.weight"), self._w.pop(f"conv.{number}.bias")
        before, here, behind = (np.ascontiguousarray(kernel[:, :, k].T) for k in range(3))
        back = np.ascontiguousarray(self._w.pop(f"back.{number}.weight").T)
        return _Layer(reach, before, here, behind, -bias, back, self._w.pop(f"back.{number}.bias") + bias @ back)

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
        at = np.array(rows + [0] * (-len(rows) % BLOCK))
        x = self._vectors[at]
        opens = np.flatnonzero(at == 0)[1:]
        normed = np.empty_like(x)
        inner, beside = np.empty((2, len(x), len(self._layers[0].back)), dtype=np.float32)
        for layer in self._layers:
            _convolve(layer, _normed(x, normed), opens, inner, beside)
            np.maximum(inner, layer.floor, out=inner)
            x += times(inner, layer.back, normed)
            x += layer.bias
        return _normed(x, normed)

    def labels(self, x: Matrix) -> tuple[list[str], list[str]]:
        """The word class and the part in a name of each row."""
        scores = times(x, self._labels)
        scores += self._labels_bias
        tags, names = scores[:, : len(self.tags)].argmax(1), scores[:, len(self.tags) :].argmax(1)
        return self.tags[tags].tolist(), self.names[names].tolist()


def _convolve(layer: _Layer, x: Matrix, opens: Rows, inner: Matrix, beside: Matrix) -> None:
    """The convolution of `x` into `inner`; `opens`: where sentences open, the first left out. `beside` is room to work in."""
    reach = layer.reach
    over = (opens[:, None] - np.arange(1, reach + 1)).ravel()  # from one sentence into the next
    over = over[over < len(x) - reach]
    times(x, layer.here, inner)
    times(x, layer.before, beside)[over] = 0
    inner[reach:] += beside[:-reach]
    times(x, layer.behind, beside)[over + reach] = 0
    inner[:-reach] += beside[reach:]


def _normed(x: Matrix, out: Matrix) -> Matrix:
    scale = np.einsum("ij,ij->i", x, x)
    scale /= x.shape[1]
    scale += 1e-6
    np.sqrt(scale, out=scale)
    np.divide(1, scale, out=scale)
    np.multiply(x, scale[:, None], out=out)
    return out
