"""Sentence boundaries that survive quotations and abbreviations."""

import re

from retold.model import Span
from retold.words.tokens import paragraphs

# Words before a full stop that do not end a sentence.
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "cmdr",
        "adm",
        "maj",
        "gov",
        "sen",
        "rep",
        "rev",
        "hon",
        "st",
        "sr",
        "jr",
        "vs",
        "etc",
        "no",
        "nos",
        "art",
        "fig",
        "vol",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "del",
        "ala",
        "ariz",
        "ark",
        "calif",
        "colo",
        "conn",
        "fla",
        "ga",
        "ill",
        "ind",
        "kan",
        "ky",
        "la",
        "md",
        "mass",
        "mich",
        "minn",
        "miss",
        "mo",
        "mont",
        "neb",
        "nev",
        "okla",
        "ore",
        "pa",
        "penn",
        "tenn",
        "tex",
        "va",
        "vt",
        "wash",
        "wis",
        "wyo",
        "approx",
        "est",
        "min",
        "max",
        "a.m",
        "p.m",
        "i.e",
        "e.g",
        "u.s",
        "u.k",
        "u.n",
    ]
)
# These only before a number: who says no. ends a sentence.
_NUMBERED = frozenset({"no", "nos", "art", "fig", "vol"})
_END = re.compile(r"([.!?…]+)([\"”’»)\]']*)(\s+)")
_OPENERS = '"“‘«([—–-'
_LAST_WORD = re.compile(r"([^\s(\[\"“‘]+)$")
_QUOTE_SPACED = re.compile(r"[\"“”’»]")


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences of `text` as spans of it, ascending; together they cover every word; none crosses a line break."""
    found: list[Span] = []
    for paragraph in paragraphs(text):
        found.extend(_split(text, paragraph))
    return tuple(found)


def _split(text: str, paragraph: Span) -> list[Span]:
    spans, start = [], paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        end = match.end(2)
        if match.end(3) >= paragraph.end or not _ends_sentence(text, start, match, paragraph.end):
            continue
        spans.append(Span(start, end))
        start = match.end(3)
    spans.append(Span(start, paragraph.end))
    return spans


def _ends_sentence(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    after = text[match.end(3) : min(match.end(3) + 40, limit)]
    opened = after.lstrip(_OPENERS + " ")
    if not opened or opened[0].islower() or opened[0] in ",;:)":
        return False
    if match.group(1) != ".":
        return True
    word = _LAST_WORD.search(text, start, match.start())
    last = word.group(1) if word else ""
    bare = last.rstrip(".").casefold()
    if match.group(2):
        return True
    if len(last) == 1 and last.isupper():  # an initial: "George W. Bush"
        return False
    return bare not in ABBREVIATIONS or (bare in _NUMBERED and not opened[0].isdigit())
