"""Ids of stories that stay."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from retold.model import Article


def name_groups(
    groups: Sequence[Sequence[Article]], known: Mapping[str, str], fresh: Callable[[Sequence[Article]], str]
) -> list[str]:
    """An id for each group: the one most of its articles had, else the one the input states, else a fresh one.

    Where two groups claim one id, the group with more of its articles keeps it, then the one with the lowest article.

    Args:
        groups: articles of each story, disjoint.
        known: article id to story id of an earlier run.
        fresh: makes an id from the articles of a new story.
    """
    claims = []
    for place, articles in enumerate(groups):
        had = Counter(known[a.id] for a in articles if a.id in known)
        stated = Counter(a.stated_story for a in articles if a.stated_story is not None)
        first = min(a.id for a in articles)
        claims += [(-times, first, name, place) for name, times in (stated or had).items()]
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, name, place in sorted(claims):
        if place not in names and name not in taken:
            names[place] = name
            taken.add(name)
    return [names.get(place) or _untaken(fresh(articles), taken) for place, articles in enumerate(groups)]


def _untaken(name: str, taken: set[str]) -> str:
    chosen, number = name, 2
    while chosen in taken:
        chosen, number = f"{name}-{number}", number + 1
    taken.add(chosen)
    return chosen
