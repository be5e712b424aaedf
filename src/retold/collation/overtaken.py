"""What moves: a toll told in the morning is not wrong because the evening has another, nor `on Sunday` because Monday's report has its own."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from retold.model import Article, Difference, DifferenceKind, Mentions, Reading, Span
from retold.words.tolls import FALLING, Toll, tolls

_SCORE = re.compile(r"\d[-–:]\d")
_APART, _NIGHT = timedelta(days=3), timedelta(days=1)
_OWN_DAY = 0.3  # severity of other days that are each report's own
_A_DAY = len("2021-12-30")  # what of an ISO 8601 date or time tells the day


def overtaken(
    found: Iterable[Difference], articles: Mapping[str, Article], mentions: Mapping[str, Mentions]
) -> Iterator[Difference]:
    """The differences; a number told before all others have another is disputed, not wrong: it may have moved since.

    So is one that a later report of the same outlet or agency has, for that is how they bring their first report up to date,
    and a toll that has risen. A part of a toll, those who died since, is no other toll.
    And so is the day, where either report tells of the one it came out on.
    """
    for difference in found:
        others = [articles[reading.article] for reading in difference.others]
        own = articles[difference.article]
        if difference.kind is DifferenceKind.DATE and _each_of_its_day(difference, articles, mentions):
            yield replace(difference, severity=_OWN_DAY, contested=True, note="each tells of the day it came out on")
        elif difference.kind is not DifferenceKind.NUMBER or not others:
            yield difference
        elif _of_a_part(difference, articles, mentions) or _of_two_matches(difference, articles):
            continue
        elif _came_first(own, others):
            yield replace(difference, contested=True, note="told earlier; the figure may have moved since")
        elif all(other.published_before(own) for other in others) and (
            all(difference.contested or _one_source(own, other) for other in others)
            or _has_risen(difference, articles, mentions)
        ):
            yield replace(difference, contested=True, note="told later; the figure may have moved")
        else:
            yield difference


def _of_a_part(difference: Difference, articles: Mapping[str, Article], mentions: Mapping[str, Mentions]) -> bool:
    """Whether one of the figures that differ counts only some of those whom another one counts."""
    figures = [_toll(r, articles[r.article], mentions.get(r.article)) for r in _readings(difference)]
    parts = {(toll.kind, toll.part) for toll in figures if toll is not None}
    return any((kind, not part) in parts for kind, part in parts)


def _of_two_matches(difference: Difference, articles: Mapping[str, Article]) -> bool:
    """Whether the figures are of results, told on two days: of two matches."""
    readings = _readings(difference)
    days = [_published(articles[r.article]) for r in readings]
    scores = all(_SCORE.search(articles[r.article].text, max(0, r.span.start - 3), r.span.end + 3) for r in readings)
    return scores and None not in days and days[0] not in days[1:]


def _has_risen(difference: Difference, articles: Mapping[str, Article], mentions: Mapping[str, Mentions]) -> bool:
    """Whether the figures that differ are tolls, and that of the article charged, of another day, is beyond all others.

    The same digits in another order are a slip.
    """
    own, *others = (_toll(r, articles[r.article], mentions.get(r.article)) for r in _readings(difference))
    days = [_published(articles[r.article]) for r in _readings(difference)]
    if days[0] in days[1:]:
        return False
    return own is not None and all(
        other is not None
        and other.kind == own.kind
        and (other.value > own.value if own.kind in FALLING else other.value < own.value)
        and sorted(f"{other.value:.0f}") != sorted(f"{own.value:.0f}")
        for other in others
    )


def _readings(difference: Difference) -> tuple[Reading, ...]:
    return Reading(difference.article, difference.span), *difference.others


def _toll(reading: Reading, article: Article, mentions: Mentions | None) -> Toll | None:
    """The figure of dead, injured or the like that stands at a reading."""
    sentences = (s for s in (mentions.sentences if mentions else ()) if s.overlaps(reading.span))
    found = (toll for s in sentences for toll in tolls(article.text, s.start, s.end, article.language))
    return next((toll for toll in found if reading.span.overlaps(Span(toll.start, toll.end))), None)


def _came_first(own: Article, others: Sequence[Article]) -> bool:
    """Whether an article came before others, and none of them is known to have come before it."""
    before = any(own.published_before(other) for other in others)
    return before and not any(other.published_before(own) for other in others)


def _each_of_its_day(difference: Difference, articles: Mapping[str, Article], mentions: Mapping[str, Mentions]) -> bool:
    """Whether the days that differ are those on which the articles were published; some days apart, or the day before."""
    readings = _readings(difference)
    told = [_told(reading, mentions.get(reading.article)) for reading in readings]
    published = [_published(articles[reading.article]) for reading in readings]
    days = [(day, out) for day, out in zip(told, published, strict=True) if day is not None and out is not None]
    if len(days) < len(readings):
        return False
    apart = all(abs(out - days[0][1]) >= _APART for _, out in days[1:])
    return all(day == out or (apart and day == out - _NIGHT) for day, out in days)


def _told(reading: Reading, mentions: Mentions | None) -> date | None:
    """The day that the words of a reading name."""
    dates = (d for d in (mentions.dates if mentions else ()) if d.span.overlaps(reading.span))
    return next((d.first for d in dates if d.first is not None and d.first == d.last), None)


def _published(article: Article) -> date | None:
    own = article.published
    known = own is not None and own.dated and own.first[:_A_DAY] == own.last[:_A_DAY]
    return date.fromisoformat(own.first[:_A_DAY]) if own is not None and known else None


def _one_source(one: Article, other: Article) -> bool:
    """Whether two articles are of one outlet, or say that they are from one agency."""
    names = [{a.outlet, *(credit.name for credit in a.credits)} - {None} for a in (one, other)]
    return not names[0].isdisjoint(names[1])
