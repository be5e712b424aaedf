"""Sentences that went wrong by themselves: doubled words, full stops in the middle, ends in mid-air, stray pieces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retold.collation.lines import Line, Usage
from retold.model import Span
from retold.words.background import common_word

# Words that may rightly stand twice in a row.
_MAY_DOUBLE = frozenset(
    {"that", "had", "her", "very", "no", "so", "bye", "new", "long", "many", "ha", "more", "up", "in"}
)
# A sentence never ends on these: articles, possessives and conjunctions want something after them.
_WANTS_MORE = frozenset(
    {"the", "a", "an", "of", "and", "or", "but", "to", "from", "than", "their", "our", "my", "your", "its", "whose",
     "because", "although", "while", "into", "between", "among", "toward", "during"}
)  # fmt: skip
_PREPOSITIONS_LAST = frozenset({"of", "to", "from", "than", "into", "during", "between", "among"})
_LOOSE_STOP = re.compile(r"(?<=[a-z0-9]{2})(?<!\betc)(?<!\bvs)\. (?=[a-z]{2}|a )")
_STOP_ALONE = re.compile(r"(?<=[\w\"”’])[.,;] ?\s[.,;](?!\.)|^\s*[.,;]\s*$")
_VERBLESS_START = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must"})
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Garble:
    """A broken place of one article. Span in its text."""

    span: Span
    severity: float
    note: str


def garbles(text: str, line: Line, used: Usage) -> Iterator[Garble]:
    """What is broken in one sentence."""
    shown = line.span.of(text)
    yield from doubled(line)
    yield from loose_stops(shown, line)
    yield from ends_in_midair(shown, line)
    yield from stray_piece(shown, line)
    yield from undue_capitals(text, line, used)


def doubled(line: Line) -> Iterator[Garble]:
    """A word that stands twice in a row."""
    for one, other in zip(line.words, line.words[1:], strict=False):
        apart = other.span.start - one.span.end
        if one.plain == other.plain and apart == 1 and one.plain.isalpha() and one.plain not in _MAY_DOUBLE:
            if one.capital and not one.function:  # a name like "Duran Duran"
                continue
            yield Garble(Span(one.span.start, other.span.end), 0.4, f"“{one.shown}” stands twice")


def loose_stops(shown: str, line: Line) -> Iterator[Garble]:
    """A full stop in the middle of a clause, or one without a sentence."""
    for match in _LOOSE_STOP.finditer(shown):
        before = line.span.start + match.start()
        words = [w for w in line.words if w.span.end == before or w.span.start == before + 2]
        start = words[0].span.start if words else before
        yield Garble(
            Span(start, words[-1].span.end if words else before + 1), 0.4, "a full stop in the middle of a clause"
        )
    for match in _STOP_ALONE.finditer(shown):
        yield Garble(Span(line.span.start + match.start(), line.span.start + match.end()), 0.25, "a stray full stop")


def ends_in_midair(shown: str, line: Line) -> Iterator[Garble]:
    """A sentence whose last word wants another one."""
    if len(line.words) < 3:
        return
    last = line.words[-1]
    bare = shown.rstrip("\"”’'»)] ")
    stopped = bare.endswith((".", "!", "?", "…"))
    if last.plain in (_WANTS_MORE - _PREPOSITIONS_LAST if stopped else _WANTS_MORE) and not bare.endswith(("...", "…")):
        yield Garble(line.at(len(line.words) - 2, len(line.words)), 0.6, "the sentence ends in mid-air")


def stray_piece(shown: str, line: Line) -> Iterator[Garble]:
    """A piece that is no sentence: it opens in lower case, or with a verb that wants a subject."""
    if not 1 < len(line.words) <= 12:
        return
    first = line.words[0]
    piece = shown.rstrip('"”’»')
    if first.shown[0].islower() and piece.endswith(".") and shown[0].isalpha():
        yield Garble(line.span, 0.5, "a piece without its beginning")
    elif first.plain in _VERBLESS_START and piece.endswith(".") and len(line.words) <= 4:
        yield Garble(line.span, 0.6, "a piece without a subject")


def undue_capitals(text: str, line: Line, used: Usage) -> Iterator[Garble]:
    """A common word with a capital in mid-sentence that is no name: a seam where pieces were put together."""
    words = line.words
    for at in range(1, len(words) - 1):
        word = words[at]
        alone = not words[at - 1].capital and not words[at + 1].capital
        before = text[words[at - 1].span.end : word.span.start]
        if not (word.capital and alone and before == " " and len(word.shown) > 2) or word.first or word.quoted:
            continue
        rare = used.capitals[word.key] <= 1 and (used.lower[word.key] >= 2 or word.function)
        if rare and common_word(word.plain) and word.shown[1:].islower():
            yield Garble(line.at(at - 1, at + 1), 0.3, f"“{word.shown}” has a capital where none is due")


def strays(passages: Sequence[Sequence[Line]]) -> dict[tuple[str, Span], Garble]:
    """Pieces of a few words between two sentences that another telling has right beside each other, by article and span."""
    orders: dict[str, list[tuple[Line, int]]] = {}
    for number, passage in enumerate(passages):
        for line in passage:
            orders.setdefault(line.article, []).append((line, number))
    orders = {article: sorted(order, key=lambda item: item[0].span) for article, order in orders.items()}
    beside = {
        frozenset((one, other)) for order in orders.values() for (_, one), (_, other) in pairwise(order) if one != other
    }
    found = {}
    for article, order in orders.items():
        for (_, before), (line, number), (_, after) in zip(order, order[1:], order[2:], strict=False):
            short = 1 < len(line.words) <= _FEW_WORDS and len(passages[number]) == 1
            if short and not line.words[0].quoted and before != after and frozenset((before, after)) in beside:
                found[article, line.span] = Garble(line.span, 0.5, "a stray piece: no other telling has anything here")
    return found
