"""Who took a text from whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from retold.model.span import Span


class Relation(StrEnum):
    """How a text was taken."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    EDITED = "edited"
    REWORKED = "reworked"
    TRANSLATED = "translated"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A sentence (or run of sentences) of one article and its counterpart in another.

    Attributes:
        child, parent: spans in the text of each.
        score: 0–1, how much of the weighted words carries over.
        quoted: the shared words stand mostly inside quotation marks: weak evidence of copying.
    """

    child: Span
    parent: Span
    score: float
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence for an edge, its direction or its kind.

    Attributes:
        kind: `shared sentences`, `shared order`, `rare words`, `credit`, `dateline`, `coverage`, `corruption`,
            `translation traces`, `published`, …
        weight: log odds it adds (negative: against).
        text: the clue in words, for people (`shares 41 of 62 sentences with`).
        child, parent: the words it rests on, in the text of each; may be empty.
    """

    kind: str
    weight: float
    text: str
    child: tuple[Span, ...] = ()
    parent: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """One descent.

    Attributes:
        child: article id. parent: article id, or None if the parent is not in the pile (lost).
        share: part of the child's text that carries over, 0–1.
        confidence: probability that `child` was made from just this `parent` (None: from none in the pile), as written,
            0–1, calibrated. Where two texts are equal it is one half, however sure it is that they are one text.
        directed: False where it cannot be told who took from whom; child and parent may then be swapped, and
            `kinship`, not `confidence`, says how sure it is that they belong together.
        aligned: sentence by sentence, ascending in the child.
        named: for a lost parent, the agency or outlet that credits name, if any.
        closest: for a lost parent, the article nearest to the child; `aligned` and the clues' `parent` spans are in it.
        kinship: probability that the child shares copied text with the parent (or `closest`), whichever was first and
            whatever stood between, 0–1, calibrated; None where there is no such article.
    """

    child: str
    parent: str | None
    relation: Relation
    share: float
    confidence: float
    directed: bool = True
    clues: tuple[Clue, ...] = ()
    aligned: tuple[AlignedPair, ...] = ()
    named: str | None = None
    closest: str | None = None
    kinship: float | None = None

    @property
    def relative(self) -> str | None:
        """The article that `aligned` and `kinship` are about: the parent or, where it is lost, the closest."""
        return self.parent or self.closest


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that share copied text: one telling.

    Attributes:
        articles: ids, ascending.
        head: the article nearest the origin.
        origin: agency or outlet the family descends from, as credits name it; None if unknown.
        origin_lost: the text they descend from is not in the pile.
        named_in: ids of the articles whose credits name it.
    """

    articles: tuple[str, ...]
    head: str
    origin: str | None = None
    origin_lost: bool = False
    named_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """How many there are: surely at least `low`, most likely `best`, at most `high`.

    Raises:
        ValueError: if not low ≤ best ≤ high.
    """

    low: int
    best: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.best <= self.high:
            raise ValueError(f"not a range: {self.low}–{self.best}–{self.high}")


@dataclass(frozen=True, slots=True)
class SharedStatement:
    """Words given out to everybody that several articles quote; sharing them is not copying."""

    articles: tuple[str, ...]
    spans: tuple[Span, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """The graph of descent of one story.

    Attributes:
        families: largest first, then by head; every article is in at least one, a merged article may be in several.
        edges: by child; acyclic.
        statements: shared official words.
        folded: (kept id, duplicate id): the same page saved twice, not a telling.
    """

    story: str
    families: tuple[Family, ...]
    origins: Range
    edges: tuple[Edge, ...] = ()
    statements: tuple[SharedStatement, ...] = ()
    folded: tuple[tuple[str, str], ...] = ()

    def numbered(self) -> dict[str, int]:
        """For each article the number of its family in `families`; of one merged from several the last."""
        return {article: number for number, family in enumerate(self.families) for article in family.articles}

    def tellings(self, articles: Iterable[str]) -> int:
        """How many independent tellings some articles are: families, and articles of none one by one."""
        places: dict[str, list[int]] = {}
        for place, article in enumerate(sorted(set(articles)), len(self.families)):
            places[article] = [n for n, f in enumerate(self.families) if article in f.articles] or [place]
        return independent(places.values())


def independent(families: Iterable[Sequence[int]]) -> int:
    """How many tellings articles are, given for each the families it is of, as numbers, ascending.

    An article of several, which it was merged from, counts only if none of them is counted yet.
    """
    counted: set[int] = set()
    for own in sorted(families, key=lambda own: (len(own), *own)):
        if counted.isdisjoint(own):
            counted.add(own[0])
    return len(counted)


@dataclass(frozen=True, slots=True)
class Copied:
    """Two articles of different stories that share copied text, whichever took it from the other.

    Attributes:
        left, right: ids, the smaller first.
        kinship: probability that text was copied, 0–1.
        shares: part of the prose of each that stands in the other too, 0–1.
        sentences: how many each has. shared: how many of them stand in the other.
        aligned: sentence by sentence, ascending; `child` is in `left`, `parent` in `right`.
    """

    left: str
    right: str
    kinship: float
    shares: tuple[float, float]
    sentences: tuple[int, int]
    shared: tuple[int, int]
    aligned: tuple[AlignedPair, ...]
