"""Corrections by hand: thin forms over `keeping`, every one with its reason in the log."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from retold import keeping
from retold.model import Decision, DecisionKind
from retold.store import decisions, queries
from retold.web.asking import MAX_WORDS, clean, number, story_asked
from retold.web.faults import Fault, missing
from retold.web.forms import the_form
from retold.web.links import with_query
from retold.web.newsroom import Newsroom
from retold.web.rendering import room_of, show


def log(request: Request) -> Response:
    """All decisions, newest first, and what was withdrawn."""
    with room_of(request).reading() as connection:
        found = list(reversed(decisions.log(connection)))
        gone = decisions.tombstones(connection)
        names = {a for r in found for a in (*r.decision.articles, *r.decision.apart)}
        lines = {name: queries.article_line(connection, name) for name in sorted(names)}
    undone = number(request, "undone", 0, 10**9)
    its = next((r.decision.articles for r in found if r.number == undone), ())
    back = next((lines[a] for a in its if (line := lines.get(a)) and line.story), None)
    return show(request, "decisions.html", undone=undone, log=found, gone=gone, lines=lines, back=back)


async def merge(request: Request) -> Response:
    """Make one story of two."""

    def decide(room: Newsroom, form: FormData) -> Response:
        first, second = story_asked(room, _text(form, "story")), story_asked(room, _text(form, "with"))
        if first == second:
            raise Fault(422, "A story cannot be merged with itself", "Go back and name another story.")
        with room.reading() as connection:
            articles = queries.ids_of(connection, first) + queries.ids_of(connection, second)
        return _decided(room, form, DecisionKind.MERGE, sorted(articles), [])

    return await _decide(request, decide)


async def split(request: Request) -> Response:
    """Take articles out of their story into one of their own."""

    def decide(room: Newsroom, form: FormData) -> Response:
        story = story_asked(room, _text(form, "story"))
        chosen = {clean(str(value)) for value in form.getlist("article")}
        with room.reading() as connection:
            known = queries.ids_of(connection, story)
        if not chosen or not chosen <= set(known):
            raise Fault(422, "No page of this story was chosen", "Go back and tick the pages that do not belong to it.")
        rest = [a for a in known if a not in chosen]
        if not rest:
            raise Fault(422, "These are all pages of the story", "Go back and leave at least one in it.")
        return _decided(room, form, DecisionKind.SPLIT, sorted(chosen), rest)

    return await _decide(request, decide)


async def pin(request: Request) -> Response:
    """Put an article into a story and keep it there."""

    def decide(room: Newsroom, form: FormData) -> Response:
        article, story = _article(room, form), story_asked(room, _text(form, "into"))
        with room.reading() as connection:
            others = [a for a in queries.ids_of(connection, story) if a != article]
        if not others:
            raise Fault(422, "The page is alone in that story already", "Go back and name another story.")
        return _decided(room, form, DecisionKind.PIN, [article, *others], [])

    return await _decide(request, decide)


async def undo(request: Request) -> Response:
    """Take a decision back."""

    def decide(room: Newsroom, form: FormData) -> Response:
        given = _text(form, "number")
        chosen = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
        with room.writing() as connection:
            found = keeping.undo(connection, chosen, room.settings, room.clock)
        if found is None:
            raise Fault(
                409, "There is no such decision in force", "It may have been undone already; see the decisions."
            )
        return RedirectResponse(f"/decisions?undone={chosen}", 303)

    return await _decide(request, decide)


async def withdraw(request: Request) -> Response:
    """Take an article's text out of everything, for good."""

    def decide(room: Newsroom, form: FormData) -> Response:
        article, why = _article(room, form), _why(form)
        if form.get("sure") != "yes":
            raise Fault(422, "Nothing was withdrawn", "Go back and tick that you are sure: it cannot be undone.")
        with room.writing() as connection:
            keeping.withdraw(connection, article, why, room.settings, room.clock)
        room.forget()
        return RedirectResponse(room.links.page(article), 303)

    return await _decide(request, decide)


async def _decide(request: Request, decide: Callable[[Newsroom, FormData], Response]) -> Response:
    async with the_form(request) as form:
        return await run_in_threadpool(decide, room_of(request), form)


def _decided(room: Newsroom, form: FormData, kind: DecisionKind, articles: list[str], apart: list[str]) -> Response:
    who = _text(form, "who") or room.who
    decision = Decision(kind, tuple(articles), who[:80], _why(form), tuple(apart))
    with room.writing() as connection:
        made = keeping.decide(connection, decision, room.settings, room.clock)
        line = queries.article_line(connection, articles[0])
    story = line.story if line else None
    return RedirectResponse(with_query(room.links.story(story), done=made) if story else "/decisions", 303)


def _article(room: Newsroom, form: FormData) -> str:
    name = _text(form, "article")
    with room.reading() as connection:
        if queries.article_line(connection, name) is None:
            raise missing("such article")
    return name


def _why(form: FormData) -> str:
    why = _text(form, "why")
    if not why:
        raise Fault(422, "A correction needs its reason", "Go back and say why, in a few words; the log keeps it.")
    return why


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return clean(value[: MAX_WORDS * 4]) if isinstance(value, str) else ""
