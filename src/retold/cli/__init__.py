"""The command line: parse, call the pipeline or the store, show. A command's module is imported when it is called."""

from retold.cli.program import main

__all__ = ["main"]
