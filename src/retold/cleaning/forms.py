"""What an article is where it is no plain report: somebody's view, or a text that an office gives out."""

import re
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from retold.cleaning.citing import cited
from retold.cleaning.corrections import corrections
from retold.cleaning.hints import lowered, places
from retold.cleaning.tables import sections
from retold.model import Article, ArticleKind, PageForm
from retold.words import fold

_BEFORE = re.compile(r"\s*([\w-]{4,20})\s?[:|–—-]\s")  # "Comment: …"
_BEHIND = re.compile(r"\s[|–—-]\s?([\w-]{4,20})\s*$")  # "… | Opinion"
# The section in Open Graph and in schema.org, which has a `@type` for views too; printed as there, or not read.
_SECTION = re.compile(
    r"article:section[\"'][^<>]{0,20}?content=[\"'](\w{4,20})[\"']|\"articleSection\"\s*:\s*\[?\s*\"(\w{4,20})\""
)
_VIEW, _SECTIONS = "OpinionNewsArticle", ("article:section", '"articleSection"')


def with_standing(article: Article, shown: str, markup: str = "") -> Article:
    """An article with what it is, and what it says of its own sources and mistakes.

    Args:
        article: as cleaned so far.
        shown: the lines a reader of its page sees, cut ones too.
        markup: of an HTML page.
    """
    low = lowered(shown)
    corrected, cites, kind = corrections(shown, low), cited(article), article.kind
    if kind is ArticleKind.ARTICLE and (_is_opinion(article) or _says_opinion(markup)):
        kind = ArticleKind.OPINION
    elif kind is ArticleKind.ARTICLE and _is_release(article, low):
        kind = ArticleKind.RELEASE
    if corrected or cites or kind is not article.kind:
        return replace(article, corrections=corrected, cites=cites, kind=kind)
    return article


def _is_opinion(article: Article) -> bool:
    title = article.title or ""
    label = _BEFORE.match(title) or _BEHIND.search(title)
    if label is not None and fold(label[1]) in _labels():
        return True
    folders = urlsplit(article.url).path.split("/")[1:-1] if article.url else []
    return not _labels().isdisjoint(map(fold, folders))


def _says_opinion(markup: str) -> bool:
    if _VIEW in markup:
        return True
    found = (_SECTION.match(markup, at) for at, _ in places(markup, _SECTIONS))
    return any(fold(match[1] or match[2]) in _labels() for match in found if match is not None)


def _is_release(article: Article, low: str) -> bool:
    """Whether an office's own line (`FOR IMMEDIATE RELEASE`, `Notes to editors`) stands alone on the page."""
    if article.form is not PageForm.HTML and low.lstrip().startswith(sections("forms.txt")["release first"]):
        return True
    for at, words in places(low, sections("forms.txt")["release"]):
        end = at + len(words)
        before, after = low[max(0, at - 3) : at].rstrip(" \t*"), low[end : end + 3].lstrip(" \t*")
        if before[-1:] in {"", "\n", "\r"} and after[:1] in {"", "\n", ":", "\r"}:
            return True
    return False


@cache
def _labels() -> frozenset[str]:
    return frozenset(sections("forms.txt")["opinion"])
