"""Reads the grammar of sentences: word classes, names, and which word depends on which.

The labels are those of Universal Dependencies for English; `network` computes them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retold.mentions.network import Network
from retold.mentions.wordforms import word_bounds
from retold.model import Span

_CHUNK = 6_000  # words run at once: bounds memory


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its grammar; word numbers count from 0, a head of -1 is the root.

    Attributes:
        starts, ends: of the words, in the text; `over` makes a span of them (one a word would cost a tenth of the stage).
        words: as printed. low: with quote marks and case in one form.
        tags: Penn Treebank word classes. names: `PER`, `ORG`, `LOC`, `MISC` or None, with True where a name begins.
        heads, relations: the dependency of each word; empty if the tree was not asked for.
    """

    span: Span
    starts: Sequence[int]
    ends: Sequence[int]
    words: tuple[str, ...]
    low: tuple[str, ...]
    tags: tuple[str, ...]
    names: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]

    def over(self, first: int, last: int) -> Span:
        """From word `first` to word `last`, in the text."""
        return Span(self.starts[first], self.ends[last])

    def between(self, start: int, end: int) -> range:
        """The words that lie wholly inside `[start, end)` of the text."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def below(self, word: int, stop: frozenset[int] = frozenset()) -> set[int]:
        """The words that depend on `word`, itself among them; not through those in `stop`."""
        found: set[int] = set()
        todo = [word]
        while todo:
            at = todo.pop()
            if at not in found and at not in stop:
                found.add(at)
                todo.extend(self.children[at])
        return found


@dataclass(frozen=True, slots=True)
class _Unread:
    """A sentence cut into words."""

    span: Span
    starts: list[int]
    ends: list[int]
    words: list[str]


def read(
    text: str, sentences: Sequence[Span], telling: frozenset[str], max_words: int, network: Network
) -> list[Parsed]:
    """The grammar of `sentences` (spans of `text`), with a tree if a word (`low`) is in `telling`; cut after `max_words`."""
    found: list[Parsed] = []
    pending: list[_Unread] = []
    size = 0
    for sentence in sentences:
        starts, ends = word_bounds(text, sentence)
        longest = min(max_words, _CHUNK)
        del starts[longest:], ends[longest:]
        words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        pending.append(_Unread(sentence, starts, ends, words))
        size += len(words)
        if size >= _CHUNK:
            found.extend(_read(pending, telling, network))
            pending, size = [], 0
    found.extend(_read(pending, telling, network))
    return found


def _read(pending: list[_Unread], telling: frozenset[str], network: Network) -> list[Parsed]:
    if not pending:
        return []
    rows = network.rows([sentence.words for sentence in pending])
    low = [network.keys[row] for row in rows]
    x = network.encode(rows)
    tags, names = network.labels(x)
    places, wanted, total = [], [], 0
    for sentence in pending:
        here = slice(total + 1, total + 1 + len(sentence.words))
        places.append(here)
        if not telling.isdisjoint(low[here]):
            wanted.append((total, len(sentence.words)))
        total = here.stop
    heads, relations = network.trees(x, wanted) if wanted else ([], [])
    trees = {start + 1 for start, _ in wanted}
    result = []
    for sentence, here in zip(pending, places, strict=True):
        tree = here.start in trees
        above = tuple(heads[here]) if tree else ()
        result.append(
            Parsed(
                sentence.span,
                sentence.starts,
                sentence.ends,
                tuple(sentence.words),
                tuple(low[here]),
                tuple(tags[here]),
                tuple(names[here]),
                above,
                tuple(relations[here]) if tree else (),
                _children(above),
            )
        )
    return result


def _children(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    children: list[tuple[int, ...]] = [()] * len(heads)
    for word, head in enumerate(heads):
        if head >= 0:
            children[head] += (word,)
    return tuple(children)


@cache
def network(*, careful: bool = False) -> Network:
    """The packaged network, loaded at first use: the fast one, or the larger one that reads a little better."""
    name = "grammar_careful.npz" if careful else "grammar.npz"
    return Network(files("retold.mentions").joinpath("data", name).read_bytes())
