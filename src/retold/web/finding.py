"""Pages to find things by: words, dates, people."""

import calendar as months
import re
from datetime import date
from itertools import pairwise

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from retold.model import ActorKind
from retold.store import queries, searches
from retold.store import search as searching
from retold.store import trends as trending
from retold.web.asking import MAX_PAGES, MAX_WORDS, PER_PAGE, clean, name_in_path, number, word
from retold.web.environment import archived
from retold.web.faults import Fault, missing
from retold.web.forms import the_form
from retold.web.links import with_query
from retold.web.rendering import room_of, show

_SPAN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def search(request: Request) -> Response:
    """Articles that fit the words and conditions, with the place where they do."""
    asked = searching.parse(word(request, "q"))
    page = number(request, "page", 1, MAX_PAGES)
    hits: list[searching.Hit] = []
    with room_of(request).reading() as connection:
        if asked:
            hits = searching.search(connection, asked, limit=PER_PAGE + 1, offset=(page - 1) * PER_PAGE)
        kept = searches.every(connection)
    shown = [(hit, pieces(hit)) for hit in hits[:PER_PAGE]]
    return show(
        request, "search.html",
        q=word(request, "q"), asked=asked, hits=shown, page=page, more=len(hits) > PER_PAGE, kept=kept,
    )  # fmt: skip


async def keep(request: Request) -> Response:
    """Keep a search under a name, or keep it no longer."""
    room = room_of(request)
    async with the_form(request) as form:
        name, query = (clean(str(form.get(field) or ""))[:MAX_WORDS] for field in ("name", "q"))
        forgotten = form.get("forget") == "yes"
    if not name or not (query or forgotten):
        raise Fault(422, "A search is kept under a name", "Go back and give it one.")

    def write() -> None:
        with room.writing() as connection:
            if forgotten:
                searches.forget(connection, name)
            else:
                searches.keep(connection, name, query, room.clock())

    await run_in_threadpool(write)
    return RedirectResponse(with_query("/search", q=None if forgotten else query), 303)


def pieces(hit: searching.Hit) -> list[tuple[str, bool]]:
    """A snippet in pieces, each with whether it is a word that was looked for."""
    ends = [0, *(place for span in hit.found for place in (span.start, span.end)), len(hit.snippet)]
    return [(hit.snippet[a:b], bool(n % 2)) for n, (a, b) in enumerate(pairwise(ends)) if a < b]


def archive(request: Request) -> Response:
    """The months and days on which articles were published."""
    with room_of(request).reading() as connection:
        days = queries.days(connection)
        undated = queries.undated(connection)
        between = queries.days_between(connection)
    years: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for day, count in days:
        years.setdefault(day[:4], {}).setdefault(day[:7], []).append((day, count))
    spans: dict[str, list[tuple[str, str, int]]] = {}
    for first, last, count in between:
        years.setdefault(first[:4], {}).setdefault(first[:7], [])
        spans.setdefault(first[:7], []).append((first, last, count))
    newest = {year: dict(sorted(its.items(), reverse=True)) for year, its in sorted(years.items(), reverse=True)}
    return show(request, "archive.html", years=newest, spans=spans, undated=undated, month_name=month_name)


def archive_of(request: Request) -> Response:
    """The articles of a day, a month or a year; `undated` for those without a date."""
    asked = name_in_path(request)
    room = room_of(request)
    with room.reading() as connection:
        if asked == "undated":
            found = queries.articles_undated(connection)
        elif _SPAN.fullmatch(asked):
            found = queries.articles_of_day(connection, asked)
        else:
            raise missing("such day")
        days = [day for day, _ in queries.days(connection)]
    before = next((d for d in days if d[: len(asked)] < asked), None) if asked != "undated" else None
    after = next((d for d in reversed(days) if d[: len(asked)] > asked), None) if asked != "undated" else None
    sure = [line for line in found if line.first is None or line.first[: len(asked)] == (line.last or "")[: len(asked)]]
    return show(
        request, "archive_of.html", asked=asked, title="Without a known date" if asked == "undated" else archived(asked), articles=sure,
        perhaps=[line for line in found if line not in sure],
        before=before and before[: len(asked)], after=after and after[: len(asked)],
    )  # fmt: skip


def trends(request: Request) -> Response:
    """What stands out in the last 24 hours."""
    room = room_of(request)
    with room.reading() as connection:
        found = room.remembered("trends", lambda: trending.trends(connection))
    return show(request, "trends.html", found=found)


def people(request: Request) -> Response:
    """Those who occur in the stories, in most stories first."""
    kind = word(request, "kind")
    chosen = kind if kind in {k.value for k in ActorKind} else None
    room = room_of(request)
    with room.reading() as connection:
        found = room.remembered(f"people {chosen}", lambda: queries.people(connection, kind=chosen, limit=300))
    return show(request, "people.html", people=found, kind=chosen, kinds=list(ActorKind))


def person(request: Request) -> Response:
    """The stories someone occurs in."""
    name = name_in_path(request)
    with room_of(request).reading() as connection:
        found = queries.stories_with(connection, name)
        spellings = queries.spellings(connection, name)
    if not found:
        raise missing("such person, organisation or place")
    return show(request, "person.html", name=name, stories=found, spellings=spellings)


def calendar(request: Request) -> Response:
    """What happened and what is announced in a month."""
    asked = word(request, "month")
    room = room_of(request)
    with room.reading() as connection:
        year, month = _month(asked) or _month(queries.last_published(connection) or "") or (2000, 1)
        first = date(year, month, 1)
        last = date(year, month, months.monthrange(year, month)[1])
        span = (first.isoformat(), last.isoformat())
        found = room.remembered(f"events {span}", lambda: queries.events(connection, *span))
    return show(
        request, "calendar.html", events=found, title=month_name(f"{year:04}-{month:02}"),
        before=_shifted(year, month, -1), after=_shifted(year, month, 1), month=f"{year:04}-{month:02}",
    )  # fmt: skip


def month_name(month: str) -> str:
    """`2025-10` as people write it."""
    year, number_of_month = int(month[:4]), int(month[5:7])
    return f"{months.month_name[number_of_month]} {year}"


def _month(text: str) -> tuple[int, int] | None:
    found = _SPAN.match(text)
    if not found or not found[2]:
        return None
    year, month = int(found[1]), int(found[2])
    return (year, month) if 1 <= year <= 9998 and 1 <= month <= 12 else None


def _shifted(year: int, month: int, by: int) -> str:
    whole = year * 12 + month - 1 + by
    return f"{whole // 12:04}-{whole % 12 + 1:02}"
