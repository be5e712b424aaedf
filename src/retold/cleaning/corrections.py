"""What a page says it had wrong before: facts about the text's history, though no part of the text."""

import re
from collections.abc import Set as AbstractSet

from retold.cleaning.hints import places, present

# By a part that they share.
_HINTS = {
    "correc": ("correction", "corrected", "corrección", "correccion"),
    "errat": ("erratum", "errata"),
    **{
        hint: (hint,)
        for hint in (
            "clarification",
            "version of th",
            "berichtigung",
            "korrektur",
            "rectificati",
            "rettelse",
            "correzione",
        )
    },
}
# Every correction has one of these words, in small letters: a label, or "version" and which it was.
_LABELS = frozenset(
    ("correction", "corrections", "corrected", "clarification", "clarifications", "berichtigung", "korrektur", "corrección",
     "correccion", "erratum", "errata", "erratas", "rectificatif", "rectification", "rettelse", "correzione")
)  # fmt: skip
_FORMER = frozenset(("earlier", "previous", "original", "initial", "prior"))
CORRECTION_WORDS = _LABELS | _FORMER | {"version"}
_LABEL = re.compile(
    r"\W{0,3}(?:corrections?(?: and clarifications?)?|corrected|clarification|errat(?:um|a)|fe de erratas?|korrektur"
    r"|berichtigung|correcci[oó]n|rectificati(?:f|on)|rettelse|correzione)(?:[^:\w]{0,3}[^:]{0,14}\d[^:]{0,24})?\W{0,3}(?:[:–—-]\s|$)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:an?|the) (?:earlier|previous|original|initial|prior) version of th(?:is|e) (?:article|story|report|post|headline|piece)\b",
    re.IGNORECASE,
)
_MOST = 5
_SHORTEST, _LONGEST = 20, 700  # characters of a correction
_NEXT = 3  # lines among which the words under a label that stands alone are looked for


def may_correct(words: AbstractSet[str]) -> bool:
    """Whether a page that has these `CORRECTION_WORDS`, in small letters, may hold a correction."""
    return not (_LABELS.isdisjoint(words) and ("version" not in words or _FORMER.isdisjoint(words)))


def corrections(shown: str, low: str) -> tuple[str, ...]:
    """The corrections of a page, each once, in its words.

    Args:
        shown: the lines a reader of the page sees.
        low: the same `lowered`.
    """
    found: dict[str, None] = {}
    read = 0
    for at, _ in places(low, present(low, _HINTS)):
        if at < read:
            continue
        start = shown.rfind("\n", 0, at) + 1
        end = shown.find("\n", at)
        read = end if end >= 0 else len(shown)
        told = _told(shown[start:read].strip(), shown[read : read + _LONGEST + _SHORTEST].split("\n")[1 : 1 + _NEXT])
        if told is not None:
            found.setdefault(" ".join(told.split()))
        if len(found) == _MOST:
            break
    return tuple(found)


def _told(line: str, below: list[str]) -> str | None:
    """The correction that `line` is; behind a label that stands alone, the line below that is not empty."""
    earlier, label = _EARLIER.search(line), _LABEL.match(line)
    if earlier is None and label is None:
        return None
    told = line[label.end() if label else earlier.start() if earlier else 0 :]
    if not told:
        told = next((other.strip() for other in below if other.strip()), "")
    return told if _SHORTEST <= len(told) <= _LONGEST else None
