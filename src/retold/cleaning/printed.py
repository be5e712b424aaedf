"""Heads and feet of printed pages, which stand in the middle of a text that was saved from a viewer or a print view."""

import re
from collections import Counter
from collections.abc import Sequence

from retold.cleaning.blocks import Block

_OF_PAGES = re.compile(r"(\d{1,3})\s?/\s?(\d{1,3})")
_NEAR = 3  # lines around the number of a page
_NUMBERED = frozenset(("number", "page"))
_ADDRESSES = frozenset(("url", "timestamp", "page"))
_NUMBERS = re.compile(r"\d+")
_REASON = "head or foot of a printed page"


def page_edges(blocks: Sequence[Block]) -> dict[int, str]:
    """The numbers of printed pages (`2/3`, `Page 2 of 3`), and what is printed beside each: addresses, days, the same line again."""
    if _NUMBERED.isdisjoint([block.shape for block in blocks]) or not (numbers := _numbered(blocks)):
        return {}
    near = {at for number in numbers for at in range(max(0, number - _NEAR), min(len(blocks), number + _NEAR + 1))}
    again = Counter(_NUMBERS.sub("#", blocks[at].text) for at in near)
    edges = [at for at in near if blocks[at].shape in _ADDRESSES or again[_NUMBERS.sub("#", blocks[at].text)] > 1]
    return dict.fromkeys((*numbers, *edges), _REASON)


def _numbered(blocks: Sequence[Block]) -> list[int]:
    """Where the numbers of several printed pages stand: `1/3` and `2/3` alone may be results."""
    found = [
        (at, match)
        for at, block in enumerate(blocks)
        if block.shape == "number" and (match := _OF_PAGES.fullmatch(block.text))
    ]
    rising = [int(match[1]) for _, match in found] == list(range(1, len(found) + 1))
    whole = len(found) > 1 and rising and {int(match[2]) for _, match in found} == {len(found)}
    return [at for at, _ in found] if whole else [at for at, block in enumerate(blocks) if block.shape == "page"]
