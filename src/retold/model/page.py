"""A page as it came."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class PageForm(StrEnum):
    """What the text of a page is."""

    HTML = "html"
    FLATTENED = "page"
    CLEAN = "text"


@dataclass(frozen=True, slots=True)
class Stated:
    """What the input says about a page beside its text (JSON Lines fields, feed entries); trusted more than guesses."""

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its decoded text, where it came from, and what was stated about it.

    Attributes:
        id: unique in a run: the `id` given, or the file name without its ending.
        form: whether `text` is HTML, a flattened page, or clean article text to be left as it is.
        text: the decoded page; spans of "the page" belong to it. For clean text it is the article's text, unchanged.
        sha256: of the original bytes, hexadecimal.
        source: path, path and line, or URL, as the user would recognise it.
        raw: the original bytes where they are not just `text` in UTF-8.
        captured: when a crawler fetched it (aware UTC); an upper bound for publication, never evidence of it.
        notes: what went wrong on the way in and was mended (a broken encoding, say).
    """

    id: str
    form: PageForm
    text: str
    sha256: str
    source: str
    url: str | None = None
    raw: bytes | None = field(default=None, repr=False)
    captured: datetime | None = None
    stated: Stated = Stated()
    notes: tuple[str, ...] = ()

    @property
    def original(self) -> bytes:
        """The bytes as they came."""
        return self.raw if self.raw is not None else self.text.encode("utf-8", "surrogatepass")
