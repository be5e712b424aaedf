"""What a reader decided about the grouping, by hand."""

from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What is decided of the articles."""

    MERGE = "merge"  # they are one story
    SPLIT = "split"  # they are one story, and `apart` are no part of it
    PIN = "pin"  # the first belongs to the story of the others, whatever comes


@dataclass(frozen=True, slots=True)
class Decision:
    """A correction by hand. It names articles, not stories, so that it holds in every later run.

    Of two that contradict each other the later one holds; when they were made is kept by the collection.

    Attributes:
        articles: ids of the articles that are together, at least one.
        apart: ids of articles that are not in their story; only of a split.
        who: made it. why: in their words.

    Raises:
        ValueError: if it names no article, one on both sides, or has `apart` without being a split.
    """

    kind: DecisionKind
    articles: tuple[str, ...]
    who: str
    why: str
    apart: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError(f"a {self.kind} names the articles it is about")
        if set(self.articles) & set(self.apart):
            raise ValueError("an article cannot be apart from itself")
        if bool(self.apart) != (self.kind is DecisionKind.SPLIT):
            raise ValueError(f"a {self.kind} {'needs' if self.kind is DecisionKind.SPLIT else 'has no'} articles apart")
