"""Words of a text, with their places, and the forms under which they are compared."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from retold.model import Span

# A word: letters and digits, with inner apostrophes, hyphens of compounds left apart, dots of initialisms kept (U.S.),
# inner separators of numbers kept (100,000 · 3.5); spaces too, where no table is (80 000 foyers).
TOKEN = re.compile(
    r"[^\W\d_](?:(?:\.[^\W\d_])+\.|[^\W\d_]*(?:['’ʼ][^\W\d_]+)*)"
    r"|(?<![\d.,:] )\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))+(?= ?[a-zß-ÿ€%])|\d+(?:[.,:]\d+)*"
)
_ASCII_TOKEN = re.compile(TOKEN.pattern, re.ASCII)  # finds the same there, faster
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"})
_NO_GAPS = APOSTROPHES | str.maketrans("", "", " \u00a0\u2009\u202f")


def token_spans(text: str) -> list[Span]:
    """The words of `text` as spans of it, ascending."""
    return [Span(*m.span()) for m in TOKEN.finditer(text)]


def tokens(text: str) -> list[str]:
    """The words of `text` as printed."""
    return (_ASCII_TOKEN if text.isascii() else TOKEN).findall(text)


def folded(text: str) -> list[str]:
    """The words of `text` in the form under which they are compared (see `fold`)."""
    return [fold(word) for word in tokens(text)]


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """One form for spellings that mean the same: case, accents, apostrophes, possessive `'s`, dots of initialisms, gaps in numbers."""
    word = word.translate(_NO_GAPS).casefold()
    word = word.removesuffix("'s")
    if "." in word and not word[0].isdigit():
        word = word.replace(".", "")
    if word.isascii():
        return word
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare or word


# Inflections that hide that two words are one, longest first: (ending, what stands instead).
_ENDINGS = (("ational", "ate"), ("ingly", ""), ("edly", ""), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""),
            ("es", "e"), ("ly", ""), ("s", ""))  # fmt: skip


@lru_cache(maxsize=1 << 17)
def stem(folded_word: str) -> str:
    """A light English stem of a folded word: plural, past, progressive and adverb endings off; never below 3 letters."""
    for ending, instead in _ENDINGS:
        if folded_word.endswith(ending) and len(folded_word) - len(ending) >= 3 and not folded_word.endswith("ss"):
            base = folded_word[: -len(ending)] + instead
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            return base.removesuffix("e") if len(base) > 4 else base
    return folded_word.removesuffix("e") if len(folded_word) > 4 else folded_word


def paragraphs(text: str) -> Iterator[Span]:
    """Spans between line breaks, trimmed of white space, empty ones left out."""
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Span(start, end)
