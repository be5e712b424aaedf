"""What a line states that can be checked word against word: numbers, dates, names, titles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import prod

from retold.collation.lexicon import polarity, portfolio_heads, roles, strengths_apart
from retold.collation.lines import Line, Usage, Word
from retold.collation.offices import portfolio
from retold.words import tables, zones
from retold.words.measures import Measure, measure
from retold.words.numbers import plain as digits
from retold.words.numbers import scales

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_LONGEST_ROLE = 5
_FATE_REACH = 7  # words from a number to the word that tells what became of those it counts
_PARTING = frozenset({"and", "but", "while", "or"})  # words between two figures of one sentence
_AND_A_HALF = ("and", "a", "half")  # two and a half metres
_SURE = frozenset({"sure"})
_SEVERAL = " (several)"
_TO = frozenset({"to", "or", "and"})
_MEASURED = 5  # words behind a number that may tell what it measures: `to 3 miles per hour`
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?$|\d{1,3},\d{1,2}$")  # 52,8 too, as other languages print it
_YEARS = 1700, 2099
_BEFORE_YEARS = frozenset({"in", "of", "since", "until", "till", "from"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}$")
_HOUR = re.compile(r"(\d{1,2}) h (\d{2})$")  # 17h40, 17 h 40


@dataclass(frozen=True, slots=True)
class Fact:
    """Something checkable in a line.

    Attributes:
        kind: `number`, `order` (of magnitude), `ordinal`, `weekday`, `day`, `year`, `clock`, `relative`, `name`, `role`.
        value: what is compared; equal values say the same.
        first, last: its words in the line, last exclusive.
        detail: a number's bound (`about`, `over`, `under`), a title's modifiers, as folded words; `sure`
            for a name that is one beyond doubt.
        bearer: the last word of the name a title belongs to.
        measure: of a number, what it measures; None where it counts.
    """

    kind: str
    value: str
    first: int
    last: int
    detail: frozenset[str] = frozenset()
    bearer: str | None = None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """A line with all its facts, by kind, ascending. `run`: its roots, one blank between, one at each end."""

    line: Line
    facts: tuple[Fact, ...]
    claimed: frozenset[int]
    roots: frozenset[str]
    run: str
    by_kind: dict[str, tuple[Fact, ...]] = field(default_factory=dict)

    def of(self, kind: str) -> tuple[Fact, ...]:
        """Its facts of one kind."""
        return self.by_kind.get(kind, ())


_WHOLES = {"all": 1, "none": 0}  # all of the three are three, none of them is none


@dataclass(frozen=True, slots=True)
class _Calendar:
    months: dict[str, int]
    weekdays: dict[str, int]
    relative: frozenset[str]
    holidays: frozenset[str]
    steps: dict[str, str]
    units: frozenset[str]
    numbers: dict[str, float]
    ordinals: dict[str, int]
    scales: Mapping[str, float]
    sizes: Mapping[str, float]
    fates: Mapping[str, str]


@cache
def _calendar() -> _Calendar:
    table = tables.toml("retold.collation", "counting.toml")
    return _Calendar(
        {form: at for at, forms in enumerate(table["months"], 1) for form in forms},
        {form: at for at, forms in enumerate(table["weekdays"], 1) for form in forms},
        frozenset(table["relative"]),
        frozenset(table["holidays"]),
        {word: step for step, words in table["steps"].items() for word in words},
        frozenset(table["units"]),
        {word: float(value) for word, value in table["numbers"].items()},
        {word: int(value) for word, value in table["ordinals"].items()},
        {**scales(), **table["short_scales"]},
        {word: float(value) for word, value in table["sizes"].items()},
        {word: fate for fate, words in table["fates"].items() for word in words},
    )


def facts(line: Line, usage: Usage) -> Facts:
    """All facts of a line; no word belongs to two, dates come before numbers and titles before names."""
    claimed: set[int] = set()
    found: list[Fact] = []
    for scan in (_dates, _numbers, _roles, lambda x, c: _names(x, c, usage)):
        for fact in scan(line, claimed):
            found.append(fact)
            claimed.update(range(fact.first, fact.last))
    found = _with_bearers(line, sorted(found, key=lambda f: f.first))
    by_kind: dict[str, tuple[Fact, ...]] = {}
    for fact in found:
        by_kind[fact.kind] = (*by_kind.get(fact.kind, ()), fact)
    roots = [w.root for w in line.words]
    run = f" {' '.join(roots)} "
    return Facts(line, tuple(found), frozenset(claimed), frozenset(roots), run, by_kind)


def _dates(line: Line, _claimed: set[int]) -> Iterator[Fact]:
    table, words, at = _calendar(), line.words, 0
    while at < len(words):
        fact = _date_at(words, at, table)
        if fact:
            yield fact
        at = fact.last if fact else at + 1


def _date_at(words: tuple[Word, ...], at: int, table: _Calendar) -> Fact | None:
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if word.capital:
        if word.plain in table.weekdays:
            return Fact("weekday", str(table.weekdays[word.plain]), at, at + 1)
        if word.plain in table.holidays:
            return Fact("holiday", word.plain, at, at + 1)
        return _month_at(words, at, table) if word.plain in table.months else None
    if word.plain[0].isdigit():
        return _hour_at(words, at) or _counted_date(
            word, after, at, table, said=at > 0 and words[at - 1].plain in _BEFORE_YEARS
        )
    return _relative(word, after, at, table)


def _hour_at(words: tuple[Word, ...], at: int) -> Fact | None:
    """A time of day with an `h` between hours and minutes."""
    hour = _HOUR.match(" ".join(w.plain for w in words[at : at + 3]))
    return Fact("clock", f"{hour[1]}:{hour[2]}h", at, at + 3) if hour else None


def _counted_date(word: Word, after: Word | None, at: int, table: _Calendar, *, said: bool) -> Fact | None:
    """A date or hour that opens with figures; `said`: a word stands before them that may stand before a year."""
    follows = after.plain if after else ""
    if word.plain.isdigit() and int(word.plain) <= 31 and after and after.capital and follows in table.months:
        return Fact("day", f"{table.months[follows]}-{int(word.plain)}", at, at + 2)
    if _CLOCK.match(word.plain) and follows in {"am", "pm", "a", "p", "hours", "local", "et", "gmt"}:
        return Fact("clock", word.plain.replace(".", ":") + follows[0], at, at + 2)
    if word.plain.isdigit() and follows in {"am", "pm"} and int(word.plain) <= 12:
        return Fact("clock", f"{int(word.plain)}:00{follows[0]}", at, at + 2)
    return Fact("year", word.plain, at, at + 1) if _is_year(word, None if said else after) else None


def _relative(word: Word, after: Word | None, at: int, table: _Calendar) -> Fact | None:
    if word.plain in table.relative:
        return Fact("relative", word.plain, at, at + 1)
    if word.plain in table.steps and after and after.plain in table.units:
        return Fact("relative", f"{table.steps[word.plain]} {after.plain}", at, at + 2)
    return None


def _month_at(words: tuple[Word, ...], at: int, table: _Calendar) -> Fact | None:
    month = table.months[words[at].plain]
    after = words[at + 1] if at + 1 < len(words) else None
    if after and after.plain.isdigit() and 1 <= int(after.plain) <= 31:
        last = at + 2
        if last < len(words) and words[last].plain in _ORDINAL_ENDINGS:
            last += 1
        return Fact("day", f"{month}-{int(after.plain)}", at, last)
    if words[at].plain in {"may", "march"} and words[at].first:  # the verb opening a sentence
        return None
    return Fact("month", str(month), at, at + 1)


def _is_year(word: Word, after: Word | None) -> bool:
    if not (len(word.shown) == 4 and word.shown.isdigit() and _YEARS[0] <= int(word.shown) <= _YEARS[1]):
        return False
    if after is None or after.span.start - word.span.end > 1:  # "built in 1968, holds": something stands between
        return True
    return not (after.plain.endswith("s") and not after.capital and not after.function)


def _numbers(line: Line, claimed: set[int]) -> Iterator[Fact]:
    table, words, at = _calendar(), line.words, 0
    while at < len(words):
        value, last = _number_at(words, at, table) if at not in claimed else (None, at + 1)
        if value is not None:
            yield Fact("number", f"{value:g}", at, last, _bounds(words, at), measure=_measure(words, last))
        elif at not in claimed and (order := _order_at(words, at, table)) is not None:
            yield order
            last = order.last
        elif at not in claimed and words[at].plain in table.ordinals:
            yield Fact("ordinal", str(table.ordinals[words[at].plain]), at, at + 1)
        at = last
    return


def _order_at(words: tuple[Word, ...], at: int, table: _Calendar) -> Fact | None:
    """A number of which only the size is told: `tens of thousands`."""
    if words[at].plain not in table.sizes:
        return None
    sizes, last = [table.sizes[words[at].plain]], at + 1
    while last + 1 < len(words) and words[last].plain == "of" and words[last + 1].plain in table.sizes:
        sizes, last = [*sizes, table.sizes[words[last + 1].plain]], last + 2
    return Fact("order", f"{prod(sizes):g}", at, last)


def _measure(words: tuple[Word, ...], at: int) -> Measure | None:
    """The measure behind a number, or behind the upper end of its range: `2 to 3 metres`."""
    behind = [w.plain for w in words[at : at + _MEASURED]]
    if len(behind) > 1 and behind[0] in _TO and (behind[1][0].isdigit() or behind[1] in _calendar().numbers):
        behind = behind[2:]
    return measure(behind)


def _number_at(words: tuple[Word, ...], at: int, table: _Calendar) -> tuple[float | None, int]:
    shown, plain = words[at].shown, words[at].plain
    shown = shown if shown.isascii() else plain  # in figures of ours
    if _DIGITS.match(shown):
        value, last = float(digits(shown)), at + 1
        if last < len(words) and words[last].plain in _ORDINAL_ENDINGS:
            return value, last + 1
    elif plain in table.numbers:
        value, last = table.numbers[plain], at + 1
        if value >= 20 and value % 10 == 0 and last < len(words) and 0 < table.numbers.get(words[last].plain, 0) < 10:
            value, last = value + table.numbers[words[last].plain], last + 1
    elif plain in _WHOLES and [w.plain for w in words[at + 1 : at + 3]] == ["of", "the"]:
        whole = table.numbers.get(words[at + 3].plain) if at + 3 < len(words) else None
        return (None if whole is None else whole * _WHOLES[plain]), at + 1
    elif plain in {"one", "a"} and at + 1 < len(words) and words[at + 1].plain in table.scales:
        value, last = 1.0, at + 1
    else:
        return None, at + 1
    if tuple(w.plain for w in words[last : last + 3]) == _AND_A_HALF:
        value, last = value + 0.5, last + 3
    while last < len(words) and words[last].plain in table.scales:
        value, last = value * table.scales[words[last].plain], last + 1
    return value, last


def in_zone(line: Line, clock: Fact) -> bool:
    """Whether a time of day says of which zone it is."""
    return any(w.shown in zones.names() for w in line.words[clock.last : clock.last + 1])


def fates_differ(one: str, other: str) -> bool:
    """Whether two folded words say that another thing became of somebody: `killed`, `injured`."""
    fates = _calendar().fates
    return one in fates and other in fates and fates[one] != fates[other]


def fate(line: Line, number: Fact) -> str | None:
    """What became of those a number counts, by the nearest word that tells: `dead`, `missing`; None if none is near.

    A word of the same clause is nearer than one beyond its `and`: in `four died and 73 were saved` 73 are saved.
    """
    fates, words = _calendar().fates, line.words
    near = []
    for at in range(max(0, number.first - _FATE_REACH), min(len(words), number.last + _FATE_REACH)):
        if words[at].plain in fates:
            between = words[at + 1 : number.first] if at < number.first else words[number.last : at]
            apart = any(word.plain in _PARTING for word in between)
            near.append((apart, min(abs(at - number.first), abs(at - number.last + 1)), at))
    return fates[words[min(near)[-1]].plain] if near else None


def _bounds(words: tuple[Word, ...], at: int) -> frozenset[str]:
    """What bounds a number: the longest phrase right before it."""
    bounds = polarity().bounds
    for size in (3, 2, 1):
        phrase = tuple(w.plain for w in words[max(0, at - size) : at])
        if phrase in bounds and [w.plain for w in words[max(0, at - size - 2) : at - size]] != ["gave", "way"]:
            return frozenset({bounds[phrase]})
    return frozenset()


def _roles(line: Line, claimed: set[int]) -> Iterator[Fact]:
    table, words, at = roles(), line.words, 0
    keys = [w.key for w in words]
    while at < len(words):
        size = 0
        if at not in claimed:
            size = next(
                (n for n in range(min(_LONGEST_ROLE, len(keys) - at), 0, -1) if tuple(keys[at : at + n]) in table), 0
            )
        title = table[tuple(keys[at : at + size])] if size else ""
        if title.endswith(_SEVERAL) and words[at].capital:  # a team, a quarter of a city
            size = 0
        if size == 1 and _says_which(words, at):
            size = 0
        if size:
            title = title.removesuffix(_SEVERAL)
            if (
                title == "father"
                and words[at].capital
                and words[at + size : at + size + 1]
                and words[at + size].capital
            ):
                title = "priest"
            before = frozenset(k for k in keys[max(0, at - 2) : at] if k in _MODIFIERS)
            first, last = portfolio(words, at, at + size, claimed) if title in portfolio_heads() else (at, at + size)
            of_what = [words[i].root for i in (*range(first, at), *range(at + size, last)) if not words[i].function]
            yield Fact("role", " ".join([*of_what, title]), first, last, before)
            size = last - at
        at += max(size, 1)


def _says_which(words: tuple[Word, ...], at: int) -> bool:
    """`a general strike`: a title that is an adjective too, in small letters before a noun; in `the general said` none is."""
    noun = words[at + 1] if at + 1 < len(words) else None
    if words[at].plain not in _ADJECTIVES or words[at].capital or noun is None or not _joined(words, at, at + 1):
        return False
    told = noun.plain.endswith("ed") or strengths_apart(noun.key, "said") is not None
    return not (told or noun.capital or noun.function)


_ADJECTIVES = frozenset({"general", "major", "representative", "principal", "model"})
_MODIFIERS = frozenset(
    {"deputy", "assistant", "vice", "former", "interim", "acting", "senior", "junior", "ex", "chief"}
)


def _names(line: Line, claimed: set[int], usage: Usage) -> Iterator[Fact]:
    words, at = line.words, 0
    while at < len(words):
        last = at
        while last < len(words) and last not in claimed and _named(words[last], usage) and _joined(words, at, last):
            last += 1
        if last > at:
            sure = last - at > 1 or usage.sure(words[at])
            yield Fact("name", " ".join(w.key for w in words[at:last]), at, last, _SURE if sure else frozenset())
        at = max(last, at + 1)


def _named(word: Word, usage: Usage) -> bool:
    return usage.names(word) and word.shown not in zones.names()


def _joined(words: tuple[Word, ...], first: int, at: int) -> bool:
    return at == first or words[at].span.start - words[at - 1].span.end <= 1


def _with_bearers(line: Line, found: list[Fact]) -> list[Fact]:
    named = []
    for at, fact in enumerate(found):
        if fact.kind == "role":
            name = _neighbour(found, at, line)
            if name:
                bearer = name.value.split()[-1]
                named.append(Fact("role", fact.value, fact.first, fact.last, fact.detail, bearer))
                continue
        named.append(fact)
    return named


def _neighbour(found: list[Fact], at: int, line: Line) -> Fact | None:
    """The name a title belongs to: right after it, or before it with a comma between."""
    role = found[at]
    if at + 1 < len(found) and found[at + 1].kind == "name" and found[at + 1].first == role.last:
        after = found[at + 1]
        if line.words[after.first].span.start - line.words[role.last - 1].span.end <= 1:
            return after
    if at and found[at - 1].kind == "name" and role.first - found[at - 1].last <= 4:
        before = found[at - 1]
        if line.words[before.last].span.start - line.words[before.last - 1].span.end == 2:
            return before
    return None
