"""Flattened pages: `.txt`, `.md`."""

import re
from collections.abc import Iterator

from retold.intake.settings import IntakeSettings
from retold.intake.source import Source, page_of, read_decoded
from retold.model import Page, PageForm, Rejected

_DOCUMENT = re.compile(r"\ufeff?\s*(?:<\?xml[^>]{,200}>\s*)?(?:<!doctype\s+html|<html)\b", re.IGNORECASE)


def read_text(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """One flattened page: article and furniture mixed; the source of an HTML page, kept under a name of text, is read as such."""
    found = read_decoded(source, settings)
    if isinstance(found, Rejected):
        yield found
    else:
        yield page_of(source, PageForm.HTML if _DOCUMENT.match(found[1].text) else PageForm.FLATTENED, *found)
