"""Articles on one event."""

from dataclasses import dataclass

from retold.model.article import Article
from retold.model.mention import Mentions


@dataclass(frozen=True, slots=True)
class Join:
    """Why two articles, or an article and the rest of a story, are together.

    Attributes:
        score: 0–1.
        reasons: shared names, places, numbers, dates, in words (`both name Vladimir Putin, Geneva, 100,000`).
    """

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """A link to another story: `kind` is `developing` (same actors and place, later) or `same kind`."""

    story: str
    kind: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """What grew in the last 24 hours against the week before.

    Attributes:
        kind: `story` or `name`.
        text: the story's title, or the name.
        story: the id of the story, None for a name.
        now: articles of the last 24 hours; one dated less closely counts in part.
        before: of a day of the week before, on average.
        surprise: how little that looks like chance, in nats.
    """

    kind: str
    text: str
    story: str | None
    now: float
    before: float
    surprise: float


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event, ascending by id, with the mentions of each in the same order.

    Attributes:
        id: stable when articles are added: derived from its first article.
        title: the headline that stands best for all.
        tags: names and key phrases.
    """

    id: str
    title: str
    articles: tuple[Article, ...]
    mentions: tuple[Mentions, ...]
    joins: tuple[Join, ...] = ()
    related: tuple[RelatedStory, ...] = ()
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if [a.id for a in self.articles] != [m.article for m in self.mentions]:
            raise ValueError(f"story {self.id}: articles and mentions are not in the same order")
