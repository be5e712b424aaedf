"""Speech that dashes part from who says it: `— Мы ждали, — рассказала Анна. — Долго`, also inside quotation marks."""

import re
from collections.abc import Iterable

from retold.mentions.marks import Marked
from retold.mentions.phrases import words_of
from retold.mentions.tongues import Tongue
from retold.model import Span
from retold.words import paragraphs

_OPENS = re.compile(r"[—–-]\s?(?=[^\W\d_¿¡])|[—–-]\s?(?=[¿¡])")
_DASH = re.compile(r"\s[—–-]\s|\s—(?=\w)|(?<=[\w!?…])—(?=[.,;:]?(?:\s|$))")
_LOOKED_AT = 60  # letters behind a dash
_VERB_WITHIN = 2  # words behind a dash in which the verb of saying stands


def parted(text: str, stretches: Iterable[Marked], tongue: Tongue) -> tuple[Marked, ...]:
    """The stretches in marks, those with `— said somebody —` inside in parts, and the lines that dashes open as stretches.

    The later parts are marked as continued.
    """
    found: list[Marked] = []
    for stretch in stretches:
        parts = _parts(text, stretch.outer, stretch.span.start, tongue)
        found += parts or [stretch]
    for paragraph in paragraphs(text):
        opened = _OPENS.match(text, paragraph.start, paragraph.end)
        if opened is not None and not any(m.outer.overlaps(paragraph) for m in found):
            found += _parts(text, paragraph, opened.end(), tongue)
    return tuple(sorted(found, key=lambda m: m.outer.start))


def _parts(text: str, whole: Span, start: int, tongue: Tongue) -> list[Marked]:
    """What stands before the first dash with a verb of saying behind it, and behind the next."""
    dashes = list(_DASH.finditer(text, start, whole.end))
    at = next((n for n, dash in enumerate(dashes) if _says(text, dash.end(), whole.end, tongue)), None)
    if at is None:
        return []
    found = [Marked(Span(start, dashes[at].start()), Span(whole.start, dashes[at].start()))]
    for dash in dashes[at + 1 : at + 2]:
        end = whole.end - (text[whole.end - 1] in '»”"“')
        begin = dash.end() + (text[dash.end() : dash.end() + 1] in {".", ","})
        if begin < end:
            found.append(Marked(Span(begin, end), Span(begin, whole.end), continued=True))
    return [m for m in found if any(map(str.isalnum, m.span.of(text)))]


def _says(text: str, start: int, end: int, tongue: Tongue) -> bool:
    behind = words_of(text, Span(start, min(end, start + _LOOKED_AT)), ())
    return any(word.flat in tongue.verbs or word.flat in tongue.marked for word in behind[:_VERB_WITHIN])
