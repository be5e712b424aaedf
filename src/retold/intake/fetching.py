"""A polite reader of addresses: robots.txt, an honest name, a pause for each host, bounds on size and time."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from retold.intake.settings import IntakeSettings
from retold.intake.source import too_large, why
from retold.model import Rejected

if TYPE_CHECKING:
    import httpx

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_MAX_ROBOTS_BYTES = 500_000
_MAX_PAUSE_SECONDS = 60.0
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent.

    Attributes:
        url: where it was in the end, after redirects.
        body: None if it has not changed since the validators given (304).
        kind, charset: of the content, as declared; the kind in lower case.
        etag, modified: validators for asking next time whether it changed.
    """

    url: str
    body: bytes | None
    kind: str
    charset: str | None
    etag: str | None
    modified: str | None
    moment: datetime


class Fetcher:
    """Fetches addresses one after the other; use as a context manager.

    Args:
        settings: user agent and bounds; `fetch` has to be on.
        transport: stands in for the network in tests.
        pause, clock: wait so many seconds; seconds that only go up.
    """

    def __init__(
        self,
        settings: IntakeSettings,
        transport: "httpx.BaseTransport | None" = None,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        import httpx  # noqa: PLC0415  only where something is fetched

        self._settings, self._pause, self._clock = settings, pause, clock
        self._errors = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError, ValueError)
        self._client = httpx.Client(
            headers={"User-Agent": f"{settings.user_agent} {settings.contact}".strip()},
            timeout=settings.fetch_timeout_seconds,
            transport=transport,
            follow_redirects=False,
        )
        self._robots: dict[str, RobotFileParser] = {}
        self._next: dict[str, float] = {}

    def __enter__(self) -> Self:
        """Open already; here for `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close all connections."""
        self._client.close()

    def fetch(
        self, url: str, etag: str | None = None, modified: str | None = None, *, typed: bool = True
    ) -> Fetched | Rejected:
        """What stands at `url`, or why it was not fetched.

        Args:
            url: http or https.
            etag: validator of an earlier fetch; the answer has no body if nothing changed since.
            modified: likewise.
            typed: the user gave the address. One taken from a feed or a redirect never leads into the own machine.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        at = url
        try:
            for _ in range(self._settings.max_redirects + 1):
                refused = self._refusal(at, typed=typed and at == url)
                if refused:
                    return Rejected(url, "intake", refused, url)
                found = self._get(at, headers)
                if not isinstance(found, str):
                    return found
                at = urljoin(at, found)
        except self._errors as fault:
            return Rejected(url, "intake", f"could not be fetched: {why(fault) or type(fault).__name__}", url)
        return Rejected(url, "intake", f"redirects more than {self._settings.max_redirects} times", url)

    def _refusal(self, url: str, *, typed: bool) -> str | None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return "is no http or https address"
        if not typed and _is_private(parts.hostname):
            return f"leads to {parts.hostname}, which is inside this machine or network; not fetched"
        if not self._rules(url).can_fetch(self._settings.user_agent, url):
            return "the site's robots.txt asks not to fetch this address"
        return None

    def _rules(self, url: str) -> RobotFileParser:
        """The robots.txt of a site; one that cannot be had forbids nothing (RFC 9309, section 2.3.1.3)."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            rules = RobotFileParser()
            lines: list[str] = []
            try:
                answer = self._bounded(f"{site}/robots.txt", {}, _MAX_ROBOTS_BYTES)
                if answer[0].status_code >= 500:
                    lines = ["User-agent: *", "Disallow: /"]
                elif answer[0].status_code == 200:
                    lines = answer[1].decode("utf-8", "replace").splitlines()
            except self._errors:
                lines = []
            rules.parse(lines)
            self._robots[site] = rules
        return self._robots[site]

    def _get(self, url: str, headers: dict[str, str]) -> Fetched | Rejected | str:
        """The answer, or where it redirects to."""
        response, body = self._bounded(url, headers, self._settings.max_page_bytes)
        if response.status_code in _REDIRECTS and response.headers.get("location"):
            return str(response.headers["location"])
        if response.status_code not in (200, _NOT_MODIFIED):
            return Rejected(url, "intake", f"the server answered {response.status_code}", url)
        if len(body) > self._settings.max_page_bytes:
            return Rejected(url, "intake", too_large(self._settings), url)
        return Fetched(
            url=url,
            body=None if response.status_code == _NOT_MODIFIED else body,
            kind=response.headers.get("content-type", "").split(";")[0].strip().lower(),
            charset=response.charset_encoding,
            etag=response.headers.get("etag"),
            modified=response.headers.get("last-modified"),
            moment=datetime.now(UTC).replace(microsecond=0),
        )

    def _bounded(self, url: str, headers: dict[str, str], limit: int) -> tuple[Any, bytes]:
        """The answer and at most a little more than `limit` bytes of it, within the time allowed."""
        self._wait(url)
        end = self._clock() + self._settings.fetch_timeout_seconds
        chunks, size = [], 0
        with self._client.stream("GET", url, headers=headers) as response:
            for chunk in response.iter_bytes():
                chunks.append(chunk)
                size += len(chunk)
                if size > limit:
                    break
                if self._clock() > end:
                    raise ValueError(f"took longer than {self._settings.fetch_timeout_seconds:g} s")
        return response, b"".join(chunks)

    def _wait(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc
        rules = self._robots.get(f"{parts.scheme}://{host}")
        asked = rules.crawl_delay(self._settings.user_agent) if rules else None
        gap = min(_MAX_PAUSE_SECONDS, max(self._settings.host_pause_seconds, float(asked or 0)))
        left = self._next.get(host, 0.0) - self._clock()
        if left > 0:
            self._pause(left)
        self._next[host] = self._clock() + gap


def _is_private(host: str) -> bool:
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return False
