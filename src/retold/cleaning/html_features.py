"""What is known about the blocks of an HTML page, as columns of numbers: form, words, containers, neighbours."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retold.cleaning.html_blocks import Block, Layout, ends_sentence, is_prose
from retold.cleaning.html_hints import Hints, hint_patterns
from retold.cleaning.phrases import start_class, whole_class

Column = NDArray[np.float64]
Columns = dict[str, Column]

_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "and",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "at",
        "from",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "this",
        "be",
        "are",
        "have",
        "has",
        "had",
        "not",
        "but",
        "or",
        "which",
        "who",
        "will",
        "would",
        "their",
        "his",
        "her",
        "its",
        "our",
        "your",
        "can",
        "if",
        "when",
        "than",
        "more",
    ]
)
_NO_DIGITS = str.maketrans("", "", "0123456789")
_START_CHARS = 80
_RIGHTS = ("©", "all rights reserved")
_BLOCK_TAGS = [
    "p",
    "li",
    "div",
    "td",
    "th",
    "blockquote",
    "pre",
    "figcaption",
    "button",
    "label",
    "dt",
    "dd",
    "legend",
    "option",
    "section",
    "article",
    "header",
    "footer",
    "h1",
    "h2",
    "h3",
]
_CONTAINERS = [
    "article",
    "main",
    "nav",
    "footer",
    "header",
    "aside",
    "form",
    "table",
    "ul",
    "ol",
    "figure",
    "blockquote",
    "button",
    "section",
    "dl",
    "details",
    "select",
    "fieldset",
    "dialog",
]
_ROLES = [
    "hidden",
    "role-navigation",
    "role-main",
    "role-article",
    "role-banner",
    "role-contentinfo",
    "role-complementary",
    "role-dialog",
    "role-form",
    "item-articlebody",
    "item-text",
]
# A container's own hints count for the blocks in it only if it holds less than this share of the page: `<div
# class="has-sidebar">` around everything says nothing.
_WHOLE_PAGE_SHARE = 0.7
_REACHES = (1, 3, 6)
_SHINGLE_WORDS = 4


def form_columns(blocks: Sequence[Block]) -> Columns:
    """What each block is by itself, and beside the blocks next to it."""
    words = np.array([block.words for block in blocks], dtype=float)
    linked = np.array([block.link_words for block in blocks], dtype=float)
    prose = np.array([is_prose(block) for block in blocks], dtype=float)
    share = linked / np.maximum(words, 1)
    columns = {
        "bias": np.ones(len(blocks)),
        "log words": np.log1p(words) / 3,
        "link share": share,
        "all link": (share > 0.9).astype(float),
        "long link": ((share > 0.5) & (words > 8)).astype(float),
        "sentence": np.array([ends_sentence(block.text) for block in blocks], dtype=float),
        "prose": prose,
        **{f"words > {bound}": (words > bound).astype(float) for bound in (1, 2, 4, 8, 16, 32)},
    }
    columns.update(_wording(blocks))
    columns.update(_neighbourhood(words, linked, prose))
    return columns


def _wording(blocks: Sequence[Block]) -> Columns:
    copies = Counter(block.text for block in blocks)
    rows = [_words_of(block.text, copies) for block in blocks]
    names = ("common words", "digits", "rights", "capitals", "question", "colon", "exclaims", "you", "copy", "small start",
             "divider", "phrase whole", "phrase start")  # fmt: skip
    table = np.array(rows, dtype=float).reshape(len(rows), len(names))
    return {name: table[:, at] for at, name in enumerate(names)}


def _words_of(text: str, copies: Mapping[str, int]) -> tuple[float, ...]:
    low = text[:600].lower()
    words = _WORD.findall(low)
    return (
        min(1.0, 2 * len([word for word in words if word in _COMMON]) / max(1, len(words))),
        (len(low) - len(low.translate(_NO_DIGITS))) / max(1, len(low)),
        any(mark in low for mark in _RIGHTS),
        text.isupper(),
        text.endswith("?"),
        text.endswith(":"),
        "!" in low,
        "you" in words or "your" in words,
        copies[text] > 1,
        text[:1].islower(),
        "|" in low or "»" in low or "›" in low,
        whole_class(text) is not None,
        start_class(low[:_START_CHARS]) is not None,
    )


def _neighbourhood(words: Column, linked: Column, prose: Column) -> Columns:
    """Prose and links among the blocks before and after."""
    count = len(words)
    columns: Columns = {}
    prose_words = prose * words
    sums = {name: np.concatenate(([0.0], np.cumsum(values))) for name, values in
            (("words", words), ("linked", linked), ("prose", prose_words))}  # fmt: skip
    at = np.arange(count)
    for reach in _REACHES:
        low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, count)
        around = {name: total[high] - total[low] for name, total in sums.items()}
        rest = np.maximum(around["words"] - words, 1)
        columns[f"links around {reach}"] = (around["linked"] - linked) / rest
        columns[f"prose around {reach}"] = (around["prose"] - prose_words) / rest
        columns[f"prose before {reach}"] = (sums["prose"][at] - sums["prose"][low] > 0).astype(float)
        columns[f"prose after {reach}"] = (sums["prose"][high] - sums["prose"][at + 1] > 0).astype(float)
    whole = max(1.0, float(prose_words.sum()))
    columns["position"] = at / max(1, count)
    columns["position squared"] = columns["position"] ** 2
    columns["prose so far"] = sums["prose"][:-1] / whole
    columns["no prose yet"] = (sums["prose"][:-1] == 0).astype(float)
    columns["no prose left"] = (sums["prose"][1:] >= sums["prose"][-1]).astype(float)
    return columns


def tag_columns(tags: Sequence[str]) -> Columns:
    """The element each block is, and whether the page's first `<h1>` is before it."""
    names = np.array(tags, dtype=object)
    columns = {f"tag {tag}": (names == tag).astype(float) for tag in _BLOCK_TAGS}
    columns["tag h4-6"] = np.isin(names, ("h4", "h5", "h6")).astype(float)
    first = next((at for at, tag in enumerate(tags) if tag == "h1"), None)
    at = np.arange(len(tags))
    columns["before h1"] = (at < first).astype(float) if first is not None else np.zeros(len(tags))
    columns["no h1"] = np.full(len(tags), float(first is None))
    columns["first h1"] = (at == first).astype(float) if first is not None else np.zeros(len(tags))
    return columns


def container_columns(layout: Layout) -> Columns:
    """What the containers of each block are, are called, and hold."""
    described = _Containers(layout)
    rows: dict[int, tuple[float, ...]] = {}
    for block in layout.blocks:
        if block.node not in rows:
            rows[block.node] = described.row(block.node)
    table = np.array([rows[block.node] for block in layout.blocks], dtype=float).reshape(-1, len(described.names))
    return {name: table[:, at] for at, name in enumerate(described.names)}


class _Containers:
    """Describes containers; what is inherited from above is worked out once a page."""

    def __init__(self, layout: Layout) -> None:
        self.nodes = layout.nodes
        self.words = max(1, self.nodes[0].words)
        self.prose = max(1, self.nodes[0].prose)
        self.hints_named = (*hint_patterns(), *_ROLES)
        self.inherited: list[Hints] = [frozenset()]
        self.within: list[frozenset[str]] = [frozenset()]
        named = frozenset(_CONTAINERS)
        for node in self.nodes[1:]:
            self.inherited.append(self.inherited[node.parent] | self._own(node))
            tag = frozenset((node.tag,)) & named
            self.within.append(self.within[node.parent] | tag if tag else self.within[node.parent])
        self.names = (
            *(f"in {tag}" for tag in _CONTAINERS),
            *(f"hint {name}" for name in self.hints_named),
            *(f"own {name}" for name in hint_patterns()),
            *(f"prose share {level}" for level in range(5)),
            *(f"prose density {level}" for level in range(5)),
            *(f"{what} {share}" for share in (0.5, 0.8) for what in ("near core", "core size", "core density")),
        )

    def _own(self, node: Any) -> Hints:
        small = node.words < _WHOLE_PAGE_SHARE * self.words and node.prose < _WHOLE_PAGE_SHARE * self.prose
        own: Hints = node.hints
        return own if small and node.tag != "body" else own & {"body", "main"}

    def row(self, index: int) -> tuple[float, ...]:
        within, inherited = self.within[index], self.inherited[index]
        near = self.nodes[index].hints | self.nodes[max(0, self.nodes[index].parent)].hints
        chain = self._chain(index)
        levels = [chain[min(level, len(chain) - 1)] for level in range(5)]
        return (
            *(float(tag in within) for tag in _CONTAINERS),
            *(float(name in inherited) for name in self.hints_named),
            *(float(name in near) for name in hint_patterns()),
            *(node.prose / self.prose for node in levels),
            *(node.prose / max(1, node.words) for node in levels),
            *(value for share in (0.5, 0.8) for value in self._core(chain, share)),
        )

    def _chain(self, index: int) -> list[Any]:
        chain: list[Any] = []
        while index > 0 and len(chain) < 12:
            chain.append(self.nodes[index])
            index = self.nodes[index].parent
        return chain or [self.nodes[0]]

    def _core(self, chain: Sequence[Any], share: float) -> tuple[float, float, float]:
        """How near, how large and how dense the smallest container is that holds `share` of the page's prose."""
        steps = next((step for step, node in enumerate(chain) if node.prose >= share * self.prose), len(chain))
        core = chain[steps] if steps < len(chain) else self.nodes[0]
        return exp(-steps / 3), core.words / self.words, core.prose / max(1, core.words)


def agreement(blocks: Sequence[Block], text: str) -> Column:
    """How much of each block another extractor's `text` has: share of its word 4-grams, whole lines if shorter."""
    lines = {" ".join(_WORD.findall(line)) for line in text.lower().split("\n")}
    words = _WORD.findall(text.lower())
    shingles = set(zip(*(words[at:] for at in range(_SHINGLE_WORDS)), strict=False))
    found = []
    for block in blocks:
        own = _WORD.findall(block.text.lower())
        if len(own) < _SHINGLE_WORDS + 2:
            found.append(float(" ".join(own) in lines))
            continue
        mine = list(zip(*(own[at:] for at in range(_SHINGLE_WORDS)), strict=False))
        found.append(sum(shingle in shingles for shingle in mine) / len(mine))
    return np.array(found, dtype=float)


def passed_on(odds: Column, words: Column) -> Columns:
    """What a first judgement says of the blocks around: furniture comes in runs, and so does an article."""
    sure = 1 / (1 + np.exp(-np.clip(odds, -20, 20)))
    count = len(sure)
    columns: Columns = {"odds": odds / 4, "sure": sure}
    for step in (1, 2, 3, 4):
        before, after = np.zeros(count), np.zeros(count)
        if count > step:
            before[step:], after[:-step] = sure[:-step], sure[step:]
        columns[f"sure before {step}"], columns[f"sure after {step}"] = before, after
    kept = sure * words
    for reach in (5, 15):
        totals = [np.concatenate(([0.0], np.cumsum(values))) for values in (kept, words)]
        at = np.arange(count)
        low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, count)
        columns[f"sure around {reach}"] = (totals[0][high] - totals[0][low]) / np.maximum(
            totals[1][high] - totals[1][low], 1
        )
    so_far = np.cumsum(kept) / max(1e-9, float(kept.sum())) if count else kept
    columns["kept so far"] = so_far
    columns["nothing kept yet"] = (so_far < 0.01).astype(float)
    columns["nothing kept left"] = (so_far > 0.99).astype(float)
    return columns
