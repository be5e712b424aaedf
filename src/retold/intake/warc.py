"""Web archives: `.warc`, `.warc.gz`, and `.wacz` (a ZIP with WARC files in it)."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import SEEK_END
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from retold.intake.decode import binary_kind, decode, not_text
from retold.intake.settings import IntakeSettings
from retold.intake.source import READ_ERRORS, Source, in_memory, page_of, sha256, too_large
from retold.model import Page, PageForm, Rejected

_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml"))
_MAX_MEMBERS = 10_000
_STATUS_OK = 200
_CHUNK_BYTES = 1 << 16


def read_warc(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """Every HTML response in a WARC file, with its address and capture time; one record in memory at a time."""
    try:
        with source.open() as stream:
            yield from _records(source, stream, settings)
    except READ_ERRORS as fault:
        yield source.rejected(f"breaks off: {fault}; what came before was read")


def read_wacz(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """Every HTML response in the WARC files of a WACZ archive. Nothing is unpacked to disk."""
    found = False
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for member in sorted(archive.namelist())[:_MAX_MEMBERS]:
                if member.lower().endswith((".warc", ".warc.gz")):
                    found = True
                    inner = Source(source.place(member), source.stem, source.open)
                    with archive.open(member) as packed:
                        yield from _records(inner, packed, settings)  # type: ignore[arg-type]
    except (*READ_ERRORS, zipfile.BadZipFile, NotImplementedError, RuntimeError) as fault:
        yield source.rejected(f"is not a readable WACZ archive: {fault}")
        return
    if not found:
        yield source.rejected("holds no WARC file")


def _records(source: Source, stream: BinaryIO, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  only where there is an archive

    number, last, fault = 0, None, None
    held: Page | Rejected | None = None  # until its record is known to be whole
    try:
        for record in ArchiveIterator(stream, auto_decode="all"):
            if held is not None:
                yield held
            held, last = None, record.stream_pos
            if record.record_type == WarcRecordType.response:
                number += 1
                held = _of_record(source, record, number, settings)
    except (*READ_ERRORS, ValueError, RuntimeError) as error:
        fault = str(error)
    end = _end(stream, last) if last is not None else None
    if held is not None and end is not None:
        yield held
    if fault is None and last is not None and (end is None or _goes_on(stream, end)):
        fault = "the next record is damaged or incomplete" if end is not None else "its last record is incomplete"
    if fault is not None:
        lost = f" (lost: {held.source})" if held is not None and end is None else ""
        yield source.rejected(f"breaks off after {number} responses: {fault}{lost}; what came before was read")
    elif number == 0:
        yield source.rejected("holds no HTTP response")


def _end(stream: BinaryIO, start: int) -> int | None:
    """Where the record that begins at `start` ends; None if the file ends before it, or it is damaged."""
    stream.seek(start)
    head = stream.read(_CHUNK_BYTES)
    stream.seek(start)
    if head.startswith(b"\x1f\x8b"):
        return _end_of_packed(stream)
    end = _end_of_plain(head, start)
    return end if end is not None and end <= stream.seek(0, SEEK_END) else None


def _goes_on(stream: BinaryIO, end: int) -> bool:
    """Whether a WARC file has anything behind the `end` of its last record that could be read: a damaged rest."""
    stream.seek(end)
    return bool(stream.read(_CHUNK_BYTES).strip(b"\r\n\0"))


def _end_of_packed(stream: BinaryIO) -> int | None:
    """Where the gzip member that begins here ends; None if it does not."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        while chunk := stream.read(_CHUNK_BYTES):
            rest = chunk
            while rest and not unpacker.eof:
                unpacker.decompress(rest, _CHUNK_BYTES)
                rest = unpacker.unconsumed_tail
            if unpacker.eof:
                return stream.tell() - len(unpacker.unused_data)
    except zlib.error:
        return None
    return None


def _end_of_plain(head: bytes, start: int) -> int | None:
    """Where the record that begins with `head` ends, as its header says; None if that breaks off."""
    blank = re.search(rb"\r?\n\r?\n", head)
    length = re.search(rb"(?im)^content-length:\s*(\d{1,15})", head[: blank.end()]) if blank else None
    return start + blank.end() + int(length[1]) if blank and length else None


def _of_record(source: Source, record: Any, number: int, settings: IntakeSettings) -> Page | Rejected | None:
    """The page of a response; None for one that is no HTML (a picture, a redirect): the archive is full of them."""
    http = record.http_headers
    type_ = (record.http_content_type or "").lower() if http is not None else ""
    if http is None or type_ not in _HTML_TYPES or http.status_code != _STATUS_OK:
        return None
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    place = url or str(number)
    raw = record.reader.read(settings.max_page_bytes + 1)
    if len(raw) > settings.max_page_bytes:
        return Rejected(place, "intake", too_large(settings), source.place(place))
    if not raw.strip():
        return Rejected(place, "intake", "is empty", source.place(place))
    kind = binary_kind(raw)
    if kind:
        return Rejected(place, "intake", not_text(kind), source.place(place))
    page = in_memory(source.place(place), f"{_stem(url)}-{sha256(raw)[:12]}", raw)
    described = Source(page.name, page.stem, page.open, url, record.http_charset, _moment(record.record_date))
    return page_of(described, PageForm.HTML, raw, decode(raw, described.declared))


def _stem(url: str | None) -> str:
    """The host: the id of an archived page is its host and the hash of its content."""
    try:
        return (urlsplit(url).hostname if url else None) or "page"
    except ValueError:
        return "page"


def _moment(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
