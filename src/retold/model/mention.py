"""Spans of an article that name or state something. All spans are in the article's text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from retold.model.span import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression.

    Attributes:
        type: TIMEX3 type: DATE, TIME, DURATION, SET.
        value: TIMEX3 value (`2021-12-30`, `2022-W01`, `P2D`, `XXXX-WXX-4`), None if it cannot be told.
        first, last: the calendar interval, both inclusive; None where there is none or the anchor is unknown.
        rule: id of the rule that found it.
        alternatives: other values it may have.
        anchor: what a relative value was counted from (`published`, `previous date`, `event`), None if absolute.
    """

    span: Span
    type: str
    value: str | None
    first: date | None
    last: date | None
    rule: str
    alternatives: tuple[str, ...] = ()
    anchor: str | None = None


class QuoteKind(StrEnum):
    """How words are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the span as written at the quote (`he`, `the official`) and the resolved actor's name, if known."""

    span: Span
    actor: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a quote (`said`, `according to`) and what kind of act it is (`say`, `deny`, `warn`).

    Attributes:
        frame: how it takes the words: as a `clause`, an `infinitive` (refused to …), an `object` (rejected the …), or as a
            `noun` (his demand for …); None where only the quote marks show them.
    """

    span: Span
    act: str
    frame: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as somebody's.

    Attributes:
        spans: the content, in pieces where the cue interrupts it; for direct quotes inside the marks.
        addressee: to whom (`reporters`), occasion: where (`in a statement`, `on state television`).
    """

    kind: QuoteKind
    spans: tuple[Span, ...]
    speaker: Speaker | None = None
    cue: Cue | None = None
    addressee: Span | None = None
    occasion: Span | None = None


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A name or description of an actor.

    Attributes:
        actor: the name this article uses for it in full; one for all its mentions in the article.
        role: span of the title or apposition that says what the actor is, if there is one here.
    """

    span: Span
    kind: ActorKind
    actor: str
    role: Span | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that was found in one article, each ascending.

    Attributes:
        article: id.
        sentences: spans that together cover all words of the text; a sentence never crosses a paragraph break.
        quoted: spans inside quotation marks, marks left out (scare quotes and titles too): the words to mask in
            comparing prose.
    """

    article: str
    sentences: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    notes: tuple[str, ...] = ()
