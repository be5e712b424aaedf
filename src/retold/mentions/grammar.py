"""Reads the grammar of sentences: word classes, names, and which word depends on which.

A small network run in numpy: hashed word forms, five dilated convolutions (Strubell et al. 2017), biaffine arcs (Dozat and
Manning 2017). Its labels are those of Universal Dependencies for English. Trained by `bench/train_grammar.py`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retold.mentions.wordforms import affixes, word_key, word_spans
from retold.model import Span

Matrix = NDArray[np.float32]
_CHUNK = 6_000  # words run at once: bounds memory
_REMEMBERED = 60_000  # vectors of word forms kept


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its grammar; word numbers count from 0, a head of -1 is the root.

    Attributes:
        spans: of the words, in the text. words: as printed. low: with quote marks and case in one form.
        tags: Penn Treebank word classes. names: `PER`, `ORG`, `LOC`, `MISC` or None, with True where a name begins.
        heads, relations: the dependency of each word; empty if the tree was not asked for.
    """

    span: Span
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    low: tuple[str, ...]
    tags: tuple[str, ...]
    names: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]

    def below(self, word: int, stop: frozenset[int] = frozenset()) -> set[int]:
        """The words that depend on `word`, itself among them; not through those in `stop`."""
        found: set[int] = set()
        todo = [word]
        while todo:
            at = todo.pop()
            if at not in found and at not in stop:
                found.add(at)
                todo.extend(self.children[at])
        return found


class Grammar:
    """The network with its weights."""

    def __init__(self, weights: bytes) -> None:
        with np.load(BytesIO(weights), allow_pickle=False) as stored:
            arrays: dict[str, Any] = {k: stored[k] for k in stored.files}
        meta = json.loads(arrays.pop("meta").tobytes())
        words = arrays.pop("words").tobytes().decode().split("\n")
        self._ids = {w: i for i, w in enumerate(words)}
        self.tags, self.relations, self.names = meta["tags"], meta["rels"], meta["names"]
        self._dilations: list[int] = meta["dilations"]
        self._w: dict[str, Matrix] = {k: v.astype(np.float32) for k, v in arrays.items()}
        for i in range(len(self._dilations)):  # a convolution is one product of three parts, the outer two moved
            kernel = self._w.pop(f"conv.{i}.weight")
            self._w[f"conv.{i}"] = np.ascontiguousarray(np.concatenate([kernel[:, :, k].T for k in range(3)], axis=1))
            self._w[f"back.{i}.weight"] = np.ascontiguousarray(self._w[f"back.{i}.weight"].T)
        self._width = self._w["root"].shape[0]
        self._known: dict[str, int] = {}
        self._keys: dict[str, str] = {}
        self._apart: Matrix = np.zeros((0, 0), dtype=np.float32)
        self._vectors = np.zeros((4096, self._width), dtype=np.float32)

    def read(self, text: str, sentences: Sequence[Span], trees: Sequence[bool], max_words: int) -> list[Parsed]:
        """The grammar of `sentences` (spans of `text`), with a tree where `trees` says so; cut after `max_words`."""
        found: list[Parsed] = []
        pending: list[tuple[Span, list[Span], bool]] = []
        size = 0
        for sentence, tree in zip(sentences, trees, strict=True):
            spans = word_spans(text, sentence)[:max_words]
            pending.append((sentence, spans, tree))
            size += len(spans)
            if size >= _CHUNK:
                found.extend(self._read(text, pending))
                pending, size = [], 0
        found.extend(self._read(text, pending))
        return found

    def _read(self, text: str, pending: list[tuple[Span, list[Span], bool]]) -> list[Parsed]:
        if not pending:
            return []
        words = [[text[s.start : s.end] for s in spans] for _, spans, _ in pending]
        starts, total = [], 0
        for sentence in words:
            starts.append(total)
            total += len(sentence) + 1
        x = self._encode(self._embed(words, starts, total), starts)
        tags = (x @ self._w["tag.weight"].T + self._w["tag.bias"]).argmax(1).tolist()
        names = (x @ self._w["name.weight"].T + self._w["name.bias"]).argmax(1).tolist()
        heads, relations = self._trees(x, starts, [len(w) for w in words], [tree for _, _, tree in pending])
        result = []
        for (span, spans, tree), forms, start in zip(pending, words, starts, strict=True):
            here = range(start + 1, start + 1 + len(forms))
            above = [heads[i] for i in here] if tree else []
            children: list[list[int]] = [[] for _ in above]
            for word, head in enumerate(above):
                if head >= 0:
                    children[head].append(word)
            result.append(
                Parsed(
                    span,
                    tuple(spans),
                    tuple(forms),
                    tuple(self._key(f) for f in forms),
                    tuple(self.tags[tags[i]] for i in here),
                    tuple(self.names[names[i]] for i in here),
                    tuple(above),
                    tuple(self.relations[relations[i]] for i in here) if tree else (),
                    tuple(tuple(c) for c in children),
                )
            )
        return result

    def _key(self, form: str) -> str:
        key = self._keys.get(form)
        if key is None:
            if len(self._keys) >= _REMEMBERED:
                self._keys.clear()
            key = self._keys[form] = word_key(form)
        return key

    def _row(self, form: str) -> int:
        row = self._known.get(form)
        if row is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            row = len(self._known)
            if row >= len(self._vectors):
                self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
            known = self._ids.get(word_key(form), 1)
            self._vectors[row] = self._w["word.weight"][known] + self._w["affix.weight"][list(affixes(form))].sum(0)
            self._known[form] = row
        return row

    def _embed(self, words: list[list[str]], starts: list[int], total: int) -> Matrix:
        x = np.empty((total, self._width), dtype=np.float32)
        if len(self._known) + sum(map(len, words)) >= _REMEMBERED:
            self._known.clear()
        for forms, start in zip(words, starts, strict=True):
            rows = [self._row(f) for f in forms]
            x[start] = self._w["root"]
            x[start + 1 : start + 1 + len(rows)] = self._vectors[rows]
        return x

    def _encode(self, x: Matrix, starts: list[int]) -> Matrix:
        """Each word with what stands around it in its sentence; sentences lie end to end and do not see each other."""
        begins = np.zeros(len(x), dtype=np.int64)
        begins[starts] = 1
        sentence = begins.cumsum()
        together = {
            reach: (sentence[reach:] == sentence[:-reach]).astype(np.float32)[:, None] for reach in set(self._dilations)
        }
        for i, reach in enumerate(self._dilations):
            parts = _normed(x) @ self._w[f"conv.{i}"]
            size = parts.shape[1] // 3
            inner = parts[:, size : 2 * size] + self._w[f"conv.{i}.bias"]
            inner[reach:] += parts[:-reach, :size] * together[reach]
            inner[:-reach] += parts[reach:, 2 * size :] * together[reach]
            np.maximum(inner, 0, out=inner)
            back = inner @ self._w[f"back.{i}.weight"]
            back += self._w[f"back.{i}.bias"]
            x += back
        return _normed(x)

    def _trees(
        self, x: Matrix, starts: list[int], lengths: list[int], trees: list[bool]
    ) -> tuple[list[int], list[int]]:
        """Heads (word numbers in the sentence, -1 the root) and relations of all rows; of no meaning without a tree."""
        wanted = [(s, n) for s, n, tree in zip(starts, lengths, trees, strict=True) if tree and n]
        rows = np.concatenate([np.arange(s, s + n + 1) for s, n in wanted]) if wanted else np.zeros(0, dtype=np.int64)
        begins = np.cumsum([0, *(n + 1 for _, n in wanted)])[:-1].tolist()
        heads, relations = self._wanted_trees(x[rows], begins, [n for _, n in wanted])
        all_heads, all_relations = np.full(len(x), -1), np.zeros(len(x), dtype=np.int64)
        all_heads[rows], all_relations[rows] = heads, relations
        return all_heads.tolist(), all_relations.tolist()

    def _wanted_trees(
        self, x: Matrix, starts: list[int], lengths: list[int]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        w = self._w
        dep = np.maximum(x @ w["dep.weight"].T + w["dep.bias"], 0) @ w["arc"]
        head = np.maximum(x @ w["head.weight"].T + w["head.bias"], 0)
        ease = head @ w["arc_head"]
        heads = np.zeros(len(x), dtype=np.int64)
        for start, length in zip(starts, lengths, strict=True):
            rows = slice(start, start + length + 1)
            scores = dep[rows] @ head[rows].T + ease[rows] + self._distances(length + 1)
            heads[rows] = _tree(scores)
        base = np.zeros(len(x), dtype=np.int64)
        for start, length in zip(starts, lengths, strict=True):
            base[start : start + length + 1] = start
        at = np.arange(len(x))
        offset = np.clip(heads + base - at, -32, 32) + 32
        inner = x @ w["rel_dep.weight"].T + w["rel_dep.bias"]
        inner += (x @ w["rel_head.weight"].T)[heads + base] + w["rel_distance.weight"][offset]
        relations = (np.maximum(inner, 0) @ w["rel.weight"].T + w["rel.bias"]).argmax(1)
        return heads - 1, relations

    def _distances(self, size: int) -> Matrix:
        if size > len(self._apart):
            at = np.arange(size)
            self._apart = self._w["distance"][np.clip(at[None, :] - at[:, None], -32, 32) + 32]
            np.fill_diagonal(self._apart, -1e9)
        return self._apart[:size, :size]


def _normed(x: Matrix) -> Matrix:
    scale = np.einsum("ij,ij->i", x, x)
    scale /= x.shape[1]
    scale += 1e-6
    normed: Matrix = x * (1 / np.sqrt(scale))[:, None]
    return normed


def _tree(scores: Matrix) -> NDArray[np.int64]:
    """The best head of each word (row 0 the root), mended to a tree with one word under the root."""
    heads: NDArray[np.int64] = scores.argmax(1)
    tops = np.flatnonzero(heads[1:] == 0) + 1
    if len(tops) != 1 and len(heads) > 2:
        inner = scores[:, 1:].max(1)
        gain = scores[:, 0] - inner
        top = int(tops[gain[tops].argmax()]) if len(tops) else int(gain[1:].argmax()) + 1
        others = scores[:, 1:].argmax(1) + 1
        heads = np.where(heads == 0, others, heads)
        heads[top] = 0
    _break_cycles(heads, scores)
    return heads


def _break_cycles(heads: NDArray[np.int64], scores: Matrix) -> None:
    """Make every word reach the root: the word of a cycle that loses least by it takes its best head outside."""
    if _reaches_root(heads):
        return
    above = heads.tolist()
    for _ in range(len(above)):
        cycle = _cycle(above)
        if cycle is None:
            break
        inside = np.zeros(len(above), dtype=bool)
        inside[cycle] = True
        inside[0] = True  # one word under the root is enough
        outside = np.where(inside[None, :], -np.inf, scores[cycle])
        if not np.isfinite(outside).any():
            above[cycle[0]] = 0
            continue
        loss = scores[cycle, [above[k] for k in cycle]] - outside.max(1)
        least = int(loss.argmin())
        above[cycle[least]] = int(outside[least].argmax())
    heads[:] = above


def _reaches_root(heads: NDArray[np.int64]) -> bool:
    """Whether every word leads to row 0, by doubling the steps."""
    at = heads.copy()
    at[0] = 0
    steps = 1
    while steps < len(at):
        at = at[at]
        steps *= 2
    return not at.any()


def _cycle(above: list[int]) -> list[int] | None:
    """Words that lead to one another and not to the root, if there are any."""
    reached = {0}
    for word in range(1, len(above)):
        path: list[int] = []
        at = word
        while at not in reached and at not in path:
            path.append(at)
            at = above[at]
        if at not in reached:
            return path[path.index(at) :]
        reached.update(path)
    return None


@cache
def grammar(*, careful: bool = False) -> Grammar:
    """The packaged grammar, loaded at first use: the fast one, or the larger one that reads a little better."""
    name = "grammar_careful.npz" if careful else "grammar.npz"
    return Grammar(files("retold.mentions").joinpath("data", name).read_bytes())
