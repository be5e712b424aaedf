"""What pages say about where their text is from."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from retold.model import ABOVE_HEADLINE, Article, ArticleKind, CreditKind
from retold.words import fold, folded, tables
from retold.words.background import stop_words

# Log odds that a text with such a credit is a copy, not a source, of a relative without it.
_COPY = {CreditKind.INDEXED: 1.0, CreditKind.SOURCE: 0.5, CreditKind.DATELINE: -0.5, CreditKind.BYLINE: -0.5}
# Credits that say the text itself is from there; "with reports from" names helpers only.
_TAKEN = (CreditKind.DATELINE, CreditKind.BYLINE, CreditKind.SOURCE)
# Log odds that a text which shares its words with what an office gave out has them from there.
_RELEASED = 5.0
# Log odds that the later of two texts of one day is the copy, if their clocks show the same zone, which no page says.
_BY_CLOCK = 1.5
# Shorter names of outlets, hosts and files are found in other words by chance.
_NAME_LETTERS = 6
_INITIALS = 3
# What stands beside a name above a headline: `FEDERAL NEWS SERVICE / SPORT`, `GULF WIRE AGENCY (GWA)`.
PARTS = re.compile(r"\s*[/|()•·:–—]\s*|\s-\s")
# Different source lines of pages with the same words that are looked at.
_LINES = 20
# Fewer words of a headline are a label (`Markets in brief`).
_HEADLINE = 4


def copy_odds(child: Article, parent: Article) -> float:
    """Log odds from the kind of credits and from dates alone that `child` was made from `parent` and not the reverse, halved for each."""
    released = _RELEASED * (is_release(parent) - is_release(child))
    return released + _credit(child) - _credit(parent) + _later(child, parent)


def is_release(article: Article) -> bool:
    """Whether an office gave the text out."""
    return article.kind is ArticleKind.RELEASE


def signs_own_page(article: Article) -> bool:
    """Whether a page is of the agency that its dateline or byline names."""
    own = (CreditKind.DATELINE, CreditKind.BYLINE)
    return any(c.kind in own and c.name is not None and is_own_page(article, c.name) for c in article.credits)


def taken_by_name(article: Article, source: Article) -> bool:
    """Whether the credits of a text name the page of another, or its outlet, as where it was taken from."""
    if not article.credits:
        return False
    return names(article, source) or not {_letters(name) for name in _taken(article)}.isdisjoint(_names_of(source))


def is_outlet(name: str, article: Article) -> bool:
    """Whether a page is of the outlet that a text calls so (`Tidewatch` for The Tidewatch)."""
    return any(outlet.endswith(_letters(name)) for outlet in _outlets(article))


def names(article: Article, source: Article) -> bool:
    """Whether the page says that it was taken from the outlet of another page in the pile."""
    file = "".join(c for c in source.id if not c.isdigit())
    known = [*_outlets(source), *(_letters(n) for n in (_host(source.url), file) if n)]
    said = [_letters(c.text) + _letters(c.name or "") for c in article.credits if c.kind is CreditKind.SOURCE]
    return any(len(name) >= _NAME_LETTERS and name in text for name in known for text in said)


def _outlets(article: Article) -> list[str]:
    return [_letters(shown) for shown in _shown_outlets(article)]


def _shown_outlets(article: Article) -> list[str]:
    """The outlet of a page; where its lines do not tell for sure, whatever stands above its headline."""
    if article.outlet:
        return [article.outlet]
    return [cut.text or "" for cut in article.removed if cut.reason == ABOVE_HEADLINE]


def is_own_page(article: Article, name: str) -> bool:
    """Whether a page is of the agency or outlet `name`: by its outlet, or where that is unknown by its address or file."""
    return _letters(name) in _signs(article)


def _signs(article: Article) -> set[str]:
    """What the outlet of a page may be called, in letters."""
    return _names_of(article) | _shown_initials(article)


def _names_of(article: Article) -> set[str]:
    if article.outlet:
        return {_letters(article.outlet)}
    words = re.split(r"[\W_]+", (urlsplit(article.url).netloc if article.url else article.id).casefold())
    return {*_outlets(article), *words}


def _shown_initials(article: Article) -> set[str]:
    """What an agency may sign its reports with (CCN, the Crown & Counties News): its initials, with or without its small words."""
    parts = [part for shown in _shown_outlets(article) for part in PARTS.split(shown)]
    words = [folded(part) for part in parts]
    names = (*words, *([w for w in some if w not in stop_words()] for some in words))
    initials = {"".join(word[0] for word in name) for name in names}
    return {name for name in (*initials, *(_letters(p) for p in parts if p.isupper())) if len(name) >= _INITIALS}


def common_source(one: Article, other: Article) -> str | None:
    """The agency or outlet, not one of the two, that both pages say they have the text from."""
    theirs = _taken(other)
    shared = [name for name in _taken(one) if name in theirs]
    return next((n for n in shared if not is_own_page(one, n) and not is_own_page(other, n)), None)


def present(articles: Sequence[Article]) -> frozenset[str]:
    """The agencies and outlets that some of the pages have their text from and that others of them are the own pages of."""
    signs = set[str]().union(*map(_signs, articles))
    return frozenset(name for article in articles for name in _taken(article) if _letters(name) in signs)


def first_of(articles: Sequence[Article]) -> int:
    """Which of several pages with the same words is most likely the first, by what they say; the foremost if none says.

    Linear in the pages: of their different source lines only some are looked at.
    """
    said = sorted({name for a in articles for name in _taken(a)})
    lines = dict(
        sorted({c.text: a for a in articles for c in a.credits if c.kind is CreditKind.SOURCE}.items())[:_LINES]
    )

    def unlikely(number: int) -> tuple[bool, float, str, int]:
        article = articles[number]
        own = any(is_own_page(article, n) for n in said) or any(names(a, article) for a in lines.values())
        dated = article.published is not None and article.published.dated
        return not own, _credit(article), article.published.last if article.published and dated else "~", number

    return min(range(len(articles)), key=unlikely)


def _taken(article: Article) -> list[str]:
    return [c.name for kind in _TAKEN for c in article.credits if c.kind is kind and c.name]


def named_pairs(articles: Sequence[Article]) -> frozenset[tuple[int, int]]:
    """Pairs of numbers of articles (smaller first) of which one names the other's outlet as its source."""
    said = [n for n, a in enumerate(articles) if any(c.kind is CreditKind.SOURCE for c in a.credits)]
    return frozenset(
        (min(n, m), max(n, m)) for n in said for m, other in enumerate(articles) if n != m and names(articles[n], other)
    )


def headed_pairs(articles: Sequence[Article], pairs: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Those of `pairs` that stand under one headline, and not surely on different days.

    Two desks that tell the same news seldom find the same words for it; who takes over a report mostly leaves its
    headline. The reports of a series have one headline too, day after day.
    """
    heads = [folded(a.title or "") for a in articles]
    return frozenset(
        (a, b)
        for a, b in pairs
        if len(heads[a]) >= _HEADLINE and heads[a] == heads[b] and not days_apart(articles[a], articles[b])
    )


def days_apart(one: Article, other: Article) -> int:
    """How many days at the least lie between the publication of two articles; none where the dates are no sure ones."""
    a, b = one.published, other.published
    if a is None or b is None or not (a.dated and b.dated):
        return 0
    first, last = max(a.first[:10], b.first[:10]), min(a.last[:10], b.last[:10])
    return max((date.fromisoformat(first) - date.fromisoformat(last)).days, 0)


def earlier(one: Article, other: Article) -> bool:
    """Whether one was published before the other, by their days, on one day by their clocks."""
    mine, its = one.published, other.published
    return mine is not None and its is not None and (mine.before(its) or mine.before_by_clock(its))


def _host(url: str | None) -> str | None:
    return urlsplit(url).netloc.removeprefix("www.").rpartition(".")[0] if url else None


def _letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _credit(article: Article) -> float:
    return max((_COPY.get(c.kind, 0.0) for c in article.credits), default=0.0)


def _later(child: Article, parent: Article) -> float:
    """Published later is no proof (pages are updated), earlier speaks against being the copy."""
    if child.published_before(parent):
        return -3.0
    if parent.published_before(child):
        return 2.0
    mine, its = child.published, parent.published
    if mine is None or its is None:
        return 0.0
    return _BY_CLOCK * (its.before_by_clock(mine) - mine.before_by_clock(its))


def taken_from(article: Article) -> str | None:
    """The agency or outlet the text is from, as the page says; None if it does not say, or is of that agency itself."""
    return next((name for name in _taken(article) if not is_own_page(article, name)), None)


def detour(article: Article) -> bool:
    """Whether the page names a source in another language (`cnnespanol`)."""
    named = "".join(fold(c.text) for c in article.credits if c.kind is CreditKind.SOURCE)
    return any(hint in named for hint in _foreign())


@cache
def _foreign() -> tuple[str, ...]:
    return tuple(tables.words("retold.lineage", "foreign.txt"))


def origin(articles: Sequence[Article]) -> tuple[str | None, tuple[str, ...]]:
    """The source most of the articles name, and the ids of those that name it."""
    named = {a.id: next(iter(_taken(a)), None) for a in articles}
    counts = Counter(n for n in named.values() if n)
    if not counts:
        return None, ()
    best = min(counts, key=lambda n: (-counts[n], n))
    return best, tuple(sorted(i for i, n in named.items() if n == best))
