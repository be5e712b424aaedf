"""Where the pages of an account live, and how they point at each other's words."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from retold.model import Evidence, Report, Span

MAX_NAME_CHARS = 48  # of the readable part of a file name


class Links(Protocol):
    """Addresses of the pages of an account; a static site and a web app have their own."""

    def index(self) -> str:
        """The list of stories."""
        ...

    def story(self, story: str) -> str:
        """The page of a story."""
        ...

    def page(self, article: str) -> str:
        """The page of an article."""
        ...

    def has(self, article: str) -> bool:
        """Whether an article has a page, and its story one."""
        ...


@dataclass(frozen=True, slots=True)
class Files:
    """Addresses as file names in one folder."""

    stories: dict[str, str]
    pages: dict[str, str]

    @classmethod
    def of(cls, report: Report) -> "Files":
        """Safe file names, each once even where case does not count."""
        stories = [account.story.id for account in report.accounts]
        pages = [article.id for account in report.accounts for article in account.story.articles]
        return cls(_named("story", stories), _named("page", pages))

    def index(self) -> str:
        """The list of stories."""
        return "index.html"

    def story(self, story: str) -> str:
        """The page of a story."""
        return self.stories[story]

    def page(self, article: str) -> str:
        """The page of an article."""
        return self.pages[article]

    def has(self, article: str) -> bool:
        """Whether an article is of the report."""
        return article in self.pages


def anchor(span: Span) -> str:
    """The name of the place of a span in the page of its article."""
    return f"s{span.start}-{span.end}"


def cited(links: Links, evidence: Evidence) -> str:
    """The address of the words of a piece of evidence."""
    return f"{links.page(evidence.article)}#{anchor(evidence.span)}"


def _named(kind: str, ids: Iterable[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for each in dict.fromkeys(ids):
        bare = re.sub(r"[^A-Za-z0-9]+", "-", each).strip("-")[:MAX_NAME_CHARS]
        name = f"{kind}-{bare}"
        if not bare or name.lower() in taken:
            name += "-" + hashlib.sha256(each.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        taken.add(name.lower())
        names[each] = f"{name}.html"
    return names
