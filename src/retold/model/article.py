"""The clean text of a page, with offsets back into it, and what stood around it as fields."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from retold.model.page import PageForm
from retold.model.span import OffsetMap, Span


class CreditKind(StrEnum):
    """How a page names the source it used."""

    DATELINE = "dateline"  # (AP) — in the first line
    SOURCE = "source"  # "Source: …", "Source link"
    CONTRIBUTED = "contributed"  # "With reports from …", "… contributed"
    INDEXED = "indexed"  # "This article has been indexed …": taken from elsewhere, source not named
    BYLINE = "byline"  # an agency in the byline


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or outlet named as a source, as evidence of who was first.

    Attributes:
        name: the agency or outlet in its usual short form (`AP`, `Reuters`), None where the page says only that it
            was taken from elsewhere.
        text: the words of the page.
        span: where they stand in the page text, None for stated metadata.
    """

    name: str | None
    kind: CreditKind
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place (and agency, date) that opens a report: `WILMINGTON, Del. (AP) —`. Span in the page text."""

    text: str
    place: str | None
    span: Span | None = None


class Basis(StrEnum):
    """What a publication date rests on, strongest first."""

    STATED = "stated"  # the input's own field
    STRUCTURED = "structured"  # JSON-LD, meta, <time>
    PRINTED = "printed"  # a timestamp on the page
    URL = "url"  # a date in the address
    INFERRED = "inferred"  # worked out from the dates in the text
    STORY = "story"  # worked out with the help of the story's other articles


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: an interval with its reason. Equal ends are a known moment.

    Attributes:
        first, last: ISO 8601 dates (`2021-12-30`) or times in UTC (`2021-12-30T17:11:01Z`); both inclusive.
        confidence: 0–1.
        reason: the chain of evidence in words, for people.
        spans: the words it rests on, in the article text (inferred) or the page (printed).
        clock: the time of day, `17:45`, as the page gives it, where it does not say of which zone; else None.
    """

    first: str
    last: str
    basis: Basis
    confidence: float
    reason: str
    spans: tuple[Span, ...] = ()
    clock: str | None = None

    @property
    def dated(self) -> bool:
        """Whether the page or the input gives the date; else it was worked out."""
        return self.basis not in (Basis.INFERRED, Basis.STORY)

    def before(self, other: "Published") -> bool:
        """Whether it is surely earlier: both are dated, and with a bare date among them they are of two days."""
        size = 10 if min(len(self.last), len(other.first)) <= len("2021-12-30") else len("2021-12-30T17:11:01")
        return self.dated and other.dated and self.last[:size] < other.first[:size]

    def before_by_clock(self, other: "Published") -> bool:
        """Whether it is earlier on the same day, if the times of day that both print are of one zone."""
        same = self.dated and other.dated and self.first == self.last == other.first == other.last
        return same and self.clock is not None and other.clock is not None and self.clock < other.clock


# Why lines over the headline are cut: the outlet's name, a section, a slogan.
ABOVE_HEADLINE = "above the headline"


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the page that is not article. Span in the page text; `text` the words there, for showing the cut."""

    span: Span
    reason: str
    text: str | None = None


class ArticleKind(StrEnum):
    """What kind of page the article is from."""

    ARTICLE = "article"
    LIVE_BLOG = "live blog"
    RELEASE = "press release"  # given out by an office
    OPINION = "opinion"  # somebody's view, in his own voice: it reports nothing by itself


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """One entry of a live blog. Span in the article text.

    Attributes:
        printed: the time as it stands above the entry, None where only the page's head tells.
        published: when, as far as that is known; the day alone where the page prints a time of day without its zone.
    """

    span: Span
    printed: str | None
    published: Published | None


@dataclass(frozen=True, slots=True)
class Foreign:
    """A paragraph in another language than its article. Span in the article text; `language` in ISO 639-1."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An outlet or agency that the text names as where it has something from. Span in the article text."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """The clean text of a page.

    Attributes:
        id: of its page.
        page_sha256: of the original bytes of its page.
        source: where the page came from, as the user would recognise it.
        title: the headline as printed.
        text: paragraphs parted by a blank line; for clean input the text as given. Mentions, evidence and readings
            all hold spans of this text.
        language: ISO 639-1, None if unsure.
        offsets: `text` onto the page text; None where an outside extractor's words could not all be found again.
        page_length: code points of the page text.
        form: what its page was given as; None where that is not known.
        removed: what was cut out of a flattened page, ascending.
        entries: of a live blog, in the order of the text.
        foreign: the paragraphs that are in another language than the article.
        cites: outlets and agencies named in the text as sources, each once.
        corrections: what the page says it had wrong before, in its words.
        truncated: the page says or shows that the article goes on elsewhere.
        stated_story: grouping given by the input.
        notes: doubts a reader should know (contradicting dates, mended encoding, mapped offsets).
    """

    id: str
    page_sha256: str
    source: str
    text: str
    title: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    language: str | None = None
    published: Published | None = None
    updated: str | None = None
    captured: datetime | None = None
    offsets: OffsetMap | None = None
    page_length: int | None = None
    form: PageForm | None = None
    removed: tuple[Removed, ...] = ()
    kind: ArticleKind = ArticleKind.ARTICLE
    entries: tuple[LiveEntry, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    cites: tuple[Cited, ...] = ()
    corrections: tuple[str, ...] = ()
    truncated: bool = False
    stated_story: str | None = None
    notes: tuple[str, ...] = ()

    def published_before(self, other: "Article") -> bool:
        """Whether it was surely published before another, as the pages say."""
        mine, its = self.published, other.published
        return mine is not None and its is not None and mine.before(its)
