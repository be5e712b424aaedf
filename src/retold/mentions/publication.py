"""The publication date nobody printed: worked out from the dates in an article and from the other articles of its story.

Every weekday, month-day or year in a text bears on the day it was written: what was `said Thursday` is behind the writer,
`Thursday's call` that `will` take place is not. Each such clue gives every candidate day a cost; the days with the least
cost make the interval. Candidates come from the dates of the story's other articles, or from dates with a year in the
text itself. Where there is neither, nothing is inferred.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from retold.mentions.dates import Scan, dates_of, days_tried, scan
from retold.mentions.dates_values import safe_date
from retold.mentions.publication_clues import BEHIND, WRONG_SIDE, WRONG_WEEKDAY, Clue, clues_of, stamp
from retold.mentions.publication_order import in_order, is_open
from retold.mentions.settings import MentionSettings
from retold.model import Article, Basis, DateMention, Mentions, Published, Span, Story
from retold.words import folded

# Articles of one story are taken to be published within this many days of a sibling whose date is known.
SIBLING_DAYS = 3
# The text alone bounds the date only where past and future dates leave no more than this.
MAX_SPREAD_DAYS = 366
# Days whose cost is within this of the best are not told apart (a lag of one day against none is not evidence).
TOLERANCE = 0.5
_CARRIED = 4  # words on either side of a date that tell it was carried over with them
_REACH = 80  # characters that hold them
MAX_NOTES = 3  # of one kind on an article
# Rules whose words name a day in full: without a value there is no such day.
_DAY_RULES = frozenset(
    {
        "iso",
        "slash",
        "month-day",
        "month-day-year",
        "day-month",
        "day-month-year",
        "month-day-range",
        "day-range-month",
        "between-month-days",
        "month-days-range",
    }
)
_MISREAD_RULES = frozenset({"broken-month-day", "day-broken-month", "broken-month-year"})
_Carried: TypeAlias = Mapping[tuple[str, ...], tuple[DateMention, date]]
_SURE = (Basis.STATED, Basis.STRUCTURED, Basis.PRINTED, Basis.URL)


def settle(story: Story, settings: MentionSettings) -> Story:
    """The story with publication dates inferred, contradictions noted, and dates read again from them.

    Articles whose date is stated or printed keep it and are not read again: what they contradict is noted with them alone
    (`noted`). The others are worked out first each for itself, then with the help of their siblings; so is which day a date
    such as 3/4/2030 is.
    """
    if "dates" not in settings.parts or all(map(_is_sure, story.articles)):
        return story
    scans = [_scan(article, mentions) for article, mentions in zip(story.articles, story.mentions, strict=True)]
    carried = _carried(story)
    clues = [
        [_as_carried(article.text, clue, carried) for clue in clues_of(article, scanned)]
        for article, scanned in zip(story.articles, scans, strict=True)
    ]
    known = [_known(*each) for each in zip(story.articles, scans, clues, strict=True)]
    anchors = _anchors(story.articles, known)
    others = [(name, day) for name, day, _ in anchors] or _either(story.articles)
    articles, mentions = [], []
    for article, scanned, published, own, found in zip(
        story.articles, scans, known, clues, story.mentions, strict=True
    ):
        settled = replace(article, published=published)
        if published is not None and is_open(published):
            costs = _distinct(own)
            settled = replace(article, published=in_order(article.id, published, costs, others))
        elif published is None or published.basis not in _SURE:
            settled = replace(article, published=_with_siblings(article, own, anchors) or published)
        read = found
        if article.published != settled.published:
            dates = (_as_there(article.text, mention, carried) for mention in dates_of(settled, scanned))
            read = replace(found, dates=tuple(dates))
        articles.append(_with_notes(settled, own, read))
        mentions.append(read)
    return replace(story, articles=tuple(articles), mentions=tuple(mentions))


def noted(article: Article, scanned: Scan | None, mentions: Mentions) -> Article:
    """An article whose date is stated or printed with a note for every doubt about its dates; others as they are."""
    return _with_notes(article, clues_of(article, scanned), mentions) if _is_sure(article) else article


def _scan(article: Article, mentions: Mentions) -> Scan | None:
    return None if _is_sure(article) else scan(article.text, article.language, mentions.sentences, mentions.quoted)


def _is_sure(article: Article) -> bool:
    published = article.published
    return published is not None and published.basis in _SURE and not is_open(published)


# ---- what was carried over with its date


def _carried(story: Story) -> _Carried:
    """The days that articles with a date of their own count from it, by the words around them: a copy keeps the day they mean.

    Where several articles have the words, the earliest has them.
    """
    found: dict[tuple[str, ...], tuple[DateMention, date]] = {}
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        day = days_tried(article.published)[0]
        if day is None or not _is_sure(article):
            continue
        for mention in mentions.dates:
            words = _around(article.text, mention.span)
            relative = mention.anchor == "published" and not any(map(str.isdigit, mention.span.of(article.text)))
            if relative and mention.first and (words not in found or day < found[words][1]):
                found[words] = mention, day
    return found


def _around(text: str, at: Span) -> tuple[str, ...]:
    before, after = folded(text[max(0, at.start - _REACH) : at.start]), folded(text[at.end : at.end + _REACH])
    return (*before[-_CARRIED:], *folded(at.of(text)), *after[:_CARRIED])


def _as_carried(text: str, clue: Clue, carried: _Carried) -> Clue:
    """A clue whose words stand in another article says no more than that this one was published about when that one was."""
    told, day = carried.get(_around(text, clue.span), (None, None)) if clue.span is not None else (None, None)
    if told is None or told.first is None or day is None or clue.not_before or clue.not_after:
        return clue
    earliest = min(told.first, day)  # what had happened was not told before

    def cost(published: date) -> float:
        return BEHIND[min(abs((published - day).days), len(BEHIND) - 1)] + WRONG_SIDE * (published < earliest)

    return replace(clue, text=f"words that an article of {day} has too", cost=cost)


def _as_there(text: str, mention: DateMention, carried: _Carried) -> DateMention:
    there, _ = carried.get(_around(text, mention.span), (None, None))
    return mention if there is None or mention.anchor is None else replace(there, span=mention.span)


# ---- candidates and choice


def _known(article: Article, scanned: Scan | None, clues: Sequence[Clue]) -> Published | None:
    """What the article says by itself: its stated date, a date printed as a line of its text, the bounds of its dates."""
    if _is_sure(article) or (article.published is not None and is_open(article.published)):
        return article.published
    printed = stamp(article, scanned)
    if printed is not None and not any(clue.not_before and clue.not_before > printed[0] for clue in clues):
        day, span = printed
        words = span.of(article.text)
        return Published(day.isoformat(), day.isoformat(), Basis.PRINTED, 0.8, f"printed as a line: “{words}”", (span,))
    return _alone(article, clues)


def _alone(article: Article, clues: Sequence[Clue]) -> Published | None:
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


def _either(articles: Sequence[Article]) -> list[tuple[str, date]]:
    """Both days that each date may be whose day and month may be swapped: where no page says more, they tell by each other."""
    opened = [(article.id, article.published) for article in articles if article.published is not None]
    return [(name, day) for name, p in opened if is_open(p) for day in map(date.fromisoformat, (p.first, p.last))]


def _with_siblings(
    article: Article, clues: Sequence[Clue], anchors: Sequence[tuple[str, date, Published]]
) -> Published | None:
    if not anchors:
        return None
    days = sorted({day for _, day, _ in anchors})
    candidates = {day + timedelta(days=step) for day in days for step in range(-SIBLING_DAYS, SIBLING_DAYS + 1)}
    candidates |= {day for clue in clues if clue.day for day in _near(*clue.day, days)}
    siblings = ", ".join(f"{name} is of {day}" for name, day, _ in sorted(anchors)[:3])
    return _best(article, sorted(candidates), clues, Basis.STORY, f"in the same story {siblings}")


def _near(month: int, day: int, anchors: Sequence[date]) -> Iterator[date]:
    """The day of a dateline, in the year in which it is nearest to the siblings: a story may go on for months."""
    years = {anchor.year + step for anchor in anchors for step in (-1, 0, 1)}
    options = [option for year in sorted(years) if (option := safe_date(year, month, day)) is not None]
    nearest = min(options, key=lambda option: min(abs((option - anchor).days) for anchor in anchors), default=None)
    if nearest is not None:
        yield from (nearest, nearest + timedelta(days=1))


def _best(
    article: Article, candidates: Sequence[date], clues: Sequence[Clue], basis: Basis, start: str
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
        spans=tuple(sorted(clue.span for clue in used if clue.span is not None)),
    )


def _distinct(clues: Iterable[Clue]) -> list[Clue]:
    """One of each kind: a weekday named ten times in a text is one clue."""
    seen: dict[str, Clue] = {}
    for clue in clues:
        seen.setdefault(clue.text.casefold(), clue)
    return list(seen.values())


def _tells(clue: Clue, candidates: Sequence[date]) -> bool:
    costs = [clue.cost(day) for day in candidates]
    return max(costs) - min(costs) > TOLERANCE


def _confidence(spread: int, cost: float, used: int) -> float:
    """Falls with the spread of days and with clues that no day satisfies; without any clue it is the siblings' word alone."""
    base = 0.9 if spread == 0 else 0.8 if spread <= 1 else 0.6 if spread <= 2 * SIBLING_DAYS else 0.3
    return round(max(0.1, (base if used else 0.4) - 0.1 * min(cost, 4.0)), 2)


def _with_notes(article: Article, clues: Sequence[Clue], mentions: Mentions) -> Article:
    """The article with a note for every doubt about its dates that is not noted yet."""
    notes = (*_contradictions(article, clues), *_too_late(article), *_impossible(article, mentions))
    new = tuple(note for note in dict.fromkeys(notes) if note not in article.notes)
    return replace(article, notes=article.notes + new) if new else article


def _contradictions(article: Article, clues: Sequence[Clue]) -> list[str]:
    """A stated date that dates of the text do not fit; one date on the wrong side may be a misread verb.

    A bare weekday is never more than six days away: they speak against a date where none of several is near it.
    """
    days = days_tried(article.published)
    if not _is_sure(article) or len(days) != 1 or days[0] is None:
        return []
    costs = [(clue, clue.cost(days[0])) for clue in _distinct(clues)]
    if any(clue.weekday and cost < WRONG_SIDE for clue, cost in costs):
        costs = [(clue, cost) for clue, cost in costs if not clue.weekday]
    wrong = [clue for clue, cost in costs if cost >= WRONG_WEEKDAY and not clue.weekday]
    sided = [clue for clue, cost in costs if clue not in wrong and cost >= WRONG_SIDE]
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
    notes = [f"“{mention.span.of(article.text)}” is no day of the calendar" for mention in broken[:MAX_NOTES]]
    misread = [m for m in mentions.dates if m.value is None and m.alternatives and m.rule in _MISREAD_RULES]
    notes += [
        f"“{m.span.of(article.text)}” looks misread, likely for {m.alternatives[0]}; it is kept without a value"
        for m in misread[:MAX_NOTES]
    ]
    return notes
