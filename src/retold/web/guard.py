"""What stands before every page: who may ask, how much may be sent, and what a browser may do with the answer."""

import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from retold.web.faults import Fault, respond

MAX_FORM_BYTES = 1_000_000
MAX_UPLOAD_BYTES = 64_000_000
MAX_ADDRESS_BYTES = 8_000
UPLOADS = "/add"  # the one place where more than a form may be sent
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
SAFE_METHODS = {"GET", "HEAD"}


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in.

    Attributes:
        names: host names the app is asked by, beside those of the machine itself.
        token: needed by everybody, None where only this machine can ask.
        cookie: the cookie that keeps the token, so that two collections on one machine do not clash.
        form_key: every form carries it; it changes with every start.
    """

    names: frozenset[str] = frozenset()
    token: str | None = None
    cookie: str = "retold"
    form_key: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @classmethod
    def of(cls, names: Iterable[str], token: str | None, port: int) -> "Door":
        """The door of an app that listens on a port."""
        return cls(frozenset(n.lower() for n in names), token, f"retold-{port}")


class Guard:
    """The ASGI layer outside all others."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        answer = self._refusal(scope)
        if answer is None:
            await self.app(scope, Limited(receive, _most(scope)), secured)
        else:
            await answer(scope, receive, secured)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not _host_allowed(headers.get("host", ""), self.door):
            return _no(scope, 421, "This address is not one of this app", "Open it by the address Retold printed.")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_ADDRESS_BYTES:
            return _no(scope, 414, "The address is too long", "Ask for less at once.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > _most(scope):
            return _no(scope, 413, "That is too much to send at once", _too_much(scope))
        if scope["method"] not in SAFE_METHODS and _from_elsewhere(headers):
            return _no(scope, 403, "This was sent by another site", "Nothing was changed. Use the forms of this app.")
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode", "navigate") != "navigate":
            return _no(scope, 403, "Another site asked for this behind your back", "Open the app by its own address.")
        return self._unknown(scope, headers) if self.door.token else None

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to someone without the token; someone who brings it in the address gets the cookie."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        brought = dict(query).get("token")
        if brought is not None and self._fits(brought) and scope["method"] in SAFE_METHODS:
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            # Two slashes at the beginning would lead to another host.
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(self.door.cookie, brought, httponly=True, samesite="lax", max_age=30 * 86400)
            return answer
        bearer = headers.get("authorization", "")
        if self._fits(bearer.removeprefix("Bearer ")) or self._fits(_cookie(headers, self.door.cookie)):
            return None
        return _no(scope, 401, "This newsroom asks for a token", "Open the whole address that `retold serve` printed.")

    def _fits(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), (self.door.token or "").encode())


class Limited:
    """A request's body that ends with an error when it goes on too long, whatever length it stated."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        """The next piece."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise Fault(413, "That is too much to send at once", "Send less, or add files with `retold add`.")
        return message


def _host_allowed(host: str, door: Door) -> bool:
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    name = name.strip("[]").lower().rstrip(".")
    if name == "localhost" or name in door.names:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False  # a name that someone could have pointed at this machine (DNS rebinding)
    return address.is_loopback or door.token is not None


def _from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another site sent this. Our own pages send no referrer, so their origin is null."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    if origin is None or (origin == "null" and site == "same-origin"):
        return False
    return origin.partition("://")[2] != headers.get("host") and origin != "null"


def _most(scope: Scope) -> int:
    return MAX_UPLOAD_BYTES if scope["path"] == UPLOADS else MAX_FORM_BYTES


def _too_much(scope: Scope) -> str:
    return f"At most {_most(scope) // 1_000_000} MB; `retold add` on the command line takes any amount."


def _cookie(headers: Headers, name: str) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _no(scope: Scope, status: int, title: str, advice: str) -> Response:
    return respond(scope["path"], Fault(status, title, advice))
