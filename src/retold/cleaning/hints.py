"""Where fixed words stand in a page, found fast: most pages have none of them, and looking must cost next to nothing."""

from collections.abc import Iterable


def lowered(page: str) -> str:
    """The page in small letters, place for place; as it is where that would move its letters (`İ`)."""
    low = page.lower()
    return low if len(low) == len(page) else page


def places(low: str, hints: Iterable[str]) -> list[tuple[int, str]]:
    """Every place of any of the `hints` in `low`, ascending, with the hint."""
    found = []
    for hint in hints:
        at = low.find(hint)
        while at >= 0:
            found.append((at, hint))
            at = low.find(hint, at + len(hint))
    return sorted(found)
