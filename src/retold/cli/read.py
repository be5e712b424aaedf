"""`retold read` and `retold demo`: pages in, accounts out."""

import shutil
import sys
from contextlib import ExitStack
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retold.cli import targets
from retold.cli.options import Progress, Road, chosen, read_options
from retold.errors import EnvironmentFault, NothingUsableError
from retold.export.neutral import neutral_line
from retold.model import Report

if TYPE_CHECKING:
    from retold.settings import Settings

OUTPUT_OPTIONS = (
    click.option("--html", "html_dir", type=click.Path(path_type=Path), help="Write the accounts as web pages here."),
    click.option("--json", "json_file", type=click.Path(path_type=Path, allow_dash=True),
                 help="Write the accounts as JSON (`-`: standard output, instead of the text)."),
    click.option("--ics", "ics_file", type=click.Path(path_type=Path), help="Write announced events as a calendar."),
)  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, required=True)
@OUTPUT_OPTIONS[0]
@OUTPUT_OPTIONS[1]
@OUTPUT_OPTIONS[2]
@click.option(
    "--collection",
    type=click.Path(path_type=Path, readable=False),
    help="Keep the pages in this collection file too; the stories they belong to are told whole.",
)
@read_options
def read(
    paths: tuple[str, ...],
    html_dir: Path | None,
    json_file: Path | None,
    ics_file: Path | None,
    collection: Path | None,
    road: Road,
    fetch: bool,
    settings_file: Path | None,
    quiet: bool,
) -> None:
    """Read pages and print the account of every story in them.

    PATHS are files, folders, globs, URLs (with --fetch) or - for standard input: saved HTML, flattened text, JSON
    Lines, WARC, feeds.
    """
    from retold import pipeline

    progress = Progress(quiet=quiet)
    targets.check((json_file, ics_file), html_dir, paths, collection)
    written = (html_dir, json_file, ics_file, collection)
    settings = chosen(settings_file, road, fetch=fetch, written=written)
    if collection:
        report = _kept(collection, paths, settings, progress)
    else:
        report = pipeline.read(paths, settings, sys.stdin.buffer, progress)
    progress.done()
    write(report, html_dir, json_file, ics_file, quiet=quiet)
    if not report.accounts and not collection:
        reasons = "; ".join(f"{r.source or r.id}: {r.reason}" for r in report.rejected[:3])
        raise NothingUsableError(f"no usable page in {', '.join(paths)}. {reasons}".strip())


def _kept(collection: Path, paths: tuple[str, ...], settings: "Settings", progress: Progress) -> Report:
    """The pages kept, and the stories they belong to as a report, largest first."""
    from retold import keeping
    from retold.cli.clock import now
    from retold.store import opening

    with opening.collection(collection, write=True, create=True) as connection:
        run = keeping.add(connection, paths, settings, now, sys.stdin.buffer, progress, keeping.cores())
        told = [a for s in sorted(run.stories) if (a := keeping.account(connection, s, settings))]
    told.sort(key=lambda account: (-len(account.story.articles), account.story.id))
    return Report(tuple(told), tuple(run.rejected))


@click.command()
@OUTPUT_OPTIONS[0]
@OUTPUT_OPTIONS[1]
@OUTPUT_OPTIONS[2]
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def demo(html_dir: Path | None, json_file: Path | None, ics_file: Path | None, quiet: bool) -> None:
    """The account of the packaged example: a fictional harbour, two stories, seventeen pages."""
    from retold import pipeline
    from retold.settings import Settings

    progress = Progress(quiet=quiet)
    targets.check((json_file, ics_file), html_dir)
    with ExitStack() as stack:
        pages = stack.enter_context(as_file(example()))
        report = pipeline.read([str(pages)], Settings(), None, progress)
    progress.done()
    write(report, html_dir, json_file, ics_file, quiet=quiet)


def example() -> Path:
    """The folder of the packaged example: in the package, or beside it in a checkout."""
    packaged = Path(str(files("retold") / "example"))
    if packaged.is_dir():
        return packaged
    beside = Path(__file__).parents[3] / "examples" / "harbour" / "pages"
    if beside.is_dir():
        return beside
    raise EnvironmentFault("the packaged example is missing; install retold again")


def write(report: Report, html_dir: Path | None, json_file: Path | None, ics_file: Path | None, *, quiet: bool) -> None:
    """Print the report, if `quiet` without the rejected pages, and write the files asked for.

    Raises:
        EnvironmentFault: if a file cannot be written.
        UsageError: if somebody else's file is in the way.
    """
    if json_file:
        from retold.export import json

        targets.write_file(json_file, json.render(report), b"\n")
    if ics_file:
        from retold.export import ics

        targets.write_file(ics_file, ics.render(report))
    if html_dir:
        from retold.export import html

        targets.write_folder(html_dir, html.render(report))
    if str(json_file) != "-":
        show(replace(report, rejected=()) if quiet else report)
    if html_dir:
        click.echo(f"Web pages: {neutral_line(str(html_dir / 'index.html'))}", err=True)


def show(report: Report) -> None:
    """Print the report as text, as wide as the terminal (100 columns elsewhere)."""
    from retold.export import terminal

    on_terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size((100, 40)).columns, 120) if on_terminal else 100
    click.echo(terminal.render(report, width, colour=on_terminal))
