"""Where fixed words stand in a page, found fast: most pages have none of them, and looking must cost next to nothing."""

from collections.abc import Iterable, Mapping, Sequence


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


def present(low: str, groups: Mapping[str, Sequence[str]]) -> list[str]:
    """The hints that may stand in `low`: those of groups whose common part, the key, does. Looking for parts saves looking for each."""
    return [hint for part, hints in groups.items() if part in low for hint in hints]
