"""What was changed inside sentences that were carried over."""

from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from retold.lineage.alignment import Link
from retold.lineage.naturalness import cost
from retold.lineage.texts import StoryTexts, Text
from retold.model import Span
from retold.words import TOKEN, fold

# Longer runs of changed words are rewritten sentences, not changed words.
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the child that stand where the parent has others.

    Attributes:
        odder: nats by which the child's words are the less natural ones at that place.
    """

    child: Span
    parent: Span
    odder: float


def changes(child: int, parent: int, link: Link, story: StoryTexts) -> list[Change]:
    """The changes in the sentences of one link (the child on the left), ascending."""
    mine, theirs = _words(story.texts[child], link.left), _words(story.texts[parent], link.right)
    a, b = [w for w, _ in mine], [w for w, _ in theirs]
    blocks = [(0, 0, 0), *_matches(a, b), (len(a), len(b), 0)]
    found = []
    for (i, j, size), (k, m, _) in pairwise(blocks):
        low_a, low_b = i + size, j + size
        if 0 < k - low_a <= _MOST_WORDS and 0 < m - low_b <= _MOST_WORDS:
            odder = _at(a, low_a, k) - _at(b, low_b, m)
            spans = Span(mine[low_a][1].start, mine[k - 1][1].end), Span(theirs[low_b][1].start, theirs[m - 1][1].end)
            found.append(Change(*spans, odder))
    return found


def _matches(a: list[str], b: list[str]) -> list[tuple[int, int, int]]:
    """Runs of equal words, as (start in `a`, start in `b`, length)."""
    return [(o.src_start, o.dest_start, o.src_end - o.src_start) for o in Indel.opcodes(a, b) if o.tag == "equal"]


def _at(words: list[str], start: int, end: int) -> float:
    """What the words cost where they stand, the word after them included."""
    around = words[max(start - 1, 0) : end + 1]
    return cost(around)


def _words(text: Text, row: tuple[int, ...]) -> list[tuple[str, Span]]:
    return [
        (fold(match.group()), Span(*match.span()))
        for i in row
        for match in TOKEN.finditer(text.article.text, text.spans[i].start, text.spans[i].end)
    ]
