"""What is known about the blocks of an HTML page, as a table of numbers: form, words, containers, neighbours, likes.

Everything is worked out for all blocks of a page together. No feature is a word of the text: words act through phrase
classes, function words, and what the page's own paragraphs and headline share.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retold.cleaning.html_blocks import Block, Layout
from retold.cleaning.html_containers import Column, Columns, container_columns, like_columns, spread
from retold.cleaning.html_reading import SHORT_WORD, SIGNS, STUDIED_CHARS, Reading, read_label, read_text
from retold.words.background import function_words

_LABEL_CHARS = 80  # so long are labels that page after page has: they are read once
_LABEL_WORDS = 40  # a text of more words is no label, whatever numbers it holds
_PLAIN = 0x2100
_TAGS = ("p", "li", "div", "td", "th", "blockquote", "pre", "figcaption", "button", "label", "dt", "dd", "legend", "option",
         "section", "article", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6")  # fmt: skip
_TAG_NUMBERS, _TAG_NAMES = {tag: at for at, tag in enumerate(_TAGS)}, [f"tag {tag}" for tag in _TAGS]
_REACHES = (1, 3, 6)
_LENGTHS = (1, 2, 4, 8, 16, 32)
_LENGTH_NAMES = [f"words > {bound}" for bound in _LENGTHS]
# From so many words of article before or behind a block on, more say nothing more about it. Counted, not as a share of
# the article: the last paragraph of a short report is as good as that of a long one.
_MANY_KEPT = 60
_STEPS = 4  # how many blocks before and behind are looked at one by one


def columns(layout: Layout, title: str) -> Columns:
    """All that is known about the blocks of a page, each column as long as there are blocks.

    Args:
        layout: of the page; it holds at least one block.
        title: as the page's head gives it, "" if it gives none.
    """
    blocks = layout.blocks
    words = np.array([block.words for block in blocks], dtype=float)
    linked = np.array([block.link_words for block in blocks], dtype=float)
    tags = [layout.tags[block.node] for block in blocks]
    small = function_words().get(layout.language or "en", frozenset())
    readings = [
        read_label(text, small) if len(text := block.text) <= _LABEL_CHARS else read_text(text, small)
        for block in blocks
    ]
    table = _own(blocks, words, linked, readings)
    table |= _neighbourhood(words, linked, table["prose"])
    table |= _tag_columns(tags)
    table |= container_columns(layout)
    table |= like_columns(layout, words, linked, table["prose"])
    table |= _topic([reading.longer for reading in readings], table["prose"], title)
    return table


def _own(blocks: Sequence[Block], words: Column, linked: Column, readings: Sequence[Reading]) -> Columns:
    """What each block is by itself."""
    share = linked / np.maximum(words, 1)
    texts = [block.text for block in blocks]
    copies = Counter(texts)
    counts = np.array([reading.words for reading in readings], dtype=float)
    lengths = np.minimum([len(text) for text in texts], STUDIED_CHARS).astype(float)
    digits, exclaims, dividers, rights = _marks(texts)
    signs = dict(zip(SIGNS, spread(np.array([reading.signs for reading in readings]), len(SIGNS)), strict=True))
    return {
        "bias": np.ones(len(blocks)),
        "log words": np.log1p(words) / 3,
        "link share": share,
        "all link": (share > 0.9).astype(float),
        "long link": ((share > 0.5) & (words > 8)).astype(float),
        "prose": ((words >= 12) & (share < 0.5) & (signs["sentence"] > 0)).astype(float),
        **dict(zip(_LENGTH_NAMES, (words > np.array(_LENGTHS)[:, None]).astype(float), strict=True)),
        "common words": np.minimum(1.0, 2 * np.array([reading.small for reading in readings]) / counts),
        "digits": digits / lengths * (counts < _LABEL_WORDS),
        "exclaims": (exclaims > 0).astype(float),
        "divider": (dividers > 0).astype(float),
        "rights": (rights > 0).astype(float),
        "copy": np.array([copies[text] > 1 for text in texts], dtype=float),
        "word length": lengths / counts / 10,
        **signs,
    }


def _marks(texts: Sequence[str]) -> Sequence[Column]:
    """How many digits, exclamation marks, dividers and copyright signs each text holds in its studied part."""
    studied = [text[:STUDIED_CHARS] for text in texts]
    joined = "".join(studied)
    codes = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if len(codes) != len(joined):  # some take two units
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _kinds_of_marks()[np.minimum(codes, _PLAIN)]
    found = np.flatnonzero(kinds)
    owners = np.searchsorted(np.cumsum([len(text) for text in studied]), found, side="right")
    counts = np.bincount(owners * 5 + kinds[found], minlength=5 * len(texts)).reshape(-1, 5)
    return [counts[:, kind].astype(float) for kind in range(1, 5)]


@lru_cache(maxsize=1)
def _kinds_of_marks() -> NDArray[np.uint8]:
    """The kind of mark by code point; all from `_PLAIN` on are none."""
    kinds = np.zeros(_PLAIN + 1, dtype=np.uint8)
    for kind, marks in enumerate(("0123456789", "!", "|»›", "©"), 1):
        kinds[[ord(mark) for mark in marks]] = kind
    return kinds


def _neighbourhood(words: Column, linked: Column, prose: Column) -> Columns:
    """Prose and links among the blocks before and after."""
    at, count = np.arange(len(words)), len(words)
    prose_words = prose * words
    own = np.array([words, linked, prose_words])
    sums = np.concatenate((np.zeros((3, 1)), np.cumsum(own, axis=1)), axis=1)
    found: Columns = {}
    for reach in _REACHES:
        low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, count)
        around = sums[:, high] - sums[:, low] - own
        found[f"links around {reach}"], found[f"prose around {reach}"] = around[1:] / np.maximum(around[0], 1)
        found[f"prose before {reach}"] = (sums[2, at] - sums[2, low] > 0).astype(float)
        found[f"prose after {reach}"] = (sums[2, high] - sums[2, 1:] > 0).astype(float)
    before = sums[2, :-1]
    found["position"] = at / max(1, count)
    found["position squared"] = found["position"] ** 2
    found["prose so far"] = before / max(1.0, sums[2, -1])
    found["no prose yet"] = (before == 0).astype(float)
    found["no prose left"] = (sums[2, 1:] >= sums[2, -1]).astype(float)
    return found


def _tag_columns(tags: Sequence[str]) -> Columns:
    """The element each block is, and whether the page's first `<h1>` is before it."""
    kinds = np.array([_TAG_NUMBERS.get(tag, -1) for tag in tags])
    found = dict(zip(_TAG_NAMES, (kinds == np.arange(len(_TAGS))[:, None]).astype(float), strict=True))
    first = tags.index("h1") if "h1" in tags else -1
    at = np.arange(len(tags))
    found["before h1"] = (at < first).astype(float)
    found["no h1"] = np.full(len(tags), float(first < 0))
    found["first h1"] = (at == first).astype(float)
    return found


def _topic(longer: Sequence[frozenset[str]], prose: Column, title: str) -> Columns:
    """How much of a block's longer words the page's other paragraphs have, and its title."""
    said, again = set[str](), set[str]()
    running = (prose > 0).tolist()
    for own, runs in zip(longer, running, strict=True):
        if runs:
            again |= said & own
            said |= own
    named = {word for word in title.lower().split() if len(word) >= SHORT_WORD}
    shared = [
        len(own & (again if runs else said)) / max(2, len(own)) if own else 0.0
        for own, runs in zip(longer, running, strict=True)
    ]
    return {
        "topic": np.array(shared),
        "title words": np.array([len(own & named) if own else 0 for own in longer]) / max(1, len(named)),
    }


def passed_on(odds: Column, words: Column) -> Columns:
    """What a first judgement says of the blocks around: furniture comes in runs, and so does an article."""
    sure = 1 / (1 + np.exp(-np.clip(odds, -20, 20)))
    count = len(sure)
    found: Columns = {"odds": odds / 4, "sure": sure}
    padded = np.concatenate((np.zeros(_STEPS), sure, np.zeros(_STEPS)))
    for step in range(1, _STEPS + 1):
        found[f"sure before {step}"] = padded[_STEPS - step :][:count]
        found[f"sure after {step}"] = padded[_STEPS + step :][:count]
    kept = np.concatenate(([0.0], np.cumsum(sure * words)))
    whole = np.concatenate(([0.0], np.cumsum(words)))
    at = np.arange(count)
    for reach in (5, 15):
        low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, count)
        found[f"sure around {reach}"] = (kept[high] - kept[low]) / np.maximum(whole[high] - whole[low], 1)
    found["kept before"] = np.minimum(kept[:-1] / _MANY_KEPT, 1)
    found["kept after"] = np.minimum((kept[-1] - kept[1:]) / _MANY_KEPT, 1)
    return found
