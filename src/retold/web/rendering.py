"""Pages as answers."""

from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse

from retold.web.environment import environment
from retold.web.guard import Door
from retold.web.newsroom import Newsroom


def room_of(request: Request) -> Newsroom:
    """The newsroom a request is about."""
    room: Newsroom = request.app.state.room
    return room


def show(
    request: Request, template: str, status: int = 200, background: BackgroundTask | None = None, **values: Any
) -> HTMLResponse:
    """A page."""
    door: Door = request.app.state.door
    room = room_of(request)
    page = environment().get_template(template)
    text = page.render(
        {"room": room, "here": request.url.path, "form_key": door.form_key, "job": room.jobs.current, **values}
    )
    return HTMLResponse(text.encode("utf-8", "backslashreplace"), status, background=background)
