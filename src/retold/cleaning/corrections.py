"""What a page says it had wrong before: facts about the text's history, though no part of the text."""

import re
from html import unescape

from retold.cleaning.finding import places

_HINTS = ("correction", "corrected", "clarification", "version of th", "berichtigung", "korrektur", "corrección", "correccion",
          "erratum", "errata", "rectificati", "rettelse", "correzione")  # fmt: skip
_LABEL = re.compile(
    r"\W{0,3}(?:corrections?(?: and clarifications?)?|corrected|clarification|errat(?:um|a)|fe de erratas?|korrektur"
    r"|berichtigung|correcci[oó]n|rectificati(?:f|on)|rettelse|correzione)(?:[^:\w]{0,3}[^:]{0,14}\d[^:]{0,24})?\W{0,3}(?:[:–—-]\s|$)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:an?|the) (?:earlier|previous|original|initial|prior) version of th(?:is|e) (?:article|story|report|post|headline|piece)\b",
    re.IGNORECASE,
)
_INLINE = re.compile(r"</?(?:em|i|b|strong|span|a|u|time)\b[^<>]{0,300}>", re.IGNORECASE)
_BLOCK = re.compile(r"<[^<>]{0,2000}>|\r")
_MOST = 5
_BEFORE, _BEHIND = 300, 1_500  # characters read around a hint
_SHORTEST, _LONGEST = 20, 700  # characters of a correction


def corrections(page: str, low: str) -> tuple[str, ...]:
    """The corrections of a page, each once, in its words; `page` may be HTML or plain text, `low` is the same `lowered`."""
    found: dict[str, None] = {}
    read = 0
    for hint in places(low, _HINTS):
        if hint < read:
            continue
        start = max(0, hint - _BEFORE)
        before = _lines(page[start:hint])
        lines = _lines(page[start : hint + _BEHIND])
        told = _told(lines[max(len(before) - 1, 0) :])
        if told is not None:
            found.setdefault(told)
            read = hint + len(told)
        if len(found) == _MOST:
            break
    return tuple(found)


def _lines(markup: str) -> list[str]:
    """The lines of a piece of a page, tags taken for breaks but for those inside a line."""
    return [" ".join(unescape(line).split()) for line in _BLOCK.sub("\n", _INLINE.sub("", markup)).split("\n")]


def _told(lines: list[str]) -> str | None:
    """The correction that begins in the first of `lines`; behind a label that stands alone, the next one that is not empty."""
    earlier, label = _EARLIER.search(lines[0]), _LABEL.match(lines[0])
    if earlier is None and label is None:
        return None
    told = lines[0][label.end() if label else earlier.start() if earlier else 0 :]
    if not told and label is not None:
        told = next((line for line in lines[1:] if line), "")
    return told if _SHORTEST <= len(told) <= _LONGEST else None
