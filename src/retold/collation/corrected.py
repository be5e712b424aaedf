"""What a page says it had wrong before settles which of two readings departs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.collation.facts import Fact, Facts, facts
from retold.collation.lines import Usage, lines
from retold.model import Article, Difference, DifferenceKind, Mentions, Reading, Span
from retold.words import sentences
from retold.words.retracted import NOT

# The kinds of facts that may be put right, as differences of them are called.
_KINDS = {
    "number": DifferenceKind.NUMBER,
    "ordinal": DifferenceKind.NUMBER,
    "name": DifferenceKind.NAME,
    "role": DifferenceKind.ROLE,
    **dict.fromkeys(("weekday", "day", "year", "clock", "relative"), DifferenceKind.DATE),
}
# Those that say the same wherever they stand: a Monday may be another one.
_ANYWHERE = frozenset({"number", "name"})
_MOST_WORDS = 120  # of a sentence of a correction
_SEVERITY = 0.8
# In the sentence that tells what was wrong: "An earlier version misstated …".
_WRONG = re.compile(
    r"\b(?:earlier|previous|original|initial|prior) version|\b(?:incorrect|wrong|mistaken|erroneous|misstat|misspel|misidentif|falsch|früher|zunächst|err[óo]ne|anterior|par erreur)",
    re.IGNORECASE,
)
# A sentence that tells nothing but that the page is sorry.
_SORRY = re.compile(r"\b(?:regret|apologi[sz]|sorry|bedauer|entschuldig|lament|disculp|excus|scus)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z\d“\"])")


@dataclass(frozen=True, slots=True)
class Corrected:
    """Two values of which a page says that the one was wrong: (kind, value) as in `Fact`; `note` says so for people."""

    wrong: tuple[str, str]
    right: tuple[str, str]
    note: str


def corrected(articles: Mapping[str, Article], used: Usage) -> list[Corrected]:
    """The facts that corrections of the story's pages put right."""
    found = []
    for name, article in sorted(articles.items()):
        for told in article.corrections:
            stated = [span for span in sentences(told) if not _SORRY.search(told, span.start, span.end)]
            parts = lines(told, Mentions(name, ()), stated, article.language, _MOST_WORDS)
            named = [
                (fact, line.at(fact.first, fact.last).start)
                for line in parts
                for fact in facts(line, used).facts
                if fact.kind in _KINDS
            ]
            found += [
                Corrected((x.kind, x.value), (y.kind, y.value), _note(name, told))
                for x, here in named
                for y, there in named
                if x.kind == y.kind and x.value != y.value and _is_wrong(told, here, there)
            ]
    return found


def settled(
    found: Iterable[Difference], readings: Mapping[str, Sequence[Facts]], known: Sequence[Corrected]
) -> Iterator[Difference]:
    """The differences, those that some page's correction decides with the wrong reading as the departing one.

    Args:
        found: of one passage.
        readings: of each article.
        known: what corrections put right.
    """
    for difference in found:
        yield from next(filter(None, (_by(difference, readings, each) for each in known)), (difference,))


def _by(difference: Difference, readings: Mapping[str, Sequence[Facts]], told: Corrected) -> list[Difference]:
    """The difference as a correction decides it, one for each reading that has it wrong; none if it says nothing of it."""
    here = Reading(difference.article, difference.span)
    has = {r: _values(readings.get(r.article, ()), r.span) for r in (here, *difference.others)}
    wrong, right = ([r for r, values in has.items() if value in values] for value in (told.wrong, told.right))
    if here not in (wrong + right) or not wrong or not right:
        return []
    others = difference.others if here in wrong else tuple(right)
    departing = [here] if here in wrong else wrong
    return [
        replace(difference, article=r.article, span=r.span, others=others, contested=False, note=told.note)
        for r in departing
    ]


def _values(readings: Iterable[Facts], span: Span) -> set[tuple[str, str]]:
    """What an article states at some of its words."""
    near = (reading for reading in readings if reading.line.span.overlaps(span))
    return {(f.kind, f.value) for reading in near for f in reading.facts if _at(reading, f).overlaps(span)}


def unsettled(
    passage: Sequence[Facts], known: Sequence[Corrected], found: Sequence[Difference]
) -> Iterator[Difference]:
    """Readings that have what a page corrects, beside others that have it right, where nothing was `found` yet."""
    for each in (one for one in known if one.wrong[0] in _ANYWHERE):
        right = [Reading(f.line.article, _at(f, fact)) for f in passage for fact in _with(f, each.right)]
        for wrong in (f for f in passage if right and not _with(f, each.right)):  # a page's note of it has both
            for fact in _with(wrong, each.wrong):
                span, article = _at(wrong, fact), wrong.line.article
                if not any(d.article == article and d.span.overlaps(span) for d in found):
                    yield Difference(article, span, _KINDS[fact.kind], tuple(right), _SEVERITY, note=each.note)


def _with(reading: Facts, value: tuple[str, str]) -> list[Fact]:
    return [fact for fact in reading.facts if (fact.kind, fact.value) == value]


def _at(reading: Facts, fact: Fact) -> Span:
    return reading.line.at(fact.first, fact.last)


def _note(name: str, told: str) -> str:
    return f"{name} says of itself: {told}"


def _is_wrong(told: str, place: int, other: int) -> bool:
    """Whether what stands at `place` of a correction is what was wrong before, and what stands at `other` is not."""
    if NOT.search(told[:place]):
        return True
    if NOT.search(told[:other]):
        return False
    starts = [0, *(match.end() for match in _SENTENCE.finditer(told)), len(told)]
    at = max(n for n, start in enumerate(starts) if start <= place)
    apart = not starts[at] <= other < starts[at + 1]
    return apart and _WRONG.search(told[starts[at] : starts[at + 1]]) is not None
