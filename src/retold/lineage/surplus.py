"""What a text has and another has not, block by block: cut by the other, or added by its own desk?

A desk adds in few blocks, above all at the head, and what it adds has little to do with the rest: it brings names and words
that stand nowhere else in the text. What a copy lost was part of the whole.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from retold.lineage.texts import StoryTexts, Text

# A sentence is in a block if it is so surely missing in the other text.
_SURE = 0.5
# Nats from which a word tells something; a block that shares less than this part of them with the rest stands apart.
TELLING, _APART = 1.5, 0.1


@dataclass(frozen=True, slots=True)
class Surplus:
    """What a text has and another has not.

    Attributes:
        blocks: how many rows of sentences.
        head: size of the one that the text begins with, in sentences, as log(1 + size).
        apart: the same of the blocks that have next to no words in common with the rest, added.
    """

    blocks: int = 0
    head: float = 0.0
    apart: float = 0.0


NO_SURPLUS = Surplus()


class Seams:
    """Looks at what one text has and others have not; its words are counted once."""

    def __init__(self, text: Text, story: StoryTexts) -> None:
        self._weights = story.weights
        self._rows = [{s for s in story.units[u].stems if self._weights[s] >= TELLING} for u in text.units]
        self._count = Counter(stem for row in self._rows for stem in row)

    def surplus(self, gone: Mapping[int, float]) -> Surplus:
        """The blocks of the sentences that another text has not; `gone` has how surely it has them not, 0–1."""
        if not gone:
            return NO_SURPLUS
        inside = Counter(stem for i in gone for stem in self._rows[i])
        sizes = [(start, end - start, self._shared(start, end, inside)) for start, end in _blocks(gone)]
        return Surplus(
            len(sizes),
            sum(math.log1p(size) for start, size, _ in sizes if start == 0),
            sum(math.log1p(size) for _, size, shared in sizes if shared < _APART),
        )

    def _shared(self, start: int, end: int, inside: Counter[int]) -> float:
        """The part of a block's telling words, by weight, that stand in the rest of the text too."""
        stems = sorted(set[int]().union(*self._rows[start:end]))
        shared = sum(self._weights[s] for s in stems if self._count[s] > inside[s])
        return shared / max(sum(self._weights[s] for s in stems), 1e-9)


def _blocks(gone: Mapping[int, float]) -> Iterator[tuple[int, int]]:
    """Number of the first sentence of each block and of the first after it, ascending."""
    numbers = sorted(i for i, sure in gone.items() if sure >= _SURE)
    start = 0
    for at, number in enumerate(numbers, 1):
        if at == len(numbers) or numbers[at] != number + 1:
            yield numbers[start], number + 1
            start = at
