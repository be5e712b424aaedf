"""A story as its page shows it: everything worked out, addresses made, so that templates only write."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from retold.export import doubts as doubting
from retold.export import labels, lineage_svg, timeline_svg
from retold.export.agreement_view import AgreementView
from retold.export.anchored import Mark
from retold.export.citations import citations
from retold.export.companions import Companion
from retold.export.contexts import Context, here, sides, together
from retold.export.descent import Telling, tellings
from retold.export.facing import Version, folded_words, versions
from retold.export.marking import other_words, segments
from retold.export.page_names import worded
from retold.export.pairs import Beside, Pair, pairs
from retold.export.site import Links, anchor, cited
from retold.model import (
    SEVERE,
    Account,
    AccountQuote,
    Actor,
    ActorKind,
    Article,
    Difference,
    DifferenceKind,
    Edge,
    Evidence,
    Passage,
    QuoteKind,
    Span,
    Wording,
)

MAX_PAIRED_EDGES = 120  # edges of a story whose sentences are shown
MAX_VERSIONS = 24  # of a passage shown side by side


@dataclass(frozen=True, slots=True)
class Side:
    """What some articles have where versions differ."""

    articles: tuple[str, ...]
    words: Context
    span: Span
    tellings: int


@dataclass(frozen=True, slots=True)
class Change:
    """Differences to show as one: the departing side and the others."""

    departures: tuple[doubting.Departure, ...]
    here: Side
    others: tuple[Side, ...]

    @property
    def difference(self) -> Difference:
        """The worst of the differences."""
        return self.departures[0].difference

    @property
    def number(self) -> int:
        """Of the passage, counted from 1."""
        return self.departures[0].number

    @property
    def notes(self) -> tuple[str, ...]:
        """Why they were noticed, each reason once."""
        return tuple(dict.fromkeys(d.difference.note for d in self.departures if d.difference.note))


@dataclass(frozen=True, slots=True)
class Facing:
    """A passage with its versions; `hidden` counts those left out of a long list."""

    number: int
    passage: Passage
    versions: tuple[Version, ...]
    hidden: int

    @property
    def severe(self) -> bool:
        """Whether a version changes the meaning or tellings contradict each other."""
        return any(d.severity >= SEVERE for d in self.passage.differences)

    @property
    def kinds(self) -> tuple[tuple[DifferenceKind, bool], ...]:
        """The kinds of its differences, worst first, each once, and whether one of the kind changes the meaning."""
        found = sorted(self.passage.differences, key=lambda d: (-d.severity, d.kind))
        severe = {d.kind for d in found if d.is_severe}
        return tuple((kind, kind in severe) for kind in dict.fromkeys(d.kind for d in found))


class StoryView:
    """One account, ready to be written as a page.

    Args:
        account: of the story.
        links: addresses of the other pages.
        ids: short ids of all articles of the report.
        companions: stories of the report that belong beside it.
    """

    def __init__(
        self, account: Account, links: Links, ids: dict[str, str], companions: tuple[Companion, ...] = ()
    ) -> None:
        self.companions = companions
        self.account = account
        self.links = links
        self.ids = ids
        self.story = account.story
        self.articles: dict[str, Article] = {article.id: article for article in account.story.articles}
        self.title = account.story.title
        self.count = labels.tellings(len(self.articles), account.lineage.origins)

    def short(self, article: str) -> str:
        """The short id people see."""
        return self.ids.get(article, article)

    def page(self, article: str) -> str:
        """Address of an article's page."""
        return self.links.page(article)

    def cite(self, evidence: Evidence) -> str:
        """Address of the words of a piece of evidence."""
        return cited(self.links, evidence)

    def at(self, article: str, span: Span) -> str:
        """Address of a span of an article."""
        return f"{self.links.page(article)}#{anchor(span)}"

    def said(self, text: str) -> str:
        """Words made by an earlier stage, with short ids in the place of ids."""
        return worded(text, self._story_ids)

    @cached_property
    def _story_ids(self) -> dict[str, str]:
        return {article: self.short(article) for article in self.articles}

    def sources_named(self, article: str) -> str | None:
        """The outlets the text of a page names as its source, with their pages."""
        return labels.sources_named(self.articles[article], self.articles.values(), self._story_ids)

    def headline(self, article: str) -> str:
        """The article's headline, or how it begins."""
        return labels.headline(self.articles[article])

    @cached_property
    def doubts(self) -> tuple[doubting.Doubt, ...]:
        """The pages to distrust, worst first."""
        return doubting.doubts(self.account)

    @cached_property
    def changes(self) -> tuple[tuple[str, str, tuple[Change, ...]], ...]:
        """Groups of differences: key, title, the differences worst first; only groups that have any.

        Differences of one kind in one passage of one article are one change.
        """
        found = doubting.departures(self.account)
        groups = ((key, title, getattr(found, key)) for key, title in labels.HEADINGS.items())
        return tuple((key, title, tuple(map(self.change, together(group)))) for key, title, group in groups if group)

    @cached_property
    def changes_in(self) -> dict[str, tuple[Change, ...]]:
        """The differences of each article, worst first."""
        found: dict[str, list[Change]] = {}
        for _, _, changes in self.changes:
            for change in changes:
                found.setdefault(change.difference.article, []).append(change)
        return {article: tuple(changes) for article, changes in found.items()}

    @cached_property
    def worst(self) -> dict[str, tuple[Change, ...]]:
        """The changes of each page to distrust, worst first."""
        return {doubt.article: tuple(map(self.change, together(doubt.departures))) for doubt in self.doubts}

    @cached_property
    def cited(self) -> dict[str, list[Mark]]:
        """What to mark in each article's text."""
        return citations(self.account)

    @cached_property
    def kinds(self) -> tuple[DifferenceKind, ...]:
        """The kinds of difference the story has."""
        present = {d.kind for p in self.account.collation.passages for d in p.differences}
        return tuple(kind for kind in DifferenceKind if kind in present)

    def change(self, group: Sequence[doubting.Departure]) -> Change:
        """Departures that stand together, with the words of each side."""
        first = group[0].difference
        mine = Side((first.article,), here(group, self.articles), min(d.difference.span for d in group), 1)
        others = (
            Side(tuple(ids), words, span, self.account.lineage.tellings(ids))
            for ids, words, span in sides(group, self.articles)
        )
        return Change(tuple(group), mine, tuple(others))

    @cached_property
    def facing(self) -> tuple[Facing, ...]:
        """The passages with their versions, in the order of the fullest telling."""
        found = []
        for number, passage in enumerate(self.account.collation.passages, 1):
            all_versions = versions(passage, self.account.lineage, self.articles)
            shown = all_versions[:MAX_VERSIONS]
            found.append(Facing(number, passage, shown, len(all_versions) - len(shown)))
        return tuple(found)

    @cached_property
    def agreement(self) -> AgreementView:
        """What tellings agree on, and the discrepancy table."""
        return AgreementView(self.account)

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """The families with their trees."""
        return tellings(self.account.lineage)

    @cached_property
    def drawing(self) -> lineage_svg.Drawing:
        """The lineage graph."""
        return lineage_svg.draw(self.tellings)

    @cached_property
    def strip(self) -> timeline_svg.Strip | None:
        """The line of time, where there are two days to draw."""
        return timeline_svg.lay(self.account.timeline)

    @cached_property
    def telling_of(self) -> dict[str, int]:
        """The number of the first telling each article belongs to."""
        found: dict[str, int] = {}
        for telling in self.tellings:
            for article in telling.family.articles:
                found.setdefault(article, telling.number)
        return found

    @cached_property
    def edges(self) -> tuple[tuple[Edge, tuple[Pair, ...]], ...]:
        """Every edge with its aligned sentences (of the surest, where there are very many)."""
        edges = self.account.lineage.edges
        surest = sorted(edges, key=lambda e: (-e.confidence, e.child, e.parent or ""))[:MAX_PAIRED_EDGES]
        shown = {id(edge) for edge in surest}
        return tuple((edge, self._pairs(edge) if id(edge) in shown else ()) for edge in edges)

    def _pairs(self, edge: Edge) -> tuple[Pair, ...]:
        """Beside its source or, where that is lost, beside the nearest relative."""
        other = self.articles.get(edge.relative or "")
        return pairs(self.articles[edge.child], other, edge.aligned) if other else ()

    @cached_property
    def elsewhere(self) -> tuple[Beside, ...]:
        """What of the story's text stands in other stories too."""
        return tuple(Beside.of(found, self.articles[found.article], self.links) for found in self.account.elsewhere)

    def marked(self, version: Version) -> Markup:
        """A version with its changed words marked, and those that matter marked as such."""
        text = self.articles[version.reading.article].text
        return segments(text, version.segments, words_throughout=other_words(version))

    def wordings(self, quote: AccountQuote) -> list[tuple[str, list[Wording]]]:
        """The wordings of a quote, pages with the same words together, marks around them left off."""
        groups: dict[tuple[str, ...], list[Wording]] = {}
        for wording in quote.wordings:
            groups.setdefault((wording.kind, *folded_words(wording.said)), []).append(wording)
        return [(_bare(found[0]), found) for found in groups.values()]

    @cached_property
    def actors(self) -> tuple[tuple[ActorKind, tuple[Actor, ...]], ...]:
        """The actors by kind."""
        groups = ((kind, tuple(a for a in self.account.actors if a.kind is kind)) for kind in ActorKind)
        return tuple((kind, found) for kind, found in groups if found)


def grouped(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Each piece of evidence once, by article and place."""
    return sorted(dict.fromkeys(evidence), key=lambda e: (e.article, e.span))


def _bare(wording: Wording) -> str:
    words = wording.said
    return words.strip(labels.QUOTE_MARKS) if wording.kind is QuoteKind.DIRECT else words
