"""Which outlet a page is from, as its own lines say."""

import re
from collections.abc import Sequence
from functools import lru_cache

from retold.cleaning.blocks import Block
from retold.cleaning.credits import known
from retold.cleaning.tables import sections

_MAX_NAME_WORDS = 5
_INSIDE = frozenset({"de", "des", "du", "del", "della", "dei", "do", "da", "of", "and"})  # Le Courrier des Tropiques
_RIGHTS = re.compile(
    r"^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:\d{4}\s*(?:[-–]\s*\d{4})?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.,;|–—©\d]{1,50}?)\s*(?:\d{4}.*)?(?:[.,;|–—©-].*|all rights.*)?$",
    re.IGNORECASE,
)


def outlet(blocks: Sequence[Block], title_at: int | None) -> str | None:
    """The outlet a page names: above the headline, or in the copyright line; None if it names none for sure.

    Args:
        blocks: of the page.
        title_at: index of the headline, None where there is none.
    """
    for block in blocks[: title_at or 0]:
        hit = known(block.text) if block.words <= _MAX_NAME_WORDS else None
        if hit and hit[1] == "outlet":
            return hit[0]
    above = next((block.text for block in blocks[: title_at or 0] if _named_so(block)), None)
    return above or next((name for block in reversed(blocks) if (name := _owner(block))), None)


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(sections("outlet_words.txt")["ends"])


@lru_cache(maxsize=1)
def _opens() -> frozenset[str]:
    return frozenset(sections("outlet_words.txt")["opens"])


def _named_so(block: Block) -> bool:
    """A short line in capitals with a word of outlets' names, and an article or a second name before it."""
    words = block.text.split()
    capitals = all(word[0].isupper() or (n and word in _INSIDE) for n, word in enumerate(words))
    if not 2 <= len(words) <= _MAX_NAME_WORDS or block.whole or block.ends or not capitals:
        return False
    lowered = [word.casefold() for word in words]
    named = lowered[-1] in _ends() or (lowered[0] in _opens() and any(word in _ends() for word in lowered))
    return named and lowered[0] not in ("latest", "breaking", "world", "local", "more", "top", "good")


def _owner(block: Block) -> str | None:
    match = _RIGHTS.match(block.text) if block.shape == "copyright" else None
    if not match:
        return None
    name = match["name"].strip(" -")
    hit = known(name)
    if hit:
        return hit[0] if hit[1] == "outlet" else None
    words = name.casefold().split()
    return name if 1 < len(words) <= _MAX_NAME_WORDS and any(word in _ends() for word in words) else None
