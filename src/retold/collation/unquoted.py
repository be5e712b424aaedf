"""A quotation that a copy no longer has: broken words stand in its place.

Who puts a report in other words, or through a translation, may lose that a piece of a sentence was somebody's own words:
“nothing about us without us” comes out as a sentence that says nothing. What is broken there is worse than a slip: it
takes the place of what somebody said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from retold.collation.lines import Line, Word
from retold.collation.tellings import Tellings
from retold.model import Difference, DifferenceKind, Passage, Reading, Span
from retold.words import fold, stem

_LEAST_QUOTED = 4  # words of a quotation that can be missed
_LEAST_CARRIED = 2  # words of matter from around the quotation that the broken sentence carries on with
_GONE = 0.5  # share of the quotation's words of matter that the copy may still have
_SEVERITY = 0.6
_NOTE = "stands where others quote “{}”"
_Place = tuple[str, Span]


def unquoted(passages: Iterable[Passage], grouped: Sequence[Sequence[Line]], tellings: Tellings) -> Iterator[Passage]:
    """The passages; what is broken in the place of a quotation is told as that.

    Args:
        passages: of a story.
        grouped: the lines of each passage.
        tellings: who copied whom.
    """
    beside = {(line.article, line.span): at for at, lines in enumerate(grouped) for line in lines}
    before = _before(grouped)
    for passage, lines in zip(passages, grouped, strict=True):
        own = {(line.article, line.span): line for line in lines}
        found = tuple(_told(each, own, before, beside, grouped, tellings) for each in passage.differences)
        yield passage if found == passage.differences else replace(passage, differences=found)


def _before(grouped: Iterable[Iterable[Line]]) -> dict[_Place, Line]:
    """For each line the one before it in its article."""
    in_order = sorted((line for lines in grouped for line in lines), key=lambda line: (line.article, line.span))
    return {(b.article, b.span): a for a, b in pairwise(in_order) if a.article == b.article}


def _told(
    difference: Difference,
    own: Mapping[_Place, Line],
    before: Mapping[_Place, Line],
    beside: Mapping[_Place, int],
    grouped: Sequence[Sequence[Line]],
    tellings: Tellings,
) -> Difference:
    """A difference, or what it is where a broken sentence goes on after one whose quotation is gone."""
    if difference.kind is not DifferenceKind.GARBLE or difference.severity >= _SEVERITY:
        return difference
    broken = next((line for (article, span), line in own.items()
                   if article == difference.article and span.overlaps(difference.span)), None)  # fmt: skip
    earlier = before.get((broken.article, broken.span)) if broken else None
    if broken is None or earlier is None or any(w.quoted for w in (*earlier.words, *broken.words)):
        return difference
    for other in grouped[beside[earlier.article, earlier.span]]:
        if other.article != earlier.article and tellings.akin([earlier.article], [other.article]):
            for first, last in other.quoted(_LEAST_QUOTED):
                if span := _in_its_place(earlier, broken, other, first, last):
                    shown = " ".join(word.shown for word in other.words[first:last])
                    reading = Reading(other.article, other.at(first, last))
                    note = _NOTE.format(shown)
                    return Difference(broken.article, span, DifferenceKind.QUOTE, (reading,), _SEVERITY, note=note)
    return difference


def _in_its_place(earlier: Line, broken: Line, other: Line, first: int, last: int) -> Span | None:
    """The words that stand in the place of the quotation `first` to `last` of another reading; None if none do."""
    lost = _matter(other.words[first:last])
    kept = _matter(earlier.words) | _matter(broken.words)
    carried = _matter(other.words[last:]) - _matter(earlier.words)
    at = [n for n, word in enumerate(broken.words) if not _matter([word]).isdisjoint(carried)]
    if not lost or len(lost & kept) > _GONE * len(lost) or len(at) < _LEAST_CARRIED or at[0] < _LEAST_QUOTED:
        return None
    end = at[0]
    while broken.words[end - 1].function and end > 1:
        end -= 1
    return broken.at(0, end)


def _matter(words: Iterable[Word]) -> set[str]:
    """The roots of words of matter; of a phrase that is compared as one those of its parts."""
    return {
        root
        for word in words
        if not word.function
        for root in (word.root, *(stem(fold(part)) for part in word.shown.split()))
    }
