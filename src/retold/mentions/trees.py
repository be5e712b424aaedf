"""From scores of arcs to trees: every word has one head, one word stands under the root, nothing runs in circles."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def best_heads(scores: Scores, real: NDArray[np.bool_]) -> Heads:
    """The best head of each word of sentences of one length, one word of each under the root; there may be circles.

    Args:
        scores: sentence, word, head; row 0 is the root. Left with the one word alone that may stand under it.
        real: sentence, word: which rows are no padding.
    """
    scores += np.where(real, np.float32(0), np.float32(-np.inf))[:, None, :]
    under_root = scores[:, :, 0].copy()
    scores[:, :, 0] = -np.inf
    heads: Heads = scores.argmax(2)
    words = scores.reshape(-1, scores.shape[2])
    gain = under_root - words[np.arange(len(words)), heads.ravel()].reshape(heads.shape)
    gain[~real] = -np.inf
    gain[:, 0] = -np.inf
    sentences, tops = np.arange(len(scores)), gain.argmax(1)
    scores[sentences, tops, 0] = under_root[sentences, tops]
    heads[sentences, tops] = 0
    heads[~real] = 0
    heads[:, 0] = 0
    return heads


def circling(heads: Heads, base: Heads, firsts: Heads, longest: int) -> list[int]:
    """Which sentences, end to end from the rows `firsts`, have words that lead to one another and not to the root.

    Args:
        heads: of each row, counted from its sentence's root.
        base: of each row, the row of that root.
        firsts: the rows of the roots.
        longest: the most rows a sentence has.
    """
    at = heads + base
    steps = 1
    while steps < longest:  # every word leads to the root, by doubling the steps
        at = at[at]
        steps *= 2
    lost = np.flatnonzero(at != base)
    return sorted(set((firsts.searchsorted(lost, side="right") - 1).tolist()))


def spanning(scores: Scores, heads: Heads) -> Heads:
    """The best tree of one sentence (Chu and Liu 1965, Edmonds 1967) from the best head of each word.

    A cycle is opened where the arc into it loses least. Where that makes a new cycle with words of the old, the old one
    has to be taken for one word first.

    `scores`: word, head; row 0 is the root.
    """
    above: list[int] = heads.tolist()
    opened: set[int] = set()
    while (cycle := _cycle(above)) is not None:
        if not opened.isdisjoint(cycle):
            return _contracted(scores, heads)
        into = scores[cycle]
        into -= into[range(len(cycle)), heads[cycle], None]
        into[:, cycle] = -np.inf
        word, head = divmod(int(into.argmax()), len(heads))
        above[cycle[word]] = head
        opened.update(cycle)
    return np.array(above)


def _contracted(scores: Scores, heads: Heads) -> Heads:
    """`spanning` with a cycle taken for one word, the rest solved, and the cycle opened where the arc into it ends."""
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
    solved = spanning(small, best)
    found = heads.copy()
    found[rest] = np.where(solved[:size] == size, np.array(cycle)[out.argmax(1)], np.array([*rest, 0])[solved[:size]])
    enters = solved[size]
    found[cycle[into[:, enters].argmax()]] = rest[enters]
    return found


def _cycle(above: list[int]) -> list[int] | None:
    """Words that lead to one another and not to the root, if there are any."""
    reached = [0] * len(above)  # from which word
    reached[0] = -1
    for word in range(1, len(above)):
        at = word
        while not reached[at]:
            reached[at] = word
            at = above[at]
        if reached[at] == word:
            cycle = [at]
            while (at := above[at]) != cycle[0]:
                cycle.append(at)
            return cycle
    return None
