"""The publication date nobody printed: worked out from the dates in an article and from the other articles of its story.

Every weekday, month-day or year in a text bears on the day it was written: what was `said Thursday` is behind the writer,
`Thursday's call` that `will` take place is not. Each such clue gives every candidate day a cost; the days with the least
cost make the interval. Candidates come from the dates of the story's other articles, or from dates with a year in the
text itself. Where there is neither, nothing is inferred.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from retold.mentions.dates import Scan, days_tried, scan, tag
from retold.mentions.dates_anchors import Found
from retold.mentions.dates_values import safe_date
from retold.mentions.settings import MentionSettings
from retold.model import Article, Basis, Mentions, Published, Span, Story

# Articles of one story are taken to be published within this many days of a sibling whose date is known.
SIBLING_DAYS = 3
# The text alone bounds the date only where past and future dates leave no more than this.
MAX_SPREAD_DAYS = 366
# Days whose cost is within this of the best are not told apart (a lag of one day against none is not evidence).
TOLERANCE = 0.5
WRONG_SIDE = 2.0  # a date told as past that would lie ahead, or the reverse: verbs mislead in about one case in ten
WRONG_WEEKDAY = 3.0
# Cost of a weekday so many days behind (ahead): news tells today and yesterday by weekday, rarely a day near a week off.
BEHIND = (0.0, 0.3, 1.2, 1.8, 2.2, 2.6, 3.0)
AHEAD = (0.1, 0.3, 0.8, 1.2, 1.6, 2.1, 2.6)
MAX_NOTES = 3  # of one kind on an article
# Rules whose words name a day in full: without a value there is no such day.
_DAY_RULES = frozenset({"iso", "slash", "month-day", "month-day-year", "day-month", "day-month-year"})
_SURE = (Basis.STATED, Basis.STRUCTURED, Basis.PRINTED, Basis.URL)


@dataclass(frozen=True, slots=True)
class _Clue:
    """What an expression says of the day of publication: `cost` of each candidate; least where it fits best."""

    span: Span
    text: str
    cost: Callable[[date], float]
    not_before: date | None = None
    not_after: date | None = None


def settle(story: Story, settings: MentionSettings) -> Story:
    """The story with publication dates inferred, contradictions noted, and dates read again from them.

    Articles whose date is stated or printed keep it. The others are worked out first each for itself, then with the help
    of their siblings.
    """
    if "dates" not in settings.parts:
        return story
    scans = [_scan(article, mentions) for article, mentions in zip(story.articles, story.mentions, strict=True)]
    clues = [_clues(article, scanned) for article, scanned in zip(story.articles, scans, strict=True)]
    known = [
        article.published if _is_sure(article) else _alone(article, c)
        for article, c in zip(story.articles, clues, strict=True)
    ]
    anchors = _anchors(story.articles, known)
    articles, mentions = [], []
    for article, published, own, found in zip(story.articles, known, clues, story.mentions, strict=True):
        if _is_sure(article):
            settled = article
        else:
            settled = replace(article, published=_with_siblings(article, own, anchors) or published)
        read = _read_again(article, settled, found)
        articles.append(_noted(settled, own, read))
        mentions.append(read)
    return replace(story, articles=tuple(articles), mentions=tuple(mentions))


def _scan(article: Article, mentions: Mentions) -> Scan | None:
    return scan(article.text, article.language, mentions.sentences)


def _is_sure(article: Article) -> bool:
    return article.published is not None and article.published.basis in _SURE


def _read_again(before: Article, after: Article, mentions: Mentions) -> Mentions:
    if before.published == after.published:
        return mentions
    return replace(mentions, dates=tag(after.text, after.published, after.language, mentions.sentences))


# ---- clues


def _clues(article: Article, scanned: Scan | None) -> list[_Clue]:
    if scanned is None:
        return []
    clues = []
    for found, (way, _) in zip(scanned.found, scanned.ways, strict=True):
        clue = _clue(article.text, found, way)
        if clue is not None:
            clues.append(clue)
    return clues


def _clue(text: str, found: Found, way: str | None) -> _Clue | None:
    words = found.span.of(text)
    month, day, year = found.number("month"), found.number("day", "ordday"), found.number("year")
    weekday = found.number("weekday")
    if found.rule.act in ("habit", "duration") or found.number("rel", "other") is not None:
        return None
    if month is not None and day is not None:
        cost = _month_day_cost(month, day, year, weekday, way)
        exact = safe_date(year, month, day) if year is not None else None
        return _Clue(found.span, f"“{words}”{_told(way)}", cost, *_bounds(exact, exact, way))
    if weekday is not None and way is not None and not (way == "past" and found.get("poss")):
        # "Thursday's call" names an event; the verb near it is often about something else than when it takes place
        return _Clue(found.span, f"“{words}”{_told(way)}", _weekday_cost(weekday, way))
    if year is not None and way is not None:
        first, last = date(year, month or 1, 1), date(year, month or 12, 28)
        bounds = _bounds(first, last, way) if month is not None else (None, None)
        return _Clue(found.span, f"“{words}”{_told(way)}", _year_cost(first, last, way), *bounds)
    return None


def _told(way: str | None) -> str:
    return {"past": " told as past", "future": " told as ahead", None: ""}[way]


def _weekday_cost(weekday: int, way: str) -> Callable[[date], float]:
    if way == "past":
        return lambda day: BEHIND[(day.weekday() - weekday) % 7]
    return lambda day: AHEAD[(weekday - day.weekday()) % 7]


def _month_day_cost(
    month: int, day: int, year: int | None, weekday: int | None, way: str | None
) -> Callable[[date], float]:
    def cost(published: date) -> float:
        years = (year,) if year is not None else (published.year - 1, published.year, published.year + 1)
        options = [option for y in years if (option := safe_date(y, month, day))]
        if not options:
            return 0.0
        event = min(options, key=lambda option: abs((option - published).days))
        wrong = WRONG_WEEKDAY if weekday is not None and event.weekday() != weekday else 0.0
        ahead = (event - published).days
        return wrong + (WRONG_SIDE if (way == "past" and ahead > 0) or (way == "future" and ahead < 0) else 0.0)

    return cost


def _bounds(first: date | None, last: date | None, way: str | None) -> tuple[date | None, date | None]:
    return (first if way == "past" else None, last if way == "future" else None)


def _year_cost(first: date, last: date, way: str) -> Callable[[date], float]:
    if way == "past":
        return lambda day: WRONG_SIDE if day < first else 0.0
    return lambda day: WRONG_SIDE if day > last else 0.0


# ---- candidates and choice


def _alone(article: Article, clues: Sequence[_Clue]) -> Published | None:
    """From the dates with a year in the text itself, where they bound it from both sides."""
    lows = [clue.not_before for clue in clues if clue.not_before]
    highs = [clue.not_after for clue in clues if clue.not_after]
    highs += [article.captured.date()] if article.captured else []
    if not lows or not highs or not 0 <= (min(highs) - max(lows)).days <= MAX_SPREAD_DAYS:
        return None
    low, high = max(lows), min(highs)
    candidates = [low + timedelta(days=step) for step in range((high - low).days + 1)]
    return _best(article, candidates, clues, Basis.INFERRED, f"the text lies between {low} and {high}")


def _anchors(articles: Sequence[Article], known: Sequence[Published | None]) -> list[tuple[str, date, Published]]:
    found = []
    for article, published in zip(articles, known, strict=True):
        days = days_tried(published)
        if published is not None and len(days) == 1 and days[0] is not None:
            found.append((article.id, days[0], published))
    return found


def _with_siblings(
    article: Article, clues: Sequence[_Clue], anchors: Sequence[tuple[str, date, Published]]
) -> Published | None:
    if not anchors:
        return None
    days = sorted({day for _, day, _ in anchors})
    candidates = {day + timedelta(days=step) for day in days for step in range(-SIBLING_DAYS, SIBLING_DAYS + 1)}
    siblings = ", ".join(f"{name} is of {day}" for name, day, _ in sorted(anchors)[:3])
    return _best(article, sorted(candidates), clues, Basis.STORY, f"in the same story {siblings}")


def _best(
    article: Article, candidates: Sequence[date], clues: Sequence[_Clue], basis: Basis, start: str
) -> Published | None:
    candidates = [day for day in candidates if article.captured is None or day <= article.captured.date()]
    if not candidates:
        return None
    distinct = _distinct(clues)
    costs = {day: sum(clue.cost(day) for clue in distinct) for day in candidates}
    least = min(costs.values())
    kept = [day for day in candidates if costs[day] <= least + TOLERANCE]
    used = [clue for clue in distinct if _tells(clue, candidates)]
    reason = "; ".join([start, *(clue.text for clue in used)])
    return Published(
        first=kept[0].isoformat(),
        last=kept[-1].isoformat(),
        basis=basis,
        confidence=_confidence((kept[-1] - kept[0]).days, least, len(used)),
        reason=reason,
        spans=tuple(sorted(clue.span for clue in used)),
    )


def _distinct(clues: Iterable[_Clue]) -> list[_Clue]:
    """One of each kind: a weekday named ten times in a text is one clue."""
    seen: dict[str, _Clue] = {}
    for clue in clues:
        seen.setdefault(clue.text.casefold(), clue)
    return list(seen.values())


def _tells(clue: _Clue, candidates: Sequence[date]) -> bool:
    costs = [clue.cost(day) for day in candidates]
    return max(costs) - min(costs) > TOLERANCE


def _confidence(spread: int, cost: float, used: int) -> float:
    """Falls with the spread of days and with clues that no day satisfies; without any clue it is the siblings' word alone."""
    base = 0.9 if spread == 0 else 0.8 if spread <= 1 else 0.6
    return round(max(0.1, (base if used else 0.4) - 0.1 * min(cost, 4.0)), 2)


def _noted(article: Article, clues: Sequence[_Clue], mentions: Mentions) -> Article:
    """The article with a note for every doubt about its dates that is not noted yet."""
    notes = (*_contradictions(article, clues), *_too_late(article), *_impossible(article, mentions))
    new = tuple(note for note in dict.fromkeys(notes) if note not in article.notes)
    return replace(article, notes=article.notes + new) if new else article


def _contradictions(article: Article, clues: Sequence[_Clue]) -> list[str]:
    """A stated date that dates of the text do not fit; one date on the wrong side may be a misread verb."""
    days = days_tried(article.published)
    if not _is_sure(article) or len(days) != 1 or days[0] is None:
        return []
    costs = [(clue, clue.cost(days[0])) for clue in _distinct(clues)]
    wrong = [clue for clue, cost in costs if cost >= WRONG_WEEKDAY]
    sided = [clue for clue, cost in costs if WRONG_SIDE <= cost < WRONG_WEEKDAY]
    wrong += sided if len(sided) > 1 else []
    return [f"the publication date {days[0]} does not fit {clue.text}" for clue in wrong[:MAX_NOTES]]


def _too_late(article: Article) -> list[str]:
    captured, published = article.captured, article.published
    if captured is None or published is None or published.first[:10] <= captured.date().isoformat():
        return []
    return [
        f"the publication date {published.first[:10]} is later than the day the page was fetched, {captured.date()}"
    ]


def _impossible(article: Article, mentions: Mentions) -> list[str]:
    """Days no calendar has, kept as printed."""
    broken = [m for m in mentions.dates if m.value is None and not m.alternatives and m.rule in _DAY_RULES]
    return [f"“{mention.span.of(article.text)}” is no day of the calendar" for mention in broken[:MAX_NOTES]]
