"""What class names, ids and attributes say about a container."""

import re
from functools import lru_cache

from retold.cleaning.tables import sections

# Attributes that speak for themselves, as hints beside those of the data file.
ROLES = ("hidden", "role-navigation", "role-main", "role-article", "role-banner", "role-contentinfo", "role-complementary",
         "role-dialog", "role-form", "item-articlebody", "item-text")  # fmt: skip
_MAX_CHARS = 400  # of a value, here and in the pattern
# An attribute stands behind something: a pattern that begins with a class of characters skips to these.
_VALUE = re.compile(
    r"[^\w-](?=[cirsha])(?:(class|id|role|itemprop|style)\s*=\s*(?:\"([^\"]{0,400})|'([^']{0,400})|([^\s\"'>]{1,100}))|(hidden|aria-hidden=.?true)(?![\w-]))",
    re.IGNORECASE,
)
_PART, _LOWER_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+"), re.compile("[a-z]+")
_OPTIONAL = re.compile(r"(.)\?")


@lru_cache(maxsize=1)
def hint_names() -> tuple[str, ...]:
    """All hints, in the order of their bits."""
    return (*(name for name in sections("html_hints.txt") if name), *ROLES)


@lru_cache(maxsize=1)
def _bits() -> dict[str, int]:
    """The hints that a part of a name, or two parts in a row, give."""
    found: dict[str, int] = {}
    for bit, name in enumerate(hint_names()):
        for line in sections("html_hints.txt").get(name, ()):
            for word in (_OPTIONAL.sub(r"\1", line), _OPTIONAL.sub("", line)):
                found[word] = found.get(word, 0) | 1 << bit
    return found


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    return frozenset(name.partition("-")[0] for name in _bits() if "-" in name)


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The parts of which a name that gives a hint has one: hints by themselves, or the first of two."""
    return _firsts().union(_bits())


@lru_cache(maxsize=1 << 14)
def hints(attributes: str) -> int:
    """The hints of an element whose `attributes` stand so in its tag: bit n for hint n of `hint_names`."""
    if attributes.startswith(' class="') and attributes.find('"', 8) == len(attributes) - 1:
        return _of_name(attributes[8:-1][:_MAX_CHARS])  # as most have it
    found = 0
    for key, double, single, bare, hidden in _VALUE.findall(attributes):
        value = double or single or bare
        name = key.lower()
        if name in ("class", "id"):
            found |= _of_name(value)
        elif hidden or (name == "style" and "none" in value and "display" in value):
            found |= _role("hidden")
        elif name:
            found |= _role(f"{'item' if name == 'itemprop' else 'role'}-{value.lower()}")
    return found


@lru_cache(maxsize=1 << 14)
def _of_name(names: str) -> int:
    bits, firsts, found, before = _bits(), _firsts(), 0, ""
    parts = _LOWER_PART.findall(names) if names.islower() else [part.lower() for part in _PART.findall(names)]
    if _telling().isdisjoint(parts):  # as most names are
        return 0
    for part in parts:
        found |= bits.get(part, 0)
        if before in firsts:
            found |= bits.get(f"{before}-{part}", 0)
        before = part
    return found


@lru_cache(maxsize=256)
def _role(name: str) -> int:
    names = hint_names()
    return 1 << names.index(name) if name in names else 0
