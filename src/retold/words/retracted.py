"""Numbers that a sentence gives as what was said before, not as what is so."""

import re

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
_REACH = 90  # characters before a number that are looked at


def is_retracted(text: str, start: int, number: int) -> bool:
    """Whether the number at `number` of `text`, in the sentence from `start` on, is what an earlier count or version had."""
    before = text[max(start, number - _REACH) : number]
    return _BEFORE.search(before) is not None or _PUT_RIGHT.search(before) is not None
