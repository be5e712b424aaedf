"""Whether a word has its capital for being a name or for opening a sentence."""

import re
from functools import lru_cache

from retold.words.background import never_a_name
from retold.words.tokens import fold

_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"(?:(?<=[^\W\d_])|(?<=[^\W\d_],)) (\w+)")


def only_opens_sentence(text: str, opening: str) -> bool:
    """Whether the `opening` word of a sentence has its capital only for that: `Debris damaged a silo`; no `Banks` who was named before."""
    if not opening[1:].islower():
        return False
    words, inside = _standing(text)
    if _WORD.fullmatch(opening):
        return (never_a_name(fold(opening)) or opening.lower() in words) and opening not in inside
    # A word with a hyphen or apostrophe.
    if not never_a_name(fold(opening)) and not re.search(rf"\b{re.escape(opening.lower())}\b", text):
        return False
    return f" {opening}" not in text or re.search(rf"[^\W\d_],? {re.escape(opening)}\b", text) is None


@lru_cache(maxsize=1)
def _standing(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text, and those that stand behind another word in a sentence."""
    return frozenset(_WORD.findall(text)), frozenset(_INSIDE.findall(text))
