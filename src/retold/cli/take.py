"""Taking things away from a collection: export, digest."""

import shlex
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from retold.cli import targets
from retold.cli.look import COLLECTION, story_named, width
from retold.errors import UsageError
from retold.export.labels import plural
from retold.export.neutral import neutral_line
from retold.model import Report


def report_of(connection: sqlite3.Connection, names: Iterable[str]) -> Report:
    """The accounts of stories as a report."""
    from retold import keeping
    from retold.settings import Settings

    settings = Settings()
    return Report(tuple(a for n in names if (a := keeping.account(connection, n, settings))), ())


@click.command()
@COLLECTION
@click.argument("target", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "kind",
    required=True,
    help="json, html, csv, parquet, markdown, ics, atom, csl, ris, graphml, gexf, dot.",
)
@click.option("--story", "stories", multiple=True, help="Only this story (id or its beginning); may be given again.")
@click.option(
    "--smallest", default=1, show_default=True, type=click.IntRange(1), help="Only stories of at least so many pages."
)
def export(collection: Path, target: Path, kind: str, stories: tuple[str, ...], smallest: int) -> None:
    """Write the accounts of a COLLECTION to TARGET: a file, a folder (html, csv, parquet, markdown, graphs), or - for output."""
    from retold.export.formats import FORMATS
    from retold.store import opening, queries

    chosen = FORMATS.get(kind)
    if chosen is None:
        raise UsageError(f"no format {kind}; there are " + ", ".join(f"{n} ({f.about})" for n, f in FORMATS.items()))
    if chosen.folder and str(target) == "-":
        raise UsageError(f"--format {kind} makes several files; name a folder")
    targets.check(() if chosen.folder else (target,), target if chosen.folder else None, (), collection)
    with opening.collection(collection) as connection:
        names = [story_named(connection, collection, asked) for asked in stories]
        if not stories:
            names = [line.id for line in queries.stories(connection, smallest=smallest, limit=1_000_000)]
        report = report_of(connection, names)
    if not names:
        few = f"{collection} has no story of {plural(smallest, 'page')} or more: what is written is empty"
        click.echo(neutral_line(few), err=True)
    files = chosen.files(report, target.name)
    if chosen.folder:
        targets.write_folder(target, files)
    else:
        targets.write_file(target, next(iter(files.values())))


@click.command()
@COLLECTION
@click.option("--since", default=None, help="ISO date or time; a day ago if not said.")
@click.option("--format", "kind", type=click.Choice(["text", "html"]), default="text", show_default=True)
@click.option("--mail", "mail_to", default=None, help="Send it to this address through the SMTP server in RETOLD_SMTP.")
@click.option("--dry-run", is_flag=True, help="With --mail: print the message instead of sending it.")
def digest(collection: Path, since: str | None, kind: str, mail_to: str | None, dry_run: bool) -> None:
    """Tell which stories changed: what is new, the brief, what to read with care; nothing at all when nothing is new."""
    from retold.cli import mail
    from retold.export import digest as digesting
    from retold.store import opening, queries

    start = mail.start_of(since)
    with opening.collection(collection) as connection:
        lines = queries.stories(connection, changed_after=start, limit=200)
        report = report_of(connection, (line.id for line in lines))
        items = [
            digesting.Item(
                account,
                tuple(queries.added_after(connection, account.story.id, start)),
                f"retold show {shlex.quote(str(collection))} {account.story.id}",
            )
            for account in report.accounts
        ]
    if not items:
        return
    text = digesting.text(items, 100 if mail_to else width(), colour=not mail_to and sys.stdout.isatty())
    page = digesting.page(items) if kind == "html" or mail_to else b""
    if mail_to:
        mail.send(
            mail.message(mail_to, plural(len(items), "story", "stories") + " changed", text, page),
            dry_run=dry_run,
        )
    else:
        click.echo(page if kind == "html" else text, nl=kind == "html")
