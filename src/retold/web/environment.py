"""Templates and files of the app: those of the static site, in a frame of its own."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from retold import __version__
from retold.export import html, labels
from retold.export.decided import WAYS
from retold.web.links import Paths, with_query

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> "Environment":
    """The templates; a name that the app does not have is one of the static site's."""
    from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader  # noqa: PLC0415  late, as in the static site

    site = PackageLoader("retold.export", "templates")
    own = PackageLoader("retold.web", "templates")
    env = html.environment().overlay(loader=ChoiceLoader([own, site, PrefixLoader({"site": site})]))
    files = {name: f"/static/{name}?{hashlib.sha256(body).hexdigest()[:12]}" for name, (body, _) in static().items()}
    env.globals = {
        **env.globals,
        "links": Paths(),
        "files": files,
        "version": __version__,
        "with_query": with_query,
        "ways": WAYS,
    }
    env.filters = {**env.filters, "day": labels.day, "month": month, "archived": archived,
                   "moment": labels.moment, "address": opening_address}  # fmt: skip
    return env


@cache
def static() -> Mapping[str, tuple[bytes, str]]:
    """The files that pages load, by name, with their media types."""
    folder = resources.files("retold.web").joinpath("static")
    style = html.css() + folder.joinpath("newsroom.css").read_text("utf-8")
    return {
        "retold.css": (style.encode(), "text/css; charset=utf-8"),
        "retold.svg": (folder.joinpath("newsroom.svg").read_bytes(), "image/svg+xml"),
        "retold.js": (folder.joinpath("newsroom.js").read_bytes(), "text/javascript; charset=utf-8"),
    }


def warm() -> None:
    """Compile every template now, so that no reader waits for it."""
    env = environment()
    for name in env.list_templates(["html"]):
        env.get_template(name)


def month(text: str) -> str:
    """`2025-10` as `Oct 2025`."""
    return f"{labels.MONTHS[int(text[5:7]) - 1]} {text[:4]}"


def archived(text: str) -> str:
    """A year, month or day of the archive as readers write it."""
    return labels.day(text) if len(text) == len("2025-10-14") else month(text) if len(text) == len("2025-10") else text


def opening_address(url: str | None) -> str | None:
    """An address, only if it is one that may be opened."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
