"""Who asks whom, and on whose word a thing is said: what a retelling turns round or leaves out though every name stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.collation.echoes import Echo
from retold.collation.facts import Fact, Facts
from retold.collation.lexicon import strengths_apart
from retold.collation.lines import Word
from retold.collation.pairs import Claim, Found, Pair
from retold.collation.tellings import Tellings
from retold.words import stem

_ASKING = frozenset(
    stem(w) for w in ("demand", "call", "request", "appeal", "ask", "push", "bid", "plea", "press", "urge")
)
_HELPERS = frozenset({"has", "have", "had", "also", "again", "renewed", "repeated", "new"})
_THING = 3  # words after `for` in which the thing asked for stands
_HEAD = 9  # words from either end of a sentence in which its source is named
_SAME_MATTER = 0.6  # kinship from which a sentence without a source still says the same
# Besides the verbs of saying: words by which a sentence leaves what it tells to somebody else.
_SOURCES = frozenset(
    {"according", "accordance", "reportedly", "allegedly", "reported", "reports", "confirmed", "announced", "informed",
     "believe", "believes", "feel", "thinks", "think", "indicated", "suggested", "argued", "explained", "wrote", "confirms",
     "declared", "revealed", "disclosed", "estimated", "shows", "showed"}
)  # fmt: skip
_MOST = 50  # places of one asking among which the nearest is looked for
_SPEAKERS = frozenset({"he", "she", "they", "it", "who"})


@dataclass(frozen=True, slots=True)
class _Asking:
    """Somebody who asks for something, or is asked for it; `things` are roots, `first` and `last` word numbers."""

    name: Fact
    asks: bool
    things: frozenset[str]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Placed:
    passage: int
    reading: Facts
    asking: _Asking

    @property
    def article(self) -> str:
        return self.reading.line.article


def turned_round(passages: Sequence[Sequence[Facts]], tellings: Tellings) -> Iterator[Echo]:
    """Who asks in most tellings is asked in one: `called on Vestby for help` for `Vestby's call for help`."""
    held: dict[tuple[str, str], list[_Placed]] = {}
    for number, passage in enumerate(passages):
        for reading in passage:
            for asking in _askings(reading):
                for thing in sorted(asking.things):
                    held.setdefault((asking.name.value.split()[-1], thing), []).append(_Placed(number, reading, asking))
    for key in sorted(held):
        sides = [[p for p in held[key] if p.asking.asks is asks] for asks in (True, False)]
        odd, usual = sorted(sides, key=lambda side: tellings.count({p.article for p in side}))
        if odd and tellings.count({p.article for p in odd}) < tellings.count({p.article for p in usual}):
            for placed in odd:
                others = [p for p in usual[:_MOST] if p.article != placed.article]
                akin = (p for p in others if tellings.akin([p.article], [placed.article]))
                answer = next(akin, others[0] if others else None)
                if answer is not None:
                    yield _turned(placed, answer)


def _turned(odd: _Placed, usual: _Placed) -> Echo:
    here, there = (p.reading.line.at(p.asking.first, p.asking.last) for p in (odd, usual))
    mine, theirs = (Claim("roots", tuple(sorted(p.asking.things))) for p in (odd, usual))
    name = odd.reading.line.words[odd.asking.name.last - 1].plain.title()
    note = f"“{name}” asks here, and is asked there" if odd.asking.asks else f"“{name}” is asked here, and asks there"
    found = Found("actor", here, there, mine, theirs, 0.7, note)
    return Echo(found, odd.reading, usual.reading, odd.passage, usual.passage, sure=True)


def _askings(facts: Facts) -> list[_Asking]:
    words = facts.line.words
    found = []
    for at in range(2, len(words) - 1):
        if words[at].plain == "for" and not words[at].quoted:
            name, first = _asked_before(facts, at)
            asks = name is None
            if asks:
                name, first = _asking_before(facts, at)
            things = [
                i
                for i in range(at + 1, min(len(words), at + 1 + _THING))
                if not (words[i].function or words[i].capital)
            ]
            if name is not None and things:
                found.append(_Asking(name, asks, frozenset(words[i].root for i in things), first, things[-1] + 1))
    return found


def _asked_before(facts: Facts, at: int) -> tuple[Fact | None, int]:
    """`called on Vestby`, `asked Vestby` right before a `for`."""
    words = facts.line.words
    for name in facts.of("name"):
        verb = name.first - 1
        verb -= verb > 0 and words[verb].plain in {"on", "upon"}
        if name.last == at and verb >= 0 and _asks(words[verb]):
            return name, verb
    return None, 0


def _asking_before(facts: Facts, at: int) -> tuple[Fact | None, int]:
    """`Vestby's call`, `Vestby has asked` right before a `for`."""
    words = facts.line.words
    if not _asks(words[at - 1]):
        return None, 0
    last = at - 1
    while last and words[last - 1].plain in _HELPERS:
        last -= 1
    return next(((name, name.first) for name in facts.of("name") if name.last == last), (None, 0))


def _asks(word: Word) -> bool:
    return word.root in _ASKING and not word.capital


def unsourced(pair: Pair) -> Iterator[Found]:
    """What one reading has on somebody's word and the other states itself: `The mayor said the pier is safe`."""
    if not pair.akin or pair.kinship < _SAME_MATTER:
        return
    for mine, other, flip in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        source = _source(other.line.words)
        if source is None or _has_source(mine.line.words) or any(w.quoted for w in mine.line.words):
            continue
        if any(w.root in mine.roots for w in other.line.words[source[0] : source[1] - 1] if not w.function):
            continue  # who said it is named here too, with another verb
        here, there = mine.line.at(0, min(2, len(mine.line.words))), other.line.at(*source)
        found = Found("negation", here, there, Claim("unsourced", ()), Claim("sourced", ()), 0.35,
                      "stated without the source that the others name")  # fmt: skip
        yield found.turned() if flip else found


def _source(words: Sequence[Word]) -> tuple[int, int] | None:
    """Where a sentence names who says it: before its matter, or behind it."""
    for at in range(1, min(_HEAD, len(words) - 3)):
        if _plainly(words[at]) and not words[at - 1].function and not words[at].quoted:
            return max(0, at - 2), at + 1
    last = len(words) - 1
    if last > _HEAD and _plainly(words[last]) and words[last - 1].plain not in _SPEAKERS:
        return last - 2, last + 1
    return None


def _has_source(words: Sequence[Word]) -> bool:
    return any(_says(w) or w.plain in _SOURCES for w in words)


def _plainly(word: Word) -> bool:
    return not word.capital and strengths_apart(word.key, "said") == 0


def _says(word: Word) -> bool:
    return not word.capital and strengths_apart(word.key, "said") is not None
