"""Sentences dated by an event they name: "in the days following the Geneva talks", "soon after the talks"."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Protocol

from retold.account.happenings import Happening

# What follows an event "soon" or "in the days after" it, follows within this time.
SOON = timedelta(days=14)
# Likeness from which such a sentence tells an event of that time.
LEAST = 0.3
# A word that a sentence shares with an event counts as naming it from this weight on (common words weigh less).
_NAMING = 0.5


class Told(Protocol):
    """An event that may be the one meant, or the one named."""

    members: list[Happening]
    weights: dict[str, float]

    @property
    def exact(self) -> Happening:
        """Its best dated happening."""
        ...


def followed(sequel: Happening, events: Sequence[Told], alike: Mapping[int, float]) -> int | None:
    """The index of the event a sequel tells: the most alike of those that follow the event it names; None if none does."""
    named = [event for event in events if _names(sequel, event)]
    fitting = [
        (likeness, -at)
        for at, likeness in alike.items()
        if likeness >= LEAST and _soon_after(events[at], named) and events[at].exact.article.id != sequel.article.id
    ]
    return -max(fitting)[1] if fitting else None


def _names(sequel: Happening, event: Told) -> bool:
    return bool(sequel.named) and all(event.weights.get(term, 0.0) >= _NAMING for term in sequel.named)


def _soon_after(event: Told, named: Iterable[Told]) -> bool:
    """Whether an event falls, as far as its date tells, into the days after one of those named."""
    first = event.exact.first
    lasts = [other.exact.last for other in named if other.exact.precision == "day" and other is not event]
    return first is not None and any(last is not None and last < first <= last + SOON for last in lasts)
