"""The assembled result for a story. Nothing in it stands without the words it rests on."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from retold.model.article import Article
from retold.model.collation import Collation
from retold.model.lineage import AlignedPair, Lineage
from retold.model.mention import ActorKind, QuoteKind
from retold.model.outcome import Rejected
from retold.model.span import Span
from retold.model.story import Story


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of an article that something rests on.

    Raises:
        ValueError: if `exact` is empty or not as long as the span.
    """

    article: str
    span: Span
    exact: str

    def __post_init__(self) -> None:
        if not self.exact or len(self.exact) != len(self.span):
            raise ValueError(f"evidence in {self.article} at {self.span} does not fit its words")

    @classmethod
    def at(cls, article: Article, span: Span) -> "Evidence":
        """The words of `article` at `span`."""
        return cls(article.id, span, span.of(article.text))


def _need(evidence: tuple[Evidence, ...], what: str) -> None:
    if not evidence:
        raise ValueError(f"{what} without evidence cannot be stated")


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the brief, in the words of an article; `origins` independent tellings say it.

    `statement`: words given out or quoted, which several tellings print without vouching for them, or what other pages deny.
    """

    text: str
    origins: int
    evidence: tuple[Evidence, ...]
    statement: bool = False

    def __post_init__(self) -> None:
        _need(self.evidence, "a point")


class FactKind(StrEnum):
    """What a fact states."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something an article states that others state too, or nobody else.

    Attributes:
        value: what is compared: the digits, the day or days (ISO 8601), the name; None for who did what.
        text: the sentence that puts it best, in the words of an article.
        origins: independent tellings that state it.
        evidence: the words of each article, those of `text` first.
        source: on whose word all tellings that state it do so, None if one of them does so by itself or it is not known.
        against: of a number, what other sides put in its place: (the words that state it, the side).
    """

    kind: FactKind
    value: str | None
    text: str
    origins: int
    evidence: tuple[Evidence, ...]
    source: str | None = None
    against: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        _need(self.evidence, "a fact")

    @property
    def alone(self) -> bool:
        """Whether it rests on a single telling."""
        return self.origins == 1


@dataclass(frozen=True, slots=True)
class Step:
    """One value of a figure that moved: when it was first reported (ISO 8601), and the words of each article that has it."""

    first: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        _need(self.evidence, "a step")


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that later reports have otherwise: what it counts (`dead`, `missing`), and its values in the order of time."""

    what: str
    steps: tuple[Step, ...]


class EventStatus(StrEnum):
    """Where an event stands, seen from the story's publication."""

    PAST = "past"
    CURRENT = "current"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated event.

    Attributes:
        first, last: the calendar interval, inclusive; None where no date is set.
        precision: `day`, `week`, `month`, `season`, `quarter`, `year`, `interval`, `none`.
        text: the best wording.
        evidence: of those who bear out `text`, and of those who give it another date.
        disagreements: other dates that tellings give for it, and who denies it, in words.
        at: the moment in UTC, where an hour is printed with its zone; None otherwise.
        beside: of those who tell of it in words that do not bear out `text`: with other figures, or of other people.
    """

    first: date | None
    last: date | None
    precision: str
    status: EventStatus
    text: str
    origins: int
    evidence: tuple[Evidence, ...]
    disagreements: tuple[str, ...] = ()
    at: datetime | None = None
    beside: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        _need(self.evidence, "a timeline entry")


@dataclass(frozen=True, slots=True)
class Wording:
    """What one article gives as the words of a quote.

    Attributes:
        evidence: all of it, from the first word given to the last.
        pieces: where the article's own words (`an official said`) part them, the words given; else empty.
    """

    evidence: Evidence
    kind: QuoteKind
    alone: bool = False
    pieces: tuple[Span, ...] = ()

    @property
    def said(self) -> str:
        """The words given, with `…` for what the article says between them."""
        at = self.evidence
        words = [at.exact[p.start - at.span.start : p.end - at.span.start] for p in self.pieces]
        return " … ".join(words) or at.exact


@dataclass(frozen=True, slots=True)
class AccountQuote:
    """One utterance in all its wordings.

    Attributes:
        speaker: resolved name, the description as written, or None.
        role: of the speaker, as given.
        act: `say`, `deny`, `warn`, …; to: addressee; occasion: as written.
        differences: (words of the usual wording, words of the departing one, article id).
        speaker_evidence: where the speaker is named at the quote.
    """

    speaker: str | None
    role: str | None
    act: str | None
    to: str | None
    occasion: str | None
    wordings: tuple[Wording, ...]
    differences: tuple[tuple[str, str, str], ...]
    origins: int
    speaker_evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        _need(tuple(w.evidence for w in self.wordings), "a quote")


@dataclass(frozen=True, slots=True)
class Role:
    """What an article says an actor is."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or place with all its spellings (most used first), and roles as given.

    Attributes:
        stands_for: the power a seat's name is used for (`the presidency of Russia` for the Kremlin).
        country: of a place.
    """

    name: str
    kind: ActorKind
    spellings: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: int
    articles: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    stands_for: str | None = None
    country: str | None = None

    def __post_init__(self) -> None:
        _need(self.evidence, "an actor")


@dataclass(frozen=True, slots=True)
class Position:
    """A stand an actor takes: `act` is demand, offer, agree, refuse, deny, warn, announce, plan."""

    actor: str
    act: str
    text: str
    origins: int
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        _need(self.evidence, "a position")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An article of another story that shares copied text with one of this story.

    Attributes:
        article: id of the one in this story. other: the one in the other.
        story, title: of the other story.
        share: part of the prose of `article` that stands in `other` too, 0–1.
        sentences: how many `article` has. shared: how many of them stand in `other`.
        kinship: probability that text was copied, whichever was first, 0–1.
        aligned: sentence by sentence; `child` is in `article`, `parent` in `other`.
        patched: other sentences of `article` are shared within this story: it was put together from both.

    Raises:
        ValueError: if no sentence is aligned.
    """

    article: str
    other: Article
    story: str
    title: str
    share: float
    sentences: int
    shared: int
    kinship: float
    aligned: tuple[AlignedPair, ...]
    patched: bool = False

    def __post_init__(self) -> None:
        if not self.aligned:
            raise ValueError(f"nothing of {self.article} is shown to stand in {self.other.id}")


@dataclass(frozen=True, slots=True)
class Account:
    """Everything a reader gets for one story.

    Attributes:
        facts: what tellings agree on, best supported first, then what one has.
        elsewhere: by article, the most shared first.
        moved: figures that later reports have otherwise.
    """

    story: Story
    lineage: Lineage
    collation: Collation
    brief: tuple[Point, ...]
    timeline: tuple[TimelineEntry, ...]
    quotes: tuple[AccountQuote, ...]
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...]
    facts: tuple[Fact, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run: the accounts, largest story first, and every page that could not be used."""

    accounts: tuple[Account, ...]
    rejected: tuple[Rejected, ...]
