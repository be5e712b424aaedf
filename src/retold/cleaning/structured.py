"""What an HTML page says about itself: headline, dates, authors, outlet, address, language."""

from dataclasses import dataclass
from typing import Any

from retold.model import Basis, Page, Published


@dataclass(frozen=True, slots=True)
class About:
    """Facts about an article, from the page's head and body; stated ones (of the input) first."""

    title: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    published: Published | None = None
    updated: str | None = None


def about(tree: Any, page: Page) -> About:
    """What the page and the input say about the article."""
    from trafilatura import extract_metadata  # noqa: PLC0415

    found = extract_metadata(tree, page.url)
    stated = page.stated
    published = None
    if stated.published:
        published = Published(stated.published, stated.published, Basis.STATED, 1.0, "given with the input")
    elif found and found.date:
        published = Published(found.date, found.date, Basis.STRUCTURED, 0.8, "named by the page")
    return About(
        title=stated.title or (found and found.title) or None,
        url=page.url or (found and found.url) or None,
        authors=stated.authors or tuple((found and found.author or "").split("; "))
        if found and found.author
        else stated.authors,
        outlet=stated.outlet or (found and found.sitename) or None,
        language=stated.language,
        published=published,
        updated=stated.updated,
    )
