"""A live blog as its entries: each piece of the text with the time that stands above it."""

import re
from collections.abc import Sequence
from itertools import accumulate

from retold.cleaning.html_dates import moment
from retold.cleaning.published import is_label, read_stamp
from retold.model import Basis, LiveEntry, Published, Span

# A line that is a time of day, with words for its zone perhaps: "13:45", "9.30 pm", "10:32 GMT", "12 min ago".
_CLOCK_LINE = re.compile(
    r"^\W{0,3}(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?|\d{1,3}\s?(?:m|min|mins|h|hr|hrs|hours?|minutes?)\s+ago)\W{0,3}",
    re.IGNORECASE,
)
_CLOCK_AT_END = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?$", re.IGNORECASE)
_MAX_STAMP_WORDS, _MAX_LABELLED_WORDS, _BARE_WORDS = 12, 6, 3
_LEAST_ENTRIES = 2
_KEY_CHARS = 40


def is_stamp(line: str) -> bool:
    """Whether a line is the time of an entry: it begins with a time of day and says little else, or is a full timestamp."""
    words = len(line.split())
    if words > _MAX_STAMP_WORDS:
        return False
    return _is_labelled(line, words) or _CLOCK_LINE.match(line) is not None or read_stamp(line) is not None


def opens_entry(line: str) -> bool:
    """Whether a line is the time of an entry and nothing else: not `14:10 Bridge closed`, in a list of what happened."""
    words = len(line.split())
    return is_stamp(line) and (words <= _BARE_WORDS or _is_labelled(line, words) or read_stamp(line) is not None)


def _is_labelled(line: str, words: int) -> bool:
    """Whether a line is a time of day behind a word for it: `Posted at 18:20`."""
    clock = _CLOCK_AT_END.search(line) if words <= _MAX_LABELLED_WORDS else None
    return clock is not None and is_label(line[: clock.start()])


def entries_by_stamps(
    lines: Sequence[str], places: Sequence[Span | None], headings: Sequence[bool], day: Published | None
) -> tuple[LiveEntry, ...]:
    """The entries of a live blog whose times are printed; none where fewer than two have one.

    Args:
        lines: all blocks of the page, in order.
        places: where each stands in the article's text, None for what was cut.
        headings: which blocks are headings: one right above a time belongs to what is below it.
        day: when the page was published, for times without a date.
    """
    found: list[tuple[str, list[Span]]] = []
    for at, (line, place) in enumerate(zip(lines, places, strict=True)):
        if is_stamp(line):
            found.append((line, []))
            if at and headings[at - 1] and places[at - 1] and len(found) > 1 and found[-2][1]:
                found[-1][1].append(found[-2][1].pop())
        if place and found:
            found[-1][1].append(place)
    dated = [(line, spans) for line, spans in found if spans]
    if len(dated) < _LEAST_ENTRIES:
        return ()
    return tuple(LiveEntry(Span(spans[0].start, spans[-1].end), line, _printed(line, day)) for line, spans in dated)


def entries_by_updates(text: str, updates: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[LiveEntry, ...]:
    """The entries of a live blog that its JSON-LD lists; none where fewer than two are found again in `text`.

    Args:
        text: of the article.
        updates: for each update its time as written, and how it may begin: headline, body.
    """
    starts: dict[int, Published] = {}
    for value, openings in updates:
        found = [text.find(opening[:_KEY_CHARS]) for opening in openings if opening]
        when = moment(value)
        start = min((at for at in found if at >= 0), default=-1)
        if start >= 0 and when:
            reason = f"JSON-LD of the entry: “{value.strip()[:60]}”"
            starts.setdefault(start, Published(when, when, Basis.STRUCTURED, 0.95, reason))
    if len(starts) < _LEAST_ENTRIES:
        return ()
    places = sorted(starts)
    ends = [*places[1:], len(text)]
    return tuple(
        LiveEntry(Span(start, start + len(text[start:end].rstrip())), None, starts[start])
        for start, end in zip(places, ends, strict=True)
    )


def paragraph_spans(text: str, count: int) -> list[Span]:
    """The paragraphs of an article's `text` where they are `count`, as when each is a block of the page; else none."""
    parts = text.split("\n\n")
    if len(parts) != count:
        return []
    starts = accumulate((len(part) + 2 for part in parts[:-1]), initial=0)
    return [Span(start, start + len(part)) for start, part in zip(starts, parts, strict=True)]


def _printed(line: str, day: Published | None) -> Published | None:
    """When an entry was published: its full timestamp, or its time of day on the day of the page."""
    stamp = read_stamp(line)
    if stamp:
        return Published(stamp.first, stamp.last, Basis.PRINTED, 0.8, f"printed above the entry: “{line[:60]}”")
    if not day:
        return None
    reason = f"“{line[:60]}” is printed above the entry, and the page is dated so"
    return Published(day.first[:10], day.last[:10], Basis.INFERRED, 0.5, reason)
