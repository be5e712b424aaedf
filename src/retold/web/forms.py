"""Forms as they come in."""

import hmac

from starlette.datastructures import FormData
from starlette.requests import Request

from retold.web.faults import Fault
from retold.web.guard import MAX_UPLOAD_BYTES, Door

MAX_FILES = 200
MAX_FIELDS = 2_000


async def the_form(request: Request) -> FormData:
    """The fields of a form of this app.

    Raises:
        Fault: if another site made the form up, or it is from before the app was started anew.
    """
    form = await request.form(max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_UPLOAD_BYTES)
    door: Door = request.app.state.door
    given = form.get("form_key")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode("utf-8", "replace"), door.form_key.encode()):
        raise Fault(
            403,
            "This form is not from here, or it is an old one",
            "Nothing was changed. Load the page anew and send it again.",
        )
    return form
