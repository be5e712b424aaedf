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
_LONG = 40  # characters: no words; their parts are not remembered
_QUOTES = {**dict.fromkeys("“”„‟«»＂", '"'), **dict.fromkeys(("''", "``"), '"'), **dict.fromkeys("‘’‚‛", "'")}
_DIGITS = re.compile(r"\d")


def words_of(text: str, sentence: Span) -> tuple[list[str], list[int], list[int]]:
    """The words of a sentence, and where they start and end in the text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = sentence.start
    for stretch in text[sentence.start : sentence.end].split():
        at = text.index(stretch, at)
        parts = (_parts_met if len(stretch) < _LONG else _parts)(stretch)
        if parts:
            for word, start, end in parts:
                words.append(word)
                starts.append(at + start)
                ends.append(at + end)
            at += len(stretch)
        else:
            words.append(stretch)
            starts.append(at)
            at += len(stretch)
            ends.append(at)
    if words and words[-1].endswith(".") and "." not in words[-1][:-1] and _keeps_stop(words[-1][:-1]):
        words[-1:] = [words[-1][:-1], "."]  # a stop that ends the sentence is a word
        starts.append(ends[-1] - 1)
        ends.insert(-1, ends[-1] - 1)
    return words, starts, ends


def _parts(stretch: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a stretch without blanks, with their bounds in it; empty where it is one word."""
    bounds = [match.span() for match in _WORD.finditer(stretch)]
    for at in range(len(bounds) - 1, 0, -1):
        (start, end), (stop, after) = bounds[at - 1], bounds[at]
        if stretch[stop:after] == "." and stop == end and _keeps_stop(stretch[start:end]):
            bounds[at - 1 : at + 1] = [(start, after)]
    return tuple((stretch[start:end], start, end) for start, end in bounds) if len(bounds) > 1 else ()


_parts_met = lru_cache(maxsize=1 << 15)(_parts)


def _keeps_stop(word: str) -> bool:
    """Whether a full stop belongs to the word before it, an abbreviation or an initial."""
    return word.casefold() in ABBREVIATIONS or (len(word) == 1 and word.isupper())


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
