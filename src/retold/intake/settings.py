"""What intake may be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """How input is read.

    Attributes:
        max_page_bytes: larger pages are rejected. The largest real article page we met has 2 MB; 20 MB leaves room
            for pages with pictures written into them.
        max_files: of one folder or glob; a bound against a path that was meant otherwise (`/`).
        fetch: whether anything may be fetched from the network. Off: nothing ever is.
        user_agent: sent with each request, so that a site can tell who asks.
        contact: an address or page of yours, added to it, so that a site can tell you what is wrong.
        fetch_timeout_seconds: for one page, from the request to its last byte.
        host_pause_seconds: between two requests to one host, unless its robots.txt asks for more.
        max_redirects: followed for one page.
        leave_out: paths never read when a folder is: what the run itself writes.
    """

    max_page_bytes: int = 20_000_000
    max_files: int = 1_000_000
    fetch: bool = False
    user_agent: str = "retold/0.1 (reads news pages for one person)"
    contact: str = ""
    fetch_timeout_seconds: float = 20.0
    host_pause_seconds: float = 2.0
    max_redirects: int = 5
    leave_out: tuple[str, ...] = ()
