"""Reading the rules of language that lie beside the code: `data/name` of a package, as text, lines, words or tables."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any


def text(package: str, name: str) -> str:
    """A data file as it is."""
    return files(package).joinpath("data", name).read_text(encoding="utf-8")


def lines(package: str, name: str) -> Iterator[str]:
    """The lines of a data file; blank ones and comments, which begin with `#`, left out."""
    for line in text(package, name).splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def rows(package: str, name: str) -> Iterator[list[str]]:
    """The lines of a data file of columns parted by tabs."""
    return (line.split("\t") for line in lines(package, name))


def words(package: str, name: str) -> Iterator[str]:
    """All words of the lines of a data file."""
    return (word for line in lines(package, name) for word in line.split())


def labelled(package: str, name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines `label: word word …` of a data file; those without a word left out."""
    for line in lines(package, name):
        label, _, rest = line.partition(":")
        if rest:
            yield label, rest.split()


def labelled_sets(package: str, name: str) -> dict[str, frozenset[str]]:
    """The words of such a data file by label; a label may stand on several lines."""
    found: dict[str, frozenset[str]] = {}
    for label, words in labelled(package, name):
        found[label] = found.get(label, frozenset()).union(words)
    return found


def sections(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """The lines of a data file by section.

    A section starts with `[heading]`; `#` starts a comment line; blank lines do not count. Lines before the first
    heading are in section "".
    """
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for line in map(str.strip, lines(package, name)):
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
            found.setdefault(heading, [])
        elif not line.startswith("#"):
            found[heading].append(line)
    return {key: tuple(of) for key, of in found.items()}


def toml(package: str, name: str) -> dict[str, Any]:
    """A data file in TOML."""
    return tomllib.loads(text(package, name))
