"""Reading lists of words that lie beside the code as text files."""

from collections.abc import Iterator
from importlib.resources import files


def labelled(package: str, name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines `label: word word …` of a package's `data/name`, comments and lines without a word left out."""
    for line in files(package).joinpath("data", name).read_text(encoding="utf-8").splitlines():
        label, _, words = line.partition(":")
        if words and not line.startswith("#"):
            yield label, words.split()
