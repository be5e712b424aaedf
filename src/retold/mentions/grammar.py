"""Reads the grammar of sentences: word classes, names, and which word depends on which.

The labels are those of Universal Dependencies for English; `network` computes them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retold.mentions.network import ROOT, Network
from retold.mentions.wordforms import word_bounds
from retold.model import Span

_CHUNK = 6_000  # words run at once: bounds memory

_Unread = tuple[Span, list[int], list[int]]  # a sentence, where its words start and where they end


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
        if word in stop:
            return set()
        found, children = [word], self.children
        for at in found:
            if not children[at]:
                continue
            found += [c for c in children[at] if c not in stop] if stop else children[at]
            if len(found) > len(children):  # a tree that is none, with a circle in it, must not hold up everything
                break
        return set(found)


def read(
    text: str,
    sentences: Sequence[Span],
    telling: Mapping[str, str],
    max_words: int,
    network: Network,
    spoken: Sequence[Span] = (),
) -> list[Parsed]:
    """The grammar of `sentences` (spans of `text`), cut after `max_words`.

    A sentence gets a tree if a word of it is in `telling` (as in `low`) with the first letter of its tag among those there,
    and it does not lie in one of the `spoken` spans (ascending).
    """
    found: list[Parsed] = []
    pending: list[_Unread] = []
    size = 0
    longest = min(max_words, _CHUNK)
    silent = _inside(sentences, spoken)
    for sentence in sentences:
        starts, ends = word_bounds(text, sentence)
        del starts[longest:], ends[longest:]
        pending.append((sentence, starts, ends))
        size += len(starts)
        if size >= _CHUNK:
            found.extend(_read(text, pending, telling, network, silent))
            pending, size = [], 0
    found.extend(_read(text, pending, telling, network, silent))
    return found


def _inside(sentences: Sequence[Span], spans: Sequence[Span]) -> set[Span]:
    """The sentences that lie wholly in one of `spans`, which are ascending."""
    opens = [span.start for span in spans]
    found = set()
    for sentence in sentences if spans else ():
        at = bisect_right(opens, sentence.start) - 1
        if at >= 0 and spans[at].covers(sentence):
            found.add(sentence)
    return found


def _read(
    text: str, pending: list[_Unread], telling: Mapping[str, str], network: Network, silent: set[Span]
) -> list[Parsed]:
    if not pending:
        return []
    words: list[str] = []
    for _, starts, ends in pending:
        words.append(ROOT)
        words += [text[start:end] for start, end in zip(starts, ends, strict=True)]
    rows = network.rows(words)
    low = list(map(network.keys.__getitem__, rows))
    x = network.encode(rows)
    tags, names = network.labels(x)
    places, at = [], 1
    for _, starts, _ in pending:
        places.append(slice(at, at + len(starts)))
        at += len(starts) + 1
    wanted = [
        sentence not in silent and _tells(low[here], tags[here], telling)
        for (sentence, _, _), here in zip(pending, places, strict=True)
    ]
    trees = [(here.start - 1, here.stop - here.start) for here, tree in zip(places, wanted, strict=True) if tree]
    heads, relations = network.trees(x, trees) if trees else ([], [])
    result, at = [], 1
    for (sentence, starts, ends), here, tree in zip(pending, places, wanted, strict=True):
        branches = slice(at, at + len(starts)) if tree else slice(0)
        at += len(starts) + 1 if tree else 0
        result.append(
            Parsed(
                sentence,
                starts,
                ends,
                tuple(words[here]),
                tuple(low[here]),
                tuple(tags[here]),
                tuple(names[here]),
                tuple(heads[branches]),
                tuple(relations[branches]),
                _children(heads[branches]),
            )
        )
    return result


def _tells(low: list[str], tags: list[str], telling: Mapping[str, str]) -> bool:
    return any(tag[0] in telling[word] for word, tag in zip(low, tags, strict=True) if word in telling)


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
