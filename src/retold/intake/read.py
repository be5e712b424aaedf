"""Everything named on the command line, as pages with ids that are unique in the run."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from retold.errors import RetoldError
from retold.intake.feed import read_feed, read_opml
from retold.intake.formats import SNIFFED_BYTES, reader_for, sniffed, stem_of
from retold.intake.jsonl import read_jsonl
from retold.intake.locate import locate
from retold.intake.settings import IntakeSettings
from retold.intake.source import READ_ERRORS, Rejoined, Source, in_memory, unpacked_head, why
from retold.intake.web import SCHEMES, read_urls, read_with_pages
from retold.model import Page, Rejected

STDIN = "-"


def read(inputs: Sequence[str], settings: IntakeSettings, stdin: BinaryIO | None = None) -> Iterator[Page | Rejected]:
    """Every page in `inputs`: files, folders (recursively), globs, URLs, `-` for standard input.

    Files come in the order of their paths, URLs after them, standard input last, whatever the order they were typed
    in. A page that cannot be read is `Rejected` with the reason and never stops the rest.

    Args:
        inputs: as typed.
        settings: bounds, and whether anything may be fetched.
        stdin: read for `-`; the process's own if None.
    """
    return _with_unique_ids(_all(inputs, settings, stdin))


def _all(inputs: Sequence[str], settings: IntakeSettings, stdin: BinaryIO | None) -> Iterator[Page | Rejected]:
    urls = [given for given in inputs if given.startswith(SCHEMES)]
    paths = [given for given in inputs if given != STDIN and given not in urls]
    for found in locate(paths, settings):
        if isinstance(found, Rejected):
            yield found
        else:
            yield from _apart(_file(found), settings)
    yield from read_urls(urls, settings)
    if STDIN in inputs:
        yield from _of_stream(stdin or sys.stdin.buffer, settings)


def _apart(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """The pages of a file; if reading it fails unforeseen, the rest of it is rejected and the other files are read."""
    try:
        yield from _of_source(source, settings)
    except RetoldError:
        raise
    except Exception as fault:  # noqa: BLE001  whatever a file does to the code
        yield Rejected.broken(source.stem, "intake", fault, source.name)


def _file(path: Path) -> Source:
    return Source(str(path), stem_of(path.name), lambda: path.open("rb"))


def _of_stream(stream: BinaryIO, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """Standard input: JSON Lines are read as they come, anything else is one document, held in memory."""
    head = stream.read(SNIFFED_BYTES)
    reader = sniffed(unpacked_head(head))
    if reader is read_jsonl:
        opened: BufferedReader = BufferedReader(Rejoined(head, stream))
        yield from reader(Source("standard input", "stdin", lambda: opened), settings)
        return
    rest = stream.read(settings.max_page_bytes + 1)
    yield from reader(in_memory("standard input", "stdin", head + rest), settings)


def _of_source(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    try:
        reader = reader_for(source)
    except READ_ERRORS as fault:
        yield source.rejected(f"cannot be read: {why(fault)}")
        return
    if settings.fetch and reader in (read_feed, read_opml):
        yield from read_with_pages(source, reader, settings)
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
