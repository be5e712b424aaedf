"""From scores of arcs to trees: every word has one head, one word stands under the root, nothing runs in circles."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def heads_of(scores: Scores, valid: NDArray[np.bool_]) -> Heads:
    """The head of each word of each sentence, row 0 the root, mended to trees.

    `scores`: sentence, word, head; `valid`: sentence, word, False for padding, which is never a head.
    """
    heads: Heads = scores.argmax(2)
    heads[~valid] = 0
    heads[:, 0] = 0
    tops = ((heads == 0) & valid)[:, 1:].sum(1)
    sizes = valid.sum(1)
    for at in np.flatnonzero((tops != 1) & (sizes > 2)):
        size = sizes[at]
        heads[at, :size] = _one_top(scores[at, :size, :size], heads[at, :size])
    for at in np.flatnonzero(~_reach_root(heads)):
        size = sizes[at]
        kept = scores[at, :size, :size]
        kept[heads[at, :size] != 0, 0] = -np.inf  # one word under the root is enough
        heads[at, :size] = _spanning(kept, heads[at, :size])
    return heads


def _one_top(scores: Scores, heads: Heads) -> Heads:
    """One word under the root: the one that gains most by it."""
    tops = np.flatnonzero(heads[1:] == 0) + 1
    gain = scores[:, 0] - scores[:, 1:].max(1)
    top = int(tops[gain[tops].argmax()]) if len(tops) else int(gain[1:].argmax()) + 1
    others = scores[:, 1:].argmax(1) + 1
    mended = np.where(heads == 0, others, heads)
    mended[0] = mended[top] = 0
    return mended


def _reach_root(heads: Heads) -> NDArray[np.bool_]:
    """Whether every word of each sentence leads to row 0, by doubling the steps."""
    number, size = heads.shape
    first = np.arange(number)[:, None] * size
    at = (heads + first).ravel()
    steps = 1
    while steps < size:
        at = at[at]
        steps *= 2
    reached: NDArray[np.bool_] = (at.reshape(number, size) == first).all(1)
    return reached


def _spanning(scores: Scores, heads: Heads) -> Heads:
    """The best tree (Chu and Liu 1965, Edmonds 1967); `heads`: the best head of each word, in which there may be cycles.

    A cycle is taken for one word, the rest solved, and the cycle opened where the arc into it ends.
    """
    cycle = _cycle(heads.tolist())
    if cycle is None:
        return heads
    rest = [k for k in range(len(heads)) if k not in cycle]
    into = scores[cycle][:, rest] - scores[cycle, heads[cycle]][:, None]
    out = scores[rest][:, cycle]
    size = len(rest)
    small = np.full((size + 1, size + 1), -np.inf, dtype=np.float32)
    small[:size, :size] = scores[rest][:, rest]
    small[size, :size] = into.max(0)
    small[:size, size] = out.max(1)
    best = small.argmax(1)
    best[0] = 0
    solved = _spanning(small, best)
    mended = heads.copy()
    mended[rest] = np.where(solved[:size] == size, np.array(cycle)[out.argmax(1)], np.array([*rest, 0])[solved[:size]])
    enters = solved[size]
    mended[cycle[into[:, enters].argmax()]] = rest[enters]
    return mended


def _cycle(above: list[int]) -> list[int] | None:
    """Words that lead to one another and not to the root, if there are any."""
    reached = [False] * len(above)
    reached[0] = True
    for word in range(1, len(above)):
        path: list[int] = []
        at = word
        while not reached[at]:
            reached[at] = True
            path.append(at)
            at = above[at]
        if at in path:
            return path[path.index(at) :]
    return None
