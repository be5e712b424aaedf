"""The versions of a story side by side."""

from dataclasses import dataclass
from enum import StrEnum

from retold.model.revision import Revision
from retold.model.span import Span


class DifferenceKind(StrEnum):
    """What differs."""

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    ROLE = "role"
    ACTOR = "actor"
    NEGATION = "negation"
    QUOTE = "quote"
    WORD = "word"
    GARBLE = "garble"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article has at a passage: a span of its text."""

    article: str
    span: Span


SEVERE = 0.5  # of a difference, from which the meaning changes
# Kinds of difference of which an earlier and a later version may each be right.
MOVING = frozenset({DifferenceKind.NUMBER, DifferenceKind.DATE})


@dataclass(frozen=True, slots=True)
class Difference:
    """A reading that departs from the others in a way that matters.

    Attributes:
        article, span: the departing words.
        others: the words the other articles have there.
        severity: 0–1; from `SEVERE` the meaning changes.
        contested: as many independent tellings stand on either side: neither is called wrong.
        note: why it was noticed, for people.
    """

    article: str
    span: Span
    kind: DifferenceKind
    others: tuple[Reading, ...]
    severity: float
    contested: bool = False
    note: str | None = None

    @property
    def is_severe(self) -> bool:
        """Whether it changes the meaning, and it is told which side is wrong."""
        return self.severity >= SEVERE and not self.contested


@dataclass(frozen=True, slots=True)
class Passage:
    """Aligned spans across articles, at most one reading an article.

    Attributes:
        readings: ascending by article id.
        origins: independent tellings that support it.
        quoted: it is mostly quotation or a statement given out to everybody.
    """

    readings: tuple[Reading, ...]
    origins: int
    differences: tuple[Difference, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Retelling:
    """What an article did with the passages of the one it is laid beside: the one it was taken from, or its nearest relative.

    Attributes:
        left_out: numbers of the passages, from 0, that only `against` has, in its order.
        added: those that only the article has, in its order.
        moved: those both have, but not in the same order.
        taken: the article was taken from `against`; else they are relatives, and nobody knows who left out or put in.
    """

    article: str
    against: str
    left_out: tuple[int, ...]
    added: tuple[int, ...]
    moved: tuple[int, ...]
    taken: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what, as several articles tell it. Readings ascending; the words of the deed alone."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """All passages of a story, in the order of the fullest telling; passages of one article too.

    Attributes:
        deeds: what several articles say somebody did, in whatever sentences.
        revisions: what was changed on pages whose address came in several versions, each from the version before.
    """

    story: str
    passages: tuple[Passage, ...]
    revisions: tuple[Revision, ...] = ()
    retellings: tuple[Retelling, ...] = ()
    deeds: tuple[Deed, ...] = ()
