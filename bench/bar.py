"""The bar: which figures are asked of Retold, and where a run of the bench shows them, ours and the others'."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Outputs = Mapping[str, str]  # area → what its command printed
Figure = Callable[[Outputs], str | None]


@dataclass(frozen=True)
class Row:
    """A line of the table.

    Attributes:
        what: is measured.
        asked: of Retold.
        ours: its figure.
        others: name and figure of each other tool in this run.
    """

    what: str
    asked: str
    ours: Figure
    others: Sequence[tuple[str, Figure]] = ()


def found(area: str, pattern: str, number: int = -1) -> Figure:
    """The first group of a pattern in what an area printed, of its last match unless told otherwise."""

    def figure(outputs: Outputs) -> str | None:
        matches = re.findall(pattern, outputs.get(area, ""))
        return matches[number] if matches else None

    return figure


def cell(area: str, row: str, column: str) -> Figure:
    """A cell of the Markdown tables an area printed; the row by how its line begins."""

    def figure(outputs: Outputs) -> str | None:
        head: list[str] = []
        for line in outputs.get(area, "").splitlines():
            cells = [one.strip() for one in line.strip("| ").split("|")]
            if column in cells:
                head = cells
            elif head and line.startswith(f"| {row} |") and len(cells) == len(head):
                return cells[head.index(column)]
        return None

    return figure


def both(*figures: Figure, by: str = " / ") -> Figure:
    """Several figures side by side; none if one is missing."""

    def figure(outputs: Outputs) -> str | None:
        parts = [one(outputs) for one in figures]
        return by.join(part for part in parts if part) if all(parts) else None

    return figure


def _page(name: str) -> tuple[str, Figure]:
    speed = "pages per CPU-second"
    return name, both(cell("pages beside others", name, "token F1"), cell("pages beside others", name, speed))


def _dates(name: str) -> tuple[str, Figure]:
    parts = ("value", "calendar", "documents per CPU second")
    return name, both(*(cell("dates beside others", f"{name} | unseen", part) for part in parts))


def _candidates(name: str) -> tuple[str, Figure]:
    parts = (r"recall ([\d.]+)", r"articles/s +(\d+)")
    return name, both(*(found("lineage beside others", rf"(?m)^ *{name}\b.*?{part}") for part in parts))


_DATES = r"value ([\d.]+)"
BAR = (
    Row("HTML, careful road: token F1 / pages per CPU-second", "≥ .965 / –",
        both(found("html careful", r"token_f1 ([\d.]+)"), found("html careful", r"(\d+) pages per CPU-second")),
        [_page(name) for name in ("trafilatura default", "trafilatura precision", "readability-lxml", "newspaper4k", "justext")]),
    Row("HTML, fast road: token F1 / pages per CPU-second", "≥ .945 / ≥ 300",
        both(found("html fast", r"token_f1 ([\d.]+)"), found("html fast", r"(\d+) pages per CPU-second")),
        [_page("resiliparse")]),
    Row("flattened pages: line F1", "≥ .97", found("flattened", r"line_f1 ([\d.]+)"),
        [("keep everything", found("flattened", r"keep_everything ([\d.]+)"))]),
    Row("flattened pages per CPU-second", "≥ 1,000", found("flattened", r"(\d+) pages per CPU-second")),
    Row("dates: value F1 / calendar", "> 83 / > 95",
        both(found("dates", _DATES), found("dates", r"calendar ([\d.]+)"))),
    Row("dates, unseen third: value F1 / calendar / documents per CPU-second", "> 83 / > 95 / ≥ 200", _dates("retold")[1],
        [_dates(name) for name in ("dateparser", "datefinder", "parsedatetime", "recognizers-text")]),
    Row("who said what: attribution F1 / speaker of direct quotes", "–",
        both(found("quotes", r"attribution_f1 ([\d.]+)"), found("quotes", r"direct_speaker ([\d.]+)")),
        [("plain pattern", found("quotes beside others", r"plain pattern: .*?attribution_f1 ([\d.]+)")),
         ("textacy", found("quotes beside others", r"textacy direct: .*?attribution_f1 ([\d.]+)"))]),
    Row("quotes: articles per CPU-second", "≥ 100", found("quotes", r"(\d+) pages per CPU-second")),
    Row("stories: B-cubed F1 / intruders", "≥ .95 / 0",
        both(found("stories", r"bcubed .*?F1 ([\d.]+)"), found("stories", r"intruders (\d+)")),
        [(name, cell("stories beside others", f"TF-IDF, {name}, best threshold", "B³ all")) for name in
         ("connected components", "average link", "online centroid")]),
    Row("stories among distractors: B-cubed F1 / intruders", "≥ .94 / 0",
        both(found("stories among distractors", r"bcubed .*?F1 ([\d.]+)"), found("stories among distractors", r"intruders (\d+)"))),
    Row("who copied whom: family F1 / edge F1", "≥ .98 / ≥ .90",
        both(found("lineage", r"family_f1 ([\d.]+)"), found("lineage", r"edge_f1 ([\d.]+)")),
        [(f"shingles of {n} words, quotes masked", found("lineage beside others", rf"word {n}-grams: pair F1 ([\d.]+)")) for n in (2, 3, 5)]),
    Row("the same on pages with furniture", "–",
        both(found("lineage of pages", r"family_f1 ([\d.]+)"), found("lineage of pages", r"edge_f1 ([\d.]+)"))),
    Row("candidate pairs: recall / articles per CPU-second", "≥ .999 / ≥ 7,000",
        _candidates("retold")[1], [_candidates(name) for name in ("exact TF-IDF", "rensa", "datasketch")]),
    Row("planted changes found: recall / precision, unseen", "≥ .90 / ≥ .85",
        found("readings", r"all +\d+ +([\d.]+ +[\d.]+)")),
    Row("bulk: articles per CPU-second, text to tables", "≥ 125", found("bulk", r"\((\d+) a CPU-second\)")),
    Row("bulk: copies found, verbatim / trimmed / edited / reworked / translated", "≥ .99",
        both(*(found("bulk", rf"{kind}: .*?\(([\d.]+)\)") for kind in ("verbatim", "trimmed", "edited", "reworked", "translated")))),
    Row("bulk: pages of a WARC per CPU-second, bytes to tables", "≥ 75", found("bulk of a WARC", r"\((\d+) pages a CPU-second\)")),
    Row("the example: cold start to account, CPU-seconds", "< 2", found("example", r"pages: ([\d.]+) CPU-seconds")),
)  # fmt: skip


def table(outputs: Outputs) -> str:
    """The bar in Markdown, with what this run found; what it did not look at is listed below."""
    lines, missing = ["| what | others, in this run | Retold | asked |", "|---|---|---|---|"], []
    for row in BAR:
        ours = row.ours(outputs)
        if ours is None:
            missing.append(row.what)
            continue
        others = [f"{figure(outputs)} {name}" for name, figure in row.others if figure(outputs)]
        lines.append(f"| {row.what} | {' · '.join(others) or '–'} | {ours} | {row.asked} |")
    if missing:
        lines += ["", f"Not in this run: {'; '.join(missing)}."]
    return "\n".join(lines)
