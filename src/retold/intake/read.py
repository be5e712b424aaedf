"""Everything named on the command line, as pages with ids that are unique in the run."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO

from retold.errors import RetoldError
from retold.intake.fetching import Fetcher
from retold.intake.formats import BY_ENDING, SNIFFED_BYTES, ending_of, reader_for, sniffed, stem_of
from retold.intake.jsonl import read_jsonl
from retold.intake.locate import locate
from retold.intake.settings import IntakeSettings
from retold.intake.source import READ_ERRORS, Reader, Rejoined, Source, in_memory, in_words, unpacked_head, why
from retold.intake.warc import read_wacz, read_warc
from retold.intake.web import SCHEMES, read_url, read_with_pages
from retold.model import Page, Rejected

STDIN = "-"


def read(inputs: Sequence[str], settings: IntakeSettings, stdin: BinaryIO | None = None) -> Iterator[Page | Rejected]:
    """Every page in `inputs`: files, folders (recursively), globs, URLs, `-` for standard input.

    They come in the order of the inputs, those of a folder or glob by their paths, each file once. A page that cannot be
    read is `Rejected` with the reason, in its place, and never stops the rest.

    Args:
        inputs: as typed.
        settings: bounds, and whether anything may be fetched.
        stdin: read for `-`; the process's own if None.
    """
    return _with_unique_ids(_all(inputs, settings, stdin))


def _all(inputs: Sequence[str], settings: IntakeSettings, stdin: BinaryIO | None) -> Iterator[Page | Rejected]:
    seen: set[Path] = set()
    with ExitStack() as held:
        fetcher = held.enter_context(Fetcher(settings)) if settings.fetch else None
        for given in dict.fromkeys(inputs):
            if given == STDIN:
                source = in_memory("standard input", "stdin", b"")
                yield from _of_stream(source, stdin or sys.stdin.buffer, settings, fetcher)
            elif given.startswith(SCHEMES):
                yield from read_url(given, settings, fetcher)
            else:
                for found in locate([given], settings, seen):
                    if isinstance(found, Rejected):
                        yield found
                    else:
                        yield from _apart(found, settings, fetcher)


def _apart(path: Path, settings: IntakeSettings, fetcher: Fetcher | None) -> Iterator[Page | Rejected]:
    """The pages of a file; if reading it fails unforeseen, the rest of it is rejected and the other files are read."""
    source = Source(in_words(path), in_words(stem_of(path.name)), lambda: path.open("rb"))
    try:
        yield from _of_file(path, source, settings, fetcher)
    except RetoldError:
        raise
    except Exception as fault:  # noqa: BLE001  whatever a file does to the code
        yield Rejected.broken(source.stem, "intake", fault, source.name)


def _of_file(
    path: Path, source: Source, settings: IntakeSettings, fetcher: Fetcher | None
) -> Iterator[Page | Rejected]:
    try:
        if not path.is_file():  # a pipe or a device: what is read of it is gone
            with path.open("rb") as stream:
                yield from _of_stream(source, stream, settings, fetcher)
            return
        reader = reader_for(source)
    except READ_ERRORS as fault:
        yield source.rejected(f"cannot be read: {why(fault)}")
        return
    yield from _pages(reader, source, settings, fetcher)


def _of_stream(
    source: Source, stream: BinaryIO, settings: IntakeSettings, fetcher: Fetcher | None
) -> Iterator[Page | Rejected]:
    """What comes through a stream that can be read once: its kind is told by the name of `source`, else by its first bytes."""
    try:
        head = stream.read(SNIFFED_BYTES)
        reader = BY_ENDING.get(ending_of(source.name)) or sniffed(unpacked_head(head))
        whole: BufferedReader = BufferedReader(Rejoined(head, stream))
        opened = _held(reader, whole, settings)
    except READ_ERRORS as fault:
        yield source.rejected(f"cannot be read: {why(fault)}")
        return
    yield from _pages(reader, replace(source, open=opened), settings, fetcher)


def _held(reader: Reader, stream: BufferedReader, settings: IntakeSettings) -> Callable[[], BufferedReader]:
    """How to open what is in a stream: JSON Lines as they come, an archive put aside on disk, any other document in memory."""
    if reader is read_jsonl:
        return lambda: stream
    if reader in (read_warc, read_wacz):
        aside = TemporaryFile()  # noqa: SIM115  the reader closes it, and with that it is gone
        copyfileobj(stream, aside)
        aside.seek(0)
        return lambda: aside  # type: ignore[return-value]
    return in_memory("", "", stream.read(settings.max_page_bytes + 1)).open


def _pages(
    reader: Reader, source: Source, settings: IntakeSettings, fetcher: Fetcher | None
) -> Iterator[Page | Rejected]:
    """The pages of a source; with a fetcher, those that the entries of a feed point to."""
    if fetcher is not None:
        yield from read_with_pages(source, reader, settings, fetcher)
    else:
        yield from reader(source, settings)


def _with_unique_ids(found: Iterable[Page | Rejected]) -> Iterator[Page | Rejected]:
    """Two pages with one id: the same content is rejected as the same page, other content gets an id of its own."""
    seen: dict[str, str] = {}
    for page in found:
        if isinstance(page, Rejected):
            yield page
            continue
        kept = page
        if page.id in seen:
            kept = replace(
                page, id=f"{page.id}~{page.sha256[:8]}", notes=(*page.notes, f"another page has the id {page.id}")
            )
        if page.sha256 in (seen.get(page.id), seen.get(kept.id)):
            yield Rejected(page.id, "intake", "is the same page as one already read under this id", page.source)
            continue
        seen[kept.id] = page.sha256
        yield kept
