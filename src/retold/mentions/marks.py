"""Pairs of quotation marks, through all the ways they are abused.

Marks are paired inside one paragraph; nothing runs away over a paragraph break. A quote that goes on in the next
paragraph is several pairs, the later ones marked as continued.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from retold.model import Span
from retold.words import paragraphs

_MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚‛'＂「」״]")
_OPENING = frozenset("“„‟«‘‚‛「") | {"``"}
_CLOSING = frozenset("”»’」")
_IN_ACRONYMS, _HEBREW = frozenset('"״'), re.compile("[א-ת]")  # צה"ל
_SINGLE = frozenset("‘’‚‛'")
_SENTENCE_END = re.compile(r"[.!?…][)\]]?(?=\s|$)")
_CLITICS = re.compile(r"(?:tis|twas|em|n|til|cause|bout|round|\d0s?|\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks.

    Attributes:
        span: the words inside, blanks at the ends left out. outer: with the marks.
        closed: the closing mark was found; otherwise the end is a sound guess (end of sentence or paragraph).
        continued: it carries on the stretch before it, which the paragraph before left open.
        single: set in single marks.
    """

    span: Span
    outer: Span
    closed: bool = True
    continued: bool = False
    single: bool = False


# Behind words whose closing mark is missing: `…, the baker said`.
_ATTRIBUTED = re.compile(r",(?=\s+(?:[\w.’'-]+\s+){1,7}(?:said|says|told|added|replied)\b)")


def marked(text: str, max_chars: int) -> tuple[Marked, ...]:
    """Outermost stretches of `text` between quotation marks, ascending; spans of `text`."""
    found: list[Marked] = []
    left_open = False
    for paragraph in paragraphs(text):
        here = list(_in_paragraph(text, paragraph, max_chars))
        if here and left_open and text[paragraph.start] in "\"“„«‘'”":
            first = here[0]
            if first.outer.start == paragraph.start:
                here[0] = replace(first, continued=True)
        found.extend(here)
        left_open = bool(here) and not here[-1].closed and here[-1].outer.end == paragraph.end
    return tuple(_settle_open_ends(text, found))


def _settle_open_ends(text: str, found: list[Marked]) -> Iterator[Marked]:
    """A stretch left open at its paragraph's end is believed whole only if the next paragraph carries it on."""
    for at, stretch in enumerate(found):
        carried_on = at + 1 < len(found) and found[at + 1].continued
        if stretch.closed or carried_on:
            yield stretch
            continue
        stop = _ATTRIBUTED.search(text, stretch.span.start, stretch.outer.end) if not stretch.continued else None
        stop = stop or _SENTENCE_END.search(text, stretch.span.start, stretch.outer.end)
        end = stop.end() if stop and not stretch.continued else stretch.outer.end
        inside = _trimmed(text, stretch.span.start, end)
        if inside is not None:
            yield replace(stretch, span=inside, outer=Span(stretch.outer.start, end))


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool
    single: bool


def _in_paragraph(text: str, paragraph: Span, max_chars: int) -> Iterator[Marked]:
    marks = list(_marks(text, paragraph))
    at = 0
    while at < len(marks):
        mark, close = marks[at], None
        if mark.opens:
            close = _closing_single(text, marks, at) if mark.single else _closing(marks, at)
        if close is not None and marks[close].start - mark.end <= max_chars:
            inside = _trimmed(text, mark.end, marks[close].start)
            if inside is not None:
                yield Marked(inside, Span(mark.start, marks[close].end), single=mark.single)
            at = close + 1
        elif mark.opens and not mark.single:
            limit = next((m.start for m in marks[at + 1 :] if m.opens and not m.single), paragraph.end)
            limit = min(limit, mark.end + max_chars)
            inside = _trimmed(text, mark.end, limit)
            if inside is not None:
                yield Marked(inside, Span(mark.start, limit), closed=False)
            at = next((k for k in range(at + 1, len(marks)) if marks[k].start >= limit), len(marks))
        else:  # an apostrophe, or a mark that closes nothing
            at += 1


def _closing(marks: list[_Mark], opened: int) -> int | None:
    """The mark that closes the double mark at `opened`; nested pairs are stepped over when they balance."""
    for at in range(opened + 1, len(marks)):
        if marks[at].single:
            continue
        return at if marks[at].closes else _after_nested(marks, at)
    return None


def _closing_single(text: str, marks: list[_Mark], opened: int) -> int | None:
    """The mark that closes a single one: the first that cannot be a plural's apostrophe, else the last one left."""
    last = None
    for at in range(opened + 1, len(marks)):
        if not marks[at].single:
            continue
        if marks[at].opens:
            break
        last = at
        if text[marks[at].start - 1] not in "sS":
            return at
    return last


def _after_nested(marks: list[_Mark], nested: int) -> int | None:
    """With another opening mark inside: the second of two closing marks before the next opening one, else none."""
    closes = []
    for at in range(nested + 1, len(marks)):
        if marks[at].single:
            continue
        if marks[at].opens:
            break
        closes.append(at)
    return closes[1] if len(closes) > 1 else None


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    is_open = {True: False, False: False}
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        single = mark in _SINGLE
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        if mark in _IN_ACRONYMS and _HEBREW.match(before) and _HEBREW.match(after):
            continue
        if single:
            opens, closes = _single_role(text, match, before, after)
        else:
            opens, closes = _double_role(mark, before, after, is_open=is_open[False])
        if opens != closes:
            is_open[single] = opens
        if opens or closes:
            yield _Mark(match.start(), match.end(), opens, closes, single)


def _double_role(mark: str, before: str, after: str, *, is_open: bool) -> tuple[bool, bool]:
    looks_open = (before.isspace() or before in "([{—–-/‘'") and not after.isspace()
    looks_closed = (not before.isspace() or before in ".,") and not after.isalnum()
    if mark in _OPENING:
        # „…“ closes with what opens elsewhere
        return (False, True) if is_open and looks_closed and not looks_open else (True, False)
    if mark in _CLOSING:
        return (True, False) if not is_open and looks_open else (False, True)
    if looks_open != looks_closed:
        if looks_closed and not is_open:
            return (False, False)  # an inch sign or a stray mark
        return looks_open, looks_closed
    return (not is_open, is_open)


def _single_role(text: str, match: re.Match[str], before: str, after: str) -> tuple[bool, bool]:
    mark = match.group()
    fits_open = (before.isspace() or before in '([{—–-"“') and (after.isalnum() or after in "[(…$£€")
    if mark in {"‘", "‚", "‛"} or (mark == "'" and fits_open):
        return (fits_open and not _CLITICS.match(text, match.end()), False)
    ends_word = not before.isspace() and not after.isalnum()
    return (False, ends_word)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end and any(c.isalnum() for c in text[start:end]) else None
