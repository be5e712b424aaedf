"""What hangs together by links."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

Key = TypeVar("Key", int, str)


def components(links: Iterable[tuple[Key, Key]]) -> tuple[tuple[Key, ...], ...]:
    """What is linked, directly or through others, together: each ascending, by the first."""
    head: dict[Key, Key] = {}

    def find(one: Key) -> Key:
        while head.setdefault(one, one) != one:
            one = head[one]
        return one

    for left, right in sorted(links):
        a, b = find(left), find(right)
        head[max(a, b)] = min(a, b)
    sets: defaultdict[Key, list[Key]] = defaultdict(list)
    for one in sorted(head):
        sets[find(one)].append(one)
    return tuple(tuple(members) for members in sets.values())
