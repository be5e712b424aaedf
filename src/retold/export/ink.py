"""Lines of text for a terminal: wrapped to its width, with or without colour."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from retold.export.cutting import head, pieces
from retold.export.neutral import neutral_line

MIN_WIDTH = 40
_NO_WIDTH = {"Mn", "Me", "Cf"}
BOLD, DIM, RED, YELLOW, CYAN = "1", "2", "31", "33", "36"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in one style. Text from pages is made harmless here, at the last door.

    `glued`: its first word stands directly at the last word before it.
    """

    text: str
    style: str = ""
    glued: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", neutral_line(self.text))


Part = str | Words


@dataclass(slots=True)
class Ink:
    """Collects lines.

    Attributes:
        width: columns of the terminal.
        colour: whether ANSI styles are written; without it marked words stand in square brackets.
    """

    width: int
    colour: bool
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.width = max(self.width, MIN_WIDTH)

    def text(self) -> str:
        """All lines, ending in a line break."""
        return "\n".join(self.lines) + "\n"

    def gap(self) -> None:
        """One empty line, never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def heading(self, title: str) -> None:
        """A section heading with air above it."""
        self.gap()
        self.put((Words(title.upper(), BOLD),))

    def put(self, parts: Iterable[Part], first: str = "", rest: str | None = None) -> None:
        """Wrap `parts` as one paragraph; `first` opens its first line, `rest` (else blanks) the others."""
        follow = " " * columns(first) if rest is None else rest
        room = max(self.width - columns(follow), 20)
        line, used, opened = first, columns(first), False
        for blank, chunk in self._chunks(parts):
            size = sum(columns(word) for word, _ in chunk)
            if opened and used + len(blank) + size > columns(follow) + room:
                self.lines.append(line.rstrip())
                line, used, opened = follow, columns(follow), False
            gap = blank if opened else ""
            line += gap + "".join(self._styled(*piece) for piece in chunk)
            used += len(gap) + size
            opened = True
        self.lines.append(line.rstrip())

    def rule(self) -> None:
        """A line across the whole width."""
        self.lines.append(self._styled("─" * self.width, DIM))

    def marked(self, pieces: Iterable[tuple[str, bool]]) -> list[Words]:
        """Pieces of one text, those that differ marked; what was joined stays joined."""
        found: list[Words] = []
        joined = False
        for text, differs in pieces:
            glued = joined and bool(text) and not text[0].isspace()
            if differs:
                found.append(
                    Words(text or "—", f"{BOLD};{RED}", glued) if self.colour else Words(f"[{text or '—'}]", "", glued)
                )
            elif text.strip():
                found.append(Words(text, "", glued))
            joined = differs or (bool(text) and not text[-1].isspace())
        return found

    def _chunks(self, parts: Iterable[Part]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Words that must not be parted, each with its style, and the blank before them."""
        blank, chunk = "", list[tuple[str, str]]()
        for part in parts:
            piece = part if isinstance(part, Words) else Words(part)
            for number, word in enumerate(piece.text.split()):
                if chunk and not (piece.glued and number == 0):
                    yield blank, chunk
                    blank, chunk = " ", []
                *most, last = (bit for bit in pieces(word) for bit in _broken(bit, self.width - 20))
                for bit in most:
                    yield blank, [*chunk, (bit, piece.style)]
                    blank, chunk = "", []
                chunk.append((last, piece.style))
        if chunk:
            yield blank, chunk

    def _styled(self, word: str, style: str) -> str:
        return f"\x1b[{style}m{word}\x1b[0m" if self.colour and style else word


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in _NO_WIDTH else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def clip(text: str, size: int) -> str:
    """`text` on one line, cut at a word to at most `size` characters, with an ellipsis where it was cut."""
    line = neutral_line(text[: size * 2])
    if len(line) <= size and len(text) <= size * 2:
        return line
    return head(line, size).rstrip(" ,;:—–-") + " …"


def _broken(word: str, size: int) -> Iterator[str]:
    while columns(word) > size > 0:
        yield word[: max(size // 2, 1)]
        word = word[max(size // 2, 1) :]
    yield word
