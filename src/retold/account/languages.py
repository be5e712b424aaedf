"""In which language a story is told."""

from collections import Counter
from collections.abc import Iterable

from retold.model import Article


def mostly_in(articles: Iterable[Article]) -> str:
    """The language most articles are in, as `str` of it."""
    counted = Counter(sorted(str(article.language) for article in articles))
    return counted.most_common(1)[0][0] if counted else ""
