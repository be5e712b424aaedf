"""What a page says it had wrong before settles which of two readings departs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.collation.facts import Fact, Facts, facts
from retold.collation.lines import Usage, lines
from retold.model import Article, Difference, DifferenceKind, Mentions, Reading, Span
from retold.words import folded, sentences

_KINDS = frozenset(
    {DifferenceKind.NUMBER, DifferenceKind.NAME, DifferenceKind.DATE, DifferenceKind.ROLE, DifferenceKind.PLACE}
)
_SAID = {"number": DifferenceKind.NUMBER, "name": DifferenceKind.NAME}  # kinds of facts that corrections are read for
_MOST_WORDS = 120  # of a sentence of a correction
_SEVERITY = 0.8
# Before what was wrong: "It was 3.4 million, not 4.3 million".
_NOT = re.compile(
    r"\b(?:not|rather than|instead of|nicht|statt|anstatt|no|en vez de|et non|au lieu de)\s+(?:[\w$€£]+\s+){0,3}$",
    re.IGNORECASE,
)
# In the sentence that tells what was wrong: "An earlier version misstated …".
_WRONG = re.compile(
    r"\b(?:earlier|previous|original|initial|prior) version|\b(?:incorrect|wrong|mistaken|erroneous|misstat|misspel|misidentif|falsch|früher|zunächst|err[óo]ne|anterior|par erreur)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z\d“\"])")


def settled(found: Iterable[Difference], articles: Mapping[str, Article]) -> Iterator[Difference]:
    """The differences, those that some page's correction decides with the wrong reading as the departing one.

    Args:
        found: of one passage.
        articles: of the story, by id; their corrections are read.
    """
    corrections = [(name, told) for name, article in sorted(articles.items()) for told in article.corrections]
    for difference in found:
        yield next(filter(None, (_by(difference, *each, articles) for each in corrections)), difference)


@dataclass(frozen=True, slots=True)
class Corrected:
    """Two values of which a page says that the one was wrong: (kind, value) as in `Fact`; `note` says so for people."""

    wrong: tuple[str, str]
    right: tuple[str, str]
    note: str


def corrected(articles: Mapping[str, Article], used: Usage) -> list[Corrected]:
    """The numbers and names that corrections of the story's pages put right."""
    found = []
    for name, article in sorted(articles.items()):
        for told in article.corrections:
            parts = lines(told, Mentions(name, ()), sentences(told), article.language, _MOST_WORDS)
            named = [
                (fact, line.at(fact.first, fact.last).start)
                for line in parts
                for fact in facts(line, used).facts
                if fact.kind in _SAID
            ]
            found += [
                Corrected((x.kind, x.value), (y.kind, y.value), _note(name, told))
                for x, here in named
                for y, there in named
                if x.kind == y.kind and x.value != y.value and _is_wrong(told, here, there)
            ]
    return found


def unsettled(
    passage: Sequence[Facts], known: Sequence[Corrected], found: Sequence[Difference]
) -> Iterator[Difference]:
    """Readings that have what a page corrects, beside others that have it right, where nothing was `found` yet."""
    for each in known:
        right = [Reading(f.line.article, _at(f, fact)) for f in passage for fact in _with(f, each.right)]
        for wrong in passage if right else ():
            for fact in _with(wrong, each.wrong):
                span, article = _at(wrong, fact), wrong.line.article
                if not any(d.article == article and d.span.overlaps(span) for d in found):
                    yield Difference(article, span, _SAID[fact.kind], tuple(right), _SEVERITY, note=each.note)


def _with(reading: Facts, value: tuple[str, str]) -> list[Fact]:
    return [fact for fact in reading.facts if (fact.kind, fact.value) == value]


def _at(reading: Facts, fact: Fact) -> Span:
    return reading.line.at(fact.first, fact.last)


def _note(name: str, told: str) -> str:
    return f"{name} says of itself: {told}"


def _by(difference: Difference, name: str, told: str, articles: Mapping[str, Article]) -> Difference | None:
    """The difference as the correction `told` of article `name` decides it; None if it says nothing of it."""
    if difference.kind not in _KINDS or not difference.span:
        return None
    mine = _place(told, articles[difference.article], difference.span)
    theirs = [(r, _place(told, articles[r.article], r.span)) for r in difference.others]
    named = [(reading, place) for reading, place in theirs if place is not None]
    if mine is None or not named:
        return None
    note = _note(name, told)
    if _is_wrong(told, mine, named[0][1]):
        return replace(difference, contested=False, note=note)
    other, place = named[0]
    if not _is_wrong(told, place, mine):
        return replace(difference, note=note)
    here = Reading(difference.article, difference.span)
    return replace(difference, article=other.article, span=other.span, others=(here,), contested=False, note=note)


def _place(told: str, article: Article, span: Span) -> int | None:
    """Where a correction names what a reading has: its figures, or else its words; None if it does not."""
    words = folded(span.of(article.text))
    words = [w for w in words if w[0].isdigit()] or words
    if not words or not set(words) <= set(folded(told)):
        return None
    match = re.search(rf"(?<![\w.,]){re.escape(words[0])}(?![\w]|[.,]\d)", told, re.IGNORECASE)
    return match.start() if match else None


def _is_wrong(told: str, place: int, other: int) -> bool:
    """Whether what stands at `place` of a correction is what was wrong before, and what stands at `other` is not."""
    if _NOT.search(told[:place]):
        return True
    if _NOT.search(told[:other]):
        return False
    starts = [0, *(match.end() for match in _SENTENCE.finditer(told)), len(told)]
    at = max(n for n, start in enumerate(starts) if start <= place)
    apart = not starts[at] <= other < starts[at + 1]
    return apart and _WRONG.search(told[starts[at] : starts[at + 1]]) is not None
