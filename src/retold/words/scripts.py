"""Words of scripts that are written without spaces between them, and numbers in the figures of East Asia.

Chinese, Japanese, Thai, Lao, Khmer and Burmese are cut by the dictionaries of ICU (International Components for Unicode,
https://unicode-org.github.io/icu/userguide/boundaryanalysis/). Of what was tried it keeps words best when a text is
edited, and takes least of an independent report for copied: see bench/figures/scripts.md.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from retold.words import tables

# Letters and marks of these scripts, for a class of a regular expression; no figures, no punctuation.
UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e"  # Thai
    "\u0e81-\u0ecf\u0edc-\u0edf"  # Lao
    "\u1000-\u103f\u104c-\u108f\u109a-\u109f\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa76\uaa7a-\uaa7f"  # Burmese
    "\u1780-\u17d3\u17dc\u17dd"  # Khmer
    "\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Kana
    "\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
has_unspaced = re.compile(f"[{UNSPACED}]").search

# A sign of Chinese, Japanese or Korean says about what so many letters of another script do.
LETTERS_A_SIGN = 3
_DENSE = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
has_dense = _DENSE.search

# Where combining marks of living scripts are, among others.
_MARKED = ((0x300, 0x370), (0x483, 0x488), (0x591, 0x5C8), (0x610, 0x61B), (0x64B, 0x671), (0x6D6, 0x6EE), (0x711, 0x74B),
           (0x7A6, 0x7B1), (0x900, 0xE00), (0xF18, 0xFC7), (0x135D, 0x1360), (0x17B4, 0x17DE), (0x1920, 0x193C),
           (0x1B00, 0x1C38), (0x302A, 0x3030), (0xA980, 0xA9C1), (0xABE3, 0xABEE), (0xFE20, 0xFE30))  # fmt: skip
# They stand inside words too: joiners (Persian, Indic), the Armenian marks of tone, the Hebrew ones of numbers and initials.
_INNER = "\u200c\u200d\u055b\u055c\u055e\u05f3\u05f4"


def _marks(first: int, last: int) -> str:
    """The combining marks of a stretch of code points as they stand in a character class."""
    plain = "".join(
        letter if unicodedata.category(letter) in {"Mn", "Mc"} else " " for letter in map(chr, range(first, last))
    )
    return "".join(f"{run[0]}-{run[-1]}" for run in plain.split())


MARKS = _INNER + "".join(_marks(first, last) for first, last in _MARKED)

_FIGURES = dict(zip("〇零一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
_TIMES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_FIGURE = "".join((*_FIGURES, *_TIMES, *_MYRIADS))
# Parts that are not left to the dictionary: names of other languages in Katakana, and numbers of several figures. 万一
# (`in case`) is none.
_WHOLE = re.compile(rf"[ァ-ヺー-ヿ]{{2,}}|[ｦ-ﾟ]{{2,}}|[{''.join(_FIGURES)}十][{_FIGURE}]+")
_NUMBER = re.compile(rf"[{_FIGURE}]+")
# One figure before what is counted by it; 一 alone may be `a` or `one`.
_COUNTED = re.compile(f"[{_FIGURE.replace('一', '')}]")
_MOST_DIGITS = 15


@cache
def simplified() -> dict[int, str]:
    """The simplified sign for each traditional one, for `str.translate`."""
    return {ord(pair[0]): pair[1] for pair in tables.words("retold.words", "simplified.txt")}


def dense(text: str) -> bool:
    """Whether a text is in a script whose letters are syllables or words."""
    return 2 * len(_DENSE.findall(text)) > len(text)


_BETWEEN = re.compile(f"(?<=[{UNSPACED}])(?=[{UNSPACED}])")


def letter_by_letter(text: str) -> str:
    """A text with blanks between the letters of scripts without spaces: so an index of words finds any part of a run."""
    return text if text.isascii() else _BETWEEN.sub(" ", text)


@lru_cache(maxsize=1 << 15)
def cut(run: str) -> tuple[str, ...]:
    """The words of letters that stand together without a space; put together they are `run`."""
    found: list[str] = []
    at = 0
    for match in _WHOLE.finditer(run):
        found += [*_words(run[at : match.start()]), match.group()]
        at = match.end()
    return (*found, *_words(run[at:]))


def _words(run: str) -> Iterator[str]:
    """The words of the dictionary; what counts is parted from what is counted: 七人 is 七 and 人."""
    if not run:
        return
    from icu4py.breakers import WordBreaker  # noqa: PLC0415  most texts are of other scripts

    for word in WordBreaker(run, "root"):
        if len(word) == 2 and _COUNTED.match(word) and word[1] in _counters():
            yield from word
        else:
            yield word


@cache
def _counters() -> frozenset[str]:
    return frozenset(tables.words("retold.words", "counters.txt"))


def number(word: str) -> int | None:
    """The number that a word in the figures of East Asia stands for: 二十三, 一千二百, 二〇二六, 三百万; None where it is no number."""
    if len(word) > _MOST_DIGITS or word == "一" or not _NUMBER.fullmatch(word) or word[0] in _MYRIADS:
        return None
    if len(word) > 1 and all(letter in _FIGURES for letter in word):
        return int("".join(str(_FIGURES[letter]) for letter in word))
    total = part = figure = 0
    for letter in word:
        if letter in _FIGURES:
            figure = _FIGURES[letter]
        elif letter in _TIMES:
            part, figure = part + (figure or 1) * _TIMES[letter], 0
        else:
            total, part, figure = total + (part + figure) * _MYRIADS[letter], 0, 0
    return total + part + figure
