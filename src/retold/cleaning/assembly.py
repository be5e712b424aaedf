"""Putting the kept pieces of a page together, with the map back into it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from retold.cleaning.wrapping import joint_between
from retold.model import OffsetMap, Piece, Removed, Span

PARAGRAPH_BREAK = "\n\n"
# [name attribute=value]: codes of content systems that were not carried out.
_SHORTCODE = re.compile(r"\s?\[[a-zA-Z][\w-]{0,40}(?:\s[^\]=\n]{0,80})?=[^\]\n]{0,300}\]|\[/[a-z][\w-]{1,40}\]")
# Control characters but tab and line breaks, characters that override the direction of text, byte order marks.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe]+")


def inner_cuts(text: str, lines: Sequence[Span]) -> list[Removed]:
    """What has to go from within kept `lines` of a page's `text`: shortcodes and control characters, ascending."""
    found: list[Removed] = []
    for paragraph in lines:
        words = paragraph.of(text)
        if "[" in words:
            found.extend(_removed(text, m.span(), paragraph, "shortcode") for m in _SHORTCODE.finditer(words))
        if not words.isprintable():
            found.extend(_removed(text, m.span(), paragraph, "control characters") for m in CONTROLS.finditer(words))
    return sorted(found, key=lambda removed: removed.span)


def _removed(text: str, place: tuple[int, int], paragraph: Span, reason: str) -> Removed:
    span = Span(paragraph.start + place[0], paragraph.start + place[1])
    return Removed(span, reason, span.of(text))


def assemble(text: str, paragraphs: Sequence[Sequence[Span]], cuts: Sequence[Span]) -> tuple[str, OffsetMap]:
    """The kept `paragraphs` of a page's `text` without `cuts`, parted by blank lines, and where they stand in the page.

    Args:
        text: of the page.
        paragraphs: each the trimmed lines it is made of; ascending, not overlapping. A space joins lines.
        cuts: ascending spans to leave out; what is left of a paragraph stays one paragraph, trimmed.
    """
    words, pieces, at = list[str](), list[Piece](), 0
    starts, ends = [cut.start for cut in cuts], [cut.end for cut in cuts]
    for paragraph in paragraphs:
        joint = PARAGRAPH_BREAK if words else ""
        for number, line in enumerate(paragraph):
            inside = cuts[bisect_right(ends, line.start) : bisect_left(starts, line.end)] if cuts else ()
            rest = _trimmed(text, _without(line, inside)) if inside else (line,)
            for span in rest:
                if joint:
                    words.append(joint)
                    at += len(joint)
                    joint = ""
                start, size = span.start, span.end - span.start
                pieces.append(Piece(at, start, size))
                words.append(text[start : span.end])
                at += size
            if rest and number + 1 < len(paragraph):
                joint = joint_between(text, line, paragraph[number + 1])
    return "".join(words), OffsetMap(tuple(pieces))


def _without(paragraph: Span, cuts: Sequence[Span]) -> list[Span]:
    spans, start = [], paragraph.start
    for cut in cuts:
        if cut.start > start:
            spans.append(Span(start, cut.start))
        start = max(start, cut.end)
    if start < paragraph.end:
        spans.append(Span(start, paragraph.end))
    return spans


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    """`spans` without white space at the two ends of the paragraph they make up."""
    while spans and not spans[0].of(text).strip():
        spans = spans[1:]
    while spans and not spans[-1].of(text).strip():
        spans = spans[:-1]
    if not spans:
        return []
    first = spans[0].of(text)
    spans = [Span(spans[0].end - len(first.lstrip()), spans[0].end), *spans[1:]]
    last = spans[-1].of(text)
    return [*spans[:-1], Span(spans[-1].start, spans[-1].start + len(last.rstrip()))]
