"""What the figures of a sentence count or measure, whatever words it is told in (`data/quantities.toml`)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from retold.collation.facts import Fact, Facts, in_zone
from retold.collation.lines import Word
from retold.model import Article, Span
from retold.words import fold, folded, stem, tables
from retold.words.measures import Measure
from retold.words.retracted import is_retracted
from retold.words.translations import LANGUAGES, english

_REACH = 8  # words between a number and what tells what it is a number of
_NOUN_REACH = 3  # words behind a number among which the noun stands that it counts
_BEHIND = 2  # words behind the noun that are read for a part of something
_TELLING = 2.0  # nats of background idf from which a word tells what a sentence is about
_ROUND = 0.5  # of the last digit that is not 0: so much is a round number, told as one, uncertain either way
_HALVES = 5  # a last digit that rounds to halves of the one before it
_RATES = frozenset({"speed", "share"})  # kinds that are so much of, or in, something
_FEWEST = 10  # of things of which nothing more is told: a smaller number is often of some of them
_SHARE = re.compile(
    r"\s?(?:%|٪|-?per ?cent\b|percent\b|pct\b|prozent\b|por ciento\b|pour cent\b|per cento\b|por cento\b|procent\b)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[$€£¥]\s?$")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that figures of a story are of.

    Attributes:
        name: of the thing.
        of: the kinds of number it may have.
        words: that tell of it; and `beginnings` of such words.
        sole: a story has one such figure.
        bare: no word tells more of it than what is counted: seats, crowns.
    """

    name: str
    of: frozenset[str]
    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    sole: bool = False
    bare: bool = False

    def told_by(self, word: str) -> bool:
        """Whether a folded word tells of it."""
        bare = word.rpartition("'")[2]  # l'affluenza
        return bare in self.words or word in self.words or (bool(self.beginnings) and bare.startswith(self.beginnings))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of one sentence.

    Attributes:
        reading: the sentence.
        span: the number.
        value: the number; `low` and `high` bound what it may stand for.
        kind: `people`, `money`, `share`, a kind of measure, `none`, or the stem of what is counted.
        thing: what it is a figure of.
        matter: by root (of other languages the English word) how much the other words of the sentence tell.
        about: the same of the names before it, where it names nobody and nothing itself.
        scope: the roots of the names it opens with, to which it is confined: `In Arlo, the port, turnout was 47 percent`.
    """

    reading: Facts
    span: Span
    value: float
    low: float
    high: float
    kind: str
    thing: Thing
    matter: Mapping[str, float]
    about: Mapping[str, float]
    scope: frozenset[str]

    @property
    def article(self) -> str:
        """The article's id."""
        return self.reading.line.article

    def fits(self, other: "Quantity") -> bool:
        """Whether two figures may be of one amount: one rounded, or bounded, as the other."""
        return self.low <= other.high and other.low <= self.high


@cache
def _table() -> Mapping[str, Any]:
    return tables.toml("retold.collation", "quantities.toml")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_table()[name])


@cache
def _things() -> tuple[Thing, ...]:
    return tuple(
        Thing(
            name,
            frozenset(map(_kind_name, row["of"])),
            frozenset(word for word in row["words"] if word[-1] != "-"),
            tuple(word[:-1] for word in row["words"] if word[-1] == "-"),
            row.get("sole", False),
        )
        for name, row in _table()["things"].items()
    )


def _kind_name(word: str) -> str:
    return word if word in _KINDS else stem(word)


_KINDS = frozenset({"people", "money", "share", "none", "length", "speed", "area", "weight", "volume"})


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a sentence in its article: a question right before it, and the last names, by root, with what they tell."""

    question: str = ""
    names: Mapping[str, float] = field(default_factory=dict)


def quantities(
    reading: Facts,
    article: Article,
    before: Before,
    known: Mapping[float, Thing] = MappingProxyType({}),
) -> Iterator[Quantity]:
    """The figures of a sentence; none of what may be or was once.

    Args:
        reading: the sentence.
        article: it stands in.
        before: what stands before it there.
        known: numbers of people of which other sentences of the story tell what they are.
    """
    words, language = reading.line.words, article.language
    for number in reading.of("number"):
        noun, near = _noun(words, number), words[max(0, number.first - _REACH) : number.last + _REACH // 2]
        kind = _kind(words, number, noun, article.text, reading.line.span.end)
        if (
            _is_part(words, number, noun, kind)
            or _any(_set("unreal") | _set("former"), near)
            or is_retracted(article.text, reading.line.span.start, words[number.first].span.start)
        ):
            continue
        thing = _thing(words, number, kind)
        if thing is None and kind == "people":
            thing = known.get(float(number.value)) or _asked(before.question)
        if thing is None and noun is not None and float(number.value) >= _FEWEST:
            thing = _counted(words[noun], kind, language)
        if thing is not None:
            low, high = _range(number)
            matter, about = _matter(words, thing, language), {} if named(reading) else before.names
            span, scope = reading.line.at(number.first, number.last), confined_to(reading) | years(reading)
            yield Quantity(reading, span, float(number.value), low, high, kind, thing, matter, about, scope)


def clocks(reading: Facts, article: Article) -> Iterator[Quantity]:
    """The time of day of a sentence that has one, with what happened then; none where a zone is told."""
    words, found = reading.line.words, reading.of("clock")
    if len(found) != 1 or in_zone(reading.line, found[0]):
        return
    clock = found[0]
    minutes = _minutes(clock.value)
    first, last = clock.first, clock.last
    while first > 0 and clock.first - first < _REACH and _goes_on(words, first - 1):
        first -= 1
    while last < len(words) and last - clock.last < _REACH and _goes_on(words, last - 1):
        last += 1
    if minutes is not None and not _any(_set("unreal"), words):
        beside = [w for at, w in enumerate(words) if first <= at < last and not clock.first <= at < clock.last]
        matter = _matter(beside, CLOCK, article.language)
        span = reading.line.at(clock.first, clock.last)
        yield Quantity(reading, span, minutes, minutes, minutes, CLOCK.name, CLOCK, matter, {}, confined_to(reading))


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the clause of a word goes on behind it."""
    joint = {words[at].plain, *(w.plain for w in words[at + 1 : at + 2])}
    return _set("parting").isdisjoint(joint) and _together(words, at, min(at + 1, len(words) - 1))


CLOCK = Thing("time of day", frozenset(), frozenset())


def _minutes(value: str) -> float | None:
    """Minutes since midnight of `10:45p`."""
    hour, _, rest = value.partition(":")
    minute, half = rest[:2], rest[2:]
    if not (hour.isdigit() and minute.isdigit()):
        return None
    return (int(hour) % 12 + 12 * (half == "p") if half in {"a", "p"} else int(hour)) * 60.0 + int(minute)


def named(reading: Facts) -> dict[str, float]:
    """The roots of the names of a sentence, with how much each tells."""
    words = reading.line.words
    places = {at for name in reading.of("name") if name.detail for at in range(name.first, name.last)}
    return {words[at].root: words[at].weight for at in sorted(places) if words[at].weight >= _TELLING}


def confined_to(reading: Facts) -> frozenset[str]:
    """The names a sentence opens with behind `in`, as roots: what it tells is told of that place alone."""
    words = reading.line.words
    if not words or words[0].plain not in _set("within"):
        return frozenset()
    first = next((name for name in reading.of("name") if 1 <= name.first <= _BEHIND), None)
    return frozenset(w.root for w in words[first.first : first.last]) if first else frozenset()


def years(reading: Facts) -> frozenset[str]:
    """The years a sentence tells of, but those that belong to a day."""
    days = {fact.last for kind in ("day", "month") for fact in reading.of(kind)}
    return frozenset(reading.line.words[year.first].root for year in reading.of("year") if year.first not in days)


def is_unreal(reading: Facts) -> bool:
    """Whether a sentence tells of what may be."""
    return _any(_set("unreal"), reading.line.words)


def _counted(noun: Word, kind: str, language: str | None) -> Thing | None:
    """What is counted where no word tells more: seats, pupils, crowns."""
    known_kind = kind in {"people", "money"}
    if noun.plain in _set("vague") or not (known_kind or (kind not in _KINDS and noun.plain.endswith("s"))):
        return None
    root = stem(fold(_meanings(noun, language)[0]))
    return Thing(root, frozenset({kind}), frozenset({noun.plain}), bare=True)


def _meanings(word: Word, language: str | None) -> Sequence[str]:
    """What a word may mean in English, the likeliest first; itself where that is not known."""
    known = english(word.plain, language) if language in LANGUAGES else ()
    return known or (word.plain,)


def _any(known: frozenset[str], words: Sequence[Word]) -> bool:
    """Whether one of some words, or phrases, stands among the words of a line."""
    run = f" {' '.join(w.plain for w in words)} "
    return any(f" {each} " in run for each in known)


def _noun(words: Sequence[Word], number: Fact) -> int | None:
    """Where the noun stands that a number counts: the first known one behind it, else the first word of matter."""
    behind = [
        at
        for at in range(number.last, min(number.last + _NOUN_REACH, len(words)))
        if _together(words, number.last - 1, at)
    ]
    known = (at for at in behind if words[at].plain in _set("people") | _set("money"))
    return next(known, next((at for at in behind[:1] if not words[at].function), None))


def _together(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether no mark parts the words from `first` to `last`."""
    return all(words[at].span.start - words[at - 1].span.end <= 1 for at in range(first + 1, last + 1))


def _is_part(words: Sequence[Word], number: Fact, noun: int | None, kind: str) -> bool:
    """Whether a number is of a part of those counted, an earlier one, or so much at a time."""
    before = words[max(0, number.first - 1) : number.first]
    if before and before[0].plain in _set("before") and not number.detail:  # more than
        return True
    last = number.last if noun is None else noun + 1
    return kind not in _RATES and any(
        " ".join(w.plain for w in words[at : at + size]) in _set("part")
        for at in {number.last, last}
        for size in (1, _BEHIND)
        if at < len(words)
    )


def _kind(words: Sequence[Word], number: Fact, noun: int | None, text: str, end: int) -> str:
    place = words[number.last - 1].span.end
    if _SHARE.match(text, place, end):
        return "share"
    if isinstance(number.measure, Measure):
        return number.measure.kind
    if _SIGN.search(text[max(0, words[number.first].span.start - 2) : words[number.first].span.start]):
        return "money"
    if noun is None:
        return "none"
    plain = words[noun].plain
    return (
        "people"
        if plain in _set("people")
        else "money"
        if plain in _set("money")
        else words[noun].root
        if plain.endswith("s")
        else "none"
    )


def _thing(words: Sequence[Word], number: Fact, kind: str) -> Thing | None:
    """What a number is a figure of, by the nearest word that tells in the same clause."""
    found = []
    for at in range(max(0, number.first - _REACH), min(len(words), number.last + _REACH)):
        between = words[at + 1 : number.first] if at < number.first else words[number.last : at]
        if number.first <= at < number.last or any(w.plain in _set("parting") for w in between):
            continue
        distance = number.first - at if at < number.first else at - number.last + 1
        found += [
            (distance, n) for n, thing in enumerate(_things()) if kind in thing.of and thing.told_by(words[at].plain)
        ]
    return _things()[min(found)[1]] if found else None


def _asked(question: str) -> Thing | None:
    """What a question asks for: `Who is affected?`."""
    return next(
        (thing for thing in _things() if "people" in thing.of and any(map(thing.told_by, folded(question)))), None
    )


def _range(number: Fact) -> tuple[float, float]:
    """What a number may stand for: itself, or as its bound says."""
    value = float(number.value)
    slack = _slack(value) if "about" in number.detail else 0.0
    if "over" in number.detail:
        return value, value + 2 * _slack(value)
    if "under" in number.detail:
        return value - 2 * _slack(value), value
    return value - slack, value + slack


def _slack(value: float) -> float:
    """Half a step of the last digit that is not 0: 85,000 may be 82,500 to 87,500, and 60 may be 55 to 65."""
    whole, _, decimals = f"{value:.3f}".rstrip("0").partition(".")
    if decimals:
        return _ROUND * 10.0 ** -len(decimals)
    digits = whole.rstrip("0")
    step = 10.0 ** (len(whole) - len(digits))
    return _ROUND * step * (_HALVES if digits.endswith(str(_HALVES)) and step > 1 else 1)


def _matter(words: Sequence[Word], thing: Thing, language: str | None) -> Mapping[str, float]:
    """How much each word of a sentence tells besides the thing and its figures, by root; in English where that is known."""
    found: dict[str, float] = {}
    for word in words:
        if (
            word.function
            or thing.told_by(word.plain)
            or word.plain in _set("said")
            or word.plain[0].isdigit()
            or word.weight < _TELLING
        ):
            continue
        for each in _meanings(word, language):
            found[stem(fold(each))] = word.weight
    return found
