"""Numbers with what they count where no space parts the two: `二十三人`, `1200人`, `80 ตัน`, `7명이`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from retold.model import Span
from retold.words import fold, token_spans
from retold.words.numbers import scales
from retold.words.scripts import has_unspaced
from retold.words.tables import labelled

_HANGUL = re.compile("[가-힣]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SHARE = re.compile(r"\s?[%％]")
_BEFORE_SHARE = ("百分之", "ร้อยละ ")
# A letter or mark right before a figure that makes it a name: A4, F-16, 3:2.
_NAMING = re.compile(r"[A-Za-z:/.,–-]$")
_LONGEST_UNIT = 3  # letters of Korean that name what is counted; endings follow


@dataclass(frozen=True, slots=True)
class Found:
    """A number: with what it counts, in figures of ours, what multiplies it, and the word for what it counts, `%` of a share."""

    span: Span
    value: str
    factor: float
    noun: str | None


def is_unspaced(text: str, sentence: Span) -> bool:
    """Whether a sentence has words of a script that parts them, or what is counted from its number, by no space."""
    return not text.isascii() and any(
        find(text, sentence.start, sentence.end) for find in (has_unspaced, _HANGUL.search)
    )


def numbers(text: str, sentence: Span) -> Iterator[Found]:
    """The numbers of such a sentence, ascending."""
    spans = token_spans(text, sentence.start, sentence.end)
    words = [fold(span.of(text)) for span in spans]
    for at, word in enumerate(words):
        if _FIGURE.fullmatch(word) and not _NAMING.search(
            text[max(sentence.start, spans[at].start - 1) : spans[at].start]
        ):
            found = _number(text, spans, words, at)
            if found is not None and not (at and words[at - 1] in _unit_words("numbered")):
                yield found


def _number(text: str, spans: Sequence[Span], words: Sequence[str], at: int) -> Found | None:
    start, last, factor = spans[at].start, at, 1.0
    if share := _SHARE.match(text, spans[at].end):
        return Found(Span(start, share.end()), words[at], factor, "%")
    if text.endswith(_BEFORE_SHARE, 0, start):
        return Found(spans[at], words[at], factor, "%")
    while _beside(text, spans, last) and words[last + 1] in scales():
        last, factor = last + 1, factor * scales()[words[last + 1]]
    if not _beside(text, spans, last):
        whole = len(words[at]) > 1 or last > at
        return Found(Span(start, spans[last].end), words[at], factor, None) if whole else None
    noun, end = _noun(text, spans, words, last + 1)
    if noun in _unit_words("nothing") or words[last + 1][0].isdigit():
        return None
    return Found(Span(start, end), words[at], factor, noun)


def _noun(text: str, spans: Sequence[Span], words: Sequence[str], at: int) -> tuple[str, int]:
    """The word for what is counted, and where it ends: a word for pieces takes the next with it; of Korean without endings."""
    if words[at] in _unit_words("pieces") and _beside(text, spans, at):
        return words[at + 1], spans[at + 1].end
    if _HANGUL.match(words[at]):
        sizes = range(_LONGEST_UNIT, 0, -1)
        size = next((n for n in sizes if words[at][:n] in _unit_words("endings follow")), len(words[at]))
        return words[at][:size], spans[at].start + size
    return words[at], spans[at].end


def _beside(text: str, spans: Sequence[Span], at: int) -> bool:
    """Whether the next word stands right behind one, a space between them at most."""
    return at + 1 < len(spans) and text[spans[at].end : spans[at + 1].start] in {"", " "}


@cache
def _unit_words(label: str) -> frozenset[str]:
    return frozenset(
        fold(word) for name, words in labelled("retold.account", "unspaced.txt") if name == label for word in words
    )
