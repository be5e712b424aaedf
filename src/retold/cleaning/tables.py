"""Reading the rules of language that lie beside the code as text files."""

from functools import lru_cache

from retold.words.tables import text


@lru_cache(maxsize=32)
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of packaged file `data/name` by section.

    A section starts with `[heading]`; `#` starts a comment line; blank lines do not count. Lines before the first
    heading are in section "".
    """
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for line in map(str.strip, text("retold.cleaning", name).splitlines()):
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
            found.setdefault(heading, [])
        elif line and not line.startswith("#"):
            found[heading].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


@lru_cache(maxsize=32)
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of packaged tab-separated file `data/name`, comments and blank lines left out."""
    return tuple(tuple(line.split("\t")) for lines in sections(name).values() for line in lines)
