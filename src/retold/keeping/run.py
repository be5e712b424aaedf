"""What a run does and has done."""

from collections.abc import Callable
from dataclasses import dataclass, field

from retold.model import Rejected

Progress = Callable[[str, int], None]


@dataclass(slots=True)
class Run:
    """What a run did.

    Attributes:
        known: pages that were there already, byte for byte (or in their text, where only changes were asked for).
        hashes: SHA-256 of the originals of the pages kept.
    """

    kept: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    stories: set[str] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)


def silent(_step: str, _count: int) -> None:
    """Progress nobody asked for."""
