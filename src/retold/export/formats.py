"""The table of formats in which accounts can be taken away."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from retold.model import Report

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, what renders it, whether that gives one file or a folder, and the package it `needs`."""

    about: str
    module: str
    function: str = "render"
    folder: bool = False
    needs: str | None = None

    @property
    def works(self) -> bool:
        """Whether what it needs is installed."""
        return self.needs is None or find_spec(self.needs) is not None

    def files(self, report: Report, name: str) -> Files:
        """The rendered files by name; a format of one file gives it the name asked for."""
        made = getattr(import_module(f"retold.export.{self.module}"), self.function)(report)
        return made if self.folder else {name: made}


FORMATS = {
    "json": Format("accounts as JSON (retold/1)", "json"),
    "html": Format("web pages that open from disk", "html", folder=True),
    "csv": Format("tables of quotes, readings, dates, lineage, pages", "tables", folder=True),
    "parquet": Format("the same tables as Parquet", "parquet", folder=True, needs="pyarrow"),
    "markdown": Format("one note a story, with front matter", "markdown", folder=True),
    "ics": Format("announced events as a calendar", "ics"),
    "atom": Format("stories as a feed", "syndication"),
    "csl": Format("articles as CSL-JSON references", "references", "csl"),
    "ris": Format("articles as RIS references", "references", "ris"),
    "graphml": Format("lineages as GraphML, one file a story", "formats", "graphml", folder=True),
    "gexf": Format("lineages as GEXF, one file a story", "formats", "gexf", folder=True),
    "dot": Format("lineages as DOT, one file a story", "formats", "dot", folder=True),
}


def graphml(report: Report) -> Files:
    """A GraphML file a story."""
    return dict(_graphs(report, "graphml"))


def gexf(report: Report) -> Files:
    """A GEXF file a story."""
    return dict(_graphs(report, "gexf"))


def dot(report: Report) -> Files:
    """A DOT file a story."""
    return dict(_graphs(report, "dot"))


def _graphs(report: Report, kind: str) -> Iterator[tuple[str, bytes]]:
    render: Callable[..., bytes] = getattr(import_module("retold.export.graphs"), kind)
    for account in report.accounts:
        yield f"{account.story.id}.{kind}", render(account.story, account.lineage)
