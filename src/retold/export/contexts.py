"""What stands around the words that differ, on each side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.export.cutting import head, tail
from retold.export.doubts import Departure
from retold.export.facing import folded_words
from retold.export.neutral import neutral_line
from retold.model import Article, DifferenceKind, Passage, Span
from retold.words import sentences

MAX_CONTEXT_CHARS = 4_000  # of a passage that is searched for the sentence around a difference
MAX_AROUND_CHARS = 200  # either side, where there is no passage to look in


@dataclass(frozen=True, slots=True)
class Context:
    """Words of an article in their sentence: pieces in order, each with whether it is one of the words that differ."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def words(self) -> str:
        """The words that differ, alone."""
        return " … ".join(text for text, marked in self.pieces if marked)

    def clipped(self, size: int) -> "Context":
        """On one line, at most `size` characters before, after and between the words, cut at blanks."""
        last = len(self.pieces) - 1
        return Context(
            tuple(
                (neutral_line(text), True) if marked else (_clipped(text, size, first=n == 0, last=n == last), False)
                for n, (text, marked) in enumerate(self.pieces)
            )
        )


def context(text: str, passage: Passage | None, article: str, spans: Sequence[Span]) -> Context:
    """The words at `spans` (ascending, at least one) of an article's `text`, in the sentences they stand in."""
    whole = Span(spans[0].start, max(span.end for span in spans))
    around = next((r.span for r in passage.readings if r.article == article), None) if passage else None
    if around is None or not around.covers(whole) or len(around) > MAX_CONTEXT_CHARS:
        around = Span(max(whole.start - MAX_AROUND_CHARS, 0), min(whole.end + MAX_AROUND_CHARS, len(text)))
    touched = [s.shifted(around.start) for s in sentences(around.of(text))]
    touched = [s for s in touched if s.overlaps(whole)] or [around]
    at, end = min(touched[0].start, whole.start), max(touched[-1].end, whole.end)
    pieces = []
    for span in spans:
        if span.start >= at:
            pieces += [(text[at : span.start], False), (span.of(text), True)]
            at = span.end
    return Context((*pieces, (text[at:end], False)))


def together(departures: Iterable[Departure]) -> list[list[Departure]]:
    """Departures of one kind that an article has in one passage, as one; in the order of the first of each."""
    groups: dict[tuple[int, str, DifferenceKind], list[Departure]] = {}
    for departure in departures:
        difference = departure.difference
        groups.setdefault((departure.number, difference.article, difference.kind), []).append(departure)
    return list(groups.values())


def here(group: Sequence[Departure], articles: Mapping[str, Article]) -> Context:
    """The departing side of departures that stand together."""
    first = group[0]
    spans = sorted({departure.difference.span for departure in group})
    return context(articles[first.difference.article].text, first.passage, first.difference.article, spans)


def sides(group: Sequence[Departure], articles: Mapping[str, Article]) -> list[tuple[list[str], Context, Span]]:
    """The other sides: articles with the same words once, those of most articles first, with the first span of each."""
    places: dict[str, set[Span]] = {}
    for departure in group:
        for other in departure.difference.others:
            places.setdefault(other.article, set()).add(other.span)
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for article, spans in places.items():
        text = articles[article].text
        alike.setdefault(tuple(folded_words(span.of(text)) for span in sorted(spans)), []).append(article)
    found = []
    for ids in sorted(alike.values(), key=lambda ids: -len(ids)):
        ordered = sorted(places[ids[0]])
        found.append((ids, context(articles[ids[0]].text, group[0].passage, ids[0], ordered), ordered[0]))
    return found


def _clipped(text: str, size: int, *, first: bool, last: bool) -> str:
    line = neutral_line(text)
    before, after = " " * text[:1].isspace() * (not first), " " * text[-1:].isspace() * (not last)
    if first and len(line) > size:
        line = "… " + tail(line, size)
    elif last and len(line) > size:
        line = head(line, size) + " …"
    elif not first and not last and len(line) > 2 * size:
        line = head(line, size) + " … " + tail(line, size)
    return before + line + after if line else before or after
