"""From scores of arcs to trees: every word has one head, one word stands under the root, nothing runs in circles."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def broken(heads: Heads, base: Heads, firsts: Heads) -> list[int]:
    """Which sentences, end to end from the rows `firsts`, are no trees with one word under the root.

    `heads`: of each row, counted from its sentence's root, whose row is in `base`.
    """
    at = heads + base
    under_root = np.add.reduceat(at == base, firsts) - 1  # the root itself is not under it
    steps, longest = 1, int(np.diff(firsts, append=len(heads)).max())
    while steps < longest:  # every word leads to the root, by doubling the steps
        at = at[at]
        steps *= 2
    lost = np.add.reduceat(at != base, firsts)
    words = np.diff(firsts, append=len(heads)) - 1
    return np.flatnonzero((words > 0) & ((under_root != 1) | (lost > 0))).tolist()


def mended(scores: Scores, heads: Heads) -> Heads:
    """The best tree of one sentence with one word under the root, from the best head of each word; row 0 is the root.

    `scores`: word, head.
    """
    if (heads[1:] == 0).sum() != 1:
        heads = _one_top(scores, heads)
    kept = scores.copy()
    kept[heads != 0, 0] = -np.inf  # one word under the root is enough
    return _spanning(kept, heads)


def _one_top(scores: Scores, heads: Heads) -> Heads:
    """One word under the root: the one that gains most by it."""
    tops = np.flatnonzero(heads[1:] == 0) + 1
    gain = scores[:, 0] - scores[:, 1:].max(1)
    top = int(tops[gain[tops].argmax()]) if len(tops) else int(gain[1:].argmax()) + 1
    others = scores[:, 1:].argmax(1) + 1
    found: Heads = np.where(heads == 0, others, heads)
    found[0] = found[top] = 0
    return found


def _spanning(scores: Scores, heads: Heads) -> Heads:
    """The best tree (Chu and Liu 1965, Edmonds 1967); `heads`: the best head of each word, in which there may be cycles.

    A cycle is opened where the arc into it loses least. Where that makes a new cycle with words of the old, the old one
    has to be taken for one word first.
    """
    above: list[int] = heads.tolist()
    opened: set[int] = set()
    while (cycle := _cycle(above)) is not None:
        if not opened.isdisjoint(cycle):
            return _contracted(scores, heads)
        into = scores[cycle] - scores[cycle, heads[cycle]][:, None]
        into[:, cycle] = -np.inf
        word, head = divmod(int(into.argmax()), len(heads))
        above[cycle[word]] = head
        opened.update(cycle)
    return np.array(above)


def _contracted(scores: Scores, heads: Heads) -> Heads:
    """`_spanning` with a cycle taken for one word, the rest solved, and the cycle opened where the arc into it ends."""
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
    found = heads.copy()
    found[rest] = np.where(solved[:size] == size, np.array(cycle)[out.argmax(1)], np.array([*rest, 0])[solved[:size]])
    enters = solved[size]
    found[cycle[into[:, enters].argmax()]] = rest[enters]
    return found


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
