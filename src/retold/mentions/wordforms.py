"""Words as the grammar sees them: its own tokens, and what is known of a word from its form alone."""

import re
from zlib import crc32

from retold.model import Span
from retold.words.sentences import ABBREVIATIONS

BUCKETS = 1 << 14
AFFIXES = 5

# Clitics are words of their own (do|n't, Biden|'s); hyphened words are one; initialisms keep their dots.
# The first two kinds are in the others too: most words are such, and found without a second look.
_WORD = re.compile(
    r"can(?=not\b)|[^\W\d_][^\W_]+(?![\w&'’‐‑-])|[,;:?!()“”\"]"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[$£€]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|%)?(?:-\w+)*"
    r"|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|ll|re|ve|d|m)\b"
    r"|[^\W_]+(?:[-‐‑&][^\W_]+)*(?:['’](?!(?:s|ll|re|ve|d|m)\b)[^\W\d_]{2,})?"
    r"|\.{2,}|…|--+|''|``|\S",
    re.IGNORECASE,
)
_QUOTES = {**dict.fromkeys("“”„‟«»＂", '"'), **dict.fromkeys(("''", "``"), '"'), **dict.fromkeys("‘’‚‛", "'")}
_DIGITS = re.compile(r"\d")


def word_bounds(text: str, sentence: Span) -> tuple[list[int], list[int]]:
    """Where the tokens of a sentence start and end in the text."""
    starts: list[int] = []
    ends: list[int] = []
    end_before = -1
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if start == end_before and end == start + 1 < sentence.end and text[start] == ".":
            last = text[starts[-1] : start]
            if last.casefold() in ABBREVIATIONS or (len(last) == 1 and last.isupper()):
                ends[-1] = end_before = end
                continue
        starts.append(start)
        ends.append(end)
        end_before = end
    return starts, ends


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
    low = _DIGITS.sub("0", word.casefold())
    parts = ("c" + shape(word), "2" + low[-2:], "3" + low[-3:], "4" + low[-4:], "p" + low[:3])
    return tuple(crc32(part.encode("utf-8", "surrogatepass")) % BUCKETS for part in parts)


def word_key(word: str) -> str:
    """The form under which the model knows a word."""
    return _DIGITS.sub("0", plain(word).casefold())
