"""Month names that a scan misread ("Decernber", "0ctober"): found by the letters that are taken for one another."""

import re
from collections.abc import Mapping
from functools import cache

from retold.words import tables

# In shorter names ("May") one letter off is mostly another word.
_SHORTEST_NAME = 4


def misread(months: Mapping[str, int], *, capital: bool) -> re.Pattern[str]:
    """A pattern for names that look like a month's; its last group, `m1`–`m12`, tells which. True names match too.

    `capital`: whether the language writes months with a capital.
    """
    names: dict[int, list[str]] = {}
    for name, number in sorted(months.items()):
        if len(name) >= _SHORTEST_NAME:
            names.setdefault(number, []).append(_spellings(name.capitalize() if capital else name))
    first = "".join(sorted({spelt[0] for name in months for spelt in _first_letters(name, capital=capital)}))
    return re.compile(
        rf"\b(?=[{re.escape(first)}])(?:"
        + "|".join(f"(?P<m{n}>{'|'.join(spelt)})" for n, spelt in sorted(names.items()))
        + r")\b"
    )


def _spellings(name: str) -> str:
    return "".join(f"(?:{'|'.join(map(re.escape, (letter, *_taken_for(letter))))})" for letter in name)


def _first_letters(name: str, *, capital: bool) -> tuple[str, ...]:
    letter = name[0].upper() if capital else name[0]
    return (letter, *_taken_for(letter))


def _taken_for(letter: str) -> list[str]:
    table = _table()
    return table["small"].get(letter, table["capital"].get(letter, []))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tables.toml("retold.mentions", "dates_misread.toml")
