"""What grows: articles of the last 24 hours against the week before, by story and by name."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from math import log

from retold.model import Article, Story, Trend

_DAY = timedelta(days=1)
_WEEK_DAYS = 7
# A count that nothing went before is held against this many articles in the week before, so that one is no trend.
_BEFORE_AT_LEAST = 0.5
_MIN_NOW = 2.0


def trends(stories: Iterable[Story], now: str, most: int = 20) -> tuple[Trend, ...]:
    """The stories, and the names in their tags, that grew in the 24 hours before `now` against the week before.

    An article counts in a span of time by the part of its interval of publication that falls into it, so one dated by
    the day alone is half in a window that begins at noon; one without a date does not count. Ranked by how little the
    growth looks like chance: the logarithm of the likelihood ratio of the rate now and the rate before (Dunning 1993,
    *Accurate methods for the statistics of surprise and coincidence*, for a Poisson count).

    Args:
        stories: of the collection.
        now: ISO 8601 time in UTC.
        most: how many are given.

    Raises:
        ValueError: if `now` is no time.
    """
    end = _moment(now)
    counts: defaultdict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for story in stories:
        late = sum(_part(article, end - _DAY, end) for article in story.articles)
        early = sum(_part(article, end - (1 + _WEEK_DAYS) * _DAY, end - _DAY) for article in story.articles)
        for key in (("story", story.title, story.id), *(("name", tag, "") for tag in story.tags)):
            counts[key][0] += late
            counts[key][1] += early
    found = [
        Trend(kind, text, name or None, round(late, 3), round(early / _WEEK_DAYS, 3), round(_surprise(late, early), 3))
        for (kind, text, name), (late, early) in counts.items()
        if late >= _MIN_NOW and late * _WEEK_DAYS > early
    ]
    return tuple(sorted(found, key=lambda t: (-t.surprise, t.kind != "story", t.text, t.story or ""))[:most])


def _surprise(late: float, early: float) -> float:
    """Likelihood ratio, in nats, of a day's rate of its own against the rate of the week before."""
    usual = max(early, _BEFORE_AT_LEAST) / _WEEK_DAYS
    return late * log(late / usual) - (late - usual)


def _part(article: Article, start: datetime, end: datetime) -> float:
    """How much of an article's interval of publication is between two times, 0–1."""
    if article.published is None:
        return 0.0
    first, last = _moment(article.published.first), _moment(article.published.last)
    if len(article.published.last) == len("2031-03-01"):
        last += _DAY
    if last <= first:
        return float(start < first <= end)
    inside = min(last, end) - max(first, start)
    return max(inside / (last - first), 0.0)


def _moment(value: str) -> datetime:
    found = datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
