"""Which outlet a page is from, as its own lines say."""

import re
from collections.abc import Sequence
from functools import lru_cache

from retold.cleaning.blocks import Block
from retold.cleaning.credits import known
from retold.cleaning.published import before_day
from retold.cleaning.tables import sections
from retold.words.scripts import has_unspaced

_MAX_NAME_WORDS = 5
_INSIDE = frozenset({"de", "des", "du", "del", "della", "dei", "do", "da", "of", "and"})  # Le Courrier des Tropiques
_RIGHTS = re.compile(
    r"^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:\d{4}\s*(?:[-–]\s*\d{4})?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.,;|–—©\d]{1,50}?)\s*(?:\d{4}.*)?(?:[.,;|–—©-].*|all rights.*)?$",
    re.IGNORECASE,
)


# Lines below the headline in which a page names itself.
_BELOW_TITLE = 3
_ABROAD = re.compile(r"[^\W\d_A-Za-zÀ-ž]")


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
    below = blocks[title_at + 1 : title_at + 1 + _BELOW_TITLE] if title_at is not None else ()
    above = above or next((name for block in below if (name := _beside_day(block.text))), None)
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


def _beside_day(line: str) -> str | None:
    """The name of an outlet that a line of another script gives with its day: `海门晚报 2026年3月12日`."""
    name = (before_day(line) or "").strip(" ,،፣|—–-·\u3000") if _ABROAD.match(line) else ""
    if not name or len(name.split()) > _MAX_NAME_WORDS:
        return None
    signs = tuple(map(str.casefold, sections("outlet_words.txt")["abroad"]))
    said = name.casefold().endswith(signs) or (has_unspaced(name) and name.startswith(signs))
    return name if said or not set(signs).isdisjoint(name.casefold().split()) else None


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
