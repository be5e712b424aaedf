"""Words of a text, with their places, and the forms under which they are compared."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from retold.model import Span
from retold.words.scripts import MARKS, UNSPACED, cut, has_dense, has_unspaced, number, simplified
from retold.words.stems import light_stem

# A word: letters and digits, with inner apostrophes and the marks of its letters, hyphens of compounds left apart, dots of
# initialisms kept (U.S.), inner separators of numbers kept (100,000 · 3.5); spaces too, where no table is (80 000 foyers).
_WORD = r"{letter}(?:(?:\.{letter})+\.|{letter}*(?:{inner})*)"
_NUMBER = r"(?<![\d.,:] )\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))+(?= ?[a-zß-ÿ€%])|\d+(?:[.,:٫٬]\d+)*"


def _token(letter: str, inner: str, others: str = "") -> re.Pattern[str]:
    return re.compile(_WORD.format(letter=letter, inner=inner) + "|" + _NUMBER + others, re.ASCII if not others else 0)


# Letters of scripts without spaces are found as a run, which `cut` parts.
_LETTER = rf"[^\W\d_{UNSPACED}]"
_TOKEN = _token(_LETTER, rf"['’ʼ]{_LETTER}+|[{MARKS}]{_LETTER}*", rf"|[{UNSPACED}]+")
_ASCII_TOKEN = _token(r"[^\W\d_]", r"'[^\W\d_]+")  # finds the same in ASCII, faster
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"})
_NO_GAPS = APOSTROPHES | str.maketrans("", "", " \u00a0\u2009\u202f")
# Letters of Arabic, Persian and Amharic that are written one for the other, and marks that carry no sound of their own.
_ONE_LETTER = (
    str.maketrans("ةىکی٫٬", "هيكي.,", "\u0640\u200c\u200d\u055b\u055c\u055e\u05f3\u05f4")
    | {0x1210 + n: 0x1200 + n for n in range(7)}
    | {0x1280 + n: 0x1200 + n for n in range(7)}
    | {0x1220 + n: 0x1230 + n for n in range(7)}
    | {0x12D0 + n: 0x12A0 + n for n in range(7)}
    | {0x1340 + n: 0x1338 + n for n in range(7)}
)
# The first letter beyond the Latin script.
_ABROAD = "\u0370"
# Longer words are left as they are: putting thousands of marks on one letter in order takes long.
_LONGEST = 200
# From here on marks are vowels and tones; before, they are accents and points, which many writers leave out.
_VOWEL_MARKS = "\u0900"


def token_spans(text: str, start: int = 0, end: int = sys.maxsize) -> list[Span]:
    """The words of `text` from `start` to `end` as spans of it, ascending."""
    if text.isascii() or not has_unspaced(text, start, end):
        pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
        return [Span(*m.span()) for m in pattern.finditer(text, start, end)]
    found = []
    for match in _TOKEN.finditer(text, start, end):
        at = match.start()
        for word in _parts(match.group()):
            found.append(Span(at, at + len(word)))
            at += len(word)
    return found


def tokens(text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
    """The words of `text` from `start` to `end` as printed."""
    if text.isascii():
        return _ASCII_TOKEN.findall(text, start, end)
    found = _TOKEN.findall(text, start, end)
    return [part for word in found for part in _parts(word)] if has_unspaced(text, start, end) else found


def _parts(word: str) -> tuple[str, ...]:
    return cut(word) if has_unspaced(word, 0, 1) else (word,)


def folded(text: str) -> list[str]:
    """The words of `text` in the form under which they are compared (see `fold`)."""
    return [fold(word) for word in tokens(text)]


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """One form for spellings that mean the same: case, accents, apostrophes, possessive `'s`, dots of initialisms, gaps in numbers.

    Of other scripts: points and letters that stand for each other, figures of any script as ours, traditional Chinese signs as simplified ones.
    """
    word = word.translate(_NO_GAPS).casefold()
    word = word.removesuffix("'s")
    if "." in word and not word[0].isdigit():
        word = word.replace(".", "")
    if word.isascii() or len(word) > _LONGEST:
        return word
    value = number(word)
    if value is not None:
        return str(value)
    if has_dense(word):
        word = word.translate(simplified())
    plain = unicodedata.normalize("NFKD", word.translate(_ONE_LETTER))
    bare = "".join([_figure(c) for c in plain if c >= _VOWEL_MARKS or not unicodedata.combining(c)])
    return unicodedata.normalize("NFC", bare) or word


def _figure(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def is_abroad(folded_word: str) -> bool:
    """Whether a word is of another script than Latin."""
    return folded_word[:1] > _ABROAD


def shown(word: str) -> str:
    """A word as readers see it in a list of words: in small letters, without accents where the Latin script has them."""
    return fold(word) if not is_abroad(word) else word.casefold()


# Inflections that hide that two words are one, longest first: (ending, what stands instead).
_ENDINGS = (("ational", "ate"), ("ingly", ""), ("edly", ""), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""),
            ("es", "e"), ("ly", ""), ("s", ""))  # fmt: skip


@lru_cache(maxsize=1 << 17)
def stem(folded_word: str) -> str:
    """A light stem of a folded word: the endings of English off, those of its script where that is not Latin; never all of it."""
    if is_abroad(folded_word):
        return light_stem(folded_word)
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
