"""Look again at a finished group: is it two events of one kind?

Inside a group, what all articles share says nothing any more; what half of them share says most. So terms are weighed
anew within the group, the group is parted in two along them, and the parts stand as stories of their own if each is
led by names that do not lead the other. Two drunk-driving arrests in one team part here; the early and the late
reports of one arrest do not, since the same person leads both.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from retold.stories.conflict import Profile, conflict
from retold.stories.decisions import Bonds
from retold.stories.features import Features
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vocabulary

NO_BONDS = Bonds()
# Ways to cut off stragglers before the two large parts appear.
_MOST_PARTS = 6


def split(
    members: Sequence[int],
    features: Sequence[Features],
    vocabulary: Vocabulary,
    settings: StorySettings,
    bonds: Bonds = NO_BONDS,
) -> list[list[int]]:
    """The stories in a group, itself if it is one or bonds hold it together. Articles are numbers into `features`.

    Quadratic in the group, which is why groups beyond `max_split_articles` are left as they are.
    """
    if not 2 * settings.min_part_articles <= len(members) <= settings.max_split_articles:
        return [list(members)]
    parts = _parted(members, features, vocabulary, settings)
    if parts is None or bonds.broken_by(parts[0]):
        return [list(members)]
    return [story for part in parts for story in split(part, features, vocabulary, settings, bonds)]


def _parted(
    members: Sequence[int], features: Sequence[Features], vocabulary: Vocabulary, settings: StorySettings
) -> tuple[list[int], list[int]] | None:
    near = _similarities([features[i] for i in members], vocabulary)
    best = None
    for left, right in _cuts(near, settings.min_part_articles):
        doubt = _doubt([features[members[i]] for i in left], [features[members[i]] for i in right], vocabulary)
        apart = 1 - _across(near, left, right) / math.sqrt(_cohesion(near, left) * _cohesion(near, right))
        if best is None or doubt * apart > best[0]:
            best = (doubt * apart, left, right)
    if best is None or best[0] < settings.min_split_doubt:
        return None
    return [members[i] for i in best[1]], [members[i] for i in best[2]]


def _doubt(left: Sequence[Features], right: Sequence[Features], vocabulary: Vocabulary) -> float:
    """Geometric mean of the shares of leading names that do not lead the other part, less for small parts."""
    found = conflict(Profile.of(left), Profile.of(right), vocabulary, led=True)
    fewer = min(len(left), len(right))
    return math.sqrt(found.left * found.right) * fewer / (fewer + 2)


def _similarities(features: Sequence[Features], vocabulary: Vocabulary) -> Any:
    """Cosines of all pairs over terms that some, but not all of the group have."""
    import numpy as np  # noqa: PLC0415  heavy

    having = Counter(term for one in features for term in one.counts)
    columns = {term: i for i, term in enumerate(sorted(t for t, n in having.items() if n > 1))}
    matrix = np.zeros((len(features), max(len(columns), 1)))
    for row, one in enumerate(features):
        for term, weight in vocabulary.weights(one).items():
            if term in columns:
                matrix[row, columns[term]] = weight * math.log((len(features) + 1) / having[term])
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    return matrix @ matrix.T


def _cuts(near: Any, least: int) -> Iterator[tuple[list[int], list[int]]]:
    """Ways to part the group in two of at least `least` articles, along its own tree of average links."""
    import numpy as np  # noqa: PLC0415
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    distances = np.clip(1 - near, 0, None)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average")
    for count in range(2, _MOST_PARTS + 1):
        labels = fcluster(tree, count, "maxclust")
        parts = sorted((np.flatnonzero(labels == k).tolist() for k in set(labels.tolist())), key=lambda p: (-len(p), p))
        if len(parts) > 1 and len(parts[1]) >= least:
            left, right = _with_stragglers(near, parts)
            yield sorted(left), sorted(right)


def _with_stragglers(near: Any, parts: list[list[int]]) -> tuple[list[int], list[int]]:
    left, right = list(parts[0]), list(parts[1])
    for article in (i for part in parts[2:] for i in part):
        (left if near[article, parts[0]].mean() >= near[article, parts[1]].mean() else right).append(article)
    return left, right


def _cohesion(near: Any, part: list[int]) -> float:
    """Average cosine of the pairs within a part; never 0."""
    import numpy as np  # noqa: PLC0415

    inside = near[np.ix_(part, part)]
    pairs = len(part) * (len(part) - 1)
    return max(float(inside.sum() - np.trace(inside)) / pairs, 1e-9)


def _across(near: Any, left: list[int], right: list[int]) -> float:
    """Average cosine of the pairs across two parts."""
    import numpy as np  # noqa: PLC0415

    return float(near[np.ix_(left, right)].mean())
