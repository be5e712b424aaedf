"""Reading the rules of language that lie beside the code as text files."""

from functools import lru_cache

from retold.words import tables


@lru_cache(maxsize=32)
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of packaged file `data/name` by section (see `retold.words.tables.sections`)."""
    return tables.sections("retold.cleaning", name)


@lru_cache(maxsize=32)
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of packaged tab-separated file `data/name`, comments and blank lines left out."""
    return tuple(tuple(line.split("\t")) for lines in sections(name).values() for line in lines)
