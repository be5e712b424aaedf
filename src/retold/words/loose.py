"""Lines of a text that are no sentences of its report: a label, an offer, a frequency, a line of the weather left in it."""

from collections.abc import Sequence

from retold.model import Span

_CLOSING = "\"'”’»›)]"
_ENDS = tuple(".!?…。！？؟۔।॥։።:;")
_BULLETS = tuple("*•–—-▪◦·")
_MOST = 0.7  # of a text's lines; where so many end as sentences do, one that does not is none


def loose(text: str, sentences: Sequence[Span]) -> frozenset[Span]:
    """Those of the `sentences` of a text that stand alone on a line and end in no mark, where nearly all its lines do.

    Points of a list are kept, and texts of scripts or hands that close no sentence; so is a line the report begins with.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    closed = sum(_is_closed(line) for line in lines)
    if len(lines) < 2 or closed < _MOST * len(lines):
        return frozenset()
    open_ended = (s for s in sentences[1:] if not _is_closed(s.of(text)) and _is_line(text, s))
    return frozenset(s for s in open_ended if not s.of(text).startswith(_BULLETS))


def _is_closed(line: str) -> bool:
    return line.rstrip().rstrip(_CLOSING).endswith(_ENDS)


def _is_line(text: str, span: Span) -> bool:
    """Whether a sentence is all that stands on its line of the text."""
    before, behind = text[: span.start].rstrip(" \t"), text[span.end :].lstrip(" \t")
    return (not before or before.endswith("\n")) and (not behind or behind.startswith("\n"))
