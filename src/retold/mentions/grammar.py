"""Reads the grammar of sentences: word classes, names, and which word depends on which.

The labels are those of Universal Dependencies for English; `network` computes them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retold.mentions.network import ROOT, Network
from retold.mentions.wordforms import words_of
from retold.model import Span
from retold.words.names import given_names

_CHUNK = 6_000  # words run at once: bounds memory

_NO_TREE: tuple[list[int], list[str]] = ([], [])
_Unread = tuple[Span, list[str], list[int], list[int]]  # a sentence, its words, where they start and where they end


@dataclass(slots=True)
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


_LIKE_SURNAMES = frozenset({"RB", "JJ"})


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
        words, starts, ends = words_of(text, sentence)
        del words[longest:], starts[longest:], ends[longest:]
        pending.append((sentence, words, starts, ends))
        size += len(words)
        if size >= _CHUNK:
            found.extend(_read(pending, telling, network, silent))
            pending, size = [], 0
    found.extend(_read(pending, telling, network, silent))
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


def _read(pending: list[_Unread], telling: Mapping[str, str], network: Network, silent: set[Span]) -> list[Parsed]:
    if not pending:
        return []
    forms: list[str] = []
    for _, words, _, _ in pending:
        forms.append(ROOT)
        forms += words
    rows = network.rows(forms)
    low = tuple(map(network.keys.__getitem__, rows))
    x = network.encode(rows)
    told, named = network.labels(x)
    tags, names = _with_surnames(forms, low, told), tuple(named)
    places, at = [], 1
    for _, words, _, _ in pending:
        places.append(slice(at, at + len(words)))
        at += len(words) + 1
    wanted = [
        number
        for number, here in enumerate(places)
        if pending[number][0] not in silent and _tells(low[here], tags[here], telling)
    ]
    trees = network.arcs.trees(x, [(places[k].start - 1, len(pending[k][1])) for k in wanted]) if wanted else []
    read = dict(zip(wanted, trees, strict=True))
    found = []
    for number, here in enumerate(places):
        sentence, words, starts, ends = pending[number]
        heads, relations = read.get(number, _NO_TREE)
        grammar = low[here], tags[here], names[here], tuple(heads), tuple(relations), _children(heads)
        found.append(Parsed(sentence, starts, ends, tuple(words), *grammar))
    return found


def _with_surnames(forms: Sequence[str], low: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
    """The tags, with what looks like an adverb or adjective behind a given name taken for a surname: `Inga Solway said`."""
    known = given_names()
    found = list(tags)
    for k in range(1, len(found) - 1):
        if found[k] in _LIKE_SURNAMES and forms[k][0].isupper() and low[k - 1] in known and forms[k - 1][0].isupper():
            found[k] = "NNP" if not forms[k + 1][0].isupper() else found[k]  # in a headline every word has a capital
    return tuple(found)


def _tells(low: Sequence[str], tags: Sequence[str], telling: Mapping[str, str]) -> bool:
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
