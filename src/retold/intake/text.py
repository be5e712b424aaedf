"""Flattened pages: `.txt`, `.md`."""

from collections.abc import Iterator

from retold.intake.settings import IntakeSettings
from retold.intake.source import Source, read_one
from retold.model import Page, PageForm, Rejected


def read_text(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """One flattened page: article and furniture mixed."""
    return read_one(source, settings, PageForm.FLATTENED)
