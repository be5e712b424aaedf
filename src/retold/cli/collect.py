"""Commands that change a collection: add, corrections by hand, verify."""

import getpass
import sys
from pathlib import Path

import click

from retold.cli.clock import now
from retold.cli.look import COLLECTION, story_named
from retold.cli.options import Progress, Road, chosen, read_options, tell_rejected
from retold.errors import CollectionError, NothingUsableError, UsageError
from retold.export.decided import phrase
from retold.export.labels import day, plural
from retold.export.neutral import neutral_line

WHY = click.option("--why", required=True, help="The reason, kept in the log of decisions.")
WHO = click.option("--who", default=None, help="Who decides; your login name if not said.")


@click.command()
@COLLECTION
@click.argument("paths", nargs=-1, required=True)
@read_options
def add(
    collection: Path, paths: tuple[str, ...], road: Road, fetch: bool, settings_file: Path | None, quiet: bool
) -> None:
    """Read pages into a COLLECTION file, made if it is not there; pages known already are left alone.

    PATHS as for `retold read`. Prints the stories that changed.
    """
    from retold import keeping
    from retold.store import opening, queries

    progress = Progress(quiet=quiet)
    settings = chosen(settings_file, road, fetch=fetch, written=(collection,))
    with opening.collection(collection, write=True, create=True) as connection:
        run = keeping.add(connection, paths, settings, now, sys.stdin.buffer, progress, keeping.cores())
        progress.done()
        lines = sorted(filter(None, (queries.story(connection, s) for s in run.stories)), key=lambda s: (-s.size, s.id))
    tell_rejected(run.rejected, quiet=quiet)
    click.echo(f"{run.kept} kept, {run.known} known already, {len(run.rejected)} not usable")
    for line in lines[:40]:
        click.echo(f"  {line.id}  {neutral_line(line.title)}  ({plural(line.size, 'page')}, {line.fresh} new)")
    if len(lines) > 40:
        click.echo(f"  … and {len(lines) - 40} more; `retold show {neutral_line(str(collection))}` lists them")
    if not run.kept and not run.known:
        raise NothingUsableError(f"no usable page in {', '.join(paths)}")


@click.command()
@COLLECTION
@click.argument("article")
@click.option("--reason", required=True, help="Why it must go; kept on the tombstone.")
def withdraw(collection: Path, article: str, reason: str) -> None:
    """Take an ARTICLE's text out of store, index and accounts; a tombstone with its hash and the reason stays."""
    from retold import keeping
    from retold.settings import Settings
    from retold.store import opening

    with opening.collection(collection, write=True) as connection:
        try:
            keeping.withdraw(connection, article, reason, Settings(), now)
        except KeyError:
            raise UsageError(f"{collection} has no article {article}; `retold search` finds ids") from None
    click.echo(f"{neutral_line(article)} is withdrawn")


def _decide(collection: Path, kind: str, articles: list[str], apart: list[str], who: str | None, why: str) -> None:
    from retold import keeping
    from retold.model import Decision, DecisionKind
    from retold.settings import Settings
    from retold.store import opening, queries

    decision = Decision(DecisionKind(kind), tuple(articles), who or getpass.getuser(), why, tuple(apart))
    with opening.collection(collection, write=True) as connection:
        number = keeping.decide(connection, decision, Settings(), now)
        titles = {a: line.title for a in articles if (line := queries.article_line(connection, a))}
    said = f"{phrase(decision, titles)}; `retold undo {collection} {number}` takes it back"
    click.echo(f"decision {number}: {neutral_line(said)}")


def _articles_of(collection: Path, name: str) -> list[str]:
    """The articles a user means by a story's id or an article's."""
    from retold.store import opening, queries

    with opening.collection(collection) as connection:
        if queries.article_line(connection, name):
            return [name]
        story = story_named(connection, collection, name, "story and no article")
        rows = connection.execute("SELECT id FROM articles WHERE story = ? ORDER BY id", (story,))
        return [i for (i,) in rows]


@click.command()
@COLLECTION
@click.argument("stories", nargs=-1, required=True)
@WHY
@WHO
def merge(collection: Path, stories: tuple[str, ...], why: str, who: str | None) -> None:
    """Make one story of two or more STORIES (ids or beginnings of ids)."""
    members = {frozenset(_articles_of(collection, story)) for story in stories}
    together = frozenset().union(*members)
    if together in members:
        raise UsageError("merge needs two stories or more; these are one")
    _decide(collection, "merge", sorted(together), [], who, why)


@click.command()
@COLLECTION
@click.argument("articles", nargs=-1, required=True)
@WHY
@WHO
def split(collection: Path, articles: tuple[str, ...], why: str, who: str | None) -> None:
    """Take ARTICLES out of their story into one of their own."""
    from retold.store import opening, queries

    with opening.collection(collection) as connection:
        lines = {a: queries.article_line(connection, a) for a in articles}
    unknown = [a for a, line in lines.items() if line is None]
    if unknown:
        raise UsageError(f"{collection} has no article {unknown[0]}; `retold search` finds ids")
    stories = {line.story for line in lines.values() if line and line.story}
    rest = sorted({a for s in stories for a in _articles_of(collection, s)} - set(articles))
    if not rest:
        raise UsageError("these are all articles of their story: nothing would be left to split from")
    _decide(collection, "split", sorted(articles), rest, who, why)


@click.command()
@COLLECTION
@click.argument("article")
@click.argument("story")
@WHY
@WHO
def pin(collection: Path, article: str, story: str, why: str, who: str | None) -> None:
    """Put an ARTICLE into a STORY and keep it there, whatever comes."""
    from retold.store import opening, queries

    with opening.collection(collection) as connection:
        if queries.article_line(connection, article) is None:
            raise UsageError(f"{collection} has no article {article}; `retold search` finds ids")
    others = [a for a in _articles_of(collection, story) if a != article]
    _decide(collection, "pin", [article, *others], [], who, why)


@click.command()
@COLLECTION
@click.argument("number", type=int)
def undo(collection: Path, number: int) -> None:
    """Take back the decision of that NUMBER; `retold decisions` lists them."""
    from retold import keeping
    from retold.settings import Settings
    from retold.store import opening

    with opening.collection(collection, write=True) as connection:
        if keeping.undo(connection, number, Settings(), now) is None:
            raise UsageError(
                f"{collection} has no decision {number} in force; `retold decisions {collection}` lists them"
            )
    click.echo(f"decision {number} is undone")


@click.command()
@COLLECTION
def decisions(collection: Path) -> None:
    """List all decisions made by hand, and what was withdrawn."""
    from retold.store import decisions as kept
    from retold.store import opening, queries

    with opening.collection(collection) as connection:
        log, gone = kept.log(connection), kept.tombstones(connection)
        named = sorted({article for entry in log for article in entry.decision.articles})
        titles = {a: line.title for a in named if (line := queries.article_line(connection, a))}
    for entry in log:
        undone = f" (undone {day(entry.undone)})" if entry.undone else ""
        click.echo(f"{entry.number}  {neutral_line(phrase(entry.decision, titles))}{undone}")
        click.echo(f"    {neutral_line(entry.decision.who)}: {neutral_line(entry.decision.why)}")
    for stone in gone:
        click.echo(f"withdrawn {day(stone.at)}  {neutral_line(stone.article)}: {neutral_line(stone.reason)}")
    if not log and not gone:
        click.echo("No decisions.")


@click.command()
@COLLECTION
def verify(collection: Path) -> None:
    """Check every original, the manifest's chain and every reference of a COLLECTION."""
    from retold.store import opening, originals, queries

    with opening.collection(collection) as connection:
        found = list(originals.problems(connection))
        counts = queries.counts(connection)
    for problem in found:
        click.echo(neutral_line(problem))
    if found:
        raise CollectionError(f"{collection}: {plural(len(found), 'problem')}; restore a copy, or add the pages anew")
    held = ", ".join(plural(counts[k + "s"], k) for k in ("original", "article"))
    held += ", " + plural(counts["stories"], "story", "stories")
    click.echo(f"sound: {held}")
