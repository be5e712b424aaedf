"""How wide words are in a drawing, where no browser has measured them yet."""

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

# In ems, of DejaVu Sans: the widest of the fonts that browsers have for `system-ui`. A guess too wide only cuts early.
_NARROW, _WIDE = frozenset("fijlrtI.,:;'’‘!|()[]· "), frozenset("mwMWOQGDH@%—…&")
_ROOM = {"narrow": 0.38, "wide": 0.9, "capital": 0.73, "small": 0.63, "ideograph": 1.05}
_BOLD = 1.12


def fit(text: str, room: float, size: float = 12, *, bold: bool = False) -> str:
    """`text` cut to what fits into `room` pixels, with an ellipsis where it was cut; "" where hardly a word would fit."""
    sizes = list(accumulate(_ems(character) * size * (_BOLD if bold else 1) for character in text))
    if not sizes or sizes[-1] <= room:
        return text
    kept = text[: bisect_right(sizes, room - width("…", size, bold=bold))].rstrip(" ,;:·-–—")
    return f"{kept}…" if len(kept) > 3 else ""


def width(text: str, size: float = 12, *, bold: bool = False) -> float:
    """Pixels `text` takes at most, in a font of `size` pixels."""
    return sum(map(_ems, text)) * size * (_BOLD if bold else 1)


@lru_cache(maxsize=4096)
def _ems(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _ROOM["ideograph"]
    plain = unicodedata.normalize("NFD", character)[0]
    if plain in _NARROW or plain in _WIDE:
        return _ROOM["narrow" if plain in _NARROW else "wide"]
    return _ROOM["capital" if character.isupper() else "small"]
