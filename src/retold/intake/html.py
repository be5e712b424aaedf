"""Web pages: `.html`, `.htm`, `.xhtml`."""

from collections.abc import Iterator

from retold.intake.settings import IntakeSettings
from retold.intake.source import Source, read_one
from retold.model import Page, PageForm, Rejected


def read_html(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """One HTML page; its address is left to what the page itself says."""
    return read_one(source, settings, PageForm.HTML)
