"""The place of a text that fits a search best, with the words found."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from retold.model import Span
from retold.words.scripts import LETTERS_A_SIGN, UNSPACED, has_unspaced

_WORD = re.compile(rf"(?=\w)[{UNSPACED}]|[^\W_{UNSPACED}]+")  # as the index has them
_BLANKS = re.compile(r"\s+")
_SHOWN = 24  # words of a snippet
_BEFORE = 6  # of them before the first found
_READ_CHARS = 60_000
_UNSPACED = 24  # characters a number or an address in the web may go on beyond its first word
_LAID_OUT = re.compile(r'"([^"]*)"(\*?)|(NOT)')
Phrase = tuple[tuple[str, ...], bool]


def phrases(match: str) -> tuple[Phrase, ...]:
    """The phrases an FTS5 expression of ours looks for, each with whether its last word may go on; not those after NOT."""
    found: list[Phrase] = []
    unwanted = False
    for words, star, operator in _LAID_OUT.findall(match):
        if operator:
            unwanted = True
            continue
        if not unwanted:
            found.append((tuple(_plain(w) for w in words.split()), bool(star)))
        unwanted = False
    return tuple(found)


def snippet(text: str, looked_for: Sequence[Phrase]) -> tuple[str, tuple[Span, ...]]:
    """About 24 words of a text around the densest find, and where in them the finds are; the beginning if there is none."""
    text = text[:_READ_CHARS]
    places = [match.span() for match in _WORD.finditer(text)]
    words = [_plain(text[start:end]) for start, end in places]
    finds = _finds(words, looked_for)
    first = max(0, _best(sorted(finds)) - _BEFORE)
    last = min(len(places), first + _SHOWN * (LETTERS_A_SIGN if has_unspaced(text) else 1))
    if not places:
        return text[:160], ()
    start = _spaced(text, places[first][0], -1) if first else 0
    end = _spaced(text, places[last - 1][1], 1) if last < len(places) else len(text)
    shown, found = ("…" if start else ""), []
    for piece, is_find in _pieces(text, start, end, places, finds):
        laid_out = _BLANKS.sub(" ", piece)
        if is_find:
            found.append(Span(len(shown), len(shown) + len(laid_out)))
        shown += laid_out
    return shown + ("…" if end < len(text) else ""), tuple(found)


def _spaced(text: str, at: int, step: int) -> int:
    """The end of a run without spaces, in the direction of `step`: "12,000" and "(US)" are shown whole; `at` if it is long."""
    to = at
    while 0 < to < len(text) and abs(to - at) < _UNSPACED:
        if text[to - (step < 0)].isspace():
            return to
        to += step
    return to if to in (0, len(text)) else at


def _finds(words: Sequence[str], looked_for: Sequence[Phrase]) -> dict[int, int]:
    """Position of a find's first word → how many words it has."""
    by_first: dict[str, list[Phrase]] = {}
    for phrase, open_ended in looked_for:
        if len(phrase) > 1 or not open_ended:
            by_first.setdefault(phrase[0], []).append((phrase, open_ended))
    beginnings = tuple(phrase[0] for phrase, open_ended in looked_for if open_ended and len(phrase) == 1)
    finds = {at: 1 for at, word in enumerate(words) if beginnings and word.startswith(beginnings)}
    for at, word in enumerate(words):
        for phrase, open_ended in by_first.get(word, ()):
            here = tuple(words[at : at + len(phrase)])
            whole = here == phrase or (open_ended and here[:-1] == phrase[:-1] and here[-1].startswith(phrase[-1]))
            if whole and len(here) == len(phrase):
                finds[at] = max(len(phrase), finds.get(at, 0))
    return finds


def _best(finds: Sequence[int]) -> int:
    """The find after which most others come close."""
    return max(finds, key=lambda at: (sum(at <= other < at + _SHOWN - _BEFORE for other in finds), -at), default=0)


def _pieces(
    text: str, start: int, end: int, places: Sequence[tuple[int, int]], finds: dict[int, int]
) -> Iterator[tuple[str, bool]]:
    """The text from `start` to `end` in pieces, each with whether it is a find."""
    at = start
    for word in sorted(finds):
        opens, closes = places[word][0], places[word + finds[word] - 1][1]
        if opens >= at and closes <= end:
            yield text[at:opens], False
            yield text[opens:closes], True
            at = closes
    yield text[at:end], False


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    """A word as the index has it: lower case, without diacritics."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
