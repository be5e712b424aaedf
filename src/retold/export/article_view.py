"""An article as its page shows it: its words with every cited span, and what was cut out of its page where it stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from retold.export.addresses import address
from retold.export.anchored import Paragraph, anchored
from retold.export.pairs import Beside
from retold.export.view import Change, StoryView
from retold.model import Article, LiveEntry, Removed, Revision, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or (`paragraph` is None) pieces of the page that were cut out there.

    Attributes:
        entry: of a live blog, that the paragraph opens.
        language: of the paragraph, where it is not that of the article.
    """

    paragraph: Paragraph | None
    cuts: tuple[Removed, ...] = ()
    entry: LiveEntry | None = None
    language: str | None = None


class ArticleView:
    """One article of a story, ready to be written as a page."""

    def __init__(self, article: Article, story: StoryView) -> None:
        self.article = article
        self.story = story
        self.short = story.short(article.id)
        self.telling = story.telling_of.get(article.id)
        self.cut_chars = sum(len(cut.span) for cut in article.removed)

    @property
    def address(self) -> str | None:
        """The page's address, only if it is one that may be opened."""
        return address(self.article)

    def said(self, text: str) -> str:
        """Words made by an earlier stage, with short ids in the place of ids."""
        return self.story.said(text)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What departs here, worst first."""
        return self.story.changes_in.get(self.article.id, ())

    @property
    def elsewhere(self) -> tuple[Beside, ...]:
        """What of its text stands in other stories too."""
        return tuple(each for each in self.story.elsewhere if each.found.article == self.article.id)

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """What was changed since the version of the page before this one; none where this is the first."""
        return tuple(r for r in self.story.account.collation.revisions if r.after == self.article.id)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The article from top to bottom, cuts in their places."""
        text = anchored(self.article.text, self.story.cited.get(self.article.id, ()))
        cuts = list(self._placed_cuts())
        blocks = list[Block]()
        for paragraph in text:
            here = tuple(cut for position, cut in cuts if position <= paragraph.span.start)
            cuts = cuts[len(here) :]
            blocks += [Block(None, here)] if here else []
            blocks.append(self._block(paragraph))
        rest = tuple(cut for _, cut in cuts)
        return (*blocks, Block(None, rest)) if rest else tuple(blocks)

    def _block(self, paragraph: Paragraph) -> Block:
        entry = next((e for e in self.article.entries if paragraph.span.covers(Span(e.span.start, e.span.start))), None)
        language = next((f.language for f in self.article.foreign if f.span.overlaps(paragraph.span)), None)
        return Block(paragraph, entry=entry, language=language)

    def _placed_cuts(self) -> Iterator[tuple[int, Removed]]:
        """The cuts with the position of the article's text they stand before, ascending."""
        pieces = self.article.offsets.pieces if self.article.offsets else ()
        for cut in self.article.removed:
            after = [p.target for p in pieces if p.source >= cut.span.end]
            yield (min(after) if after else len(self.article.text)), cut
