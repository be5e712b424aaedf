"""What was found out about terms once and is asked for again and again."""

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Kept(dict[str, Value]):
    """What a function makes of a term, made when it is first asked for: after that no slower than a dict.

    Args:
        make: the function; pure, so that it does not matter what is kept.
        most: terms kept; beyond, it is begun anew. None for no bound.
    """

    def __init__(self, make: Callable[[str], Value], most: int | None = None) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, term: str) -> Value:
        """Make it."""
        if self._most is not None and len(self) >= self._most:
            self.clear()
        made = self[term] = self._make(term)
        return made
