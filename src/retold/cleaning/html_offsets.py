"""Where the words of an extracted text stand in the HTML it came from.

Neither extractor says where it found what. So the visible characters of the page are laid out once, without white space,
each with its place; every paragraph is looked up in them, and every piece of the resulting map is compared with the
page, character by character. Characters written as entities (`&amp;`) have no piece: they are not the same in the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

import numpy as np
from numpy.typing import NDArray

from retold.cleaning.html_blocks import UNSEEN
from retold.model import OffsetMap, Piece

Positions = NDArray[np.int64]

# What a reader does not see: comments, elements with raw text, tags. Each alternative ends at the next "<" at the
# latest, or is a plain search for its end, so that the scan is linear whatever stands in the page.
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template(?![^<>]*\bshadowroot)|svg|iframe|textarea)\b[^<>]*>.*?(?:</\1\s*>|\Z)"
    r"|<head\b[^<>]*>.*?(?:</head\s*>|(?=<body\b)|\Z)"
    r"|<r[tp]\b[^<>]*>[^<]*|<[/a-zA-Z!?](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>|<[/a-zA-Z!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_SPACE = re.compile(r"\s+")
_WIDE_SPACES = np.array(
    [0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000], dtype=np.uint32
)


@dataclass(frozen=True, slots=True)
class _Visible:
    """The visible characters of a page without white space: `text`, their places in the page, -1 for entities."""

    text: str
    places: Positions


def map_offsets(paragraphs: Sequence[str], text: str, page: str) -> tuple[OffsetMap | None, int]:
    """The map of an article's `text` into its HTML `page`, and how many paragraphs could not be found in it.

    Args:
        paragraphs: of the text, in order; they stand in it one after the other.
        text: of the article.
        page: the HTML.

    Returns:
        None instead of a map where a paragraph was not found.
    """
    visible = _visible(page)
    pieces: list[Piece] = []
    cursor, at, lost = 0, 0, 0
    for paragraph in paragraphs:
        start = text.index(paragraph, at)
        at = start + len(paragraph)
        squeezed = _SPACE.sub("", paragraph)
        found = visible.text.find(squeezed, cursor)
        if found < 0:
            found = visible.text.find(squeezed)
        if found < 0:
            lost += 1
            continue
        cursor = max(cursor, found + len(squeezed))
        pieces.extend(_pieces(text, start, paragraph, visible.places[found : found + len(squeezed)], page))
    return (None if lost else OffsetMap(tuple(_disjoint(pieces)))), lost


def _visible(page: str) -> _Visible:
    codes = np.frombuffer(page.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).copy()
    seen = (codes > 32) & ~np.isin(codes, _WIDE_SPACES)
    for match in UNSEEN.finditer(page):
        seen[match.start()] = False
    for match in _UNSEEN.finditer(page):
        seen[match.start() : match.end()] = False
    places = np.arange(len(codes))
    for match in _ENTITY.finditer(page):
        at = match.start()
        if seen[at]:
            meant = unescape(match.group())
            if meant != match.group():
                seen[at : match.end()] = False
                if meant and not (meant[0].isspace() or UNSEEN.match(meant)):  # `&#1;` means nothing
                    seen[at], codes[at], places[at] = True, ord(meant[0]), -1
    kept = np.flatnonzero(seen)
    letters = codes[kept].tobytes().decode("utf-32-le", "surrogatepass")
    return _Visible(letters, places[kept])


def _pieces(text: str, start: int, paragraph: str, places: Positions, page: str) -> Iterator[Piece]:
    """Runs of characters that stand in the page exactly as in the text."""
    spots = np.array([start + at for at, letter in enumerate(paragraph) if not letter.isspace()], dtype=np.int64)
    begin = 0
    for end in (*_breaks(spots, places, text, page), len(spots)):
        run_places = places[begin:end]
        if end > begin and run_places[0] >= 0:
            target, source = int(spots[begin]), int(run_places[0])
            length = int(spots[end - 1]) - target + 1
            if page[source : source + length] == text[target : target + length]:
                yield Piece(target, source, length)
        begin = end


def _breaks(spots: Positions, places: Positions, text: str, page: str) -> list[int]:
    """Where a run ends: an entity, or text and page do not go on alike."""
    if len(spots) < 2:
        return []
    alike = (np.diff(spots) == np.diff(places)) & (places[1:] >= 0) & (places[:-1] >= 0)
    gaps = np.flatnonzero(alike & (np.diff(spots) > 1))
    found = set((np.flatnonzero(~alike) + 1).tolist())
    for gap in gaps.tolist():
        here, there, width = int(spots[gap]) + 1, int(places[gap]) + 1, int(spots[gap + 1] - spots[gap]) - 1
        if text[here : here + width] != page[there : there + width]:
            found.add(gap + 1)
    return sorted(found)


def _disjoint(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """`pieces` without those whose source another one has already: a paragraph that the page prints once."""
    order = sorted(range(len(pieces)), key=lambda at: (pieces[at].source, at))
    last, kept = -1, set()
    for at in order:
        piece = pieces[at]
        if piece.source >= last:
            kept.add(at)
            last = piece.source + piece.length
    yield from (piece for at, piece in enumerate(pieces) if at in kept)
