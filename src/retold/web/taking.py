"""Taking accounts away: the table of formats, the feed and the calendar."""

import io
import sqlite3
import zipfile
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from retold import keeping
from retold.errors import MissingExtraError
from retold.export import ics, syndication
from retold.export.formats import FORMATS
from retold.model import Report
from retold.store import queries
from retold.web.asking import clean, number, story_asked, word
from retold.web.faults import Fault, missing
from retold.web.newsroom import Newsroom
from retold.web.rendering import room_of, show

AGENDA_STORIES = 100
MAX_STORIES = 500  # taken away through a browser; the command line has no bound
FEED_STORIES = 20
# format → media type and ending of the file; folders come as ZIP
KINDS = {
    "json": ("application/json", "json"),
    "ics": ("text/calendar; charset=utf-8", "ics"),
    "atom": ("application/atom+xml", "atom"),
    "csl": ("application/vnd.citationstyles.csl+json", "json"),
    "ris": ("application/x-research-info-systems", "ris"),
}
_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can hold: the same accounts give the same bytes


def ask(request: Request) -> Response:
    """The table of formats."""
    room = room_of(request)
    asked = word(request, "story")
    name = story_asked(room, asked) if asked else None
    with room.reading() as connection:
        line = queries.story(connection, name) if name else None
        counts = queries.counts(connection)
    return show(
        request,
        "export.html",
        formats={kind: chosen for kind, chosen in FORMATS.items() if chosen.works},
        line=line,
        counts=counts,
        most=MAX_STORIES,
    )


def take(request: Request) -> Response:
    """Accounts in one format, as a file to save."""
    room = room_of(request)
    kind = clean(str(request.path_params["kind"]))
    if kind not in FORMATS:
        raise missing("such format")
    chosen = FORMATS[kind]
    asked = word(request, "story")
    name = story_asked(room, asked) if asked else None
    with room.reading() as connection:
        smallest = number(request, "smallest", 1, 1000)
        lines = [] if name else queries.stories(connection, smallest=smallest, limit=MAX_STORIES)
        report = _report(room, connection, [name] if name else [line.id for line in lines])
    if not report.accounts:
        raise Fault(404, "There is nothing to take away", "The accounts are still being made, or no story fits.")
    stem = _plain(name or room.name)
    try:
        files = chosen.files(report, stem)
    except MissingExtraError as error:
        raise Fault(501, "This format needs a part that is not installed", str(error)) from error
    if chosen.folder:
        return _attached(_zipped(files.items()), "application/zip", f"{stem}-{kind}.zip")
    media, ending = KINDS.get(kind, ("application/octet-stream", kind))
    return _attached(next(iter(files.values())), media, f"{stem}.{ending}")


def feed(request: Request) -> Response:
    """The stories that changed last, as an Atom feed."""
    room = room_of(request)
    with room.reading() as connection:
        lines = queries.stories(connection, limit=FEED_STORIES)
        report = _report(room, connection, [line.id for line in lines])
    return Response(syndication.render(report), media_type="application/atom+xml")


def agenda(request: Request) -> Response:
    """What is still to come, as a calendar."""
    room = room_of(request)
    with room.reading() as connection:
        report = _report(room, connection, queries.stories_with_announced(connection, AGENDA_STORIES))
    return _attached(ics.render(report), KINDS["ics"][0], f"{_plain(room.name)}.ics")


def _report(room: Newsroom, connection: sqlite3.Connection, names: Iterable[str]) -> Report:
    told = (keeping.account(connection, name, room.settings) for name in names)
    return Report(tuple(account for account in told if account), ())


def _zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files:
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, body)
    return out.getvalue()


def _attached(body: bytes, media: str, name: str) -> Response:
    return Response(body, media_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _plain(name: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in name)[:80] or "retold"
