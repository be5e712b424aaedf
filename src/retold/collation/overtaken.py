"""Figures that move: a toll told in the morning is not wrong because the evening has another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from retold.model import Article, Difference, DifferenceKind


def overtaken(found: Iterable[Difference], articles: Mapping[str, Article]) -> Iterator[Difference]:
    """The differences; a number told before all others have another is disputed, not wrong: it may have moved since.

    So is one that a later report of the same outlet or agency has: that is how they bring their first report up to date.
    """
    for difference in found:
        others = [articles[reading.article] for reading in difference.others]
        own = articles[difference.article]
        if difference.kind is not DifferenceKind.NUMBER or not others:
            yield difference
        elif all(own.published_before(other) for other in others):
            yield replace(difference, contested=True, note="told earlier; the figure may have moved since")
        elif all(other.published_before(own) and (difference.contested or _one_source(own, other)) for other in others):
            yield replace(difference, contested=True, note="told later; the figure may have moved")
        else:
            yield difference


def _one_source(one: Article, other: Article) -> bool:
    """Whether two articles are of one outlet, or say that they are from one agency."""
    names = [{a.outlet, *(credit.name for credit in a.credits)} - {None} for a in (one, other)]
    return not names[0].isdisjoint(names[1])
