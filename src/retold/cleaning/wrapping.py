"""The lines of a flattened page with their places, and lines broken at a fixed width put together again."""

from collections.abc import Sequence
from itertools import pairwise

from retold.model import Span

# Widths at which mail and terminals break lines; a line is full from this share of the width on.
_MIN_WRAPPED_CHARS, _MAX_WRAPPED_CHARS = 45, 130
_FULL_LINE = 0.72


def paragraphs_of(text: str) -> tuple[list[tuple[Span, ...]], list[str]]:
    """The non-blank lines of `text` as paragraphs: one line each, but lines broken at a fixed width are put together again.

    Returns:
        For each paragraph its trimmed lines, in order, and its words.
    """
    spans, lines = _lines(text)
    width = _wrapping_width(lines)
    if not width:
        return [(span,) for span in spans], lines
    joined: list[tuple[Span, ...]] = []
    for index, span in enumerate(spans):
        before = spans[index - 1] if index else None
        if before and len(before) >= width * _FULL_LINE and text.count("\n", before.end, span.start) == 1:
            joined[-1] = (*joined[-1], span)
        else:
            joined.append((span,))
    return joined, [" ".join([span.of(text) for span in paragraph]) for paragraph in joined]


def _wrapping_width(lines: Sequence[str]) -> int:
    """The width a page's lines were broken at, 0 if they were not: then few lines go on in small letters below."""
    long = broken = 0
    lengths = []
    for line, after in pairwise(lines):
        if len(line) > _MAX_WRAPPED_CHARS:
            return 0
        if len(line) >= _MIN_WRAPPED_CHARS:
            long += 1
            if after[0].islower():
                broken += 1
                lengths.append(len(line))
    return max(lengths) if broken >= 5 and broken * 5 >= long * 2 else 0


def _lines(text: str) -> tuple[list[Span], list[str]]:
    """The trimmed, non-blank lines of `text`, ascending, and their places."""
    spans, lines, start = [], [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            low = start if line[0] == body[0] else start + line.index(body[0])
            spans.append(Span(low, low + len(body)))
            lines.append(body)
        start += len(line)
    return spans, lines
