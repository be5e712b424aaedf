"""Which wording of a shared statement is shown for all of them."""

from collections import Counter
from collections.abc import Mapping

from retold.model import Article, SharedStatement, Span
from retold.words import folded


def usual_wording(statement: SharedStatement, articles: Mapping[str, Article]) -> tuple[str, Span]:
    """The article, and the place in it, whose wording is nearest to what most of the articles have, word by word."""
    places = list(zip(statement.articles, statement.spans, strict=True))
    wordings = [set(folded(span.of(articles[article].text))) for article, span in places]
    spread = Counter(word for wording in wordings for word in wording)
    usual = [sum(2 * spread[word] - len(places) for word in wording) for wording in wordings]
    return places[usual.index(max(usual))]
