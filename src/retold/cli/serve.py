"""`retold serve`: the newsroom app."""

import getpass
import ipaddress
import socket
from pathlib import Path

import click

from retold.cli.look import COLLECTION
from retold.cli.options import SETTINGS
from retold.errors import CollectionError, EnvironmentFault
from retold.export.neutral import neutral_line

DEFAULT_PORT = 8321


@click.command()
@COLLECTION
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; another one needs a token.")
@click.option(
    "--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@click.option("--name", "names", multiple=True, help="A host name the app is asked by, for use behind --host.")
@click.option("--token", default=None, help="The token asked for when others can reach the app; made up if not said.")
@SETTINGS
@click.option("--open", "to_open", is_flag=True, help="Open it in the browser.")
def serve(
    collection: Path,
    host: str,
    port: int,
    names: tuple[str, ...],
    token: str | None,
    settings_file: Path | None,
    to_open: bool,
) -> None:
    """Serve a COLLECTION as a local web app, until Ctrl+C.

    It listens on this machine only, unless --host says otherwise; then everybody needs the token in the address it
    prints.
    """
    import secrets
    from contextlib import suppress

    import uvicorn

    from retold.cli.clock import now
    from retold.settings import Settings, from_file
    from retold.store import opening
    from retold.web.app import create
    from retold.web.guard import Door

    with opening.collection(collection):  # say at once what is wrong with it
        pass
    with suppress(CollectionError), opening.collection(collection, write=True):
        pass  # a file of an older Retold is brought up to date; one that may only be read is read
    settings = from_file(settings_file) if settings_file else Settings()
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    needed = token or (None if _is_loopback(host) else secrets.token_urlsafe(24))
    shown = _shown(host, names)
    app = create(collection, settings, now, getpass.getuser(), Door.of({*names, shown}, needed, port))
    address = f"http://{shown}:{port}/" + (f"?token={needed}" if needed else "")
    click.echo(f"{neutral_line(str(collection))} is served at {neutral_line(address)}\nCtrl+C ends it.", err=True)
    if to_open:
        click.launch(address)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none",
        timeout_keep_alive=30, timeout_graceful_shutdown=5,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):  # the way to end it
        uvicorn.Server(config).run([listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Connections inherit it; without it a page's last bytes wait some 40 ms for the browser's acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise EnvironmentFault(
            f"{host}:{port} cannot be listened on ({error.strerror or error}); choose another --port, or 0 for a free one"
        ) from error
    listening.listen(128)
    return listening


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _shown(host: str, names: tuple[str, ...]) -> str:
    """The name to open the app by; every address of the machine is none."""
    if names:
        return names[0]
    if host in ("0.0.0.0", "::"):  # noqa: S104  only compared
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
