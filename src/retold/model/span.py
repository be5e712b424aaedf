"""Positions in a text, and maps between two texts.

A position counts Unicode code points; a span is half open. Which text a span belongs to is said by the field that holds it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol, TypeVar

SpannedT = TypeVar("SpannedT", bound="Spanned")


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """`[start, end)` in code points of one text.

    Raises:
        ValueError: if it is negative or ends before it starts.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """See the class."""
        if not 0 <= start <= end:
            raise ValueError(f"not a span: [{start}, {end})")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at this span of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one position."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same length, `by` positions later."""
        return Span(self.start + by, self.end + by)


# No other value is made as often: set through their slots, its fields take two thirds of the time `object.__setattr__` does.
_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def span(self) -> Span:
        """Where."""


def within(found: Sequence[SpannedT], span: Span) -> list[SpannedT]:
    """Those of things `found` in a text, ascending, that lie wholly inside a span of it; in logarithmic time."""
    first = bisect_left(found, span.start, key=_begins)
    last = bisect_left(found, span.end, first, key=_begins)
    return [one for one in found[first:last] if one.span.end <= span.end]


def _begins(one: Spanned) -> int:
    return one.span.start


def joined(spans: Iterable[Span]) -> list[Span]:
    """The positions that any of some spans holds, as spans apart from each other, ascending."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


class Meeting:
    """Finds those of some spans, whether apart or inside each other, that a span overlaps, without looking at all of them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        """Sort them once."""
        self._order = sorted(range(len(spans)), key=lambda at: spans[at].start)
        self._spans = spans
        self._starts = [spans[at].start for at in self._order]
        self._ends = list(accumulate((spans[at].end for at in self._order), max))  # of each and all before it

    def of(self, span: Span) -> list[Span]:
        """Those that overlap `span`, in the order they were given in."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        found = (self._spans[at] for at in sorted(self._order[first:last]))
        return [one for one in found if one.overlaps(span)]


def meets(apart: Sequence[Span], span: Span) -> bool:
    """Whether a span overlaps one of some that are `apart` from each other and ascending; in logarithmic time."""
    at = bisect_left(apart, span.end, key=lambda one: one.start) - 1
    return at >= 0 and apart[at].end > span.start and len(span) > 0


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """`length` positions that stand at `target` in the derived text and at `source` in the text it came from."""

    target: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where the characters of a derived text (target) stand in the text it was made from (source).

    Pieces are ascending and do not overlap in the target; target positions outside every piece were inserted
    (a paragraph break, say) and have no source. Sources may come in any order but never overlap.

    Raises:
        ValueError: if pieces are empty, out of order, or overlap in the target.
    """

    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        end, ascending = 0, True
        for piece in self.pieces:
            if piece.length <= 0 or piece.target < 0 or piece.source < 0:
                raise ValueError("an offset map holds only pieces of positive length at positions from 0")
            ascending = ascending and piece.target >= end
            end = piece.target + piece.length
        if not ascending:
            raise ValueError("pieces of an offset map must be ascending and must not overlap")

    @classmethod
    def identity(cls, length: int) -> "OffsetMap":
        """The map of a text onto itself."""
        return cls((Piece(0, 0, length),) if length else ())

    @classmethod
    def joining(cls, spans: Iterable[Span], gap: int) -> "OffsetMap":
        """The map of a text made by joining source `spans` with `gap` inserted characters between them."""
        pieces, at = [], 0
        for span in spans:
            if len(span):
                pieces.append(Piece(at, span.start, len(span)))
                at += len(span) + gap
        return cls(tuple(pieces))

    def to_source(self, span: Span) -> tuple[Span, ...]:
        """The source spans of a target span, ascending in the target; empty if all of it was inserted."""
        return tuple(Span(low, high) for _, low, high in self._inside(span))

    def _inside(self, span: Span) -> Iterator[tuple[int, int, int]]:
        first = bisect_right(self.pieces, span.start, key=lambda p: p.target) - 1
        for piece in self.pieces[max(first, 0) :]:
            if piece.target >= span.end:
                break
            low = max(span.start, piece.target)
            high = min(span.end, piece.target + piece.length)
            if low < high:
                moved = piece.source - piece.target
                yield low, low + moved, high + moved

    def to_target(self, span: Span) -> tuple[Span, ...]:
        """The target spans whose source lies inside `span`, ascending in the target."""
        found = []
        for piece in self.pieces:
            low = max(span.start, piece.source)
            high = min(span.end, piece.source + piece.length)
            if low < high:
                moved = piece.target - piece.source
                found.append(Span(low + moved, high + moved))
        return tuple(found)

    def after(self, earlier: "OffsetMap") -> "OffsetMap":
        """Compose: this maps C onto B, `earlier` maps B onto A; the result maps C onto A."""
        pieces = []
        for piece in self.pieces:
            b = Span(piece.source, piece.source + piece.length)
            for in_b, low, high in earlier._inside(b):  # noqa: SLF001  same class
                pieces.append(Piece(piece.target + in_b - piece.source, low, high - low))
        return OffsetMap(tuple(pieces))

    def source_spans(self) -> tuple[Span, ...]:
        """The source spans that were kept, ascending in the source, touching ones joined."""
        joined: list[Span] = []
        for piece in sorted(self.pieces, key=lambda p: p.source):
            span = Span(piece.source, piece.source + piece.length)
            if joined and joined[-1].end == span.start:
                joined[-1] = Span(joined[-1].start, span.end)
            else:
                joined.append(span)
        return tuple(joined)
