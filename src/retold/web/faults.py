"""What goes wrong, as a page (or JSON under /api) that says what to do; never a traceback."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from retold.web.environment import environment


class Fault(Exception):  # noqa: N818  shown to people under this name
    """A request that cannot be answered as asked.

    Args:
        status: of HTTP.
        title: what happened, a sentence without a full stop.
        advice: what to do next.
        more: values for the page.
    """

    def __init__(self, status: int, title: str, advice: str, **more: Any) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.advice = advice
        self.more = more


def missing(what: str) -> Fault:
    """There is no such thing."""
    return Fault(404, f"There is no {what} here", "It may have been withdrawn or merged, or the address has a slip.")


def respond(path: str, fault: Fault) -> Response:
    """The answer to a fault."""
    if path == "/api" or path.startswith("/api/"):
        return JSONResponse({"error": fault.title, "advice": fault.advice}, fault.status)
    page = environment().get_template("fault.html").render(fault=fault, here="")
    return HTMLResponse(page.encode("utf-8", "backslashreplace"), fault.status)


def of_fault(request: Request, error: Exception) -> Response:
    """For `Fault`."""
    assert isinstance(error, Fault)
    return respond(request.url.path, error)


def of_http(request: Request, error: Exception) -> Response:
    """For what Starlette itself refuses: unknown addresses, wrong methods, broken forms."""
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        fault = missing("such page")
    elif error.status_code == 405:
        fault = Fault(405, "That cannot be done at this address", "Go back and use the forms of the page.")
    else:
        fault = Fault(error.status_code, "This request could not be understood", "Go back and try again.")
    return respond(request.url.path, fault)


def of_collection(request: Request, error: Exception) -> Response:
    """For a collection that cannot be read or written now."""
    status = 503 if request.method in ("GET", "HEAD") else 409
    return respond(request.url.path, Fault(status, "The collection cannot be used right now", str(error)))


def of_anything(request: Request, _error: Exception) -> Response:
    """For what should not happen; the terminal of `retold serve` shows it."""
    advice = "Nothing was lost. The terminal in which Retold runs shows what broke; please report it."
    return respond(request.url.path, Fault(500, "Something in Retold broke", advice))
