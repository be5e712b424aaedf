"""Adding pages by pasting or uploading them, and how far that is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from retold import keeping
from retold.intake.fields import page_from_fields
from retold.intake.formats import reader_for, sniffed, stem_of
from retold.intake.html import read_html
from retold.intake.settings import IntakeSettings
from retold.intake.source import in_memory, sha256
from retold.model import Page, Rejected
from retold.store import queries
from retold.web.asking import clean
from retold.web.faults import Fault, missing
from retold.web.forms import the_form
from retold.web.guard import MAX_FORM_BYTES, MAX_UPLOAD_BYTES
from retold.web.jobs import Job
from retold.web.newsroom import Newsroom
from retold.web.rendering import room_of, show

STATED = ("url", "title", "published", "outlet")
MAX_STATED_CHARS = 2_000
HEADLINE_WORDS = 5
_WORDS = re.compile(r"[^\W_]+")


def ask(request: Request) -> Response:
    """The form."""
    return show(request, "add.html", most_bytes=MAX_UPLOAD_BYTES - MAX_FORM_BYTES)


async def add(request: Request) -> Response:
    """Take what was pasted and uploaded, begin the work, lead to its progress."""
    room = room_of(request)
    intake = room.settings.intake
    async with the_form(request) as form:
        files = [(f.filename or "page", await f.read()) for f in _files(form)]
        pasted = _field(form, "text", intake.max_page_bytes)
        stated = {name: _field(form, name, MAX_STATED_CHARS) for name in STATED}
    if not pasted.strip() and not files:
        raise Fault(422, "There is nothing to add", "Go back and paste the text of a page, or choose files.")
    names = [name for name, _ in files] + (["pasted text"] if pasted.strip() else [])
    found: list[Iterator[Page | Rejected]] = [_of_file(name, raw, intake) for name, raw in files]
    if pasted.strip():
        found.append(iter([_of_paste(pasted, stated, intake)]))
    title = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    job = room.jobs.start(title, lambda job: _work(room, job, chain.from_iterable(found)))
    return RedirectResponse(f"/jobs/{job.id}", 303)


def _files(form: FormData) -> list[UploadFile]:
    return [f for f in form.getlist("file") if isinstance(f, UploadFile) and (f.size or f.filename)]


def _field(form: FormData, name: str, most: int) -> str:
    value = form.get(name)
    return value[:most] if isinstance(value, str) else ""


def _of_file(name: str, raw: bytes, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """The pages of an uploaded file, read as the command line reads it; its name is a name, never a path."""
    bare = clean(name.replace("\\", "/").rstrip("/").rpartition("/")[2])[:200] or "page"
    source = in_memory(bare, stem_of(bare), raw)
    return reader_for(source)(source, settings)


def _of_paste(text: str, stated: dict[str, str], settings: IntakeSettings) -> Page | Rejected:
    """What was pasted as a page: HTML where it looks like that, else text with whatever was copied along."""
    text = text.replace("\r\n", "\n")
    kind = "html" if sniffed(text[:4096].encode("utf-8", "replace")) is read_html else "page"
    body = text.encode("utf-8", "surrogatepass")
    given = {name: clean(value) for name, value in stated.items() if clean(value)}
    name = _name_for(given.get("title") or text.strip(), sha256(body))
    source = in_memory("pasted text", name, body)
    return page_from_fields(source, {"id": name, kind: text, **given}, None, settings)


def _name_for(text: str, digest: str) -> str:
    """The first words of the first line that may be a headline: lines above it name the outlet or are menus."""
    lines = [] if text.startswith("<") else [_WORDS.findall(line.lower()) for line in text[:2000].splitlines()]
    words = next((line for line in lines if len(line) >= HEADLINE_WORDS), lines[0] if lines else [])
    return "-".join([*words[:5], digest[:6]])


def _work(room: Newsroom, job: Job, pages: Iterator[Page | Rejected]) -> keeping.Run:
    def noted() -> Iterator[Page | Rejected]:
        for page in pages:
            if isinstance(page, Page):
                job.sha256.append(page.sha256)
            yield page

    common = (room.settings, room.clock, job.progress, keeping.cores())
    with room.writing(wait_seconds=600) as connection:
        return keeping.keep(connection, noted(), f"browser: {job.title}", *common)


async def finish(request: Request) -> Response:
    """Take up what a run that was broken off left undone."""
    room = room_of(request)
    async with the_form(request):
        pass

    def work(job: Job) -> keeping.Run:
        with room.writing(wait_seconds=600) as connection:
            return keeping.refresh(connection, room.settings, room.clock, None, job.progress, keeping.cores())

    return RedirectResponse(f"/jobs/{room.jobs.start('what was left undone', work).id}", 303)


def progress(request: Request) -> Response:
    """How far a piece of work is, and where its pages went."""
    room = room_of(request)
    running = room.jobs.find(str(request.path_params["name"]))
    if running is None:
        raise missing("such work since the app was started")
    asked = replace(running)  # as it is now: it may end while the page is made
    if request.query_params.get("as") == "json":
        return JSONResponse({"state": asked.state, "step": asked.step, "count": asked.count})
    pages, lines = [], {}
    if asked.state == "done":
        with room.reading() as connection:
            pages = queries.articles_with(connection, asked.sha256[:500])
            lines = {p.story: queries.story(connection, p.story) for p in pages if p.story}
    return show(request, "job.html", asked=asked, pages=pages, lines=lines)
