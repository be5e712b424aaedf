"""Forms as they come in."""

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.datastructures import FormData
from starlette.requests import Request

from retold.web.faults import Fault
from retold.web.guard import MAX_UPLOAD_BYTES, Door

MAX_FILES = 200
MAX_FIELDS = 2_000


@asynccontextmanager
async def the_form(request: Request) -> AsyncIterator[FormData]:
    """The fields of a form of this app; what was uploaded is gone afterwards.

    Raises:
        Fault: if another site made the form up, or it is from before the app was started anew.
    """
    bounds = {"max_files": MAX_FILES, "max_fields": MAX_FIELDS, "max_part_size": MAX_UPLOAD_BYTES}
    async with request.form(**bounds) as form:
        door: Door = request.app.state.door
        given = form.get("form_key")
        key = given.encode("utf-8", "replace") if isinstance(given, str) else b""
        if not hmac.compare_digest(key, door.form_key.encode()):
            advice = "Nothing was changed. Load the page anew and send it again."
            raise Fault(403, "This form is not from here, or it is an old one", advice)
        yield form
