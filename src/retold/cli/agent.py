"""`retold mcp`: a collection for agents."""

from contextlib import suppress
from pathlib import Path

import click

from retold.cli.look import COLLECTION


@click.command()
@COLLECTION
def mcp(collection: Path) -> None:
    """Serve a COLLECTION to an agent over standard input and output (Model Context Protocol), read-only."""
    from retold.store import opening
    from retold.web import agent

    with opening.collection(collection):  # say at once what is wrong with it
        pass
    with suppress(KeyboardInterrupt):  # the way to end it
        agent.server(collection).run("stdio")
