"""`retold bulk`: whole corpora."""

from dataclasses import replace
from pathlib import Path

import click

from retold.cli.options import ROAD, SETTINGS, Progress, Road, chosen
from retold.errors import UsageError
from retold.export.neutral import neutral


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.argument("output_dir", type=click.Path(path_type=Path))
@click.option("--ray", metavar="ADDRESS", help="Run on a Ray cluster (`auto`, `local`, `ray://host:10001`).")
@click.option(
    "--with",
    "extra",
    multiple=True,
    type=click.Choice(["quotes", "dates"]),
    help="Write this table too; may be said twice.",
)
@click.option("--workers", type=click.IntRange(min=0), default=0, help="Worked on at once; 0: one for each processor.")
@click.option(
    "--page-seconds", type=click.FloatRange(min=0.1), help="A page that takes longer is rejected; 30 if not said."
)
@ROAD
@SETTINGS
@click.option("-q", "--quiet", is_flag=True, help="No progress, no report.")
def bulk(
    inputs: tuple[str, ...],
    output_dir: Path,
    ray: str | None,
    extra: tuple[str, ...],
    workers: int,
    page_seconds: float | None,
    road: Road,
    settings_file: Path | None,
    quiet: bool,
) -> None:
    """Whole corpora: Parquet tables of articles, stories, families and edges in OUTPUT_DIR.

    INPUTS are files, folders and globs: JSON Lines, Parquet, WARC, saved pages. A run that was ended goes on where it
    was when it is started again.
    """
    from retold.bulk import BulkSettings, run
    from retold.bulk.report import told

    if any(given == "-" for given in inputs):
        raise UsageError("retold bulk cannot read standard input: a run must be able to read its input again")
    limits = BulkSettings(workers=workers)
    if page_seconds is not None:
        limits = replace(limits, page_seconds=page_seconds)
    progress = Progress(quiet=quiet)
    found = run(inputs, output_dir, chosen(settings_file, road, fetch=False), limits, extra, ray, progress)
    progress.done()
    if not quiet:
        click.echo(neutral(told(found)))
