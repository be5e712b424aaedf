"""What a study was done on: `mice that were given the compound`, of which a retelling makes `patients who took it`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from retold.collation.echoes import Echo
from retold.collation.facts import Facts
from retold.collation.lexicon import negating
from retold.collation.lines import Word
from retold.collation.pairs import Claim, Found
from retold.words import tables

_REACH = 6  # words before the subject in which it is denied
_STUDY_REACH = 12  # the same, in which the study is named
_TELLING = 3.0  # nats of background idf from which a shared word tells that two sentences are of one thing
_SEVERITY = 0.7


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of a kind of the data file."""
    return frozenset(tables.toml("retold.collation", "subjects.toml")[kind])


@cache
def _named() -> frozenset[str]:
    return _words("animals") | _words("people")


@cache
def _no() -> frozenset[str]:
    return frozenset(negating()["en"].outright | _words("pending"))


@dataclass(frozen=True, slots=True)
class _Subject:
    passage: int
    reading: Facts
    at: int
    animals: bool

    @property
    def article(self) -> str:
        return self.reading.line.article

    @property
    def word(self) -> Word:
        return self.reading.line.words[self.at]


def subjects(passages: Sequence[Sequence[Facts]]) -> Iterator[Echo]:
    """Articles that have a study done on people alone, beside one that has it done on animals alone."""
    told: dict[str, list[_Subject]] = {}
    for number, passage in enumerate(passages):
        for reading in passage:
            for at in _examined(reading.line.words):
                animals = reading.line.words[at].plain in _words("animals")
                told.setdefault(reading.line.article, []).append(_Subject(number, reading, at, animals))
    sole = {article: found for article, found in sorted(told.items()) if len({s.animals for s in found}) == 1}
    sides = [[found for found in sole.values() if found[0].animals is animals] for animals in (False, True)]
    fewer, more = sorted(sides, key=len)
    for mine in fewer:
        answer = next((pair for theirs in more for pair in _answers(mine, theirs)), None)
        if answer is not None:
            yield _echo(*answer, sure=len(fewer) < len(more))


def _answers(mine: Sequence[_Subject], theirs: Sequence[_Subject]) -> Iterator[tuple[_Subject, _Subject]]:
    """Two sentences that share a telling word besides."""
    for one in mine:
        for other in theirs:
            shared = one.reading.roots & other.reading.roots
            if any(w.root in shared and w.weight >= _TELLING for w in one.reading.line.words):
                yield one, other


def _examined(words: Sequence[Word]) -> Iterator[int]:
    """Where those stand whom something was given to, or whom a study was of; nobody in quotation marks."""
    for at, word in enumerate(words):
        if word.plain not in _named() or word.quoted:
            continue
        after = next((w.plain for w in words[at + 1 : at + 4] if w.plain not in _words("links")), "")
        before = [w.plain for w in words[max(0, at - _REACH) : at]]
        named = (w.plain for w in words[max(0, at - _STUDY_REACH) : at])
        studied = not _words("study").isdisjoint(named) and not _words("in").isdisjoint(before[-2:])
        if _no().isdisjoint(before) and (after in _words("treated") or studied):
            yield at


def _echo(one: _Subject, other: _Subject, *, sure: bool) -> Echo:
    here, there = (s.reading.line.at(s.at, s.at + 1) for s in (one, other))
    mine, theirs = (Claim("roots", (s.word.root,)) for s in (one, other))
    names = one.word.plain, other.word.plain
    notes = [f"it was done on {a} here, on {b} there" for a, b in (names, names[::-1])]
    found = Found("actor", here, there, mine, theirs, _SEVERITY, *notes)
    return Echo(found, one.reading, other.reading, one.passage, other.passage, sure)
