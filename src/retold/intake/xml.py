"""`.xml` files: a feed, a list of feeds, or XHTML, told apart by how they begin."""

from collections.abc import Iterator

from retold.intake.feed import read_feed, read_opml
from retold.intake.html import read_html
from retold.intake.settings import IntakeSettings
from retold.intake.source import READ_ERRORS, Reader, Source, unpacked, why
from retold.model import Page, Rejected

_HEAD_BYTES = 4096


def read_xml(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """The pages of an XML file, if it is of a kind that holds any."""
    try:
        with source.open() as stream:
            head = unpacked(stream).read(_HEAD_BYTES)
    except READ_ERRORS as fault:
        yield source.rejected(f"cannot be read: {why(fault)}")
        return
    reader = xml_reader(head)
    if reader is None:
        yield source.rejected("is XML, but no feed, list of feeds or web page")
    else:
        yield from reader(source, settings)


def xml_reader(head: bytes) -> Reader | None:
    """The reader for XML that begins with `head`, None if it is of no known kind."""
    start = head.lower()
    if b"<opml" in start:
        return read_opml
    if any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf")):
        return read_feed
    return read_html if b"<html" in start else None
