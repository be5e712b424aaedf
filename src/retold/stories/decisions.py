"""Decisions by hand as bonds between articles: who must be together, who must be apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from retold.model import Article, Decision, DecisionKind
from retold.stories.components import components


@dataclass(frozen=True, slots=True)
class Bonds:
    """What grouping must keep to. Articles are numbers into the sequence the bonds were made for.

    Attributes:
        together: sets of articles of one story, disjoint, ascending.
        apart: for an article, those that are not in its story.
        stated: for an article, its story as the input names it; articles of two such stories join only by decision.
    """

    together: tuple[tuple[int, ...], ...] = ()
    apart: Mapping[int, frozenset[int]] = field(default_factory=dict)
    stated: Mapping[int, str] = field(default_factory=dict)

    def renumbered(self, places: Sequence[int]) -> "Bonds":
        """The bonds among the articles at `places`, each numbered by its place in `places`; all bound ones are there."""
        new = {place: number for number, place in enumerate(places)}
        return Bonds(
            tuple(tuple(new[i] for i in members) for members in self.together),
            {new[i]: frozenset(new[j] for j in others) for i, others in self.apart.items()},
            {new[i]: story for i, story in self.stated.items()},
        )


def bonds(articles: Sequence[Article], decisions: Sequence[Decision]) -> Bonds:
    """The bonds that `decisions`, oldest first, and groupings stated by the input lay on `articles`.

    A later decision undoes what an earlier one says of the same articles; decisions about articles that are not
    there wait until they are.
    """
    places = {article.id: i for i, article in enumerate(articles)}
    links = _stated(articles)
    parted: set[tuple[int, int]] = set()
    for decision in decisions:
        named = [places[a] for a in decision.articles if a in places]
        others = [places[a] for a in decision.apart if a in places]
        if decision.kind is DecisionKind.SPLIT:
            inside = set(named)
            links = {link for link in links if (link[0] in inside) == (link[1] in inside)}
            parted.update((min(a, b), max(a, b)) for a, b in product(named, others))
        elif decision.kind is DecisionKind.PIN and named:
            links = {link for link in links if named[0] not in link}
        links.update((min(a, b), max(a, b)) for a, b in pairwise(named))
        parted -= {(min(a, b), max(a, b)) for a, b in product(named, named)}
    sets = components(links)
    stated = {i: a.stated_story for i, a in enumerate(articles) if a.stated_story is not None}
    return Bonds(sets, _apart(parted, sets), stated)


def _stated(articles: Sequence[Article]) -> set[tuple[int, int]]:
    last: dict[str, int] = {}
    links = set()
    for i, article in enumerate(articles):
        if article.stated_story is not None:
            if article.stated_story in last:
                links.add((last[article.stated_story], i))
            last[article.stated_story] = i
    return links


def _apart(parted: Iterable[tuple[int, int]], sets: Iterable[tuple[int, ...]]) -> dict[int, frozenset[int]]:
    home = {article: members for members in sets for article in members}
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for left, right in parted:
        mine, theirs = home.get(left, (left,)), home.get(right, (right,))
        if mine is not theirs:
            for a, b in product(mine, theirs):
                apart[a].add(b)
                apart[b].add(a)
    return {article: frozenset(others) for article, others in apart.items()}
