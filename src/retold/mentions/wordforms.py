"""Words as the grammar sees them: its own tokens, and what is known of a word from its form alone."""

import re
from functools import lru_cache
from zlib import crc32

from retold.model import Span
from retold.words.sentences import ABBREVIATIONS

BUCKETS = 1 << 14
AFFIXES = 5

# Clitics are words of their own (do|n't, Biden|'s, can|not); hyphened words are one; initialisms keep their dots.
# The first two kinds are in the others too: most words are such, and found without a second look.
_WORD = re.compile(
    r"(?!(?i:cannot)\b)[^\W\d_][^\W_]+(?![\w&'’‐‑-])|[,;:?!()“”\"]"
    r"|(?i:can)(?=(?i:not)\b)|(?:[^\W\d_]\.){2,}"
    r"|[$£€]?\d+(?:[.,:/]\d+)*(?i:st|nd|rd|th|s|m|bn|%)?(?:-\w+)*"
    r"|[^\W\d_]+(?=(?i:n['’]t)\b)|(?i:n['’]t)\b|['’](?i:s|ll|re|ve|d|m)\b"
    r"|[^\W_]+(?:[-‐‑&][^\W_]+)*(?:['’](?!(?i:s|ll|re|ve|d|m)\b)[^\W\d_]{2,})?"
    r"|\.{2,}|…|--+|''|``|\S"
)
_QUOTES = {**dict.fromkeys("“”„‟«»＂", '"'), **dict.fromkeys(("''", "``"), '"'), **dict.fromkeys("‘’‚‛", "'")}
_DIGITS = re.compile(r"\d")


def word_bounds(text: str, sentence: Span) -> tuple[list[int], list[int]]:
    """Where the tokens of a sentence start and end in the text."""
    bounds = [match.span() for match in _WORD.finditer(text, sentence.start, sentence.end)]
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]
    for at in range(len(starts) - 2, 0, -1):  # the last token stays: it ends the sentence
        if text[starts[at]] == "." and _keeps_stop(text, starts[at - 1], ends[at - 1], starts[at], ends[at]):
            ends[at - 1] = ends[at]
            del starts[at], ends[at]
    return starts, ends


def _keeps_stop(text: str, start: int, end: int, stop: int, stop_end: int) -> bool:
    """Whether a full stop belongs to the word before it, an abbreviation or an initial."""
    if stop != end or stop_end != stop + 1:
        return False
    last = text[start:end]
    return last.casefold() in ABBREVIATIONS or (len(last) == 1 and last.isupper())


def plain(word: str) -> str:
    """A word with its quote marks and apostrophes in one form."""
    return _QUOTES.get(word) or word.replace("’", "'").replace("–", "-").replace("—", "-").replace("--", "-")


def shape(word: str) -> str:
    """What kind of characters a word has."""
    if word.isalpha():
        if word.islower():
            return "x"
        if word.isupper():
            return "X" if len(word) == 1 else "XX"
        return "Xx" if word[0].isupper() and word[1:].islower() else "xX"
    if word[0].isdigit():
        return "9"
    if any(c.isalnum() for c in word):
        return "X." if "." in word and word[0].isupper() else "X-" if word[0].isupper() else "x-"
    return word[:1]


def affixes(word: str) -> tuple[int, ...]:
    """Buckets of a word's shape, endings and beginning: all that is known of a word never seen before."""
    low = word.casefold()
    if not low.isalpha():
        low = _DIGITS.sub("0", low)
    return (
        _bucket("c" + shape(word)),
        _bucket("2" + low[-2:]),
        _bucket("3" + low[-3:]),
        _bucket("4" + low[-4:]),
        _bucket("p" + low[:3]),
    )


@lru_cache(maxsize=1 << 16)
def _bucket(part: str) -> int:
    return crc32(part.encode("utf-8", "surrogatepass")) % BUCKETS


def word_key(word: str) -> str:
    """The form under which the model knows a word."""
    return word.casefold() if word.isalpha() else _DIGITS.sub("0", plain(word).casefold())
