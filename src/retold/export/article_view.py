"""An article as its page shows it: its words with every cited span, and what was cut out of its page where it stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from retold.export import doubts, labels
from retold.export.anchored import Mark, Paragraph, anchored
from retold.export.site import anchor
from retold.export.view import Change, StoryView
from retold.model import Account, Article, Evidence, Removed, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or (`paragraph` is None) pieces of the page that were cut out there."""

    paragraph: Paragraph | None
    cuts: tuple[Removed, ...] = ()


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
        url = self.article.url
        return url if url and _may_be_opened(url) else None

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What departs here, worst first."""
        found = doubts.departures(self.story.account)
        everything = (*found.severe, *found.contested, *found.wording)
        return tuple(self.story.change(d) for d in everything if d.difference.article == self.article.id)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The article from top to bottom, cuts in their places."""
        text = anchored(self.article.text, cited_spans(self.story.account, self.article.id))
        cuts = list(self._placed_cuts())
        blocks = list[Block]()
        for paragraph in text:
            here = tuple(cut for position, cut in cuts if position <= paragraph.span.start)
            cuts = cuts[len(here) :]
            blocks += [Block(None, here)] if here else []
            blocks.append(Block(paragraph))
        rest = tuple(cut for _, cut in cuts)
        return (*blocks, Block(None, rest)) if rest else tuple(blocks)

    def _placed_cuts(self) -> Iterator[tuple[int, Removed]]:
        """The cuts with the position of the article's text they stand before, ascending."""
        pieces = self.article.offsets.pieces if self.article.offsets else ()
        for cut in self.article.removed:
            after = [p.target for p in pieces if p.source >= cut.span.end]
            yield (min(after) if after else len(self.article.text)), cut


def cited_spans(account: Account, article: str) -> list[Mark]:
    """Every span of the article that the account points at, once; those that depart marked."""
    found: dict[Span, Mark] = {}
    for passage in account.collation.passages:
        for difference in passage.differences:
            if difference.article == article and len(difference.span):
                level = "sev" if labels.is_severe(difference) else "dif"
                mark = Mark(difference.span, anchor(difference.span), "mark", level, labels.KINDS[difference.kind])
                found.setdefault(difference.span, mark)
    for span in _pointed_at(account, article):
        if len(span):
            found.setdefault(span, Mark(span, anchor(span)))
    return list(found.values())


def _pointed_at(account: Account, article: str) -> Iterator[Span]:
    yield from (e.span for e in _evidence(account) if e.article == article)
    for passage in account.collation.passages:
        yield from (r.span for r in passage.readings if r.article == article)
        yield from (o.span for d in passage.differences for o in d.others if o.article == article)
    for edge in account.lineage.edges:
        if edge.child == article:
            yield from (span for clue in edge.clues for span in clue.child)
            yield from (pair.child for pair in edge.aligned)
        if edge.parent == article:
            yield from (span for clue in edge.clues for span in clue.parent)
            yield from (pair.parent for pair in edge.aligned)
    for statement in account.lineage.statements:
        yield from (s for a, s in zip(statement.articles, statement.spans, strict=False) if a == article)


def _evidence(account: Account) -> Iterator[Evidence]:
    for part in (account.brief, account.timeline, account.actors, account.positions):
        for each in part:
            yield from each.evidence
    for actor in account.actors:
        for role in actor.roles:
            yield from role.evidence
    for quote in account.quotes:
        yield from (wording.evidence for wording in quote.wordings)
        yield from quote.speaker_evidence


def _may_be_opened(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
