"""The announced events of a report as a calendar (iCalendar, RFC 5545).

An event is all-day over the days it may fall on; one whose hour is printed with its zone is at that hour. It is TENTATIVE unless
at least two independent tellings give one day for it and none another. The description holds the words it rests on.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from retold.export.addresses import address
from retold.export.cutting import head
from retold.export.neutral import neutral, neutral_line
from retold.model import Account, Article, EventStatus, Evidence, Report, TimelineEntry

# An event that may fall anywhere within more days than this would fill a calendar without telling anything.
MAX_DAYS = 31
# Characters of a summary; calendars cut longer ones.
MAX_SUMMARY = 120
_PRODUCT = "-//Retold//Announced events//EN"


def render(report: Report) -> bytes:
    """The announced events of all stories, in the order of the report; no events make an empty, valid calendar."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Retold: announced events")
    for account in report.accounts:
        for event in _events(account):
            calendar.add_component(event)
    rendered: bytes = calendar.to_ical()
    return rendered


def _events(account: Account) -> Iterator[Event]:
    articles = {article.id: article for article in account.story.articles}
    for entry in account.timeline:
        if entry.status is not EventStatus.ANNOUNCED or entry.first is None or entry.last is None:
            continue
        if (entry.last - entry.first).days < MAX_DAYS:
            yield _event(account, entry, entry.first, entry.last, articles)


def _event(account: Account, entry: TimelineEntry, first: date, last: date, articles: dict[str, Article]) -> Event:
    event = Event()
    event.add("uid", _uid(account.story.id, entry))
    event.add("dtstamp", _stamp(entry, articles))
    if entry.at is not None:  # RFC 5545, 3.6.1: without an end, an event with an hour ends at once
        event.add("dtstart", entry.at)
    else:
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))  # the end of an all-day event is not part of it
    event.add("summary", _clipped(neutral_line(entry.text)))
    event.add("description", neutral(_description(account, entry, articles)))
    event.add("status", "CONFIRMED" if _is_sure(entry) else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [neutral_line(account.story.title)])
    url = next((url for e in entry.evidence if (url := address(articles[e.article]))), None)
    if url is not None:
        event.add("url", url)
    return event


def _uid(story: str, entry: TimelineEntry) -> str:
    """The same event of the same story keeps its id from run to run, so that calendars update it."""
    first = entry.evidence[0]
    return sha256(f"{story}\0{entry.first}\0{first.article}\0{first.exact}".encode()).hexdigest()[:32] + "@retold"


def _stamp(entry: TimelineEntry, articles: dict[str, Article]) -> datetime:
    """The latest publication among the sources: a stage has no clock, and the same input must give the same bytes."""
    days = [p.last[:10] for e in entry.evidence if (p := articles[e.article].published) is not None]
    day = date.fromisoformat(max(days)) if days else date(1970, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _is_sure(entry: TimelineEntry) -> bool:
    return entry.precision == "day" and entry.origins >= 2 and not entry.disagreements


def _clipped(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MAX_SUMMARY else head(text, MAX_SUMMARY - 1) + "…"


def _description(account: Account, entry: TimelineEntry, articles: dict[str, Article]) -> str:
    tellings = "1 telling" if entry.origins == 1 else f"{entry.origins} independent tellings"
    lines = [f"{account.story.title}", f"{tellings}; {_precision(entry)}", *entry.disagreements, ""]
    lines += [_source(evidence, articles[evidence.article]) for evidence in entry.evidence]
    return "\n".join(lines)


def _precision(entry: TimelineEntry) -> str:
    if entry.at is not None:
        return f"the hour as announced, {entry.at:%H:%M} UTC"
    if entry.precision == "day":
        return "the day as announced"
    return f"the day is not set: somewhere from {entry.first} to {entry.last}"


def _source(evidence: Evidence, article: Article) -> str:
    name = article.outlet or article.title or article.source
    words = " ".join(evidence.exact.split())
    return f"“{words}” — {name}" + (f", {url}" if (url := address(article)) else "")
