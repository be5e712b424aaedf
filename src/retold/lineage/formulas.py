"""Formulas: runs of words that stand in many unrelated stories, because an agency or an office writes them every time.

"Authorised an additional … in credit guarantees for sales of …" is no sign that one report was taken from another. In one
story nothing tells a formula from a copied sentence; in a corpus, how many other stories have it does. Counting stories,
not articles, leaves copies alone: hundreds of pages may print one report, but they are one story.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from retold.words import folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

# Words in a run: shorter ones are plain English, longer ones are cut by the figures and names that change.
_RUN = 4
# A run is a formula from so many stories on: two may be one story that was told apart.
FEWEST_STORIES = 3
# Stories whose runs are gathered before they are counted: bounds memory.
_BATCH = 4096
_FACTOR = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True, eq=False)
class Formulas:
    """The runs of words that several stories of a corpus have.

    Attributes:
        runs: their hashes, ascending.
    """

    runs: "Hashes"

    def covered(self, rows: Sequence[Sequence[str]]) -> list[list[bool]]:
        """For each folded word of some sentences whether it stands in a formula; all at once, since most are short."""
        import numpy as np  # noqa: PLC0415  kept out of `import retold`

        words = list(chain.from_iterable(rows))
        row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        hashes = runs_of(words)
        at = np.minimum(np.searchsorted(self.runs, hashes), max(len(self.runs) - 1, 0))
        hits = self.runs[at] == hashes if len(self.runs) else np.zeros(len(hashes), dtype=bool)
        found = np.zeros(len(words), dtype=bool)
        for start in np.flatnonzero(hits & (row_of[: len(hashes)] == row_of[len(row_of) - len(hashes) :])).tolist():
            found[start : start + _RUN] = True
        rest = iter(found.tolist())
        return [list(islice(rest, len(row))) for row in rows]


@dataclass(slots=True)
class FormulaCount:
    """Counts in how many stories each run of words stands; linear in the words, but for one sort a batch.

    Give it the texts of one story after the other, in any order; `formulas` has what stands in several.
    """

    _waiting: list[Any] = field(default_factory=list)
    _runs: Any = None
    _stories: Any = None

    def add(self, texts: Iterable[str]) -> None:
        """Count the runs of one story's texts, each once."""
        self._waiting.append(story_runs(texts))
        if len(self._waiting) >= _BATCH:
            self._settle()

    def formulas(self) -> Formulas:
        """The runs that several of the stories have."""
        import numpy as np  # noqa: PLC0415

        self._settle()
        if self._runs is None:
            return Formulas(np.zeros(0, dtype=np.uint64))
        return Formulas(self._runs[self._stories >= FEWEST_STORIES])

    def _settle(self) -> None:
        import numpy as np  # noqa: PLC0415

        if not self._waiting:
            return
        known = [self._runs] if self._runs is not None else []
        counts = [self._stories] if self._runs is not None else []
        runs = np.concatenate([*known, *self._waiting])
        ones = [np.ones(len(w), dtype=np.uint32) for w in self._waiting]
        self._runs, where = np.unique(runs, return_inverse=True)
        self._stories = np.bincount(where, weights=np.concatenate([*counts, *ones])).astype(np.uint32)
        self._waiting = []


def story_runs(texts: Iterable[str]) -> "Hashes":
    """The distinct runs of one story's texts, as hashes, ascending."""
    import numpy as np  # noqa: PLC0415

    found = [runs_of(folded(text)) for text in texts]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.uint64)


def runs_of(words: Sequence[str]) -> "Hashes":
    """A hash of each run of four words, in the order of their first words."""
    import numpy as np  # noqa: PLC0415

    size = len(words) - _RUN + 1
    if size <= 0:
        return np.zeros(0, dtype=np.uint64)
    single = np.fromiter(map(_hash, words), dtype=np.uint64, count=len(words))
    made = np.zeros(size, dtype=np.uint64)
    for at in range(_RUN):
        made = (made ^ single[at : at + size]) * np.uint64(_FACTOR)
        made ^= made >> np.uint64(29)
    return made


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace"))
