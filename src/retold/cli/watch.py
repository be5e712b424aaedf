"""`retold watch`: follow feeds into a collection."""

import re
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retold.cli.clock import now
from retold.cli.look import COLLECTION
from retold.cli.options import QUIET, ROAD, SETTINGS, Progress, Road, chosen, tell_rejected
from retold.errors import EnvironmentFault, NothingUsableError, UsageError
from retold.export.labels import plural
from retold.export.neutral import neutral_line

if TYPE_CHECKING:
    from retold.watching import Round

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
@ROAD
@SETTINGS
@QUIET
def watch(
    collection: Path,
    feeds: tuple[str, ...],
    every: str | None,
    road: Road,
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

    pause = seconds(every) if every else None
    try:
        urls = feeds_of(feeds, lambda name: Path(name).read_bytes())
    except OSError as error:
        raise EnvironmentFault(f"{error.filename}: cannot be read: {error.strerror}") from error
    settings = chosen(settings_file, road, fetch=True)
    progress = Progress(quiet=quiet)
    # Ctrl+C is the way to end it where it goes on, and breaks it off where it looks once.
    with (
        suppress(*([KeyboardInterrupt] if pause else [])),
        opening.collection(collection, write=True, create=bool(urls)) as connection,
    ):
        while True:
            followed = urls or [feed.url for feed in kept.every(connection)]
            if not followed:
                raise UsageError(f"{collection} follows no feed yet; name one")
            found = watching.watch_once(connection, followed, settings, now, progress)
            _tell(found, progress, quiet=quiet)
            if pause is None:
                if len(found.problems) + found.resting == len(followed):
                    raise NothingUsableError(f"no feed could be read: {', '.join(followed[:3])}")
                return
            time.sleep(pause)


def _tell(found: "Round", progress: Progress, *, quiet: bool) -> None:
    """What one look at all feeds brought."""
    progress.done()
    tell_rejected(found.run.rejected, quiet=quiet)
    for url, problem in found.problems.items():
        click.echo(f"{neutral_line(url)}: {neutral_line(problem)}", err=True)
    feeds = [plural(found.unchanged, "feed") + " unchanged"]
    if found.resting:
        feeds.append(f"{plural(found.resting, 'feed')} not asked, since the last look failed")
    click.echo(", ".join([f"{found.run.kept} kept", f"{found.run.known} known already", *feeds]))
