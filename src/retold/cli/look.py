"""Looking into a collection: show, search, digest."""

import shutil
import sqlite3
import sys
from pathlib import Path

import click

from retold.errors import UsageError
from retold.export.labels import days, plural
from retold.export.neutral import neutral_line
from retold.model import Report
from retold.store.queries import StoryLine

COLLECTION = click.argument("collection", type=click.Path(path_type=Path, readable=False))


def width() -> int:
    """Columns of the terminal, at most 120; 100 where there is none."""
    return min(shutil.get_terminal_size((100, 40)).columns, 120) if sys.stdout.isatty() else 100


@click.command()
@COLLECTION
@click.argument("story", required=False)
@click.option("--limit", default=30, show_default=True, type=click.IntRange(1, 10_000), help="Stories listed at most.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
def show(collection: Path, story: str | None, limit: int, as_json: bool) -> None:
    """List the stories of a COLLECTION, last changed first, or show the account of one STORY.

    STORY is its id or the beginning of it. Showing a story marks what is new in it as seen.
    """
    from retold.store import opening, queries

    with opening.collection(collection) as connection:
        if story is None:
            lines = queries.stories(connection, limit=limit)
            if as_json:
                import msgspec

                sys.stdout.buffer.write(msgspec.json.encode(lines) + b"\n")
            else:
                _list(lines, queries.counts(connection))
            return
        from retold import keeping
        from retold.settings import Settings

        name = story_named(connection, collection, story)
        account = keeping.account(connection, name, Settings())
    if account is None:
        raise UsageError(f"{collection} has nothing to tell of {story}: its articles are gone")
    report = Report((account,), ())
    if as_json:
        from retold.export import json

        sys.stdout.buffer.write(json.render(report) + b"\n")
    else:
        from retold.export import terminal

        click.echo(terminal.render(report, width(), colour=sys.stdout.isatty()))
    _mark_seen(collection, name)


def story_named(connection: sqlite3.Connection, collection: Path, asked: str, kinds: str = "story") -> str:
    """The id of the story a user means.

    Raises:
        UsageError: if there is none, or several begin with what was asked for.
    """
    from retold.store import queries

    names = queries.stories_named(connection, asked)
    if len(names) > 1:
        some = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        raise UsageError(f"{len(names)} stories of {collection} begin with {asked} ({some}); give more of the id")
    if not names:
        raise UsageError(f"{collection} has no {kinds} {asked}; `retold show {collection}` lists them")
    return names[0]


def _list(lines: list[StoryLine], counts: dict[str, int]) -> None:
    articles, stories = plural(counts["articles"], "article"), plural(counts["stories"], "story", "stories")
    click.echo(f"{articles} in {stories}")
    for line in lines:
        fresh = "" if not line.fresh else f", {line.fresh} new" if line.seen else ", unread"
        pages = plural(line.size, "page")
        if line.size > 1:
            pages += ", " + plural(line.tellings or 1, "telling")
        click.echo(f"  {line.id}  {neutral_line(line.title)}  ({pages}{fresh})")


def _mark_seen(collection: Path, name: str) -> None:
    from contextlib import suppress

    from retold.cli.clock import now
    from retold.errors import CollectionError
    from retold.store import opening, queries

    with suppress(CollectionError), opening.collection(collection, write=True) as connection:
        queries.see(connection, name, now())


@click.command()
@COLLECTION
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="Articles listed at most.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
def search(collection: Path, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search the articles of a COLLECTION.

    QUERY holds words, "phrases", AND, OR, NOT, and person: outlet: before: after: lang: story: as conditions.
    """
    from retold.store import opening
    from retold.store import search as searching

    asked = searching.parse(" ".join(query))
    if not asked:
        odd = f"{', '.join(asked.ignored)} is not understood; " if asked.ignored else ""
        raise UsageError(f'{odd}there is nothing to search for: give words, "phrases" or conditions as person:NAME')
    with opening.collection(collection) as connection:
        hits = searching.search(connection, asked, limit=limit)
    for part in asked.ignored:
        click.echo(f"not understood and left out: {neutral_line(part)}", err=True)
    if as_json:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.encode(hits) + b"\n")
        return
    for hit in hits:
        shown = hit.snippet
        for span in reversed(hit.found):
            shown = f"{shown[: span.start]}[{shown[span.start : span.end]}]{shown[span.end :]}"
        when = days(hit.first, hit.last) if hit.first else "no date"
        click.echo(f"{when}  {neutral_line(hit.title or hit.article)}  ({neutral_line(hit.article)})")
        click.echo(f"    {neutral_line(shown)}")
    if not hits:
        click.echo("Nothing found.")
