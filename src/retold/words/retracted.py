"""Numbers that a sentence gives as what was said before, not as what is so."""

import re

from retold.words.numbers import plain

# "correcting an earlier figure of", "an earlier version of this article gave it as": right before the number.
_BEFORE = re.compile(
    r"\b(?:(?:earlier|previous|initial|original|preliminary) (?:figure|count|toll|number|total|estimate|report|tally|version|statement)s?"
    r"|(?:frühere|vorige|ursprüngliche|vorläufige)[nmrs]? (?:Zahl|Angabe|Meldung|Schätzung|Fassung|Version)(?:en)?"
    r"|(?:chiffre|bilan|nombre|estimation|version)s? (?:précédent|antérieur|initial|provisoire)e?s?"
    r"|(?:cifra|balance|número|recuento|estimación|versión) (?:anterior|inicial|provisional|previ[ao])"
    r"|(?:wcześniejsz|poprzedni|wstępn)\w* (?:liczb|dan|bilans|wersj|szacun)\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# "corrected the number of injured officers from | nine to six": what stands behind `from`.
_PUT_RIGHT = re.compile(
    r"(?:\b(?:correct|revis|lower|rais|reduc|amend|updat|upgrad|downgrad)(?:e|s|ed|es|ing)?\b[^.;]{0,70}\bfrom"
    r"|\b(?:korrigiert|berichtigt|senkt|erhöht)\w*\b[^.;]{0,70}\bvon"
    r"|\b(?:ramen|corrig|révis|abaiss|relev)\w*\b[^.;]{0,70}\bde"
    r"|\b(?:corrig|rectific|revis|rebaj|elev)\w*\b[^.;]{0,70}\bde) (?:(?:at least|about|some|mindestens|rund|al menos|au moins) )?$",
    re.IGNORECASE,
)
# Before what was wrong: "It was 3.4 million, not 4.3 million".
NOT = re.compile(
    r"\b(?:not|rather than|instead of|nicht|statt|anstatt|no|en vez de|et non|au lieu de)\s+(?:[\w$€£]+\s+){0,3}$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_REACH = 90  # characters before a number that are looked at


def is_retracted(text: str, start: int, number: int) -> bool:
    """Whether the number at `number` of `text`, in the sentence from `start` on, is what an earlier count or version had."""
    before = text[max(start, number - _REACH) : number]
    return _BEFORE.search(before) is not None or _PUT_RIGHT.search(before) is not None


def withdrawn(told: str) -> frozenset[str]:
    """The numbers, as plain digits, that a page's note says it had wrong: `23, not 32`."""
    return frozenset(plain(match[0]) for match in _DIGITS.finditer(told) if NOT.search(told, 0, match.start()))
