"""What class names, ids and attributes say about a container."""

import re
from functools import lru_cache

from retold.cleaning.tables import sections

Hints = frozenset[str]
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MAX_NAME_CHARS = 400


@lru_cache(maxsize=1)
def hint_patterns() -> dict[str, re.Pattern[str]]:
    """For each hint of `data/html_hints.txt`, what gives it: whole parts of a class name or id."""
    return {
        name: re.compile(rf"(?<![a-z])(?:{'|'.join(lines)})(?![a-z])")
        for name, lines in sections("html_hints.txt").items()
        if name
    }


@lru_cache(maxsize=1 << 16)
def hints(names: str, attributes: str) -> Hints:
    """The hints of an element.

    Args:
        names: its class and id.
        attributes: words for attributes that speak for themselves (`hidden`, `role-navigation`, `item-articlebody`).
    """
    found = set(attributes.split())
    if names.strip():
        plain = _CAMEL.sub("-", names[:_MAX_NAME_CHARS]).lower()
        found.update(name for name, pattern in hint_patterns().items() if pattern.search(plain))
    return frozenset(found)
