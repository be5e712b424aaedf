"""Options and habits that commands share."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from retold.errors import EnvironmentFault
from retold.model import Rejected

if TYPE_CHECKING:  # the stages come with it, which `--help` and completion need not wait for
    from retold.settings import Settings

Road = Literal["auto", "careful", "fast"]
Command = TypeVar("Command", bound=Callable[..., Any])

ROAD = click.option(
    "--road",
    type=click.Choice(["auto", "careful", "fast"]),
    default="auto",
    show_default=True,
    help="How HTML is read: by quality, or for speed.",
)
FETCH = click.option(
    "--fetch", is_flag=True, help="Allow the network: URLs are fetched, feed entries with their pages."
)
SETTINGS = click.option(
    "--settings",
    "settings_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A TOML file with a table a stage.",
)
QUIET = click.option("-q", "--quiet", is_flag=True, help="No progress and no list of rejected pages.")


def read_options(command: Command) -> Command:
    """Add the options of every command that reads pages."""
    for option in (QUIET, SETTINGS, FETCH, ROAD):
        command = option(command)
    return command


def chosen(settings_file: Path | None, road: Road, *, fetch: bool, written: Iterable[Path | None] = ()) -> "Settings":
    """The settings a command line asks for; what is `written` by the run is no input of it."""
    from retold.settings import Settings, from_file

    settings = from_file(settings_file) if settings_file else Settings()
    return replace(
        settings,
        intake=replace(
            settings.intake,
            fetch=fetch or settings.intake.fetch,
            leave_out=(*settings.intake.leave_out, *(str(target) for target in written if target)),
        ),
        cleaning=settings.cleaning if road == "auto" else replace(settings.cleaning, road=road),
    )


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Whatever the disk says against writing to `target` names it.

    Raises:
        EnvironmentFault: if a file cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        where = error.filename or ("standard output" if str(target) == "-" else target)
        raise EnvironmentFault(f"{where}: could not be written: {error.strerror}") from error


class Progress:
    """A counter on standard error, only on a terminal, wiped when done."""

    def __init__(self, *, quiet: bool) -> None:
        self.shown = not quiet and sys.stderr.isatty()
        self.width = 0

    def __call__(self, step: str, count: int) -> None:
        """Show `count` of `step`."""
        if self.shown:
            line = f"{step}: {count}"
            sys.stderr.write("\r" + line.ljust(self.width))
            sys.stderr.flush()
            self.width = len(line)

    def done(self) -> None:
        """Wipe the counter."""
        if self.shown and self.width:
            sys.stderr.write("\r" + " " * self.width + "\r")
            sys.stderr.flush()


def tell_rejected(rejected: list[Rejected], *, quiet: bool) -> None:
    """List on standard error what could not be used, all of it."""
    from retold.export.neutral import neutral_line

    if quiet or not rejected:
        return
    click.echo(f"{len(rejected)} of the inputs could not be used:", err=True)
    for item in rejected:
        click.echo(f"  {neutral_line(item.source or item.id)}: {neutral_line(item.reason)}", err=True)
