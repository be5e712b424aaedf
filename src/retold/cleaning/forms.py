"""What an article is where it is no plain report: somebody's view, or a text that an office gives out."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from retold.cleaning.citing import CITING_WORDS, cited
from retold.cleaning.corrections import correction_words, corrections, may_correct
from retold.cleaning.hints import lowered, places
from retold.cleaning.tables import sections
from retold.model import Article, ArticleKind, PageForm
from retold.words import fold

_BEFORE = re.compile(r"\s*([\w-]{4,20})\s?[:|–—-]\s")  # "Comment: …"
_BEHIND = re.compile(r"\s[|–—-]\s?([\w-]{4,20})\s*$")  # "… | Opinion"
# Behind the label of a release: a number, a day. Before it: the office.
_REST = r"(?:[\s:|–—-]+(?:n[or]\.?\s?|n[º°]\s?|№\s?|number\s)?[\w./]*\d[\w./ ]{0,30})?"
_OFFICE = re.compile(r".{3,60}?\s[|–—-]\s")
_LINE = re.compile(r"[^\n\r]+")
_FIRST = 4  # lines of a page among which the label stands: who gives it out, his address
_MENU = 30  # lines of a page in which its headline stands, with the label right above it
_BELOW = 3  # lines below a headline that tell whose view it is
_FIRST_LABELS, _LABEL_WORDS = 2, 2  # short lines above a headline that are no menu yet: the outlet, the label


def with_standing(
    article: Article, shown: str, called: Sequence[str] = (), words: AbstractSet[str] | None = None
) -> Article:
    """An article with what it is, and what it says of its own sources and mistakes.

    Args:
        article: as cleaned so far.
        shown: the lines a reader of its page sees, cut ones too.
        called: what an HTML page states to be its section or its type.
        words: the words of the page among `standing_words`, perhaps with others; None where they are to be looked for.
    """
    low = lowered(shown) if words is None else ""
    words = _words_held(low) if words is None else words
    if not may_correct(words) and _release_words().isdisjoint(words):
        low = ""
    elif not low:
        low = lowered(shown)
    corrected, cites, kind = corrections(shown, low, words), cited(article, words), article.kind
    opinion = _is_opinion(article) or not _labels().isdisjoint(map(fold, called))
    if kind is ArticleKind.ARTICLE and (opinion or _stands_as_opinion(article, shown)):
        kind = ArticleKind.OPINION
    elif kind is ArticleKind.ARTICLE and _is_release(article, shown, low):
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


def _stands_as_opinion(article: Article, shown: str) -> bool:
    """Whether a page that is no HTML opens with the label of a view, or has a columnist below its headline; a menu has more such lines."""
    if article.form is PageForm.HTML or not article.title:
        return False
    lines = list(islice(_lines(shown), _FIRST + _BELOW))
    at = next((n for n, line in enumerate(lines) if line.lstrip("# ") == article.title), 0)
    labels = [line for line in lines[:at] if fold(line) in _labels()]
    if len(labels) == 1 and sum(len(line.split()) <= _LABEL_WORDS for line in lines[:at]) <= _FIRST_LABELS:
        return True
    return not _columnists().isdisjoint(map(fold, lines[at + 1 : at + 1 + _BELOW]))


def _is_release(article: Article, shown: str, low: str) -> bool:
    """Whether an office's own line (`FOR IMMEDIATE RELEASE`, `Notes to editors`) stands alone on the page."""
    if article.form is not PageForm.HTML:
        lines = list(islice(_lines(shown), _MENU))
        at = lines.index(article.title) if article.title in lines else 0
        first = [line.lower() for line in (*lines[:_FIRST], *lines[max(0, at - 1) : at])]
        if any(map(is_release_label, first)) or (
            first[:1] and first[0].startswith(sections("forms.txt")["release first"])
        ):
            return True
    for at, words in places(low, sections("forms.txt")["release"]):
        end = at + len(words)
        before, after = low[max(0, at - 3) : at].rstrip(" \t*"), low[end : end + 3].lstrip(" \t*")
        if before[-1:] in {"", "\n", "\r"} and after[:1] in {"", "\n", ":", "\r"}:
            return True
    return False


def is_release_label(line: str) -> bool:
    """Whether a line is what an office prints over a text that it gives out, alone, behind the office, before a day or number."""
    low = line.strip(" \t*:").lower()
    office = _OFFICE.match(low)
    return any(_release_label().fullmatch(part) for part in (low, low[office.end() :] if office else low))


@cache
def _release_label() -> re.Pattern[str]:
    table = sections("forms.txt")
    labels = "|".join(map(re.escape, (*table["release first"], *table["release label"])))
    return re.compile(rf"(?:{labels}){_REST}")


def _lines(text: str) -> Iterator[str]:
    return (line for match in _LINE.finditer(text) if (line := match.group().strip()))


def _words_held(low: str) -> frozenset[str]:
    from retold.cleaning.held import held  # noqa: PLC0415  flattened pages know their words: numpy need not load for them

    return held(low, standing_words())


@cache
def standing_words() -> frozenset[str]:
    """Words, in small letters, of which a page has some that names its sources, corrects itself or says below its top that it is a release."""
    return words_of_sources() | correction_words()


@cache
def words_of_sources() -> frozenset[str]:
    """Those of them that name sources or say that it is a release, which are few."""
    return CITING_WORDS | _release_words()


@cache
def _release_words() -> frozenset[str]:
    return frozenset(max(re.findall(r"\w+", phrase), key=len) for phrase in sections("forms.txt")["release"])


@cache
def _columnists() -> frozenset[str]:
    return frozenset(sections("forms.txt")["columnist"])


@cache
def _labels() -> frozenset[str]:
    return frozenset(sections("forms.txt")["opinion"])
