"""`retold watch`: follow feeds into a collection."""

import re
import time
from pathlib import Path

import click

from retold.cli.clock import now
from retold.cli.look import COLLECTION
from retold.cli.options import Progress, Road, chosen, read_options, tell_rejected
from retold.errors import EnvironmentFault, UsageError
from retold.export.neutral import neutral_line

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds(text: str) -> float:
    """`15m` → 900.

    Raises:
        UsageError: if it is no number with s, m, h or d, or under ten seconds: feeds are to be treated gently.
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd])", text.strip())
    if not found:
        raise UsageError(f"--every {text}: say a number with s, m, h or d, for example 15m")
    value = float(found[1]) * _UNITS[found[2]]
    if value < 10:
        raise UsageError(f"--every {text}: ten seconds at least, feeds are to be treated gently")
    return value


@click.command()
@COLLECTION
@click.argument("feeds", nargs=-1)
@click.option("--every", default=None, help="Look again after this time (15m, 2h) until stopped; once if not said.")
@read_options
def watch(
    collection: Path,
    feeds: tuple[str, ...],
    every: str | None,
    road: Road,
    fetch: bool,
    settings_file: Path | None,
    quiet: bool,
) -> None:
    """Fetch what is new in FEEDS (addresses of RSS or Atom, OPML files) into a COLLECTION.

    Without FEEDS, those it follows already. robots.txt is obeyed, each host gets a pause, unchanged feeds cost nothing.
    """
    from retold import watching
    from retold.intake.polling import feeds_of
    from retold.store import feeds as kept
    from retold.store import opening

    del fetch  # watching is fetching
    pause = seconds(every) if every else None
    try:
        urls = feeds_of(feeds, lambda name: Path(name).read_bytes())
    except OSError as error:
        raise EnvironmentFault(f"{error.filename}: cannot be read: {error.strerror}") from error
    settings = chosen(settings_file, road, fetch=True)
    progress = Progress(quiet=quiet)
    with opening.collection(collection, write=True, create=True) as connection:
        while True:
            found = watching.watch_once(
                connection, urls or [f.url for f in kept.every(connection)], settings, now, progress
            )
            progress.done()
            tell_rejected(found.run.rejected, quiet=quiet)
            for url, problem in found.problems.items():
                click.echo(f"{neutral_line(url)}: {neutral_line(problem)}", err=True)
            click.echo(f"{found.run.kept} kept, {found.run.known} known already, {found.unchanged} feeds unchanged")
            if pause is None:
                return
            time.sleep(pause)
