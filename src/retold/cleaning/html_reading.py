"""What the text of a block says by itself, wherever it stands: its words, and whether it is a label of furniture."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retold.cleaning.html_blocks import CLOSERS, STOPS, ends_sentence
from retold.cleaning.phrases import (
    MAX_WHOLE_CHARS,
    contained,
    far_eastern,
    may_be_whole,
    one_spelling,
    opens_phrase,
    phrase_table,
    start_of,
    whole_of,
)

STUDIED_CHARS = 600
SHORT_WORD = 4
# What is said of a text by yes or no, in the order of the bits. Of its phrases (data/furniture.txt): it is one, it is one that is furniture wherever
# it stands, it begins with one, it holds one, and these are of the classes that make a short block furniture.
PHRASES = ("phrase whole", "phrase certain", "phrase start", "phrase held", "phrase calls")
SIGNS = ("sentence", "you", "capitals", "question", "colon", "small start", *PHRASES)
_YOU = frozenset(("you", "your"))
_MAX_SAID_WORDS = 12  # of a block that is nothing else than the phrase in it
_NONE = frozenset[str]()
_CALLS = frozenset(("newsletter", "appeal", "notice", "consent", "footer"))


@dataclass(slots=True)
class Reading:
    """What was read from a text: how many words it has and how many small ones, its longer words, and `SIGNS` as bits."""

    words: int
    small: int
    longer: frozenset[str]
    signs: int


def read_text(text: str, small: frozenset[str]) -> Reading:
    """The reading of a text that is not empty; `small` are the function words of its page.

    Cost: constant, its first 600 code points are looked at.
    """
    lowered = text[:STUDIED_CHARS].lower()
    low, last = lowered.split(), text[-1]
    signs = (
        (last in STOPS or ((last in CLOSERS or last >= "\u0e00") and ends_sentence(text)))
        | (not _YOU.isdisjoint(low)) << 1
        | text.isupper() << 2
        | (last == "?") << 3
        | (last == ":") << 4
        | text[0].islower() << 5
        | _phrasing(text, lowered, low) << 6
    )
    longer = frozenset([word for word in low if len(word) > SHORT_WORD]) if len(low) > 1 else _NONE
    return Reading(len(low), sum(map(small.__contains__, low)), longer, signs)


@lru_cache(maxsize=1 << 13)
def read_label(text: str, small: frozenset[str]) -> Reading:
    """The same of a short text, kept: labels come again on page after page."""
    return read_text(text, small)


def _phrasing(text: str, lowered: str, low: Sequence[str]) -> int:
    """The `PHRASES` of a text, as bits."""
    table = phrase_table()
    if (spelt := one_spelling(lowered)) is not lowered:
        lowered, low = spelt, spelt.split()
    may_be, may_start = _openings(low[0]) if len(text) <= MAX_WHOLE_CHARS else (False, True)
    whole = whole_of(text) if may_be else None
    start = start_of(low) if may_start else None
    words = table.signs.intersection(low)
    likely = bool(words) or far_eastern(lowered)
    if whole is None and start is None and not likely:
        return 0
    held = contained(" ".join(low) if "\n" in lowered else lowered, words) if likely else ()
    certain = whole in table.certain or (len(low) <= _MAX_SAID_WORDS and not table.certain.isdisjoint(held))
    calls = start in _CALLS or not _CALLS.isdisjoint(held)
    return (whole is not None) | certain << 1 | (start is not None) << 2 | bool(held) << 3 | calls << 4


@lru_cache(maxsize=1 << 14)
def _openings(word: str) -> tuple[bool, bool]:
    """Whether a phrase that is a whole line, and one that lines begin with, may have this lower-case `word` first."""
    return may_be_whole(word), opens_phrase(word)
