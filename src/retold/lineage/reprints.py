"""Which articles of different stories may share copied text: a sample of their runs of words, joined.

A run of words is in the sample by its own hash, so that two texts that share a passage have the same part of its runs in
their samples (A. Broder, "On the resemblance and containment of documents", 1997, there "mod m"). What a story's own articles
share is the lineage's; here only runs of few stories count: a form that every day's report has leads nowhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from retold.lineage.formulas import runs_of
from retold.lineage.statements import Pair, pair_of
from retold.words import folded

if TYPE_CHECKING:
    from retold.lineage.formulas import Hashes

# One run of eight is kept: of a block of three sentences seven.
_SAMPLE_BITS = 3
# Bits of a run's hash that are kept: a number of four bytes in a file.
_KEPT_BITS = 31
# So many runs of the samples bring two articles together: one that only the two stories have counts as one, others for less.
_LEAST_RUNS = 2.0
# A run that more stories have is a formula, and of its articles no more are looked at.
_MOST_STORIES = 12
MOST_ARTICLES = 200
# Pairs of articles of two stories that are compared, and of one article: those with the most runs in common.
_MOST_OF_STORIES = 6
_MOST_OF_ARTICLE = 12

Found = dict[Pair, float]


def sample(text: str) -> "Hashes":
    """The runs of words that stand for a text, as numbers below 2**31, ascending; about one for eight words."""
    import numpy as np  # noqa: PLC0415  kept out of `import retold`

    runs = runs_of(folded(text))
    return np.unique((runs[runs >> np.uint64(64 - _SAMPLE_BITS) == 0]) >> np.uint64(64 - _SAMPLE_BITS - _KEPT_BITS))


def across(samples: Sequence["Hashes"], stories: Sequence[int]) -> list[Pair]:
    """Pairs of numbers of articles (smaller first, ascending) of different stories that are worth comparing.

    Args:
        samples: of the articles, in their order.
        stories: the story of each.
    """
    found: Found = defaultdict(float)
    homes = dict(enumerate(stories))
    for members in _together(samples):
        first = _first_of(members, homes)
        pairs = {pair_of(member, other) for member in members for other in _others(member, first, homes)}
        for pair in pairs:
            found[pair] += _weight(first)
    return _chosen(found, homes)


def partners(new: int, shared: Iterable[Sequence[int]], stories: Mapping[int, int]) -> list[Pair]:
    """Those pairs of one article that came after the others.

    Args:
        new: the article.
        shared: for each run of its sample the articles that have it, ascending, itself among them.
        stories: the story of each article.
    """
    found: Found = defaultdict(float)
    for members in shared:
        first = _first_of(members, stories)
        leads = first.get(stories[new]) == new
        others = {m for m in members if stories[m] != stories[new]} if leads else set(_others(new, first, stories))
        for other in others if first else ():
            found[pair_of(new, other)] += _weight(first)
    return _chosen(found, stories)


def _first_of(members: Sequence[int], stories: Mapping[int, int]) -> dict[int, int]:
    """The first article of each story that has a run; empty for a run of one story, and for a formula."""
    first: dict[int, int] = {}
    for member in members[: MOST_ARTICLES + 1]:
        first.setdefault(stories[member], member)
    return first if len(members) <= MOST_ARTICLES and 1 < len(first) <= _MOST_STORIES else {}


def _weight(first: Mapping[int, int]) -> float:
    """What a run of so many stories counts: one for a run that only two have."""
    return 2 / len(first) if first else 0.0


def _others(member: int, first: Mapping[int, int], stories: Mapping[int, int]) -> Iterator[int]:
    return (other for story, other in first.items() if story != stories[member])


def _together(samples: Sequence["Hashes"]) -> Iterator[list[int]]:
    """The articles of each run that several have, ascending."""
    import numpy as np  # noqa: PLC0415

    runs = np.concatenate(samples) if samples else np.zeros(0, dtype=np.uint64)
    articles = np.repeat(np.arange(len(samples)), [len(one) for one in samples])
    order = np.argsort(runs, kind="stable")
    runs, articles = runs[order], articles[order]
    ends = [*np.flatnonzero(np.diff(runs, prepend=runs[:1] + 1)).tolist(), len(runs)]
    for start, end in pairwise(ends):
        if end - start > 1:
            yield articles[start:end].tolist()


def _chosen(found: Mapping[Pair, float], stories: Mapping[int, int]) -> list[Pair]:
    """Those pairs that share enough runs, bounded for each two stories and for each article; `found` counts the runs."""
    between: Counter[Pair] = Counter()
    of: Counter[int] = Counter()
    kept = []
    enough = ((round(count, 6), pair) for pair, count in found.items() if count > _LEAST_RUNS - 1e-6)
    for _, (a, b) in sorted(enough, key=lambda one: (-one[0], one[1])):
        homes = pair_of(stories[a], stories[b])
        if between[homes] < _MOST_OF_STORIES and max(of[a], of[b]) < _MOST_OF_ARTICLE:
            kept.append((a, b))
            between[homes] += 1
            of.update((a, b))
    return sorted(kept)
