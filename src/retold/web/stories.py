"""Pages of stories and of the articles in them."""

import sqlite3
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from retold.export.article_view import ArticleView
from retold.model import Article, PageForm
from retold.store import decisions, originals, queries, rows
from retold.web.asking import MAX_PAGES, PER_PAGE, a_day, name_in_path, number, whole, word
from retold.web.faults import Fault, missing
from retold.web.rendering import room_of, show

ENDINGS = {PageForm.HTML: "html", PageForm.FLATTENED: "txt", PageForm.CLEAN: "txt"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list of stories is narrowed to."""

    smallest: int = 1
    since: str | None = None
    until: str | None = None
    outlet: str = ""
    language: str = ""
    fresh: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is narrowed."""
        return self != Filters()


def home(request: Request) -> Response:
    """The stories, newest change first."""
    room = room_of(request)
    page = number(request, "page", 1, MAX_PAGES)
    chosen = Filters(
        number(request, "smallest", 1, 1000),
        a_day(request, "since"),
        a_day(request, "until"),
        word(request, "outlet"),
        word(request, "language"),
        word(request, "fresh") == "1",
    )
    with room.reading() as connection:
        found = queries.stories_where(
            connection,
            smallest=chosen.smallest,
            since=chosen.since,
            until=chosen.until,
            outlet=chosen.outlet or None,
            language=chosen.language or None,
            fresh=chosen.fresh,
            limit=PER_PAGE + 1,
            offset=(page - 1) * PER_PAGE,
        )
        return show(
            request,
            "home.html",
            stories=found[:PER_PAGE],
            more=len(found) > PER_PAGE,
            page=page,
            chosen=chosen,
            counts=room.remembered("counts", lambda: queries.counts(connection)),
            outlets=queries.outlets_of(connection, [line.id for line in found]),
            glances=queries.glances(connection, [line.id for line in found]),
            languages=room.remembered("languages", lambda: queries.languages(connection)),
            unfinished=room.remembered("unfinished", lambda: queries.unfinished(connection)),
        )


def story(request: Request) -> Response:
    """A story's account, with the forms that correct it."""
    room = room_of(request)
    asked = name_in_path(request)
    with room.reading() as connection:
        name = queries.find_story(connection, asked)
        if name is None:
            raise missing("such story")
        if name != asked:
            return RedirectResponse(room.links.story(name), 302)
        line = queries.story(connection, name)
        assert line is not None
        view = room.view(connection, name)
        common: dict[str, Any] = {
            "line": line,
            "articles": queries.articles_of(connection, name),
            "log": corrections(connection, queries.ids_of(connection, name)),
            "done": _done(request, connection),
        }
        common["titles"] = _titles(connection, common["log"])
        if view is None:
            return show(request, "story_waiting.html", **common)
        fresh = queries.fresh(connection, name) if line.seen else []
        recent = [s for s in queries.stories(connection, limit=100) if s.id != name]
    look = BackgroundTask(room.see, name) if line.fresh or line.seen is None else None
    return show(request, "newsroom_story.html", view=view, fresh=fresh, recent=recent, background=look, **common)


def corrections(connection: sqlite3.Connection, articles: list[str]) -> list[decisions.Recorded]:
    """The decisions that concern any of the articles, newest first."""
    wanted = set(articles)
    return [r for r in reversed(decisions.log(connection)) if wanted & {*r.decision.articles, *r.decision.apart}]


def _titles(connection: sqlite3.Connection, log: list[decisions.Recorded]) -> dict[str, queries.ArticleLine | None]:
    """The lines of the articles that decisions name."""
    names = {a for r in log[:20] for a in r.decision.articles[:8]}
    return {name: queries.article_line(connection, name) for name in sorted(names)}


def _done(request: Request, connection: sqlite3.Connection) -> decisions.Recorded | None:
    """The decision that was just made, for the notice on the page it leads to."""
    made = number(request, "done", 0, 10**9)
    return next((r for r in decisions.log(connection) if r.number == made), None) if made else None


def article(request: Request) -> Response:
    """An article's clean text, what was cut and why, and what can be done with it."""
    room = room_of(request)
    name = name_in_path(request)
    with room.reading() as connection:
        line = queries.article_line(connection, name)
        if line is None:
            return _gone(request, connection, name)
        view = room.view(connection, line.story) if line.story else None
        known = view.articles.get(name) if view else None
        versions = queries.versions(connection, name)
        recent = [s for s in queries.stories(connection, limit=100) if s.id != line.story]
        common: dict[str, Any] = {
            "line": line,
            "versions": versions,
            "recent": recent,
            "capture": queries.capture(connection, name),
        }
        if view is None or known is None:
            kept, _ = next(iter(rows.load_articles(connection, [name])))
            return show(request, "article_waiting.html", article=kept, **common)
    edges = [e for e in view.account.lineage.edges if name in (e.child, e.parent)]
    return show(request, "newsroom_article.html", view=ArticleView(known, view), edges=edges, **common)


def _gone(request: Request, connection: sqlite3.Connection, name: str) -> Response:
    stone = next((t for t in decisions.tombstones(connection) if t.article == name), None)
    if stone is None:
        raise missing("such article")
    return show(request, "tombstone.html", 410, stone=stone)


def edge(request: Request) -> Response:
    """Why one text is held to be taken from another: every clue, and the sentences side by side."""
    room = room_of(request)
    child, parent = (whole(request.query_params.get(end, "")) for end in ("child", "parent"))
    with room.reading() as connection:
        name = queries.find_story(connection, word(request, "story"))
        view = room.view(connection, name) if name else None
    if view is None:
        raise missing("such story")
    found = next(((e, pairs) for e, pairs in view.edges if (e.child, e.parent) == (child, parent or None)), None)
    if found is None:
        raise missing("such line between two texts")
    return show(request, "edge.html", view=view, edge=found[0], pairs=found[1])


def original(request: Request) -> Response:
    """The bytes as they came, to be saved: a browser never shows them as a page of this app."""
    room = room_of(request)
    name = name_in_path(request)
    with room.reading() as connection:
        kept = next(iter(rows.load_articles(connection, [name])), None)
        if kept is None:
            return _gone(request, connection, name)
        body = originals.original(connection, kept[0].page_sha256)
    if body is None:
        raise Fault(410, "The original is no longer kept", "It was withdrawn.")
    return Response(body, media_type="application/octet-stream", headers=_saved_as(kept[0]))


def _saved_as(kept: Article) -> dict[str, str]:
    ending = ENDINGS.get(kept.form or PageForm.FLATTENED, "txt")
    plain = (
        "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in kept.id)[:80].strip(".-") or "page"
    )
    exact = quote(kept.id.encode("utf-8", "backslashreplace")[:120], safe="")
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{exact}.{ending}",
        "Content-Security-Policy": "sandbox",
    }
