"""Searching a collection: words, "phrases", AND OR NOT, and fields.

    grain "Lantern Bank" NOT strike   person:varga outlet:"halden post"   before:2025-11 after:2025-10-14 lang:es story:ID

What a user types never reaches SQLite as syntax: words and phrases are quoted, operators are ours.
"""

import re
import sqlite3
from dataclasses import dataclass

from retold.model import Span
from retold.store.codec import unpack_text
from retold.store.snippets import phrases, snippet
from retold.words.scripts import letter_by_letter

MAX_QUERY_CHARS = 1000
MAX_TERMS = 40
_PIECE = re.compile(r'(?:(person|outlet|before|after|lang|story):)?(?:"([^"]*)"?|(\S+))')
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_ONE_LETTER = re.compile(r'"\w"\*')
MAX_RANKED = 2000  # ranking that many takes some 10 ms; nobody turns to a later page of results


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed search: an FTS5 expression (None: no words asked for), conditions, and what was not understood."""

    match: str | None
    conditions: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.match or self.conditions)


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found, with a piece of its text; `found` is where the words looked for stand in the piece."""

    article: str
    title: str | None
    outlet: str | None
    first: str | None
    last: str | None
    story: str | None
    snippet: str
    found: tuple[Span, ...]


def parse(text: str) -> Query:
    """Read what a user typed; whatever it is, the result can be run."""
    terms: list[str] = []
    conditions: list[tuple[str, str]] = []
    ignored: list[str] = []
    operator = ""
    for field, phrase, word in _PIECE.findall(text[:MAX_QUERY_CHARS].replace("\x00", " ")):
        value = (phrase or word).strip()
        if field:
            _condition(field, value, conditions, ignored)
        elif word in ("AND", "OR", "NOT"):
            operator = word
        elif (quoted := _quoted(value)) and len(terms) < MAX_TERMS:
            _append(terms, operator, quoted, ignored)
            operator = ""
        elif value:
            ignored.append(value)
    if operator:  # nothing came after it
        ignored.append(operator)
    return Query(" ".join(terms) or None, tuple(conditions), tuple(ignored))


def _quoted(value: str) -> str | None:
    words = letter_by_letter(" ".join(re.findall(r"\w+", value))).split()
    if not words:
        return None
    star = "*" if value.endswith("*") else ""
    return '"' + " ".join(words) + '"' + star


def _append(terms: list[str], operator: str, quoted: str, ignored: list[str]) -> None:
    if not terms:
        if operator == "NOT":  # FTS5 has no lone NOT: there must be something to take from
            ignored.append("NOT " + quoted)
            return
        terms.append(quoted)
    else:
        terms.extend((operator or "AND", quoted))


def _condition(field: str, value: str, conditions: list[tuple[str, str]], ignored: list[str]) -> None:
    known = _DAY.fullmatch(value) if field in ("before", "after") else value
    if known:
        conditions.append((field, value))
    else:
        ignored.append(f"{field}:{value}")


# A name that few bear leads to its stories; for one that is in most stories, each story is asked in turn until enough have it.
_PERSON_OF_FEW = (
    "a.story IN (SELECT s.id FROM stories s WHERE s.number IN ("
    "SELECT p.story FROM people p WHERE p.actor IN (SELECT number FROM actors WHERE name LIKE ? ESCAPE '\\') "
    "UNION SELECT story FROM people WHERE spellings NOT NULL AND spellings LIKE ? ESCAPE '\\'))"
)
_PERSON_OF_MANY = (
    "EXISTS (SELECT 1 FROM stories s JOIN people p ON p.story = s.number JOIN actors n ON n.number = p.actor "
    "WHERE s.id = a.story AND (n.name LIKE ? ESCAPE '\\' OR p.spellings LIKE ? ESCAPE '\\'))"
)
MANY_NAMES = 1000
# field → SQL condition with one parameter, given once for each question mark
_CONDITIONS = {
    "person": _PERSON_OF_FEW,
    "outlet": "(a.outlet LIKE ? ESCAPE '\\' OR a.url LIKE ? ESCAPE '\\')",
    "before": "a.first < ?",
    "after": "a.last >= ?",
    "lang": "a.language = ?",
    "story": "a.story = ?",
}


def search(connection: sqlite3.Connection, query: Query, *, limit: int = 50, offset: int = 0) -> list[Hit]:
    """The articles that fit, best first; newest in the collection first where no words were asked for.

    Words that thousands of articles have tell none of them apart: of more than `MAX_RANKED` articles with the words, those
    that came last are ranked.
    """
    where: list[str] = []
    values: list[str | int] = []
    for field, value in query.conditions:
        condition = _CONDITIONS[field]
        shown = "%" + re.sub(r"([%_\\])", r"\\\1", value) + "%" if "LIKE" in condition else value
        if field == "person" and _is_in_many(connection, shown):
            condition = _PERSON_OF_MANY
        where.append(condition)
        values += [shown] * condition.count("?")
    chosen = " AND ".join(where)
    if query.match:
        joined = f"JOIN articles a ON a.number = words.rowid AND {chosen}" if chosen else ""
        # What begins with a letter says nothing of how well an article fits, and takes long to weigh.
        weighed = not _ONE_LETTER.search(query.match)
        place = "bm25(words, 4.0, 1.0)" if weighed else "-words.rowid"
        best = (
            f"SELECT words.rowid AS number, {place} AS place FROM words {joined} "  # noqa: S608
            f"WHERE words MATCH ? AND words.rowid >= ? ORDER BY {'place, words.rowid' if weighed else 'words.rowid DESC'} "
            "LIMIT ? OFFSET ?"
        )
        values += [query.match, _first_ranked(connection, query.match) if weighed else 0]
        order = "b.place, a.number"
    else:
        best = f"SELECT a.number FROM articles a WHERE {chosen or '1'} ORDER BY a.last DESC, a.id LIMIT ? OFFSET ?"  # noqa: S608
        order = "a.last DESC, a.id"
    # Only those shown are looked at whole: sorting thousands of texts would take most of the time.
    sql = (
        "SELECT a.id, a.title, a.outlet, a.first, a.last, a.story, a.body "  # noqa: S608
        f"FROM ({best}) b JOIN articles a ON a.number = b.number ORDER BY {order}"
    )
    rows = connection.execute(sql, (*values, limit, offset))
    looked_for = phrases(query.match or "")
    return [
        Hit(name, title, outlet, first, last, story, *snippet(unpack_text(body), looked_for))
        for name, title, outlet, first, last, story, body in rows
    ]


def _is_in_many(connection: sqlite3.Connection, shown: str) -> bool:
    """Whether `MANY_NAMES` names or more are like `shown`."""
    asked = "SELECT count(*) FROM (SELECT 1 FROM actors WHERE name LIKE ? ESCAPE '\\' LIMIT ?)"
    (count,) = connection.execute(asked, (shown, MANY_NAMES)).fetchone()
    return bool(count == MANY_NAMES)


def _first_ranked(connection: sqlite3.Connection, match: str) -> int:
    """The number of the article from which on those with the words are ranked."""
    asked = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
    found = connection.execute(asked, (match, MAX_RANKED - 1)).fetchone()
    return int(found[0]) if found else 0
