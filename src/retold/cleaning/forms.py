"""What an article is where it is no plain report: somebody's view, or a text that an office gives out."""

import re
from functools import cache
from urllib.parse import urlsplit

from retold.cleaning.finding import places
from retold.cleaning.tables import sections
from retold.model import Article, ArticleKind, PageForm
from retold.words import fold

_BEFORE = re.compile(r"\s*([\w-]{4,20})\s?[:|–—-]\s")  # "Comment: …"
_BEHIND = re.compile(r"\s[|–—-]\s?([\w-]{4,20})\s*$")  # "… | Opinion"
# `@type` and section of schema.org, and the section of Open Graph.
_STATED = re.compile(
    r"OpinionNewsArticle|article:section[\"'][^<>]{0,20}?content=[\"'](\w{4,20})[\"']|\"articleSection\"\s*:\s*\[?\s*\"(\w{4,20})\""
)
_STATED_SIGNS = ("OpinionNewsArticle", "article:section", '"articleSection"')


def form_of(article: Article, page: str, low: str) -> ArticleKind:
    """The kind of an article that is taken for a plain one so far; `page` as it came, `low` the same `lowered`."""
    if article.kind is not ArticleKind.ARTICLE:
        return article.kind
    if _is_opinion(article, page):
        return ArticleKind.OPINION
    return ArticleKind.RELEASE if _is_release(article, page, low) else article.kind


def _is_opinion(article: Article, page: str) -> bool:
    title = article.title or ""
    label = _BEFORE.match(title) or _BEHIND.search(title)
    if label is not None and fold(label[1]) in _labels():
        return True
    folders = urlsplit(article.url).path.split("/")[1:-1] if article.url else []
    if not _labels().isdisjoint(map(fold, folders)):
        return True
    signs = places(page, _STATED_SIGNS) if article.form is PageForm.HTML else []
    stated = next((match for at in signs if (match := _STATED.match(page, at))), None)
    section = stated and (stated[1] or stated[2])
    return stated is not None and (section is None or fold(section) in _labels())


def _is_release(article: Article, page: str, low: str) -> bool:
    """Whether an office's own line (`FOR IMMEDIATE RELEASE`, `Notes to editors`) stands alone on the page."""
    if article.form is not PageForm.HTML and _lines("release first").match(page.lstrip()):
        return True
    likely = any(phrase in low for phrase in sections("forms.txt")["release"])  # quick to see, and most pages hold none
    for match in _lines("release").finditer(page) if likely else ():
        before = page[max(0, match.start() - 3) : match.start()].rstrip(" \t*")
        after = page[match.end() : match.end() + 3].lstrip(" \t*")
        if before[-1:] in {"", "\n", ">", "\r"} and after[:1] in {"", "\n", "<", ":", "\r"}:
            return True
    return False


@cache
def _lines(section: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sections("forms.txt")[section])), re.IGNORECASE)


@cache
def _labels() -> frozenset[str]:
    return frozenset(sections("forms.txt")["opinion"])
