"""Whom somebody is survived by, and who of them is dead by another telling: `survived by her husband`, `her husband died in 2011`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.collation.echoes import Echo
from retold.collation.facts import Facts
from retold.collation.lines import Word
from retold.collation.pairs import Claim, Found

# Of these one has one, unless it is said which.
_KIN = frozenset({"husband", "wife", "spouse", "mother", "father"})
_WHICH = frozenset({"first", "second", "third", "former", "ex", "previous", "estranged"})
_OWNERS = frozenset({"his", "her"})
_REACH = 25  # words of a list of survivors
_NAME = 5  # words between somebody and what became of him: a name, a comma, a helper
_DIED = frozenset({"died", "dies", "drowned"})


@dataclass(frozen=True, slots=True)
class _Fate:
    """One of somebody's kin, with the words that tell whether he lives."""

    kin: str
    owner: str
    lives: bool
    first: int
    last: int


def survivors(passages: Sequence[Sequence[Facts]]) -> Iterator[Echo]:
    """Kin of one person who live by one telling and are dead by another; nobody knows which is right."""
    first: dict[tuple[str, str, bool, str], tuple[int, Facts, _Fate]] = {}
    for n, passage in enumerate(passages):
        for reading in passage:
            for fate in _fates(reading):
                first.setdefault((fate.kin, fate.owner, fate.lives, reading.line.article), (n, reading, fate))
    told = list(first.values())
    met: set[tuple[str, str, str]] = set()
    for number, reading, fate in told:
        for its_number, its, other in told:
            pair = (fate.kin, reading.line.article, its.line.article)
            against = fate.lives and not other.lives and (fate.kin, fate.owner) == (other.kin, other.owner)
            if against and pair not in met and pair[1] != pair[2]:
                met.add(pair)
                here, there = reading.line.at(fate.first, fate.last), its.line.at(other.first, other.last)
                mine, theirs = (_claim(r, f) for r, f in ((reading, fate), (its, other)))
                notes = f"the {fate.kin} lives here, and is dead there", f"the {fate.kin} is dead here, and lives there"
                found = Found("negation", here, there, mine, theirs, 0.7, *notes)
                yield Echo(found, reading, its, number, its_number)


def _claim(reading: Facts, fate: _Fate) -> Claim:
    return Claim("run", tuple(w.root for w in reading.line.words[fate.first : fate.last]))


def _fates(reading: Facts) -> Iterator[_Fate]:
    words = reading.line.words
    plain = [w.plain for w in words]
    for at, word in enumerate(plain):
        if word not in _KIN or at == 0:
            continue
        owner = next((w for w in reversed(plain[max(0, at - 2) : at]) if w in _OWNERS), None)
        if owner is None or not _WHICH.isdisjoint(plain[max(0, at - 2) : at]):
            continue
        opens = _list_before(plain, at)
        if opens is not None:
            verb, lives = opens
            yield _Fate(word, owner, lives, verb, at + 1)
        elif plain[at - 1] == "late":
            yield _Fate(word, owner, False, at - 2, at + 1)  # noqa: FBT003
        elif (end := _dies(words, at)) is not None:
            yield _Fate(word, owner, False, at - 1, end + 1)  # noqa: FBT003


def _list_before(plain: Sequence[str], at: int) -> tuple[int, bool] | None:
    """Where the `survived by` or `predeceased by` stands whose list a word is of, and whether those in it live."""
    for verb in range(at - 1, max(-1, at - _REACH), -1):
        if plain[verb] in {"survived", "predeceased"} and plain[verb + 1] == "by":
            return verb, plain[verb] == "survived"
    return None


def _dies(words: Sequence[Word], at: int) -> int | None:
    """Where the verb stands that says somebody died, with nothing between but a name."""
    for verb in range(at + 1, min(len(words), at + 1 + _NAME)):
        if words[verb].plain in _DIED:
            return verb
        if not (words[verb].capital or words[verb].plain in {"had", "has", "who"}):
            return None
    return None
