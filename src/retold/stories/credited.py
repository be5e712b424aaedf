"""What the pages of a story tell together about the sources they credit."""

import re
from collections.abc import Mapping
from dataclasses import replace

from retold.model import Article, Credit, CreditKind, Story
from retold.words.names import acronym

_INITIALS = 3  # letters from which initials are hardly those of another
_TEXT_IS_FROM = (CreditKind.BYLINE, CreditKind.DATELINE)
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")
_MARKS = " \t()[]*-–—./"


def in_full(story: Story) -> Story:
    """The story with more about its sources than its pages say one by one.

    The initials of a source are written out where some page names one source that has them, and are an outlet's where its own
    page signs with them, whatever else they may be short for; a line that is nothing but the
    name of an agency from which another page has its text credits it, though nobody knows the name elsewhere.
    """
    printed = sorted({name for article in story.articles for name in _sources(article)})
    written = {short: [full for full in printed if acronym(full) == short] for short in printed if _is_short(short)}
    names = {short: full[0] for short, full in written.items() if len(full) == 1}
    texts_are_from = {c.name for a in story.articles for c in a.credits if c.name and c.kind in _TEXT_IS_FROM}
    signed = {initials: a.outlet for a in story.articles if a.outlet and (initials := _signature(a))}
    articles = tuple(_named(_credited(article, texts_are_from), names, signed) for article in story.articles)
    return story if articles == story.articles else replace(story, articles=articles)


def _sources(article: Article) -> list[str]:
    return [name for name in (article.outlet, *(credit.name for credit in article.credits)) if name]


def _is_short(name: str) -> bool:
    return len(name) >= _INITIALS and name.isupper()


def _credited(article: Article, agencies: set[str]) -> Article:
    """An article with the agencies that lines cut off around it name."""
    known = {credit.name for credit in article.credits}
    found = [(cut, (cut.text or "").strip(_MARKS)) for cut in article.removed]
    own = [Credit(name, CreditKind.BYLINE, cut.text or "", cut.span) for cut, name in found if name in agencies - known]
    return replace(article, credits=(*article.credits, *own)) if own else article


def _signature(article: Article) -> str | None:
    """The initials with which a page of an agency signs its own report."""
    initials = acronym(article.outlet or "")
    own = (credit for credit in article.credits if credit.name == article.outlet)
    return initials if initials and any(initials in _capitals(credit) for credit in own) else None


def _capitals(credit: Credit) -> list[str]:
    return _CAPITALS.findall(credit.text)


def _named(article: Article, names: Mapping[str, str], signed: Mapping[str, str]) -> Article:
    named = tuple(replace(c, name=_name(c, names, signed)) for c in article.credits)
    return article if named == article.credits else replace(article, credits=named)


def _name(credit: Credit, names: Mapping[str, str], signed: Mapping[str, str]) -> str | None:
    initials = acronym(credit.name or "")
    if initials in signed and initials in _capitals(credit):
        return signed[initials]
    return names.get(credit.name or "", credit.name)
