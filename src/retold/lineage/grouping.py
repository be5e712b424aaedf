"""Sets of things that belong together, joined step by step (union-find)."""


class Groups:
    """Numbers from 0, each in a group of its own until joined; a group is named by its smallest number."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, number: int) -> int:
        """The smallest number of its group."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, left: int, right: int) -> None:
        """Make one group of the two."""
        a, b = self.of(left), self.of(right)
        if a != b:
            self._parent[max(a, b)] = min(a, b)

    def all(self) -> list[list[int]]:
        """The groups, each ascending, by smallest number."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.of(number), []).append(number)
        return [found[k] for k in sorted(found)]
