"""Two dates that are the ends of one stretch ("from Monday to Wednesday next week"), read as one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold.account.signs import Signs
from retold.model import DateMention, Span

_REACH = 14  # characters before a date that hold an opening
_LONGEST_DAYS = 36_525  # a century; what is longer than an event is dropped as one, not as its two ends


def stretched(text: str, dates: Sequence[DateMention], signs: Signs) -> Iterator[DateMention]:
    """The dates, each pair that bounds a stretch as one; spans are in `text`, `signs` those of its language."""
    at = 0
    while at < len(dates):
        one = dates[at]
        other = dates[at + 1] if at + 1 < len(dates) else None
        if other is not None and _bounds(text, one, other, signs):
            yield replace(one, span=Span(one.span.start, other.span.end), value=None, last=other.last)
            at += 2
        else:
            yield one
            at += 1


def _bounds(text: str, one: DateMention, other: DateMention, signs: Signs) -> bool:
    if one.first is None or other.last is None or not 0 < (other.last - one.first).days <= _LONGEST_DAYS:
        return False
    between = text[one.span.end : other.span.start]
    before = text[max(0, one.span.start - _REACH) : one.span.start]
    return signs.between.fullmatch(between) is not None and signs.opening.search(before) is not None
