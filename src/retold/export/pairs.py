"""Sentences of two articles side by side: along an edge of a lineage, or across stories."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from markupsafe import Markup

from retold.export.facing import Segment, compared
from retold.export.marking import segments
from retold.export.site import Links, anchor
from retold.model import AlignedPair, Article, Elsewhere, Span

MAX_PAIRS = 40  # aligned sentences shown of two articles


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned sentences, the words they do not share marked."""

    child: Markup
    parent: Markup
    child_span: Span
    parent_span: Span
    quoted: bool


def pairs(child: Article, parent: Article, aligned: Sequence[AlignedPair]) -> tuple[Pair, ...]:
    """The first aligned sentences of two articles; of a translation the words are not marked."""
    foreign = child.language != parent.language
    return tuple(
        Pair(
            segments(child.text, _parts(child.text, pair.child, pair.parent.of(parent.text), plain=foreign)),
            segments(parent.text, _parts(parent.text, pair.parent, pair.child.of(child.text), plain=foreign)),
            pair.child,
            pair.parent,
            pair.quoted,
        )
        for pair in aligned[:MAX_PAIRS]
    )


def _parts(text: str, span: Span, other: str, *, plain: bool) -> Sequence[Segment]:
    return [Segment(span)] if plain else compared(text, span, other)


@dataclass(frozen=True, slots=True)
class Beside:
    """An article of another story beside one of this story.

    Attributes:
        page, story: addresses of the other article and its story; None where they have no page here.
    """

    found: Elsewhere
    pairs: tuple[Pair, ...]
    page: str | None
    story: str | None

    @classmethod
    def of(cls, found: Elsewhere, article: Article, links: Links) -> Self:
        """With the sentences of `article`, the one of this story."""
        there = links.has(found.other.id)
        return cls(
            found,
            pairs(article, found.other, found.aligned),
            links.page(found.other.id) if there else None,
            links.story(found.story) if there else None,
        )

    def at(self, span: Span) -> str | None:
        """The address of a span of the other article."""
        return f"{self.page}#{anchor(span)}" if self.page else None
