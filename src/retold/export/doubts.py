"""Which pages to distrust, and where: the differences of a story sorted for a reader in a hurry."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from retold.export.clashes import telling_numbers, within_family
from retold.model import MOVING, SEVERE, Account, Difference, DifferenceKind, Passage


@dataclass(frozen=True, slots=True)
class Departure:
    """A difference with the passage it stands in; `number` counts the story's passages from 1."""

    number: int
    passage: Passage
    difference: Difference


@dataclass(frozen=True, slots=True)
class Doubt:
    """A page with severe departures, worst first."""

    article: str
    departures: tuple[Departure, ...]

    @property
    def kinds(self) -> tuple[tuple[DifferenceKind, int], ...]:
        """How many of each kind, most first."""
        return tuple(Counter(d.difference.kind for d in self.departures).most_common())


@dataclass(frozen=True, slots=True)
class Sorted:
    """The differences of a story in four groups, worst first in each.

    Attributes:
        copying: the meaning was changed by somebody who copied.
        between: tellings of their own contradict each other.
        versions: copies or versions of one text have other figures, and each may be right: told at different times.
        wording: the rest.
    """

    copying: tuple[Departure, ...]
    between: tuple[Departure, ...]
    versions: tuple[Departure, ...]
    wording: tuple[Departure, ...]


def departures(account: Account) -> Sorted:
    """All differences of the story by what they mean for a reader."""
    families = telling_numbers(account.lineage)
    found = _all(account)
    groups: dict[str, list[Departure]] = {"copying": [], "between": [], "versions": [], "wording": []}
    for departure in found:
        groups[_group(departure.difference, families)].append(departure)
    return Sorted(**{name: tuple(group) for name, group in groups.items()})


def _group(difference: Difference, families: Mapping[str, tuple[int, ...]]) -> str:
    if difference.severity < SEVERE:
        return "wording"
    if not within_family(difference, families):
        return "between"
    return "versions" if difference.contested and difference.kind in MOVING else "copying"


def _all(account: Account) -> list[Departure]:
    found = [
        Departure(number, passage, difference)
        for number, passage in enumerate(account.collation.passages, 1)
        for difference in passage.differences
    ]
    found.sort(key=lambda d: (-d.difference.severity, d.number, d.difference.article, d.difference.span))
    return found


def doubts(account: Account) -> tuple[Doubt, ...]:
    """The pages with severe departures, the most damaged first."""
    pages: dict[str, list[Departure]] = {}
    for departure in (each for each in _all(account) if each.difference.is_severe):
        pages.setdefault(departure.difference.article, []).append(departure)
    ordered = sorted(pages.items(), key=lambda item: (-sum(d.difference.severity for d in item[1]), item[0]))
    return tuple(Doubt(article, tuple(found)) for article, found in ordered)
