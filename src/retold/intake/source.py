"""One input to read: where its bytes are and how a user would name it."""

import gzip
import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader, BytesIO, RawIOBase, TextIOWrapper
from typing import BinaryIO

from retold.intake.decode import Decoded, binary_kind, decode, marked, not_text
from retold.intake.own import OWN_PAGE, is_own_page
from retold.intake.settings import IntakeSettings
from retold.model import Page, PageForm, Rejected

# What reading a damaged, vanished or forbidden file raises.
READ_ERRORS = (OSError, EOFError, zlib.error)
GZIP_MAGIC = b"\x1f\x8b"
_PEEKED_BYTES = 64
_ERROR_NUMBER = re.compile(r"^\[Errno -?\d+\] ")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a stream or a fetched body.

    Attributes:
        name: path or URL as the user would recognise it.
        stem: the id of its page, if it holds one.
        open: gives its bytes, as stored (maybe compressed).
        url, declared, captured: what a server or crawler said of it: address, encoding, time.
    """

    name: str
    stem: str
    open: Callable[[], BufferedReader]
    url: str | None = None
    declared: str | None = None
    captured: datetime | None = None

    def rejected(self, reason: str, part: str | None = None) -> Rejected:
        """This source, or a `part` of it, cannot be used."""
        return Rejected(f"{self.stem}:{part}" if part else self.stem, "intake", reason, self.place(part))

    def place(self, part: str | None) -> str:
        """The name of a `part` (a line number, a record) within this source."""
        return f"{self.name}:{part}" if part else self.name


Reader = Callable[[Source, IntakeSettings], Iterator[Page | Rejected]]


class Rejoined(RawIOBase):
    """A stream put together again from the `head` that was looked at and the `rest`."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """The head first, then the rest."""
        chunk, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        chunk = chunk or self._rest.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def unpacked(stream: BufferedReader) -> BinaryIO:
    """`stream`, or what is packed in it by gzip (told by its first bytes, not its name)."""
    packed = stream.peek(2).startswith(GZIP_MAGIC)
    return gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[return-value]


@contextmanager
def lines_in_utf_8(stream: BinaryIO) -> Iterator[Callable[[int], bytes]]:
    """`readline` of a stream, in UTF-8 where it is stored in UTF-16 or UTF-32."""
    head = stream.peek(_PEEKED_BYTES)[:_PEEKED_BYTES]  # type: ignore[attr-defined]  # both kinds of stream have it
    mark, encoding = marked(head)
    if encoding is None or encoding == "utf-8":
        yield stream.readline
        return
    stream.read(len(mark))
    text = TextIOWrapper(stream, encoding, "replace", newline="\n")
    try:
        yield lambda size: text.readline(size).encode("utf-8", "replace")
    finally:
        text.detach()


def unpacked_head(head: bytes) -> bytes:
    """What the first bytes of a stream say once unpacked, as far as they go."""
    if not head.startswith(GZIP_MAGIC):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, len(head))
    except zlib.error:
        return head


def read_whole(source: Source, settings: IntakeSettings) -> bytes | Rejected:
    """All bytes of a source that holds one page, unpacked; rejected if broken, empty or larger than allowed."""
    try:
        with source.open() as stream:
            raw = unpacked(stream).read(settings.max_page_bytes + 1)
    except READ_ERRORS as fault:
        return source.rejected(f"cannot be read: {why(fault)}")
    if len(raw) > settings.max_page_bytes:
        return source.rejected(too_large(settings))
    if not raw.strip():
        return source.rejected("is empty")
    return raw


def why(fault: Exception) -> str:
    """What the system says of a failure, without its number and the path, which are named already."""
    return getattr(fault, "strerror", None) or _ERROR_NUMBER.sub("", str(fault))


def too_large(settings: IntakeSettings) -> str:
    """The reason for rejecting a page over the bound."""
    return f"is larger than {settings.max_page_bytes / 1e6:g} MB; raise max_page_bytes if it really is one page"


def read_decoded(source: Source, settings: IntakeSettings) -> tuple[bytes, Decoded] | Rejected:
    """The bytes and text of a source that holds one page of text."""
    raw = read_whole(source, settings)
    if isinstance(raw, Rejected):
        return raw
    kind = binary_kind(raw)
    if kind:
        return source.rejected(not_text(kind))
    return raw, decode(raw, source.declared)


def page_of(source: Source, form: PageForm, raw: bytes, decoded: Decoded) -> Page | Rejected:
    """The one page of a source."""
    if not decoded.text.strip():
        return source.rejected("is empty")
    if is_own_page(decoded.text):
        return source.rejected(OWN_PAGE)
    plain = decoded.encoding == "utf-8" and not decoded.notes and not raw.startswith(b"\xef\xbb\xbf")
    return Page(
        id=source.stem,
        form=form,
        text=decoded.text,
        sha256=sha256(raw),
        source=source.name,
        url=source.url,
        raw=None if plain else raw,
        captured=source.captured,
        notes=decoded.notes,
    )


def read_one(source: Source, settings: IntakeSettings, form: PageForm) -> Iterator[Page | Rejected]:
    """The page of a source that is one page of `form`."""
    found = read_decoded(source, settings)
    yield found if isinstance(found, Rejected) else page_of(source, form, *found)


def in_words(name: object) -> str:
    r"""A path or what was typed as text: bytes of it that are no UTF-8 are written out (`\udcff`)."""
    return str(name).encode("utf-8", "backslashreplace").decode("utf-8")


def sha256(raw: bytes) -> str:
    """Hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def in_memory(name: str, stem: str, raw: bytes) -> Source:
    """A source whose bytes are already here."""
    return Source(name, stem, lambda: BufferedReader(BytesIO(raw)))
