"""Marks that a tool has put into a text it carried: numbers of links, Markdown, times of subtitles, signs of quoted mail.

They are no words of the page: lines are read without them, and the article has none of them.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from retold.model import Removed, Span

# Text browsers number the links of a page, the number right before the words: "[12]The bridge".
_LINK_NUMBER = re.compile(r"\[(\d{1,4})\](?=[^\s\[\](),.;:])")
# A line of nothing but such links, each a few words: a menu.
_LINK_ROW = re.compile(r"^[ \t]*(?:[*+o•][ \t]+)?((?:\[\d{1,4}\][^\[\]\n.!?]{1,30}){2,})$", re.MULTILINE)
# An address, one pair of brackets in it perhaps. What stands between two marks holds no such mark: all of it is linear.
_ADDRESS = r"\((?:[^()\n]|\([^()\n]{0,80}\)){0,1000}\)"
# An image, a link around one, a link without words; then a link: its bracket, and its address.
_PICTURE = re.compile(rf"\[?!\[[^\[\]\n]{{0,300}}\]{_ADDRESS}(?:\]{_ADDRESS})?|(?<!\])\[\]{_ADDRESS}")
_LINK = re.compile(rf"(\[)[^\[\]\n]{{1,600}}(\](?=\((?:https?:|mailto:|/|#)){_ADDRESS})")
_HEADING = re.compile(r"^[ \t]{0,3}(#{1,6}[ \t]+)\S", re.MULTILINE)
_STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])[^*_\n]{1,600}(?<=\S)(\1)(?!\w)")
_STRESSED = re.compile(r"(?<![\w*])(\*)(?=[^\s*])[^*\n]{1,600}(?<=[^\s*])(\*)(?![\w*])")
_RULE = re.compile(r"^[ \t]*([-*_]{3,})[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]{0,3}((?:>[ \t]?)+)", re.MULTILINE)
# A whole line in stars or strokes: bold and slanted letters of messengers.
_STARRED = re.compile(r"^([*_])(?=[^\s*_])[^*_\n]{1,600}(?<=[^\s*_])(\1)[ \t]*$", re.MULTILINE)
_CLOCK = r"(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}"
_CUE = re.compile(rf"^(?:[ \t]*\d{{1,6}}[ \t]*\n)?[ \t]*{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}[^\n]*$", re.MULTILINE)
_VTT_HEAD = re.compile(r"\A\ufeff?\s*WEBVTT[^\n]*")
_VOICE = re.compile(r"</?(?:[ibuc]|v|lang|font)(?:[ .][^<>\n]{0,100})?>")
_LEAST_NUMBERS, _LEAST_LINKS, _LEAST_CUES = 4, 2, 3
_MOST_MARKS = 50_000
_QUOTED_OF = 3  # lines of a mail that is quoted, one at least
NUMBER, MARKDOWN, CUE, MAIL = "number of a link", "mark of Markdown", "time of a subtitle", "sign of quoted mail"
LETTERS = "mark of a messenger"


def carried_marks(text: str) -> list[Removed]:
    """The marks in a flattened page's `text`, ascending, none overlapping another. Most pages have none. Linear."""
    return apart(islice(_found(text), _MOST_MARKS))


def _found(text: str) -> Iterator[Removed]:
    """The marks by kind, after a look at what only they hold: at single characters first, which costs next to nothing."""
    if ">" in text:
        if "-->" in text and len(_CUE.findall(text)) >= _LEAST_CUES:
            yield from _all(text, CUE, _VTT_HEAD, _CUE, _VOICE)
        if "\n>" in text and len(_QUOTED.findall(text)) * _QUOTED_OF >= text.count("\n"):
            yield from _all(text, MAIL, _QUOTED)
    linked, starred = "[" in text, "*" in text
    if linked and ("[1" in text or "[2" in text):
        yield from _link_numbers(text)
    if (linked and "](" in text) or (starred and "**" in text):
        yield from _markdown(text)
    elif (starred and ("\n*" in text or text[0] == "*")) or ("_" in text and ("\n_" in text or text[0] == "_")):
        yield from _all(text, LETTERS, _STARRED)


def are_subtitles(marks: list[Removed]) -> bool:
    """Whether the marks are those of subtitles: their lines end where the picture does."""
    return any(mark.reason == CUE for mark in marks)


def _link_numbers(text: str) -> Iterator[Removed]:
    """Numbers before links, which rise from line to line; a footnote's stands behind its word."""
    matches = list(_LINK_NUMBER.finditer(text))
    numbers = [int(match[1]) for match in matches]
    rising = sum(below > above for above, below in pairwise(numbers))
    if len(numbers) >= _LEAST_NUMBERS and rising == len(numbers) - 1:
        yield from _all(text, "row of links", _LINK_ROW)
        yield from (_removed(text, match.span(), NUMBER) for match in matches)


def _markdown(text: str) -> Iterator[Removed]:
    """The marks of a text in Markdown: one that has links, or a heading and letters in bold."""
    links = len(_LINK.findall(text))
    if links >= _LEAST_LINKS or (_HEADING.search(text) and (links or _STRONG.search(text))):
        yield from _all(text, MARKDOWN, _PICTURE, _LINK, _HEADING, _STRONG, _STRESSED, _RULE, _QUOTED)


def _all(text: str, reason: str, *patterns: re.Pattern[str]) -> Iterator[Removed]:
    """What the groups of the `patterns` hold, or all of a match without groups."""
    for pattern in patterns:
        groups = range(1, pattern.groups + 1) if pattern.groups else (0,)
        for match in pattern.finditer(text):
            yield from (_removed(text, match.span(group), reason) for group in groups)


def _removed(text: str, place: tuple[int, int], reason: str) -> Removed:
    span = Span(*place)
    return Removed(span, reason, span.of(text))


def apart(found: Iterable[Removed]) -> list[Removed]:
    """What was `found` in the order of a text; of two that overlap, the later one from the end of the other."""
    kept: list[Removed] = []
    for mark in sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)):
        done = kept[-1].span.end if kept else 0
        if mark.span.start >= done:
            kept.append(mark)
        elif mark.span.end > done:
            words = (mark.text or "")[done - mark.span.start :]
            kept.append(Removed(Span(done, mark.span.end), mark.reason, words))
    return kept
