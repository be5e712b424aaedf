"""The stage commands: one stage each, JSON Lines to standard output, for pipes and for scoring."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

import click

from retold import pipeline
from retold.account.elsewhere import homes_of, seen_from
from retold.cli.options import Road, chosen, read_options, tell_rejected
from retold.errors import NothingUsableError
from retold.export import stages as rows
from retold.keeping.crew import Crew, cores
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

    def usable(self) -> Iterator[Article]:
        """The articles; rejections are kept aside."""
        return self.kept(self.articles())

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
    for item in run.articles():
        if isinstance(item, Rejected):
            run.rejected.append(item)
            yield rows.rejected(item)
        else:
            yield rows.article(item)


def mention_rows(render: Callable[[Article, Mentions], Row]) -> Callable[[Run], Iterator[Row]]:
    def made(run: Run) -> Iterator[Row]:
        for article, found in run.annotated():
            yield render(article, found)

    return made


def story_rows(run: Run) -> Iterator[Row]:
    came = pipeline.pages(run.paths, run.settings, sys.stdin.buffer)
    few = list(islice(came, _ALONE_PAGES + 1))
    with Crew(cores() if len(few) > _ALONE_PAGES else 1, alone=0) as crew:
        for article, story in run.kept(pipeline.partition(chain(few, came), run.settings, crew.map)):
            yield {"id": article, "story": story}


def lineage_rows(run: Run) -> Iterator[Row]:
    found = list(run.stories())
    known = pipeline.formulas(found)
    links, faults = pipeline.across(found, run.settings, known)
    run.rejected += faults
    homes = homes_of(found)
    for story in found:
        traced = pipeline.descent(story, run.settings, known, links.of(story))
        yield rows.lineage(story, traced, seen_from(story, traced, links.of(story), homes))


def reading_rows(run: Run) -> Iterator[Row]:
    found = list(run.stories())
    known = pipeline.formulas(found)
    for story in found:
        traced = pipeline.descent(story, run.settings, known)
        yield rows.readings(story, pipeline.collate(story, traced, run.settings))


def command(name: str, produce: Callable[[Run], Iterator[Row]], parts: tuple[str, ...], text: str) -> click.Command:
    """A stage command that prints what `produce` yields."""

    @click.command(name, help=text + "\n\nPATHS as for `retold read`.")
    @click.argument("paths", nargs=-1, required=True)
    @click.option("--jsonl", is_flag=True, help="JSON Lines (the only format; said for clarity in scripts).")
    @read_options
    def run_stage(
        paths: tuple[str, ...], jsonl: bool, road: Road, fetch: bool, settings_file: Path | None, quiet: bool
    ) -> None:
        del jsonl
        run = Run(paths, chosen(settings_file, road, fetch=fetch), parts)
        printed = 0
        for row in produce(run):
            sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
            printed += "rejected" not in row
        sys.stdout.flush()
        tell_rejected(run.rejected, quiet=quiet)
        if not printed:
            raise NothingUsableError(f"no usable page in {', '.join(paths)}")

    return run_stage


articles = command("articles", article_rows, (), "Clean articles: text, headline, credits, dates, what was cut out.")
dates = command("dates", mention_rows(rows.dates), ("dates",), "Dates in each article, TIMEX3 values and intervals.")
quotes = command("quotes", mention_rows(rows.quotes), ("quotes", "actors"), "Quotes with their speakers.")
actors = command("actors", mention_rows(rows.actors), ("actors",), "People, organisations and places.")
stories = command("stories", story_rows, (), "Which story each article belongs to.")
lineage = command("lineage", lineage_rows, ("dates",), "Who took a text from whom, a line a story.")
readings = command(
    "readings", reading_rows, ("dates", "quotes", "actors"), "The versions side by side, a line a story."
)
