"""`retold doctor`: which optional parts are here."""

import importlib.util
import platform
import shutil
import sqlite3

import click

from retold import __version__

# part → (module or program, what it is for, how to get it)
MODULES = {
    "daft": ("whole corpora (`retold bulk`)", "pip install -e '.[bulk]'"),
    "ray": ("whole corpora on a cluster", "pip install -e '.[cluster]'"),
    "mcp": ("reading a collection from an agent", "pip install -e '.[mcp]'"),
    "pyarrow": ("Parquet tables", "pip install -e '.[tables]'"),
}
PROGRAMS = {"apertium": ("offline translation, as a hint for matching across languages", "apt-get install apertium")}


@click.command()
def doctor() -> None:
    """Tell the versions in use and which optional parts are present."""
    click.echo(f"retold {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    for name, (use, remedy) in MODULES.items():
        _line(name, use, remedy, present=importlib.util.find_spec(name) is not None)
    for name, (use, remedy) in PROGRAMS.items():
        _line(name, use, remedy, present=shutil.which(name) is not None)


def _line(name: str, use: str, remedy: str, *, present: bool) -> None:
    state = "present" if present else f"absent; to add it: {remedy}"
    click.echo(f"  {name:<10}{use}: {state}")
