"""What of a story's text stands in other stories too."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from retold.model import Account, AlignedPair, Article, Copied, Elsewhere, Lineage, Span, Story

# A text is put together from two if each gives at least this part of it, and of the smaller part at most so much is in both.
_LEAST_PART = 0.12
_MOST_COMMON = 0.2
# Of a text that has this part of its sentences elsewhere, nearly all was taken over: it is no patchwork's source, but its copy.
_WHOLE = 0.85


class Home(NamedTuple):
    """An article of another story, and that story's id and title."""

    article: Article
    story: str
    title: str


def homes_of(stories: Iterable[Story]) -> dict[str, Home]:
    """The articles of some stories by their ids."""
    return {article.id: Home(article, story.id, story.title) for story in stories for article in story.articles}


class Links:
    """Pairs of articles of different stories that share copied text, to be asked by story."""

    def __init__(self, links: Iterable[Copied]) -> None:
        self._of: dict[str, list[Copied]] = defaultdict(list)
        for link in links:
            self._of[link.left].append(link)
            self._of[link.right].append(link)

    def of(self, story: Story) -> tuple[Copied, ...]:
        """Those of the articles of a story."""
        return tuple(link for article in story.articles for link in self._of.get(article.id, ()))


def away(links: Iterable[Copied]) -> dict[str, tuple[Span, ...]]:
    """By article what stands in another story too, where that may be its source there.

    A text that is there whole, or that has the other whole, was rather taken from than put together.
    """
    found: dict[str, tuple[Span, ...]] = {}
    for link in links:
        if _whole(link):
            continue
        found[link.left] = (*found.get(link.left, ()), *(pair.child for pair in link.aligned))
        found[link.right] = (*found.get(link.right, ()), *(pair.parent for pair in link.aligned))
    return found


def _whole(link: Copied) -> bool:
    """Whether nearly all of one of the two stands in the other."""
    return any(shared >= _WHOLE * of for shared, of in zip(link.shared, link.sentences, strict=True))


def beside(accounts: Sequence[Account], links: Links) -> tuple[Account, ...]:
    """The accounts of a run, each with what of its text stands in the other stories."""
    homes = homes_of(each.story for each in accounts)
    return tuple(
        replace(each, elsewhere=seen_from(each.story, each.lineage, links.of(each.story), homes)) for each in accounts
    )


def seen_from(
    story: Story, traced: Lineage, links: Iterable[Copied], homes: Mapping[str, Home]
) -> tuple[Elsewhere, ...]:
    """The links of articles of one story, as they look from it; `homes` are those of the articles of other stories."""
    inside = {article.id: article for article in story.articles}
    found = []
    for link in links:
        here, there = (link.left, link.right) if link.left in inside else (link.right, link.left)
        if here in inside and there not in inside and there in homes:
            found.append(_seen(inside[here], homes[there], link, traced))
    return tuple(sorted(found, key=lambda e: (e.article, -e.share, -e.kinship, e.other.id)))


def _seen(article: Article, home: Home, link: Copied, lineage: Lineage) -> Elsewhere:
    side = 0 if link.left == article.id else 1
    pairs = link.aligned if side == 0 else tuple(sorted((_turned(p) for p in link.aligned), key=lambda p: p.child))
    patched = not _whole(link) and _patched(article, pairs, lineage)
    return Elsewhere(
        article.id, home.article, home.story, home.title, link.shares[side], link.sentences[side], link.shared[side],
        link.kinship, pairs, patched,
    )  # fmt: skip


def _turned(pair: AlignedPair) -> AlignedPair:
    return AlignedPair(pair.parent, pair.child, pair.score, pair.quoted)


def _patched(article: Article, pairs: Iterable[AlignedPair], lineage: Lineage) -> bool:
    """Whether other sentences of the article than those of `pairs` are shared within its own story."""
    there = _covered(pair.child for pair in pairs)
    here = _covered(_shared_at_home(article.id, lineage))
    least = min(len(there), len(here))
    return least >= _LEAST_PART * len(article.text) and len(there & here) <= _MOST_COMMON * least


def _shared_at_home(article: str, lineage: Lineage) -> Iterable[Span]:
    """Of two thousand copies each may share the same sentences with it: a span may come often."""
    for edge in lineage.edges:
        other = edge.relative
        if article in (edge.child, other):
            yield from (p.child if edge.child == article else p.parent for p in edge.aligned if not p.quoted)


def _covered(spans: Iterable[Span]) -> set[int]:
    return {position for span in set(spans) for position in range(span.start, span.end)}
