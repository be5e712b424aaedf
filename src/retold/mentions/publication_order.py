"""Which day 3/4/2030 is, where the page itself does not tell: by the words of its text and by the other pages of the story."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from retold.mentions.publication_clues import Clue
from retold.model import Published

_ISO_DAY = 10  # characters of a date without a time
# Pages of one story mostly lie days apart, the two readings of a date a month at least.
_DAYS_APART, _FURTHEST = 5, 30
_SETTLES = 1.5  # more than a weekday told as past costs on its own day beside three days later
_SETTLED = 0.9


def is_open(published: Published) -> bool:
    """Whether a printed date may be either of two days, its day and month swapped."""
    first, last = published.first, published.last
    return first != last and len(first) == len(last) == _ISO_DAY and first == f"{last[:4]}-{last[8:]}-{last[5:7]}"


def in_order(name: str, published: Published, clues: Sequence[Clue], days: Sequence[tuple[str, date]]) -> Published:
    """The one of its two days that the clues of the text and the days of the other articles fit; as it was where both fit.

    Args:
        name: id of the article.
        published: its open date.
        clues: of its text.
        days: by article what may be the days of the others.
    """
    options = [date.fromisoformat(published.first), date.fromisoformat(published.last)]
    others = [day for other, day in days if other != name]
    costs = [sum(clue.cost(day) for clue in clues) + _distance(day, others) for day in options]
    if abs(costs[0] - costs[1]) < _SETTLES:
        return published
    best, other = sorted(options, key=lambda day: costs[options.index(day)])
    told = [clue for clue in clues if clue.cost(other) - clue.cost(best) >= _SETTLES]
    near = ["the other pages of the story"] if _distance(best, others) < _distance(other, others) else []
    why = " and ".join([clue.text for clue in told[:2]] + near)
    reason = f"{published.reason}; it is {best}, which {why} fit better" if why else published.reason
    return replace(published, first=best.isoformat(), last=best.isoformat(), confidence=_SETTLED, reason=reason)


def _distance(day: date, others: Sequence[date]) -> float:
    gap = min((abs((day - other).days) for other in others), default=0)
    return min(gap, _FURTHEST) / _DAYS_APART
