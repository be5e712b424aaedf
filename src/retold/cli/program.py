"""The `retold` program: the table of commands, options for all, errors to exit codes."""

import errno
import gc
import importlib
import os
import sys
from io import StringIO, TextIOWrapper
from typing import Any, NoReturn, TextIO

import click

from retold import __version__
from retold.errors import EnvironmentFault, RetoldError
from retold.export.neutral import neutral

# command → (module, one line for --help). Shown in this order.
COMMANDS = {
    "demo": ("read", "The account of the packaged example."),
    "read": ("read", "Read pages and print the account of every story in them."),
    "add": ("collect", "Read pages into a collection file."),
    "watch": ("watch", "Follow feeds into a collection."),
    "show": ("look", "List a collection's stories, or show one."),
    "search": ("look", "Search a collection."),
    "export": ("take", "Take a collection's accounts away in one of twelve formats."),
    "digest": ("take", "Tell which stories changed."),
    "serve": ("serve", "The local web app on a collection."),
    "mcp": ("agent", "Serve a collection to an agent, read-only."),
    "merge": ("collect", "Make one story of several."),
    "split": ("collect", "Take articles out of their story."),
    "pin": ("collect", "Put an article into a story and keep it there."),
    "undo": ("collect", "Take back a decision."),
    "decisions": ("collect", "List the decisions made by hand."),
    "withdraw": ("collect", "Take an article's text out, leave a tombstone."),
    "verify": ("collect", "Check a collection file."),
    "articles": ("stages", "Clean articles, one JSON object a line."),
    "dates": ("stages", "Dates in each article, as JSON Lines."),
    "quotes": ("stages", "Quotes with their speakers, as JSON Lines."),
    "actors": ("stages", "People, organisations and places, as JSON Lines."),
    "stories": ("stages", "Which story each article belongs to, as JSON Lines."),
    "lineage": ("stages", "Who took a text from whom, a JSON line a story."),
    "readings": ("stages", "The versions side by side, a JSON line a story."),
    "bulk": ("bulk", "Whole corpora on Daft."),
    "doctor": ("doctor", "Which optional parts are present."),
}

_PATHS = frozenset({"paths", "inputs", "feeds"})  # which may be named in any bytes
STOPPED = 130  # as shells say of a program ended by Ctrl+C
_FORBIDDEN = (errno.EACCES, errno.EPERM)
_WITHOUT_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class _ReaderGoneError(Exception):
    """Who read the output went away (`| head`)."""


class _Words(click.types.StringParamType):
    """What was typed as text: bytes of it that are no UTF-8 are written out."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """In words."""
        typed: str = super().convert(value, param, ctx)
        return typed.encode("utf-8", "backslashreplace").decode("utf-8")


class Program(click.Group):
    """A group whose commands are imported when they are called: `retold --help` imports none."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a pipe that its reader closed is no failure, as it would be for click."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _ReaderGoneError from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """All command names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        """The command, its module imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"retold.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        for param in command.params:
            if type(param.type) is click.types.StringParamType and param.name not in _PATHS:
                param.type = _Words()
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The table of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="retold")
def program() -> None:
    """Retold shows who told a story first, who retold it, and what changed on the way.

    Start with `retold demo`, then `retold read FOLDER` on pages you saved.
    """


def main() -> None:
    """Run the program; what stops it becomes one line on standard error and an exit code."""
    # Our matrices are small: threads of the linear algebra library cost more than they bring, by a factor of three.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Stages make many small values and hardly a circle: looking for circles as often as usual takes a tenth of the time.
    gc.set_threshold(20_000, 20, 50)
    _open_streams()
    try:
        code = program.main(prog_name="retold", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        said = StringIO()
        error.show(said)
        click.echo(neutral(said.getvalue()), err=True, nl=False)
        sys.exit(error.exit_code)
    except click.Abort:
        _stop("stopped", STOPPED)
    except RetoldError as error:
        _stop(str(error), error.exit_code)
    except (BrokenPipeError, _ReaderGoneError):  # nothing is wrong
        _let_go(sys.stdout)
        _let_go(sys.stderr)
        sys.exit(0)
    except OSError as error:
        if error.errno in _FORBIDDEN:
            _stop(f"{error.filename}: could not be used: {error.strerror}", EnvironmentFault.exit_code)
        if error.errno not in (*_WITHOUT_ROOM, errno.EBADF):
            raise
        _let_go(sys.stdout)
        why = "it is closed; send it to a file or to /dev/null" if error.errno == errno.EBADF else error.strerror
        _stop(f"{error.filename or 'standard output'}: could not be written: {why}", EnvironmentFault.exit_code)
    sys.exit(code or 0)


def _open_streams() -> None:
    """What was closed by whoever started the program: to read or to complain to it is no error, to lose the output is."""
    for name, flags, mode in (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.open(os.devnull, flags), mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, TextIOWrapper):  # half a character, or one that the terminal has not, stops nothing
        sys.stdout.reconfigure(errors="backslashreplace")


def _let_go(stream: TextIO) -> None:
    """What the stream still holds is lost; to flush it at exit would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _stop(message: str, code: int) -> NoReturn:
    click.echo(f"retold: {neutral(message)}", err=True)
    sys.exit(code)
