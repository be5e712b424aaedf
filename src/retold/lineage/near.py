"""Which sentences of a story share enough weighted words to be looked at closer."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from retold.lineage.texts import StoryTexts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Cosines = NDArray[np.float64]

Near = dict[int, float]

# Below this cosine two sentences are not looked at closer; neighbours in order may still join them.
_MIN_COSINE = 0.12
# Rows of the product computed at once: bounds memory to this many times the units of the story.
_BLOCK = 512
# At most this many near units are kept for one.
_MOST_NEAR = 400
# Up to this many cells (units × stems) the matrix is kept whole: 16 MB, and no time to load the sparse one's library.
_MOST_CELLS = 2_000_000
# Up to this many units every unit is compared with every other; above, only those of texts that are compared.
_MOST_UNITS = 4_000


def near_units(texts: StoryTexts, compared: Sequence[tuple[int, int]] | None) -> tuple[Near, ...]:
    """For each unit the units near to it with their cosine, ascending; itself included.

    Args:
        texts: the story.
        compared: the pairs of texts that will be compared; None for all.
    """
    size = len(texts.units)
    if size * len(texts.vocabulary) <= _MOST_CELLS:
        return tuple(_everywhere(_dense(texts), size))
    matrix = _sparse(texts)
    if compared is None or size <= _MOST_UNITS:
        return tuple(_everywhere(matrix, size))
    return _among(texts, compared, matrix)


def _weighted(texts: StoryTexts) -> tuple["NDArray[np.int64]", "NDArray[np.int64]", "Cosines"]:
    """Rows (units), columns (stems) and values of the matrix of normed weights."""
    import numpy as np  # noqa: PLC0415  kept out of `import retold`

    rows, columns, values = [], [], []
    for number, unit in enumerate(texts.units):
        bag = set(unit.stems)
        norm = sum(texts.weights[s] ** 2 for s in bag) ** 0.5
        for s in sorted(bag):
            rows.append(number)
            columns.append(s)
            values.append(texts.weights[s] / norm)
    return np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64), np.array(values, dtype=np.float64)


def _dense(texts: StoryTexts) -> Any:
    import numpy as np  # noqa: PLC0415  the same

    rows, columns, values = _weighted(texts)
    matrix = np.zeros((len(texts.units), max(len(texts.vocabulary), 1)))
    matrix[rows, columns] = values
    return matrix


def _sparse(texts: StoryTexts) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415  slow to load

    rows, columns, values = _weighted(texts)
    return csr_matrix((values, (rows, columns)), shape=(len(texts.units), max(len(texts.vocabulary), 1)))


def _everywhere(matrix: Any, size: int) -> Iterator[Near]:
    turned = matrix.T
    for start in range(0, size, _BLOCK):
        yield from _rows(matrix[start : start + _BLOCK] @ turned)


def _among(texts: StoryTexts, compared: Sequence[tuple[int, int]], matrix: Any) -> tuple[Near, ...]:
    """Near units of texts that are compared: linear in the number of pairs, however large the story."""
    import numpy as np  # noqa: PLC0415  the same

    others: dict[int, set[int]] = {}
    for a, b in compared:
        others.setdefault(a, {a}).add(b)
        others.setdefault(b, {b}).add(a)
    near: list[Near] = [{unit: 1.0} for unit in range(len(texts.units))]
    for text, some in sorted(others.items()):
        mine = sorted(set(texts.texts[text].units))
        theirs = np.array(sorted({u for other in some for u in texts.texts[other].units}), dtype=np.int64)
        for unit, found in zip(mine, _rows(matrix[mine] @ matrix[theirs].T, theirs), strict=True):
            near[unit].update(found)
    return tuple(dict(sorted(found.items())) for found in near)


def _rows(product: Any, numbers: Any = None) -> Iterator[Near]:
    """What is near in each row of a block of cosines; `numbers` are the units its columns stand for."""
    import numpy as np  # noqa: PLC0415  the same

    cosines: Cosines = product if isinstance(product, np.ndarray) else product.toarray()
    for row in cosines:
        # Rounded, so that the order of additions never decides.
        at = np.flatnonzero(np.round(row, 9) >= _MIN_COSINE)
        if len(at) > _MOST_NEAR:
            at = np.sort(at[np.lexsort((at, -np.round(row[at], 9)))[:_MOST_NEAR]])
        units = at if numbers is None else numbers[at]
        yield dict(zip(units.tolist(), row[at].tolist(), strict=True))
