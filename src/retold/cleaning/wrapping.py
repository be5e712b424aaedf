"""The lines of a flattened page with their places, and lines broken at a fixed width put together again."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from retold.cleaning.carried import NUMBER, apart, are_subtitles, carried_marks
from retold.cleaning.datelines import read_dateline
from retold.cleaning.phrases import whole_class
from retold.model import Removed, Span

# Widths at which mail and terminals break lines, and those of a newspaper's columns; a line is full from this share of the width on.
_MIN_WRAPPED_CHARS, _MAX_WRAPPED_CHARS = 45, 130
_MIN_COLUMN_CHARS, _MAX_COLUMN_CHARS = 22, 60
_FULL_LINE, _LONGER = 0.72, 1.2
_LEAST_BROKEN, _LEAST_DUMPED, _LEAST_BROKEN_COLUMN = 5, 2, 8
_SENTENCE_ENDS = frozenset('.!?…"”»')
HYPHEN = "hyphen at the end of a line"
_SPOKEN_CHARS = 240  # after which a full stop ends a paragraph of subtitles
_HYPHENS, _LEAST_PARTED = frozenset("-‐\u00ad¬"), 3

Paragraph = tuple[Span, ...]


class Lines(NamedTuple):
    """A page's lines as paragraphs.

    Attributes:
        paragraphs: of each its trimmed lines, in order.
        words: of each.
        marks: in them that are no words of theirs, ascending.
    """

    paragraphs: list[Paragraph]
    words: list[str]
    marks: list[Removed]


def lines_of(text: str) -> Lines:
    """The non-blank lines of a page's `text` as paragraphs: one line each, but lines broken at a fixed width are put together again."""
    spans, lines = _lines(text)
    marks = carried_marks(text)
    if marks:
        spans, lines = _without(marks, spans, text)
        if are_subtitles(marks):
            return _put_together(text, spans, lines, _spoken(lines), marks)
    width = _wrapping_width(lines, dumped=any(mark.reason == NUMBER for mark in marks))
    if not width:
        return Lines([(span,) for span in spans], lines, marks)
    pairs, column = list(pairwise(spans)), width < _MIN_WRAPPED_CHARS
    first = next((at for at, after in enumerate(lines[1:]) if after[0].islower()), 0) if column else 0
    goes_on = [
        width * _FULL_LINE <= len(line) <= width * _LONGER
        and text.count("\n", above.end, below.start) == 1
        and at >= first  # above it stand the headline and its like
        and not (_is_apart(line) or _is_apart(after) or read_dateline(after))
        for at, ((line, after), (above, below)) in enumerate(zip(pairwise(lines), pairs, strict=True))
    ]
    ends = [Span(above.end - 1, above.end) for above, below in pairs if not joint_between(text, above, below)]
    if len(ends) >= _LEAST_PARTED or column:  # else they belong to their words
        marks = apart([*marks, *(Removed(span, HYPHEN, span.of(text)) for span in ends)])
    return _put_together(text, spans, lines, goes_on, marks)


def joint_between(text: str, above: Span, below: Span) -> str:
    """What stands between two lines of a paragraph: nothing behind a hyphen, else a space."""
    end = above.end
    hyphen = text[end - 1] in _HYPHENS and text[end - 2 : end - 1].isalpha() and text[below.start].islower()
    return "" if hyphen else " "


def _is_apart(line: str) -> bool:
    """Whether a line is no part of a broken paragraph, however long it is: in capitals, or furniture."""
    return line.isupper() or whole_class(line) is not None


def _put_together(
    text: str, spans: Sequence[Span], lines: Sequence[str], goes_on: Sequence[bool], marks: list[Removed]
) -> Lines:
    """The paragraphs of lines of which each says whether the next one is of the same."""
    found, hyphens = Lines([], [], marks), {mark.span.end for mark in marks if mark.reason == HYPHEN}
    for index, span in enumerate(spans):
        if not index or not goes_on[index - 1]:
            found.paragraphs.append((span,))
            found.words.append(lines[index])
            continue
        above, before = spans[index - 1], found.words[-1]
        before = before[:-1] if above.end in hyphens else before
        found.words[-1] = f"{before}{joint_between(text, above, span)}{lines[index]}"
        found.paragraphs[-1] = (*found.paragraphs[-1], span)
    return found


def _spoken(lines: Sequence[str]) -> list[bool]:
    """For each line of subtitles whether the next one goes on with its paragraph: up to a full stop, from some length on."""
    goes_on, size = [], 0
    for line in lines:
        size += len(line)
        ends = size >= _SPOKEN_CHARS and line[-1] in _SENTENCE_ENDS
        goes_on.append(not ends)
        size = 0 if ends else size
    return goes_on


def _wrapping_width(lines: Sequence[str], *, dumped: bool) -> int:
    """The width a page's lines were broken at, 0 if they were not: then few lines go on in small letters below.

    A text browser, which has `dumped` a page, breaks all lines: there less proves it.
    """
    sizes = list(map(len, lines[:-1]))
    if max(sizes, default=0) > _MAX_WRAPPED_CHARS:
        return 0
    broken = [size for size, after in zip(sizes, lines[1:], strict=True) if after[0].islower()]
    lengths = [size for size in broken if size >= _MIN_WRAPPED_CHARS]
    long = sum(size >= _MIN_WRAPPED_CHARS for size in sizes)
    if (len(lengths) >= _LEAST_BROKEN and len(lengths) * 5 >= long * 2) or (dumped and len(lengths) >= _LEAST_DUMPED):
        return max(lengths)
    columns = [size for size in broken if _MIN_COLUMN_CHARS <= size <= _MAX_COLUMN_CHARS]
    narrow = sum(_MIN_COLUMN_CHARS <= size <= _MAX_COLUMN_CHARS for size in sizes)
    column = len(columns) >= _LEAST_BROKEN_COLUMN and len(columns) * 5 >= narrow * 2 and narrow * 5 >= len(lines) * 3
    return max(columns) if column else 0


def _without(marks: Sequence[Removed], spans: Sequence[Span], text: str) -> tuple[list[Span], list[str]]:
    """The lines read without `marks`; those of which nothing is left are none."""
    kept, words, first = list[Span](), list[str](), 0
    for span in spans:
        while first < len(marks) and marks[first].span.end <= span.start:
            first += 1
        at, rest, number = span.start, list[str](), first
        while number < len(marks) and marks[number].span.start < span.end:
            rest.append(text[at : marks[number].span.start])
            at, number = marks[number].span.end, number + 1
        line = "".join((*rest, text[at : span.end])).strip()
        if line:
            kept.append(span)
            words.append(line)
    return kept, words


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
