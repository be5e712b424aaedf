"""Zones of time by the names that news prints behind an hour."""

from collections.abc import Mapping
from functools import cache

from retold.words import tables
from retold.words.background import common_word, stop_words
from retold.words.tokens import fold


@cache
def hours() -> Mapping[str, float]:
    """Hours ahead of UTC by the names of zones that have one meaning, as printed."""
    table: Mapping[str, float] = tables.toml("retold.words", "zones.toml")["hours"]
    return table


@cache
def names() -> frozenset[str]:
    """The names of all zones, as printed."""
    return frozenset((*hours(), *tables.toml("retold.words", "zones.toml")["several"]))


@cache
def folded() -> frozenset[str]:
    """The names, folded; without those that are words too (`est`, `ist`, `wet`)."""
    return frozenset(n for n in map(fold, names()) if n not in stop_words() and not common_word(n))
