"""The source table: which reader reads what, by ending and, where there is none, by the first bytes."""

import json
import re
from collections.abc import Mapping

from retold.intake.decode import marked
from retold.intake.feed import read_feed, read_opml
from retold.intake.html import read_html
from retold.intake.jsonl import read_json, read_jsonl
from retold.intake.mail import is_mail, read_mail
from retold.intake.source import Reader, Source, unpacked
from retold.intake.text import read_text
from retold.intake.warc import read_wacz, read_warc
from retold.intake.xml import read_xml, xml_reader

# Ending of the file name (without `.gz`) → reader. A new input format is a file here and a row in this table.
BY_ENDING: Mapping[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".rss": read_feed,
    ".atom": read_feed,
    ".opml": read_opml,
    ".xml": read_xml,
    ".warc": read_warc,
    ".wacz": read_wacz,
    ".eml": read_mail,
    ".mhtml": read_mail,
    ".mht": read_mail,
}
SNIFFED_BYTES = 4096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p|h1)\b", re.IGNORECASE)
_MARKUP_SHARE = 400  # at least one HTML tag in so many of the first bytes


def ending_of(name: str) -> str:
    """The known ending of a file name, in lower case and without `.gz`; empty if there is none."""
    bare = name.lower().removesuffix(".gz")
    return next((ending for ending in BY_ENDING if bare.endswith(ending)), "")


def stem_of(name: str) -> str:
    """A file name without folder and known endings: the id of its page."""
    base = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    bare = base[:-3] if base.lower().endswith(".gz") else base
    ending = ending_of(base)
    return (bare[: -len(ending)] if ending else bare) or base


def reader_for(source: Source) -> Reader:
    """The reader for a source: by the ending of its name, else by what its first bytes look like.

    Raises:
        OSError, EOFError, zlib.error: if it cannot be opened.
    """
    ending = ending_of(source.name)
    if ending:
        return BY_ENDING[ending]
    with source.open() as stream:
        return sniffed(unpacked(stream).read(SNIFFED_BYTES))


def sniffed(head: bytes) -> Reader:
    """The reader for something that begins with `head`: JSON Lines, a feed, WARC, mail, HTML or, failing that, text."""
    mark, encoding = marked(head)
    if encoding and encoding != "utf-8":
        head = head[len(mark) :].decode(encoding, "ignore").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")):
        return _json_reader(start) or read_text
    if start.startswith(b"WARC/"):
        return read_warc
    if is_mail(start):
        return read_mail
    xml = xml_reader(start[:1024]) if start.startswith(b"<") else None
    if xml:
        return xml
    tags = len(_HTML.findall(start))
    if (start.startswith(b"<") and tags) or tags * _MARKUP_SHARE > len(start):
        return read_html
    return read_text


def _json_reader(start: bytes) -> Reader | None:
    first, line_break, rest = start.partition(b"\n")
    if first.startswith(b"{") and line_break and rest.strip():
        try:
            json.loads(first)
        except (ValueError, RecursionError):
            return read_json if b'"' in first or first.strip() == b"{" else None
        return read_jsonl
    return read_json if re.match(rb'\{\s*"|\[\s*\{', start) else None
