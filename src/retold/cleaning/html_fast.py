"""The fast road: the page as Resiliparse lays it out, judged block by block; its main content is one of the witnesses.

The HTML is parsed once (by lexbor, in C) and laid out twice, whole and main content only, each about a millisecond for
a page of 200 kB. Containers and class names are out of sight here; form, wording and neighbours decide.
"""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

import numpy as np

from retold.cleaning.html_blocks import Block
from retold.cleaning.html_features import Column, Columns, form_columns, tag_columns
from retold.cleaning.html_model import article_odds

_MARK = re.compile(r"<(/?)(a|p|h[1-6]|ul|ol|li|pre|br)\b[^<>]*>|\n")
_MIN_SEARCHED_CHARS = 40


def fast_blocks(tree: Any) -> tuple[list[Block], list[str], list[float]]:
    """The blocks of a page parsed by Resiliparse, in order, the element of each, and the log odds that it is article."""
    found, main = laid_out(tree)
    if not found.blocks:
        return [], [], []
    words = np.array([block.words for block in found.blocks], dtype=float)
    odds = article_odds(fast_columns(found, main), words, "fast")
    return found.blocks, found.tags, [float(value) for value in odds]


def laid_out(tree: Any) -> tuple["LaidOut", str]:
    """The whole page as blocks, and its main content as plain lines, both by Resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415  only when a page is HTML

    whole = extract_plain_text(
        tree, preserve_formatting="minimal_html", alt_texts=False, links=True, list_bullets=False
    )
    return LaidOut(whole), extract_plain_text(
        tree, main_content=True, alt_texts=False, list_bullets=False, comments=False
    )


def fast_columns(found: "LaidOut", main: str) -> Columns:
    """What is known about the blocks on this road; `main` is the page's main content as plain lines."""
    blocks = found.blocks
    words = np.array([block.words for block in blocks], dtype=float)
    depth = np.array(found.depths, dtype=float)
    inside = _inside(blocks, main)
    columns = {
        **form_columns(blocks),
        **tag_columns(found.tags),
        "in list": (depth > 0).astype(float),
        "in nested list": (depth > 1).astype(float),
        "agreed": inside,
    }
    for reach in (2, 6):
        columns[f"agreed around {reach}"] = _mean_around(inside * words, words, reach)
    return columns


def _mean_around(values: Column, weights: Column, reach: int) -> Column:
    count = len(values)
    sums = [np.concatenate(([0.0], np.cumsum(column))) for column in (values, weights)]
    at = np.arange(count)
    low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, count)
    mean: Column = (sums[0][high] - sums[0][low]) / np.maximum(sums[1][high] - sums[1][low], 1)
    return mean


def _inside(blocks: Sequence[Block], main: str) -> Column:
    """Whether each block stands in the main content: as a line of it, or anywhere if it is long enough to tell."""
    lines = {" ".join(line.split()) for line in main.split("\n")}
    flat = "\n".join(lines)
    return np.array(
        [
            block.text in lines or (len(block.text) >= _MIN_SEARCHED_CHARS and block.text.split("\n")[0] in flat)
            for block in blocks
        ],
        dtype=float,
    )


class LaidOut:
    """Blocks, the element of each, and how many lists it stands in, out of Resiliparse's minimal HTML."""

    def __init__(self, whole: str) -> None:
        self.blocks: list[Block] = []
        self.tags: list[str] = []
        self.depths: list[int] = []
        self._pieces: list[str] = []
        self._linked = self._depth = at = 0
        self._in_link = False
        self._tag = "div"
        for match in _MARK.finditer(whole):
            self._text(whole[at : match.start()])
            at = match.end()
            self._mark(match[2], closing=bool(match[1]))
        self._text(whole[at:])
        self._end()

    def _text(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._linked += len(text.split()) if self._in_link else 0

    def _mark(self, name: str | None, *, closing: bool) -> None:
        if name == "a":
            self._in_link = not closing
            return
        self._end()
        if name in ("ul", "ol"):
            self._depth = max(0, self._depth + (-1 if closing else 1))
            self._tag = "div"
        elif name and name != "br":
            self._tag = "div" if closing else name

    def _end(self) -> None:
        text = " ".join(unescape("".join(self._pieces)).split()) if self._pieces else ""
        self._pieces.clear()
        if text:
            words = text.count(" ") + 1
            self.blocks.append(Block(text, 0, words, min(self._linked, words)))
            self.tags.append(self._tag)
            self.depths.append(self._depth)
        self._linked = 0
