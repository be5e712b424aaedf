"""The discrepancy table of a story: where versions differ, what each telling has, and where its words stand.

A corruption stands inside a family, where somebody changed what they copied; a contradiction between tellings of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from retold.export.facing import folded_words
from retold.model import Account, Article, Difference, Lineage, Reading


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that articles of one telling have where versions differ.

    Attributes:
        telling: number of the family, from 1; 0 of an article that belongs to none.
        readings: of each article that has them; they may be no words at all.
        departs: these are the departing words.
    """

    telling: int
    readings: tuple[Reading, ...]
    departs: bool

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles."""
        return tuple(reading.article for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Clash:
    """A difference as a row of the table; `number` counts the story's passages from 1."""

    number: int
    difference: Difference
    within_family: bool
    cells: tuple[Cell, ...]

    def of(self, telling: int) -> tuple[Cell, ...]:
        """What a telling has, the departing words first."""
        return tuple(cell for cell in self.cells if cell.telling == telling)


def clashes(account: Account) -> tuple[Clash, ...]:
    """All differences of the story as rows, gravest first, then by place."""
    articles = {article.id: article for article in account.story.articles}
    families = telling_numbers(account.lineage)
    found = [
        Clash(number, d, within_family(d, families), _cells(d, articles, families))
        for number, passage in enumerate(account.collation.passages, 1)
        for d in passage.differences
    ]
    found.sort(key=lambda c: (-c.difference.severity, c.number, c.difference.article, c.difference.span))
    return tuple(found)


def telling_numbers(lineage: Lineage) -> dict[str, tuple[int, ...]]:
    """By article the numbers of the families it belongs to, from 1."""
    found: dict[str, tuple[int, ...]] = {}
    for number, family in enumerate(lineage.families, 1):
        for article in family.articles:
            found[article] = (*found.get(article, ()), number)
    return found


def within_family(difference: Difference, families: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether somebody changed what they copied; a text that is broken in itself was broken by whoever printed it."""
    ours = set(families.get(difference.article, ()))
    return not difference.others or any(ours.intersection(families.get(o.article, ())) for o in difference.others)


def by_telling(articles: Iterable[str], families: Mapping[str, tuple[int, ...]]) -> dict[int, list[str]]:
    """Articles by telling, tellings ascending; one merged from several is put to one that others of them belong to."""
    found: dict[int, list[str]] = {}
    for article in sorted(dict.fromkeys(articles), key=lambda a: len(families.get(a, ()))):
        homes = families.get(article, (0,))
        found.setdefault(next((n for n in homes if n in found), homes[0]), []).append(article)
    return dict(sorted(found.items()))


def _cells(
    difference: Difference, articles: Mapping[str, Article], families: Mapping[str, tuple[int, ...]]
) -> tuple[Cell, ...]:
    mine = Reading(difference.article, difference.span)
    telling = {
        article: n
        for n, ids in by_telling((mine.article, *(o.article for o in difference.others)), families).items()
        for article in ids
    }
    groups: dict[tuple[int, tuple[str, ...]], list[Reading]] = {}
    for other in difference.others:
        words = folded_words(other.span.of(articles[other.article].text))
        groups.setdefault((telling[other.article], words), []).append(other)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    others = [Cell(n, tuple(readings), departs=False) for (n, _), readings in ordered]
    return (Cell(telling[mine.article], (mine,), departs=True), *others)
