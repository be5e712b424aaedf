"""Running the program in the tests of commands."""

import io
import sys

import pytest

from retold.cli import main


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the program; gives exit code, standard output, standard error."""

    def started(*args, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["retold", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            main()
            code = 0
        except SystemExit as done:
            code = done.code or 0
        out = capsys.readouterr()
        return code, out.out, out.err

    return started
