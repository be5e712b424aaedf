"""What a request asks for, within bounds."""

from datetime import date
from urllib.parse import unquote

from starlette.requests import Request

from retold.store import queries
from retold.web.faults import missing
from retold.web.links import unsegment
from retold.web.newsroom import Newsroom

PER_PAGE = 50
MAX_PAGES = 10_000
MAX_WORDS = 300  # characters of a value in the address


def word(request: Request, name: str) -> str:
    """A value of the query, on one line and not too long; empty if it was not given."""
    value = request.query_params.get(name, "")[:MAX_WORDS]
    return clean(value)


def clean(value: str) -> str:
    """A value without what no text holds, and without blanks around it."""
    return whole(value).strip()


def whole(value: str) -> str:
    """A value without what no text holds; an id may begin and end with blanks."""
    return value.encode("utf-8", "replace").decode("utf-8", "replace").replace("\x00", "")


def number(request: Request, name: str, least: int, most: int) -> int:
    """A whole number of the query; the least where it is none, within bounds."""
    value = request.query_params.get(name, "")
    if not (value.isascii() and value.isdecimal()):
        return least
    return min(max(int(value[:9]), least), most)


def a_day(request: Request, name: str) -> str | None:
    """A day of the query as ISO date, None if it is none."""
    value = word(request, name)
    try:
        return date.fromisoformat(value).isoformat() if len(value) == 10 else None
    except ValueError:
        return None


def name_in_path(request: Request) -> str:
    """The id that the address names."""
    return whole(unsegment(str(request.path_params["name"])))


def story_asked(room: Newsroom, given: str) -> str:
    """The story that someone means by an id, the beginning of one, or the address of its page.

    Raises:
        Fault: if there is none.
    """
    given = clean(given)
    if "/stories/" in given:
        given = clean(unquote(given.rpartition("/stories/")[2].partition("#")[0].partition("?")[0]))
    with room.reading() as connection:
        name = queries.find_story(connection, given) if given else None
    if name is None:
        raise missing("such story")
    return name
