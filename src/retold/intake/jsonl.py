"""JSON Lines, and JSON files of one object or a list of objects: an object a page."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from retold.intake.fields import holds_page, page_from_fields
from retold.intake.own import OWN_ACCOUNT, is_own_account
from retold.intake.settings import IntakeSettings
from retold.intake.source import READ_ERRORS, Source, lines_in_utf_8, read_decoded, too_large, unpacked, why
from retold.model import Page, Rejected

# A character may be written as an escape of six bytes.
_LINE_BYTES_PER_PAGE_BYTE = 6


def read_jsonl(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """An object a line. A bad line is rejected by its number; the rest goes on."""
    empty = True
    try:
        with source.open() as stream, lines_in_utf_8(unpacked(stream)) as readline:
            for number, line in _lines(readline, settings):
                for found in _page_of_line(source, settings, number, line):
                    empty = False
                    yield found
    except READ_ERRORS as fault:
        yield source.rejected(f"breaks off: {why(fault)}; what came before was read")
    else:
        if empty:
            yield source.rejected("is empty")


def read_json(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """One object, a list of objects, or JSON Lines under the wrong name."""
    found = read_decoded(source, settings)
    if isinstance(found, Rejected):  # too large for one page: it can still be many
        yield from read_jsonl(source, settings) if "larger" in found.reason else (found,)
        return
    try:
        value = json.loads(found[1].text)
    except json.JSONDecodeError:
        yield from read_jsonl(source, settings)
        return
    except (ValueError, RecursionError) as fault:
        yield source.rejected(f"is not read as JSON: {_what(fault)}")
        return
    if is_own_account(value):
        yield source.rejected(OWN_ACCOUNT)
        return
    rows = value if isinstance(value, list) else [value]
    if not any(holds_page(row) for row in rows):
        yield source.rejected("holds no page: no object in it has an html, page or text field")
        return
    for number, row in enumerate(rows, 1):
        part = str(number) if isinstance(value, list) else None
        yield page_from_fields(source, row, part, settings)


def _page_of_line(
    source: Source, settings: IntakeSettings, number: int, line: bytes | None
) -> Iterator[Page | Rejected]:
    part = str(number)
    if line is None:
        yield source.rejected(too_large(settings), part)
        return
    if not line.strip():
        return
    try:
        row: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        yield source.rejected(f"line {number} is not UTF-8 (byte {fault.start}); JSON has to be", part)
    except json.JSONDecodeError as fault:
        yield source.rejected(f"line {number} is not JSON: {fault}", part)
    except (ValueError, RecursionError) as fault:
        yield source.rejected(f"line {number} is not read as JSON: {_what(fault)}", part)
    else:
        yield page_from_fields(source, row, part, settings)


def _what(fault: Exception) -> str:
    """What is wrong with JSON that is none of its grammar."""
    return (
        "its values are nested too deep" if isinstance(fault, RecursionError) else "a number in it has too many digits"
    )


def _lines(readline: Callable[[int], bytes], settings: IntakeSettings) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is over the bound (it is read past, never held)."""
    limit = settings.max_page_bytes * _LINE_BYTES_PER_PAGE_BYTE
    number = 0
    while line := readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = readline(limit)
        yield number, None
