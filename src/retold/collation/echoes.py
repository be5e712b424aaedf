"""Words of one passage that answer words of another: quotations and figures that come back in a story.

Retellings move things about. A quotation stands in one article beside the call, in another beside the speaker; so what
belongs together is looked for in the whole story too, where it can be told by more than one shared word.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from retold.collation.facts import Fact, Facts, facts
from retold.collation.lines import Line, Usage
from retold.collation.pairs import Claim, Found, Pair, found_of
from retold.collation.wording import quoted

_LEAST_QUOTED = 5  # words of a quotation that can be known again
_SHARED = 0.6  # of the shorter quotation's words, that the two must share
_COMPANY = 2  # articles that give a number plainly, from which a bound of it is the odd one
_MOST_COMPARED = 4  # wordings a quotation is compared with
_MOST_PLACES = 50  # places of a word beyond which it tells nothing about a quotation
_IN = frozenset({"in", "since"})
_TELLING = 3.0  # nats of background idf from which a shared word tells what two sentences are about
_SEVERITY = 0.7  # of a fact that is another one in another passage
_OLDEST = 120  # years
_NEAR_AGES = 3  # years between two ages that may be one person's
_LONG_NUMBER = 4  # digits, zeros at the ends not counted
_PER_CENT = frozenset({"per", "percent", "pct"})
_TWO_DIGITS = re.compile(r"(\d)(?!\1)[1-9]")
_LARGE = 1000  # numbers from which two mentions are of one thing


@dataclass(frozen=True, slots=True)
class Echo:
    """A difference between readings of two passages, given by their numbers; `sure`: it is `a` that departs."""

    found: Found
    a: Facts
    b: Facts
    a_passage: int
    b_passage: int
    sure: bool = False


Placed = tuple[int, Facts]
Told = tuple[int, Facts, Fact]  # a fact with its reading and the number of its passage


def echoes(passages: Sequence[Sequence[Facts]], used: Usage) -> Iterator[Echo]:
    """All differences between readings that stand in different passages."""
    placed = [(number, reading) for number, passage in enumerate(passages) for reading in passage]
    yield from quotations(placed, used)
    yield from figures(placed)
    yield from dated(placed)
    yield from slipped(placed)
    yield from turned(placed)
    yield from ages(placed)


def quotations(placed: Sequence[Placed], used: Usage) -> Iterator[Echo]:
    """Quotations of the same words anywhere in the story; one wording of a passage stands for all that have it."""
    runs: dict[tuple[int, tuple[str, ...]], tuple[Facts, Facts]] = {}
    for number, reading in placed:
        for first, last in reading.line.quoted(_LEAST_QUOTED):
            line = Line(reading.line.article, reading.line.at(first, last), reading.line.words[first:last])
            runs.setdefault((number, tuple(w.root for w in line.words)), (reading, facts(line, used)))
    held: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for key, (_, run) in runs.items():
        for root in _telling(run):
            held[root].append(key)
    for key, (reading, run) in runs.items():
        shared = Counter(
            other for root in sorted(_telling(run))
            for other in held[root][:_MOST_PLACES] if other > key
        )  # fmt: skip
        for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COMPARED]:
            its_reading, its_run = runs[other]
            if its_reading.line.article == reading.line.article:
                continue
            if len(run.roots & its_run.roots) < _SHARED * max(len(run.roots), len(its_run.roots)):
                continue
            for found in quoted(Pair(run, its_run)):
                yield Echo(found, reading, its_reading, key[0], other[0])


def _telling(run: Facts) -> set[str]:
    """The roots a quotation is known by: in a short one the words of grammar too."""
    short = len(run.line.words) <= 2 * _LEAST_QUOTED
    return {w.root for w in run.line.words if short or not w.function}


def figures(placed: Sequence[Placed]) -> Iterator[Echo]:
    """The same large number with a bound in one article that no other gives: `up to 100,000`."""
    given: dict[str, list[Told]] = defaultdict(list)
    for number, reading in placed:
        for fact in reading.of("number"):
            if float(fact.value) >= _LARGE:
                given[fact.value].append((number, reading, fact))
    for _, mentions in sorted(given.items()):
        bounded = [m for m in mentions if m[2].detail & {"over", "under"}]
        plain = [m for m in mentions if not m[2].detail & {"over", "under"}]
        if len({r.line.article for _, r, _ in bounded}) != 1 or len({r.line.article for _, r, _ in plain}) < _COMPANY:
            continue
        for number, reading, fact in bounded:
            its_number, its_reading, its_fact = plain[0]
            if its_number != number and its_reading.line.article != reading.line.article:
                a = reading.line.at(max(0, fact.first - 2), fact.last)
                b = its_reading.line.at(its_fact.first, its_fact.last)
                ours, theirs = (Claim("bound", (f.value, *sorted(f.detail))) for f in (fact, its_fact))
                found = Found("number", a, b, ours, theirs, 0.35, "the number is bounded differently")
                yield Echo(found, reading, its_reading, number, its_number)


def dated(placed: Sequence[Placed]) -> Iterator[Echo]:
    """Another year for what each article dates once, in sentences on one matter: `the dam, built in 1986`, `built in 1968`."""
    given: dict[str, list[Told]] = defaultdict(list)
    for number, reading in placed:
        for fact in reading.of("year"):
            verb = _dated_by(reading.line, fact)
            if verb is not None:
                given[verb].append((number, reading, fact))
    for verb, mentions in sorted(given.items()):
        times = Counter(reading.line.article for _, reading, _ in mentions)
        once = [m for m in mentions if times[m[1].line.article] == 1][:_MOST_COMPARED]
        for one, other in combinations(once, 2):
            if one[2].value != other[2].value and _one_matter(one[1], other[1], verb):
                yield from _echo("date", one, other, "another year for the same")


def _echo(kind: str, one: Told, other: Told, note: str) -> Iterator[Echo]:
    """Two facts that should say the same, if they stand in two passages: those of one are compared there."""
    (number, reading, fact), (there, its, its_fact) = one, other
    if number != there:
        found = found_of(kind, (reading, fact), (its, its_fact), _SEVERITY, note)
        yield Echo(found, reading, its, number, there)


def _dated_by(line: Line, year: Fact) -> str | None:
    """The root of the word that a year dates: `built` before `in 1986`."""
    before = line.words[max(0, year.first - 2) : year.first]
    if len(before) < len(("built", "in")) or before[1].plain not in _IN or before[0].function or before[0].capital:
        return None
    return before[0].root


def _one_matter(one: Facts, other: Facts, verb: str) -> bool:
    """Whether two sentences share a word that tells, beside the one that is dated."""
    weights = {w.root: w.weight for w in one.line.words if not w.function}
    return any(root != verb and weights.get(root, 0.0) >= _TELLING for root in other.roots)


def slipped(placed: Sequence[Placed]) -> Iterator[Echo]:
    """A long number whose digits another article has in another order: `a crowd of 11,204`, `12,104 saw it`.

    Only numbers that one article alone prints are compared with those of articles that do not print them: two long numbers
    of the same digits are one number by far oftener than by chance.
    """
    found: dict[str, list[Told]] = defaultdict(list)
    for number, reading in placed:
        for fact in reading.of("number"):
            digits = "".join(sorted(c for c in fact.value if c.isdigit()))
            if "e" not in fact.value and len(digits.strip("0")) >= _LONG_NUMBER and len(set(digits)) > 1:
                found[digits].append((number, reading, fact))
    yield from _two_orders(found)


def turned(placed: Sequence[Placed]) -> Iterator[Echo]:
    """A share whose two digits another article has turned round: `81 per cent`, `18 per cent`, whatever the sentences share."""
    found: dict[str, list[Told]] = defaultdict(list)
    for number, reading in placed:
        words = reading.line.words
        for fact in reading.of("number"):
            after = words[fact.last].plain if fact.last < len(words) else ""
            if after in _PER_CENT and _TWO_DIGITS.fullmatch(fact.value):
                found["".join(sorted(fact.value))].append((number, reading, fact))
    yield from _two_orders(found)


def _two_orders(found: Mapping[str, Sequence[Told]]) -> Iterator[Echo]:
    """Numbers of the same digits where the story has two of them, each in articles that have not the other."""
    for _, mentions in sorted(found.items()):
        first = {fact.value: (number, reading, fact) for number, reading, fact in reversed(mentions)}
        holders = {value: {r.line.article for _, r, f in mentions if f.value == value} for value in first}
        if len(first) == len(("one", "other")) and not set.intersection(*holders.values()):
            one, other = sorted(first)
            yield from _echo("number", first[one], first[other], "the same digits in another order")


def ages(placed: Sequence[Placed]) -> Iterator[Echo]:
    """Another age for one person: `She was 84.`, `She was 83.`; `at the age of 84`.

    Articles that give two ages so tell of two people; two ages far apart are of two people too.
    """
    given: dict[str, list[Told]] = defaultdict(list)
    for number, reading in placed:
        found = [fact for fact in reading.of("number") if _is_age(reading.line, fact)]
        given[reading.line.article] += [(number, reading, fact) for fact in found]
    once = [told[0] for _, told in sorted(given.items()) if len({fact.value for _, _, fact in told}) == 1]
    for one, other in combinations(once[:_MOST_COMPARED], 2):
        mine, theirs = one[2].value, other[2].value
        apart = abs(float(mine) - float(theirs))
        if apart and (apart <= _NEAR_AGES or mine == theirs[::-1]):
            yield from _echo("number", one, other, "another age")


def _is_age(line: Line, number: Fact) -> bool:
    """Whether a number is somebody's age: `was 84` at the end of its sentence, `aged 84`, `the age of 84`."""
    if not 1 <= float(number.value) <= _OLDEST or "." in number.value or number.first == 0:
        return False
    before = [w.plain for w in line.words[max(0, number.first - 2) : number.first]]
    if before[-1] == "aged" or before[-2:] == ["age", "of"]:
        return True
    last = number.last == len(line.words)
    return last and before[-1] in {"was", "is"} and before[0] in {"he", "she"}
