"""The local newsroom app: its addresses and what stands around them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from retold.errors import CollectionError
from retold.settings import Settings
from retold.web import adding, api, correcting, faults, finding, stories, taking
from retold.web.environment import static, warm
from retold.web.guard import Door, Guard
from retold.web.newsroom import Newsroom
from retold.web.rendering import show


class _Whole(Convertor[str]):
    """All the rest of a path, line breaks too: ids may hold anything."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        """As it is."""
        return value

    def to_string(self, value: str) -> str:
        """As it is."""
        return value


register_url_convertor("whole", _Whole())
ROUTES = [
    Route("/", stories.home),
    Route("/stories/{name:whole}", stories.story),
    Route("/articles/{name:whole}", stories.article),
    Route("/originals/{name:whole}", stories.original),
    Route("/lineage", stories.edge),
    Route("/search", finding.search),
    Route("/search/keep", finding.keep, methods=["POST"]),
    Route("/archive", finding.archive),
    Route("/archive/{name}", finding.archive_of),
    Route("/trends", finding.trends),
    Route("/people", finding.people),
    Route("/people/{name:whole}", finding.person),
    Route("/calendar", finding.calendar),
    Route("/calendar.ics", taking.agenda),
    Route("/feed.atom", taking.feed),
    Route("/export", taking.ask),
    Route("/export/{kind}", taking.take),
    Route("/decisions", correcting.log),
    Route("/decisions/merge", correcting.merge, methods=["POST"]),
    Route("/decisions/split", correcting.split, methods=["POST"]),
    Route("/decisions/pin", correcting.pin, methods=["POST"]),
    Route("/decisions/undo", correcting.undo, methods=["POST"]),
    Route("/decisions/withdraw", correcting.withdraw, methods=["POST"]),
    Route("/add", adding.ask, methods=["GET"]),
    Route("/add", adding.add, methods=["POST"]),
    Route("/finish", adding.finish, methods=["POST"]),
    Route("/jobs/{name}", adding.progress),
    Route("/api/openapi.json", api.openapi),
    Route("/api/stories", api.stories),
    Route("/api/stories/{name:whole}", api.story),
    Route("/api/articles/{name:whole}", api.article),
    Route("/api/search", api.search),
    Route("/api/trends", api.trends),
    Route("/api/decisions", api.log),
]


def create(path: Path, settings: Settings, clock: Callable[[], str], who: str, door: Door) -> Guard:
    """The app on a collection.

    Args:
        path: of the collection file.
        settings: of all stages, for what is added and corrected.
        clock: gives the time in UTC as ISO 8601.
        who: the name offered for decisions.
        door: who may come in.
    """
    room = Newsroom(path, settings, clock, who)

    @asynccontextmanager
    async def running(_app: Starlette) -> AsyncIterator[None]:
        warm()
        yield
        room.jobs.close()

    app = Starlette(
        routes=[*ROUTES, Route("/help", _help), Route("/static/{name}", _static)],
        exception_handlers={
            faults.Fault: faults.of_fault,
            HTTPException: faults.of_http,
            CollectionError: faults.of_collection,
            Exception: faults.of_anything,
        },
        lifespan=running,
    )
    app.state.room = room
    app.state.door = door
    return Guard(app, door)  # outside all, so that even the page of a broken app has its headers


def _help(request: Request) -> Response:
    return show(request, "help.html")


def _static(request: Request) -> Response:
    found = static().get(str(request.path_params["name"]))
    if found is None:
        raise faults.missing("such file")
    body, media = found
    return Response(body, media_type=media, headers={"Cache-Control": "public, max-age=31536000, immutable"})
