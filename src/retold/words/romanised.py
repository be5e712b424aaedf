"""Names written in two scripts: Хатунцев and Khatuntsev, سامي الخطيب and Sami al-Khatib.

Cyrillic is compared letter by letter in Latin ones, Arabic and Hebrew by their consonants, Chinese by its sound. Japanese
and Korean names are not compared with Latin ones.
"""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from retold.words import tables
from retold.words.declension import first_case, name_stem
from retold.words.names import name_words, same_person, sounded, surname
from retold.words.pinyin import is_han, pinyin

_CONSONANTS = re.compile("[֐-ۿ]")  # scripts that write consonants
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_ARTICLE = re.compile(r"\b(?:ال|al-|el-|an-|ar-|as-|ash-)")
_UNHEARD = str.maketrans("", "", "aeiouyvw'-")
_ONE_SOUND = str.maketrans({"y": "i", "h": "g"})  # ru Grigoriy, uk Hryhorii
_ONE_CONSONANT = str.maketrans({"p": "b", "j": "g"})
_ONE_SLIP = 6  # letters of a surname in which one may differ
_ENOUGH = 2  # consonants of each word of a name


@lru_cache(maxsize=1 << 12)
def same_across(one: str, other: str) -> bool:
    """Whether two full names, in one script or in two, may name one person."""
    if is_han(one) != is_han(other):
        return _in_chinese(one, other) if is_han(one) else _in_chinese(other, one)
    if _CONSONANTS.search(one) or _CONSONANTS.search(other):
        left, right = _consonants(one), _consonants(other)
        return one == other or (left == right and len(left) > 1 and min(map(len, left)) >= _ENOUGH)
    if not _CYRILLIC.search(one) and not _CYRILLIC.search(other):
        return same_person(one, other)
    latin = romanised(" ".join(first_case(one.split()))), romanised(" ".join(first_case(other.split())))
    return same_person(*latin) or _sound_alike(name_words(latin[0]), name_words(latin[1]))


def _in_chinese(han: str, latin: str) -> bool:
    """Whether a Chinese name sounds as a Latin one is written, the surname first or last."""
    words = name_words(latin)
    return len(words) > 1 and pinyin(han) in {"".join(words), "".join((*words[1:], words[0]))}


def is_cyrillic(name: str) -> bool:
    """Whether a name is written in Cyrillic letters."""
    return _CYRILLIC.search(name) is not None


def romanised(name: str) -> str:
    """A name in Latin letters."""
    table = _letters()
    return "".join(table.get(c, c) for c in name.lower())


def romanised_stem(name: str) -> str:
    """A name in Latin letters without the ending of its case: one for all its forms."""
    return romanised(name_stem(name.lower()))


def _sound_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if min(len(left), len(right)) < 2:
        return False
    given, last = (tuple(_sound(f(w)) for w in (left, right)) for f in (lambda w: w[0], surname))
    slips = 1 if len(last[0]) >= _ONE_SLIP else 0
    return given[0] == given[1] and last[0][:1] == last[1][:1] and OSA.distance(*last, score_cutoff=slips) <= slips


def _sound(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounded(word).replace("yo", "e").translate(_ONE_SOUND))


def _consonants(name: str) -> tuple[str, ...]:
    """The consonants of each word of a name, without articles and a last `h`."""
    words = (_ARTICLE.sub("", word) for word in name.lower().split())
    heard = (sounded(romanised(word) if _CONSONANTS.search(word) else word) for word in words)
    bare = (re.sub(r"[^a-z]", "", word.translate(_UNHEARD).translate(_ONE_CONSONANT)) for word in heard)
    return tuple(word.removesuffix("h") for word in bare if word)


@cache
def _letters() -> dict[str, str]:
    return {row[0]: row[1] if len(row) > 1 else "" for row in tables.rows("retold.words", "romanised.tsv")}
