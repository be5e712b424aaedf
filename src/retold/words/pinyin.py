"""How Chinese names sound, in Latin letters and without tones, as newspapers write them."""

import re
from functools import cache

from retold.words.scripts import simplified
from retold.words.tables import labelled

_HAN = re.compile("[\u3400-\u9fff]+")


def is_han(word: str) -> bool:
    """Whether a word is in Chinese signs throughout."""
    return _HAN.fullmatch(word) is not None


def pinyin(word: str) -> str:
    """A word in Latin letters, `linzhiyuan`; signs that are not known stay."""
    sounds = _sounds()
    return "".join(sounds.get(sign, sign) for sign in word.translate(simplified()))


@cache
def _sounds() -> dict[str, str]:
    return {sign: sound for sound, row in labelled("retold.words", "pinyin.txt") for signs in row for sign in signs}
