"""Figures of what goes up while a story goes on: the dead, the injured, the missing (`data/tolls.toml`).

A total is told from a part of it: who died since the last report is counted in the toll (`two more have died, bringing
the toll to 11`), and of the injured those who died are no longer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from retold.words import tables
from retold.words.numbers import cardinals, plain
from retold.words.retracted import is_retracted

DEAD = "dead"
FALLING = frozenset({"missing"})  # kinds of which the largest figure is not the last
_DIGITS = r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+|\d{1,6}"
_CLAUSE = 80  # characters behind a figure in which its clause ends


class Toll(NamedTuple):
    """A figure: what it counts, where it stands with what is before it (`at least five`), its value, and if it is of a part."""

    kind: str
    start: int
    end: int
    value: float
    part: bool


@dataclass(frozen=True, slots=True)
class _Language:
    kinds: dict[str, tuple[re.Pattern[str], ...]]
    hypothetical: re.Pattern[str]
    since: re.Pattern[str]  # in the clause of a figure of the dead: those who died since
    died: re.Pattern[str]  # in the clause of any other: those who died of them
    ends: re.Pattern[str]  # where a clause ends


def tolls(text: str, start: int, end: int, language: str | None) -> Iterator[Toll]:
    """The figures of a sentence of `text`, kind by kind; none where it tells of what may come.

    Args:
        text: of an article.
        start: of the sentence in it.
        end: of the sentence.
        language: of the article.
    """
    known = _language(str(language))
    if known is None or known.hypothetical.search(text, start, end):
        return
    for kind, patterns in known.kinds.items():
        for pattern in patterns:
            match = pattern.search(text, start, end)
            value = _value(match["figure"]) if match else None
            if match is None or value is None or is_retracted(text, start, match.start("figure")):
                continue
            yield Toll(kind, *match.span("n"), value, _is_part(text, match, kind, end, known))


def _is_part(text: str, match: re.Match[str], kind: str, end: int, known: _Language) -> bool:
    """Whether a figure counts the dead of one time or place only, or of the others those who died."""
    boundary = known.ends.search(text, match.end(), min(end, match.end() + _CLAUSE))
    clause = text[match.start("n") : boundary.start() if boundary else min(end, match.end() + _CLAUSE)]
    return (known.since if kind == DEAD else known.died).search(clause) is not None


def _value(written: str) -> float | None:
    if written[0].isdigit():
        return float(plain(written))
    number = cardinals().get(written.casefold())
    return float(number) if number is not None else None


@cache
def _table() -> dict[str, Any]:
    return tables.toml("retold.words", "tolls.toml")


@cache
def _language(language: str) -> _Language | None:
    """The patterns of a language; None if it is not known."""
    row = _table().get(language)
    if row is None:
        return None
    words = "|".join(sorted(cardinals(), key=lambda w: (-len(w), w))) if language == "en" else "(?!)"
    figure = rf"(?P<n>(?:(?i:{row['about']}) )?(?P<figure>{_DIGITS}|(?i:{words})\b)(?! ?(?:%|per ?cent|million|billion|[-–]year)))"
    kinds = {
        kind: tuple(re.compile(p.replace("\\b{n}", "{n}").replace("{n}", rf"(?<![\w.,-]){figure}")) for p in patterns)
        for kind, patterns in row["kinds"].items()
    }
    return _Language(
        kinds, *(re.compile(row[name], re.IGNORECASE) for name in ("hypothetical", "since", "died", "ends"))
    )
