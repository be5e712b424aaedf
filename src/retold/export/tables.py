"""The account as tables (CSV, one file a table), for a spreadsheet or a notebook."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from retold.export import labels, stages
from retold.export.clashes import clashes, telling_numbers
from retold.export.neutral import neutral
from retold.model import Account, Report

Cell = str | int | float | None
# What a spreadsheet would take for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> dict[str, bytes]:
    """The tables by file name. UTF-8 with a byte order mark, so that spreadsheets read accents right."""
    return {name: _csv(columns, rows_of(report, name)) for name, (columns, _) in TABLES.items()}


def rows_of(report: Report, name: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of the table of that name, each with its story's id before its columns."""
    rows = TABLES[name][1]
    for account in report.accounts:
        for row in rows(account):
            yield (account.story.id, *row)


def _csv(columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("story", *columns))
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "backslashreplace")


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return neutral("'" + cell if cell.startswith(_FORMULA) else cell)


def _pages(account: Account) -> Iterator[tuple[Cell, ...]]:
    telling = {a: n for n, f in reversed(list(enumerate(account.lineage.families, 1))) for a in f.articles}
    for article in account.story.articles:
        row = stages.article(article)
        date = row["published"] or {}
        yield (article.id, telling.get(article.id), article.title, article.outlet, article.url, article.language,
               "; ".join(article.authors), "; ".join(row["credits"]), date.get("from"), date.get("to"),
               date.get("basis"), len(article.text), sum(len(cut.span) for cut in article.removed), article.kind.value,
               "; ".join(cited.name for cited in article.cites), " / ".join(article.corrections))  # fmt: skip


def _edges(account: Account) -> Iterator[tuple[Cell, ...]]:
    for edge in account.lineage.edges:
        because = "; ".join(clue.text for clue in edge.clues if clue.weight > 0)
        yield (edge.child, edge.parent, edge.named, edge.relation.value, round(edge.share, 3), round(edge.confidence, 3),
               "yes" if edge.directed else "no", because)  # fmt: skip


def _differences(account: Account) -> Iterator[tuple[Cell, ...]]:
    texts = {article.id: article.text for article in account.story.articles}
    for row in clashes(account):
        d, mine = row.difference, row.cells[0]
        base = (row.number, d.kind.value, round(d.severity, 3), "copying" if row.within_family else "contradiction",
                "yes" if d.contested else "no", d.article, mine.telling or None, d.span.start, d.span.end,
                d.span.of(texts[d.article]), d.note)  # fmt: skip
        others = [(cell.telling or None, other) for cell in row.cells[1:] for other in cell.readings]
        for telling, other in others:
            words = other.span.of(texts[other.article])
            yield (*base, other.article, telling, other.span.start, other.span.end, words)
        if not others:
            yield (*base, None, None, None, None, None)


def _facts(account: Account) -> Iterator[tuple[Cell, ...]]:
    families = telling_numbers(account.lineage)
    for number, fact in enumerate(account.facts, 1):
        for e in fact.evidence:
            telling = families.get(e.article, (None,))[0]
            yield (number, fact.kind.value, fact.value, fact.origins, e.article, telling, e.span.start, e.span.end,
                   e.exact, fact.text)  # fmt: skip


def _retellings(account: Account) -> Iterator[tuple[Cell, ...]]:
    texts = {article.id: article.text for article in account.story.articles}
    for retelling in account.collation.retellings:
        for what, numbers in labels.parts_of(retelling):
            page = retelling.against if what == "left_out" else retelling.article
            for number in numbers:
                readings = account.collation.passages[number].readings
                span = next(r.span for r in readings if r.article == page)
                yield (retelling.article, retelling.against, "yes" if retelling.taken else "no", what, number + 1, page,
                       span.start, span.end, span.of(texts[page]))  # fmt: skip


def _quotes(account: Account) -> Iterator[tuple[Cell, ...]]:
    for number, quote in enumerate(account.quotes, 1):
        for w in quote.wordings:
            at = w.evidence
            yield (number, quote.speaker, quote.role, quote.act, at.article, at.span.start, at.span.end, w.kind.value,
                   at.exact, "yes" if w.alone else "no", quote.origins)  # fmt: skip


def _events(account: Account) -> Iterator[tuple[Cell, ...]]:
    for entry in account.timeline:
        where = "; ".join(dict.fromkeys(e.article for e in entry.evidence))
        yield (stages.iso(entry.first), stages.iso(entry.last), entry.precision, labels.STATUSES[entry.status],
               entry.text, entry.origins, where, "; ".join(entry.disagreements))  # fmt: skip


def _revisions(account: Account) -> Iterator[tuple[Cell, ...]]:
    texts = {article.id: article.text for article in account.story.articles}
    urls = {article.id: article.url for article in account.story.articles}
    for r in account.collation.revisions:
        for edit in r.edits:
            words = [
                span.of(texts[a]) if span else None for a, span in ((r.before, edit.before), (r.after, edit.after))
            ]
            yield (urls[r.after], r.before, r.after, edit.kind.value, *words)


def _actors(account: Account) -> Iterator[tuple[Cell, ...]]:
    for actor in account.actors:
        roles = "; ".join(role.text for role in actor.roles)
        yield (
            actor.name,
            actor.kind.value,
            "; ".join(actor.spellings),
            roles,
            actor.mentions,
            "; ".join(actor.articles),
        )


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Account], Iterator[tuple[Cell, ...]]]]] = {
    "pages.csv": (
        ("page", "telling", "title", "outlet", "url", "language", "authors", "credits", "from", "to", "basis",
         "characters", "cut", "kind", "cites", "corrections"), _pages),
    "lineage.csv": (("child", "parent", "named", "relation", "share", "confidence", "directed", "because"), _edges),
    "differences.csv": (
        ("passage", "kind", "severity", "where", "contested", "page", "telling", "start", "end", "words", "note",
         "other_page", "other_telling", "other_start", "other_end", "other_words"), _differences),
    "facts.csv": (
        ("fact", "kind", "value", "tellings", "page", "telling", "start", "end", "words", "sentence"), _facts),
    "retellings.csv": (
        ("page", "beside", "taken", "what", "passage", "in_page", "start", "end", "words"), _retellings),
    "quotes.csv": (
        ("quote", "speaker", "role", "act", "page", "start", "end", "kind", "words", "only_here", "tellings"), _quotes),
    "timeline.csv": (("from", "to", "precision", "status", "what", "tellings", "pages", "disagreements"), _events),
    "revisions.csv": (("url", "before", "after", "kind", "words_before", "words_after"), _revisions),
    "actors.csv": (("name", "kind", "spellings", "roles", "mentions", "pages"), _actors),
}  # fmt: skip
