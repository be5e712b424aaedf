"""How much of something is meant, and of what: `all withdrawals` for `withdrawals above 500 crowns`, `deaths` for `attacks` (`data/scopes.toml`)."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from retold.collation.echoes import Echo
from retold.collation.facts import Facts
from retold.collation.lines import Word
from retold.collation.pairs import Claim, Found, Pair, versus
from retold.collation.tellings import Tellings
from retold.words import tables

_SEVERITY = 0.7
_NOUN = 2  # words between `all` and what is meant whole, with that: `all cash withdrawals`
_LIMIT = 6  # words between what is meant in part and the number
_REACH = 8  # words between what lessens something and that
_TELLING = 3.0  # nats of background idf from which a word tells what two sentences are about
_AS_WELL = 2  # such words that they must share


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(tables.toml("retold.collation", "scopes.toml")[name])


@cache
def _outcomes() -> Mapping[str, int]:
    """By folded word the number of what is lessened."""
    rows: Sequence[Sequence[str]] = tables.toml("retold.collation", "scopes.toml")["outcomes"]
    return {word: number for number, words in enumerate(rows) for word in words}


def wholes(pair: Pair) -> Iterator[Found]:
    """A copy that has the whole of what the other has a part of, by a limit in figures."""
    if not pair.akin:
        return
    for mine, other, flip in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        for at, word in enumerate(mine.line.words):
            if word.plain not in _set("whole") or word.root in other.roots:
                continue
            for noun in range(at + 1, min(at + 1 + _NOUN, len(mine.line.words))):
                limited = _limited(other, mine.line.words[noun])
                if limited is None or _limited(mine, mine.line.words[noun]) is not None:
                    continue
                first, last = limited
                here, there = mine.line.at(at, noun + 1), other.line.at(first, last)
                claims = Claim("run", _roots(mine, at, noun + 1)), Claim("run", _roots(other, first, last))
                notes = versus(_shown(mine, at, noun + 1), _shown(other, first, last))
                found = Found("number", here, there, *claims, _SEVERITY, *notes)
                yield found.turned() if flip else found
                break


def _limited(facts: Facts, noun: Word) -> tuple[int, int] | None:
    """Where a line has a noun with a limit in figures behind it; last exclusive."""
    words = facts.line.words
    for at, word in enumerate(words):
        if word.root != noun.root or word.function:
            continue
        for number in facts.of("number"):
            between = [w.plain for w in words[at + 1 : number.first]]
            if (
                0 < len(between) <= _LIMIT
                and _set("part").issuperset(between)
                and not _set("limit").isdisjoint(between)
            ):
                return at, number.last
    return None


def outcomes(passages: Sequence[Sequence[Facts]], tellings: Tellings) -> Iterator[Echo]:
    """A copy that has something lessened of which no text it was made from says a word, where those have another thing lessened."""
    lessened: dict[str, list[tuple[int, Facts, int]]] = {}
    named: dict[str, set[int]] = {}
    for number, passage in enumerate(passages):
        for reading in passage:
            article = reading.line.article
            named.setdefault(article, set()).update(
                _outcomes()[w.plain] for w in reading.line.words if w.plain in _outcomes()
            )
            lessened.setdefault(article, []).extend((number, reading, at) for at in _lessened(reading))
    for article in sorted(lessened):
        above = sorted(tellings.ancestors(article) & lessened.keys())
        known = {outcome for name in above for outcome in named[name]}
        for number, reading, at in lessened[article] if above else ():
            if _outcomes()[reading.line.words[at].plain] in known:
                continue
            answer = next((theirs for name in above for theirs in lessened[name] if _of_one(reading, theirs[1])), None)
            if answer is not None:
                its_number, its, place = answer
                here, there = reading.line.words[at], its.line.words[place]
                claims = Claim("roots", (here.root,)), Claim("roots", (there.root,))
                found = Found("word", here.span, there.span, *claims, _SEVERITY, *versus(here.shown, there.shown))
                yield Echo(found, reading, its, number, its_number, sure=True)


def _lessened(reading: Facts) -> Iterator[int]:
    """Where a line has what something lessens."""
    words = reading.line.words
    for at, word in enumerate(words):
        near = words[max(0, at - _REACH) : at + _REACH // 2]
        if word.plain in _outcomes() and any(w.plain in _set("lessens") for w in near):
            yield at


def _of_one(one: Facts, other: Facts) -> bool:
    """Whether two sentences share what tells that they are about one thing."""
    telling = {w.root for w in one.line.words if w.weight >= _TELLING and w.plain not in _outcomes()}
    return len(telling & other.roots) >= _AS_WELL


def _roots(facts: Facts, first: int, last: int) -> tuple[str, ...]:
    return tuple(w.root for w in facts.line.words[first:last])


def _shown(facts: Facts, first: int, last: int) -> str:
    return " ".join(w.shown for w in facts.line.words[first:last])
