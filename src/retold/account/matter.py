"""What a sentence says, as words, figures and days, and whether it bears out another."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from retold.words.background import idf
from retold.words.numbers import cardinals

# Weighted share of a wording's words (and of the names in it) that another must have to say the same; and of its words
# alone, where it names people otherwise.
_CARRIED, _PLAIN = 0.35, 0.5
_VAGUE = 0.6  # of its words, where it has none of the other's figures
_UNITS = frozenset({"days", "weeks", "months", "years", "hours", "minutes"})
_TOLD = 3  # names (by word), figures and days that two languages must share to say the same


@dataclass(frozen=True, slots=True)
class Matter:
    """The words of a reading: those that name somebody or somebody's role, and all others with the days meant.

    `figures` are its numbers, `days` its intervals of days; `denies`: something in it says no.
    """

    who: frozenset[str]
    what: frozenset[str]
    figures: frozenset[str]
    days: frozenset[tuple[date, date]]
    denies: bool

    def tells_of(self, other: "Matter") -> bool:
        """Whether, in another language, it has enough of the other's names, figures and days, and no others.

        Names alone tell nothing: they stand in all that a story says. Nor does what denies bear out what does not.
        """
        facts = len(self.figures & other.figures) + len(self.days & other.days)
        enough = facts > 0 and facts + len(self.who & other.who) >= _TOLD
        return enough and self.denies == other.denies and not self.contradicts(other)

    def contradicts(self, other: "Matter") -> bool:
        """Whether each has a number that the other has not, or a day: the one does not bear out the other."""
        if self.figures - other.figures and other.figures - self.figures:
            return True
        return _else_when(self.days, other.days) and _else_when(other.days, self.days)


def _else_when(some: Iterable[tuple[date, date]], others: Collection[tuple[date, date]]) -> bool:
    """Whether some interval meets none of the others."""
    return any(all(last < begun or ended < first for begun, ended in others) for first, last in some)


def bears_out(ours: Matter, theirs: Matter) -> bool:
    """Whether `ours` says most of what `theirs` says, of the same people, and no other number or day."""
    if ours.contradicts(theirs):
        return False
    what = share(ours.what, theirs.what)
    if theirs.figures and ours.figures.isdisjoint(theirs.figures):  # of `two weeks before` it says nothing
        return what >= _VAGUE
    return what >= _PLAIN or (what >= _CARRIED and share(ours.who, theirs.who) >= _CARRIED)


def share(ours: frozenset[str], wanted: frozenset[str]) -> float:
    """The weighted share of the words wanted that are ours; all of nothing."""
    return weight(ours & wanted) / weight(wanted) if wanted else 1.0


def weight(terms: Iterable[str]) -> float:
    """How much words tell: the sum of their background idf, the same in whatever order they come."""
    return sum(sorted(idf(term) for term in terms))


def distances(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """How far apart in time two things are told to be: `two weeks before`, which is a figure though its number is a small word."""
    for number, unit in pairwise(words):
        how_many = cardinals().get(number) if unit in _UNITS else None
        if how_many is not None:
            yield str(how_many), unit
