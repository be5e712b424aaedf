"""Which side gives a figure: `Police put the crowd at 22,000`, `the organisers of more than 90,000` (`data/sides.toml`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from retold.model import Article, Span
from retold.words import fold, folded, tables
from retold.words.numbers import plain

_REACH = 130  # characters beside a figure in which who gives it stands
_MOST_WORDS = 3  # of a description that is a side: `the health ministry`
_BETWEEN = 220  # characters between what two sides say
_MOST_TIMES = 20  # as large one side's figure may be as the other's
_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_BARE = re.compile(r"(?:\s[^\W\d_]+)?(?=[.,;)]|$)")
_END = re.compile(r"[.!?;:](?=\s)|\n")
_ARTICLES = frozenset({"the", "die", "der", "das", "le", "la", "les", "el", "los", "las"})


@dataclass(frozen=True, slots=True)
class _Ways:
    """How a language says who gives a figure, compiled; `given`: a frame of `before` with its figure."""

    before: tuple[re.Pattern[str], ...]
    given: tuple[re.Pattern[str], ...]
    also: tuple[re.Pattern[str], ...]
    behind: tuple[re.Pattern[str], ...]
    own: re.Pattern[str]


def side_of(description: str) -> str | None:
    """The side that a description of a speaker names: `the police` is `police`, `health ministry` itself; None of officials, people."""
    words = [word for word in folded(description) if word not in _ARTICLES]
    if not 0 < len(words) <= _MOST_WORDS or words[-1] not in _sides():
        return None
    return _sides()[words[-1]] if len(words) == 1 else " ".join(words)


def giver(article: Article, figure: Span) -> str | None:
    """The side that an article says a figure of its text is from, without giving its words."""
    ways, text = _ways(str(article.language)), article.text
    if ways is None:
        return None
    low = max(0, figure.start - _REACH)
    low = max((match.end() for match in _END.finditer(text, low, figure.start)), default=low)
    stop = _END.search(text, figure.end, figure.end + _REACH)
    before, behind = text[low : figure.start], text[figure.end : stop.start() if stop else figure.end + _REACH]
    found = next((match for frame in ways.behind if (match := frame.match(behind))), None)
    found = found or next((match for frame in ways.before if (match := frame.search(before))), None)
    found = found or _second(ways, before)
    return side_of(found["side"]) if found is not None else None


def rivals(article: Article, one: Span, other: Span) -> bool:
    """Whether two figures of an article are what two sides say of one thing: side by side, one at least with nothing behind it.

    `Organisers put the crowd at more than 90,000. Police said about 22,000 took part.`
    """
    first, second = sorted((one, other))
    between = article.text[first.end : second.start]
    near = len(between) <= _BETWEEN and "\n" not in between and len(_END.findall(between)) <= 1
    if not near or not any(_is_bare(article.text, figure) for figure in (one, other)):
        return False
    values = [float(plain(digits.group())) for s in (one, other) if (digits := _DIGITS.search(s.of(article.text)))]
    return len(values) > 1 and min(values) > 0 and max(values) <= _MOST_TIMES * min(values)


def _is_bare(text: str, figure: Span) -> bool:
    """Whether a clause ends with a figure, or with whom it counts, so that it counts what another sentence named."""
    return _BARE.match(text, _digits_end(text, figure)) is not None


def _digits_end(text: str, figure: Span) -> int:
    digits = _DIGITS.search(text, figure.start, figure.end)
    return digits.end() if digits is not None else figure.end


def speaks_for_itself(article: Article) -> bool:
    """Whether a page is of a party: it speaks of `our spokeswoman`, and says `we demand`."""
    ways = _ways(str(article.language))
    return ways is not None and ways.own.search(article.text) is not None


def _second(ways: _Ways, before: str) -> re.Match[str] | None:
    """The other side of `The police spoke of 22,000, the organisers of more than | 90,000`."""
    found = next((match for frame in ways.also if (match := frame.search(before))), None)
    first = found is not None and any(frame.search(before, 0, found.start()) for frame in ways.given)
    return found if first else None


@cache
def _table() -> dict[str, Any]:
    return tables.toml("retold.account", "sides.toml")


@cache
def _ways(language: str) -> _Ways | None:
    row = _table().get(language)
    if row is None:
        return None
    written = (word for words in _table()["sides"].values() for word in words.split())
    words = sorted(written, key=lambda word: (-len(word), word))
    side = rf"(?P<side>(?:\b[^\W\d_][\w-]* )?\b(?i:{'|'.join(map(re.escape, words))}))"

    def compiled(name: str, end: str = "$") -> tuple[re.Pattern[str], ...]:
        about = rf"(?:{row['about']} )?"
        frames = (frame.replace("{side}", side).replace(" {about}", f" {about}") for frame in row[name])
        return tuple(re.compile(frame.removesuffix("$") + end) for frame in frames)

    return _Ways(
        compiled("before"),
        compiled("before", r"[$€£]?\d"),
        compiled("also"),
        compiled("behind", ""),
        re.compile(row["own"]),
    )


@cache
def _sides() -> Mapping[str, str]:
    sides = _table()["sides"]
    return {fold(word): name for name, words in sides.items() for word in words.split()}
