"""Traces that a text leaves no doubt about: it was translated there and back, or its words were swapped by a machine.

Such a text had a source. If none is in the pile, the source is lost.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from retold.lineage.naturalness import known_word
from retold.lineage.texts import Text
from retold.model import Span
from retold.words import fold, tables, token_spans, tokens

# Shares in news prose as people write it: of lower-case words no word list has, and of "of" among all words. Measured
# on articles of many outlets; what is usual in the story counts where it is higher (a field with words of its own).
_USUAL_UNKNOWN = 0.028
_USUAL_DETOUR = 0.02
# So many standard errors above the usual share, and at least so many times it, a trace is sure.
_ERRORS = 3.5
_TIMES = 2.0
# So many times the usual share, a machine may have had a hand in it.
_SOME = 1.5
# How far a field's own words may raise what is usual.
_FIELD = 1.5
# Garbled words that are shown, and how many letters they have: shorter ones are often names of units.
_SHOWN = 5
_LEAST_LETTERS = 5
# Shorter texts show nothing.
_LEAST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Traces:
    """How a text's words differ from what people write.

    Attributes:
        garbled: share of lower-case words that are in no word list.
        detour: share of the words a translation detour makes frequent.
        words: how many words it has.
    """

    garbled: float
    detour: float
    words: int


def traces(text: Text) -> Traces:
    """The traces in one text; texts in other languages than English show none."""
    words = tokens(text.article.text)
    if text.article.language not in (None, "en") or len(words) < _LEAST_WORDS:
        return Traces(0.0, 0.0, len(words))
    plain = [fold(w) for w in words if w[0].islower()]
    garbled = sum(not known_word(w) for w in plain) / max(len(plain), 1)
    detour = sum(w in _detour_words() for w in plain) / len(words)
    return Traces(garbled, detour, len(words))


def garbled(text: Text) -> tuple[Span, ...]:
    """The first few words in lower case that no word list has, each once."""
    found: dict[str, Span] = {}
    for span in token_spans(text.article.text):
        word = span.of(text.article.text)
        if (
            len(found) < _SHOWN
            and len(word) >= _LEAST_LETTERS
            and word.isalpha()
            and word[0].islower()
            and not known_word(fold(word))
        ):
            found.setdefault(word, span)
    return tuple(found.values())


def respun(found: Sequence[Traces]) -> list[bool]:
    """For each text of a story whether its words were surely swapped by a machine."""
    usual = _usual(_USUAL_UNKNOWN, [t.garbled for t in found])
    return [_sure(t.garbled, usual, t.words) for t in found]


def translated(found: Sequence[Traces]) -> list[bool]:
    """For each text of a story whether it was surely translated there and back."""
    usual = _usual(_USUAL_DETOUR, [t.detour for t in found])
    return [_sure(t.detour, usual, t.words) for t in found]


def touched(found: Sequence[Traces]) -> list[bool]:
    """For each text whether it shows enough of a machine's traces that one may have had a hand in it."""
    return [t.garbled > _SOME * _USUAL_UNKNOWN or t.detour > _SOME * _USUAL_DETOUR for t in found]


def _usual(everywhere: float, shares: Sequence[float]) -> float:
    """What is usual in this story: the share a quarter of its texts stay below, within bounds.

    Copies of one machine's work may be most of a story, or all of it.
    """
    quarter = sorted(shares)[len(shares) // 4] if shares else 0.0
    return min(max(everywhere, quarter), _FIELD * everywhere)


def _sure(share: float, usual: float, words: int) -> bool:
    error = math.sqrt(usual * (1 - usual) / max(words, 1))
    return share > _TIMES * usual and share > usual + _ERRORS * error


@cache
def _detour_words() -> frozenset[str]:
    lines = tables.lines("retold.lineage", "traces.txt")
    return frozenset(w for line in lines if not line.startswith("[") for w in line.split())
