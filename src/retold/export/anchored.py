"""The text of an article as markup in which every cited span can be opened."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from retold.export.neutral import neutral_markup
from retold.model import Span
from retold.words import paragraphs

MAX_MARKS = 2_000  # of one article; further ones are not marked


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the article's text to mark; `name` is its anchor, `tag` is `span` or `mark`."""

    span: Span
    name: str
    tag: str = "span"
    classes: str = "cite"
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article's text as safe markup."""

    span: Span
    markup: Markup


def anchored(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """The paragraphs of `text` with the marks nested in each other.

    Markup cannot cross: a mark that crosses another, or a paragraph break, goes on in a second piece, without the name.
    """
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.tag == "mark", m.name))[:MAX_MARKS]
    found, waiting, begun = list[Paragraph](), ordered, set[str]()
    for whole in paragraphs(text):
        inside = [m for m in waiting if m.span.overlaps(whole)]
        found.append(Paragraph(whole, _nested(text, whole, inside, begun)))
        waiting = [m for m in waiting if m.span.end > whole.end]
    return found


def _nested(text: str, whole: Span, marks: list[Mark], begun: set[str]) -> Markup:
    heap = [(max(m.span.start, whole.start), -min(m.span.end, whole.end), n) for n, m in enumerate(marks)]
    heapq.heapify(heap)
    out, open_ends, at = list[Markup](), list[tuple[int, str]](), whole.start

    def close_until(position: int) -> None:
        nonlocal at
        while open_ends and open_ends[-1][0] <= position:
            end, tag = open_ends.pop()
            out.append(_plain(text[at:end]) + Markup(f"</{tag}>"))  # noqa: S704  `span` or `mark`
            at = end

    while heap:
        start, minus_end, number = heapq.heappop(heap)
        close_until(start)
        end, mark = -minus_end, marks[number]
        if open_ends and end > open_ends[-1][0]:
            heapq.heappush(heap, (open_ends[-1][0], -end, number))
            end = open_ends[-1][0]
        out.append(_plain(text[at:start]) + _opened(mark, first=mark.name not in begun))
        begun.add(mark.name)
        open_ends.append((end, mark.tag))
        at = start
    close_until(whole.end)
    out.append(_plain(text[at : whole.end]))
    return Markup("").join(out)


def _opened(mark: Mark, *, first: bool) -> Markup:
    name = Markup(' id="{}"').format(mark.name) if first else ""
    label = Markup(' title="{}"').format(neutral_markup(mark.label)) if mark.label else ""
    return Markup('<{}{} class="{}"{}>').format(mark.tag, name, mark.classes, label)


def _plain(text: str) -> Markup:
    return escape(neutral_markup(text))
