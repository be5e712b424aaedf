"""The stage commands: one stage each, JSON Lines to standard output, for pipes and for scoring."""

import json
import sys
from io import TextIOWrapper
from pathlib import Path

import click

from retold.cli.options import Road, chosen, read_options, tell_rejected
from retold.errors import NothingUsableError


def command(name: str, text: str) -> click.Command:
    """A stage command that prints what is produced under its name."""

    @click.command(name, help=text + "\n\nPATHS as for `retold read`.")
    @click.argument("paths", nargs=-1, required=True)
    @click.option("--jsonl", is_flag=True, help="JSON Lines (the only format; said for clarity in scripts).")
    @read_options
    def run_stage(
        paths: tuple[str, ...], jsonl: bool, road: Road, fetch: bool, settings_file: Path | None, quiet: bool
    ) -> None:
        from retold.cli.producing import PRODUCED, Run

        del jsonl
        produce, parts = PRODUCED[name]
        run = Run(paths, chosen(settings_file, road, fetch=fetch), parts)
        printed = 0
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        for row in produce(run):
            sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
            printed += "rejected" not in row
        sys.stdout.flush()
        tell_rejected(run.rejected, quiet=quiet)
        if not printed:
            raise NothingUsableError(f"no usable page in {', '.join(paths)}")

    return run_stage


articles = command("articles", "Clean articles: text, headline, credits, dates, what was cut out.")
dates = command("dates", "Dates in each article, TIMEX3 values and intervals.")
quotes = command("quotes", "Quotes with their speakers.")
actors = command("actors", "People, organisations and places.")
stories = command("stories", "Which story each article belongs to.")
lineage = command("lineage", "Who took a text from whom, a line a story.")
readings = command("readings", "The versions side by side, a line a story.")
