"""How the reports of a story were handed down: how often retold, which came later, and what most of them have."""

from collections import Counter
from collections.abc import Sequence

from retold.model import Article, Lineage, Story
from retold.words import folded, stem

_SEVERAL = 4  # articles from which the words that most of them have are what the story is about


def depths(lineage: Lineage) -> dict[str, int]:
    """By article that was taken from another how many it was handed down through."""
    parents = {edge.child: edge.parent for edge in lineage.edges if edge.parent is not None}
    found = {}
    for article in parents:
        line, at = {article}, parents.get(article)
        while at is not None and at not in line:
            line.add(at)
            at = parents.get(at)
        found[article] = len(line) - 1
    return found


def newer_versions(story: Story, lineage: Lineage) -> dict[str, frozenset[str]]:
    """For each article the later ones that have the next versions of its report: of one source, which they name."""
    articles = {article.id: article for article in story.articles}
    of: dict[str, list[Article]] = {}
    for edge in lineage.edges:
        if edge.parent is None and edge.named is not None:
            of.setdefault(edge.named, []).append(articles[edge.child])
    return {
        one.id: frozenset(other.id for other in same if one.published_before(other))
        for same in of.values()
        for one in same
    }


def in_most(articles: Sequence[Article]) -> frozenset[str]:
    """The words, as stems, that at least half of the articles have."""
    held = Counter(term for article in articles for term in {stem(word) for word in folded(article.text)})
    return frozenset(term for term, count in held.items() if 2 * count >= len(articles) >= _SEVERAL)
