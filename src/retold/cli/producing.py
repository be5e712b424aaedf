"""What the stage commands print: the rows of one stage each."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import Any, TypeVar

from retold import pipeline
from retold.export import stages as rows
from retold.model import Article, Mentions, Rejected, Story
from retold.settings import Settings

Row = dict[str, Any]
Item = TypeVar("Item")
# Pages that are sketched here: to start other processes takes longer.
_ALONE_PAGES = 2000


class Run:
    """The articles of one command's inputs, with what was rejected on the way."""

    def __init__(self, paths: tuple[str, ...], settings: Settings, parts: Iterable[str] = ()) -> None:
        self.paths = paths
        self.settings = replace(settings, mentions=replace(settings.mentions, parts=frozenset(parts)))
        self.rejected: list[Rejected] = []

    def articles(self) -> Iterator[Article | Rejected]:
        """The articles, in input order, rejections in their place."""
        return pipeline.articles(self.paths, self.settings, sys.stdin.buffer)

    def annotated(self) -> Iterator[tuple[Article, Mentions]]:
        """The articles with the mentions asked for."""
        return self.kept(pipeline.annotated(self.articles(), self.settings))

    def kept(self, items: Iterable[Item | Rejected]) -> Iterator[Item]:
        """The items that are of use; rejections are kept aside."""
        for item in items:
            if isinstance(item, Rejected):
                self.rejected.append(item)
            else:
                yield item

    def stories(self) -> Iterator[Story]:
        """The stories, largest first, their dates settled."""
        return (pipeline.settle(story, self.settings) for story in pipeline.group(self.annotated(), self.settings))


def article_rows(run: Run) -> Iterator[Row]:
    """An object an article, and one a rejected page, in the order of the input."""
    for item in run.articles():
        if isinstance(item, Rejected):
            run.rejected.append(item)
            yield rows.rejected(item)
        else:
            yield rows.article(item)


def mention_rows(render: Callable[[Article, Mentions], Row]) -> Callable[[Run], Iterator[Row]]:
    """What gives an object an article, made by `render` of what is mentioned in it."""

    def made(run: Run) -> Iterator[Row]:
        for article, found in run.annotated():
            yield render(article, found)

    return made


def story_rows(run: Run) -> Iterator[Row]:
    """An object an article with the story it belongs to; many pages are read on several processors."""
    from retold.keeping.crew import Crew, cores

    came = pipeline.pages(run.paths, run.settings, sys.stdin.buffer)
    few = list(islice(came, _ALONE_PAGES + 1))
    with Crew(cores() if len(few) > _ALONE_PAGES else 1, alone=0) as crew:
        for article, story in run.kept(pipeline.partition(chain(few, came), run.settings, crew.map)):
            yield {"id": article, "story": story}


def lineage_rows(run: Run) -> Iterator[Row]:
    """An object a story: who took a text from whom, in it and from other stories of the input."""
    from retold.account.elsewhere import homes_of, seen_from

    found = list(run.stories())
    known = pipeline.formulas(found)
    links, faults = pipeline.across(found, run.settings, known)
    run.rejected += faults
    homes = homes_of(found)
    for story in found:
        traced = pipeline.descent(story, run.settings, known, links.of(story))
        yield rows.lineage(story, traced, seen_from(story, traced, links.of(story), homes))


def reading_rows(run: Run) -> Iterator[Row]:
    """An object a story: its versions side by side."""
    found = list(run.stories())
    known = pipeline.formulas(found)
    for story in found:
        traced = pipeline.descent(story, run.settings, known)
        yield rows.readings(story, pipeline.collate(story, traced, run.settings))


# command → its rows, and the kinds of mentions they need
PRODUCED: Mapping[str, tuple[Callable[[Run], Iterator[Row]], tuple[str, ...]]] = {
    "articles": (article_rows, ()),
    "dates": (mention_rows(rows.dates), ("dates",)),
    "quotes": (mention_rows(rows.quotes), ("quotes", "actors")),
    "actors": (mention_rows(rows.actors), ("actors",)),
    "stories": (story_rows, ()),
    "lineage": (lineage_rows, ("dates",)),
    "readings": (reading_rows, ("dates", "quotes", "actors")),
}
