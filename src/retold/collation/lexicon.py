"""The language data of the stage: spellings, titles, opposites, classes of verbs, wrong senses. Read once, never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from retold.words import stem, tables

_HERE = "retold.collation"
Phrase = tuple[str, ...]
_SIDE_BY_SIDE = "& "
_STEPS = {"/": 1.0, "~": 0.5}  # between the classes of a field, and between the shades of a class


@dataclass(frozen=True, slots=True)
class Polarity:
    """Words that turn, weaken or bind a statement; all folded."""

    negators: frozenset[str]
    idle: frozenset[Phrase]
    measuring: frozenset[str]
    refusing: frozenset[str]
    opposites: dict[frozenset[str], str]  # two words → the kind of difference that one for the other is
    modals: dict[str, str]
    hedges: dict[str, str]
    outlooks: dict[str, str]
    bounds: dict[Phrase, str]


def _lines(name: str) -> Iterator[str]:
    for line in tables.text(_HERE, name).splitlines():
        bare = line.partition("#")[0].strip()
        if bare:
            yield bare


def _groups(name: str) -> Iterator[list[str]]:
    for line in _lines(name):
        yield [part.strip() for part in line.split("|") if part.strip()]


@cache
def variants() -> dict[Phrase, str]:
    """Folded words to the one form they are compared under."""
    table = {}
    for canonical, *others in _groups("variants.txt"):
        for other in others:
            table[tuple(other.split())] = canonical
    return table


@cache
def openings() -> dict[str, tuple[tuple[Phrase, str], ...]]:
    """A first word to the phrases of `variants` that begin with it and their one form, the longest first."""
    table: dict[str, tuple[tuple[Phrase, str], ...]] = {}
    for phrase, canonical in sorted(variants().items(), key=lambda entry: -len(entry[0])):
        table[phrase[0]] = (*table.get(phrase[0], ()), (phrase, canonical))
    return table


@cache
def roles() -> dict[Phrase, str]:
    """Titles, as folded words in their compared spelling, to the title they are compared under."""
    table: dict[Phrase, str] = {}
    for group in _groups("roles.txt"):
        for title in group:
            words = tuple(title.split())
            table.setdefault(words, group[0])
    for words, title in list(table.items()):
        table.setdefault((*words[:-1], _plural(words[-1])), title + " (several)")
    return table


def _plural(word: str) -> str:
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


@cache
def generic_roles() -> frozenset[str]:
    """Titles so general that they contradict no other."""
    return frozenset(tables.text(_HERE, "generic_roles.txt").split("# ---")[1].split())


@cache
def portfolio_heads() -> frozenset[str]:
    """Titles that say little without what they are for."""
    return frozenset(tables.text(_HERE, "portfolios.txt").split("# ---")[1].split())


@dataclass(frozen=True, slots=True)
class Negating:
    """The words of a language that say no: outright, and by their own meaning."""

    outright: frozenset[str]
    like: frozenset[str]


@cache
def negating() -> Mapping[str, Negating]:
    """The words that say no by language; those of some are known only as far as they say it outright."""
    table = tables.toml(_HERE, "negating.toml")
    return {
        language: Negating(frozenset((*row["not"], *row.get("half", ()))), frozenset(row.get("like", ())))
        for language, row in table.items()
    }


@cache
def denials() -> frozenset[str]:
    """The words of all languages that say no outright and by themselves."""
    return frozenset(word for row in tables.toml(_HERE, "negating.toml").values() for word in row["not"])


@cache
def polarity() -> Polarity:
    """What turns or weakens a statement."""
    table = tables.toml(_HERE, "polarity.toml")
    return Polarity(
        negating()["en"].outright | frozenset(table["negators"]),
        frozenset(tuple(phrase.split()) for phrase in table["idle"]),
        frozenset(table["measuring"]),
        frozenset(table["refusing"]),
        {
            **{frozenset(pair): "negation" for pair in table["opposites"]},
            **{frozenset(pair): "negation" for one, other in table["camps"] for pair in product(one, other)},
            **{frozenset(pair): "role" for pair in table["persons"]},
            **{frozenset(pair): "place" for pair in table["directions"]},
        },
        {word: kind for kind, words in table["modals"].items() for word in words},
        {word: kind for kind, words in table["hedges"].items() for word in words},
        {word: kind for kind, words in table["outlooks"].items() for word in words},
        {tuple(phrase.split()): kind for kind, phrases in table["bounds"].items() for phrase in phrases},
    )


@cache
def _equivalents() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("equivalents.txt")):
        for word in line.split():
            table.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


def equivalent(one: str, other: str) -> bool:
    """Whether two stems are free variants of each other in news prose."""
    table = _equivalents()
    return one == other or not table.get(one, frozenset()).isdisjoint(table.get(other, frozenset()))


@cache
def _wrong_senses() -> frozenset[frozenset[str]]:
    pairs = set()
    for group in _groups("senses.txt"):
        stems = [frozenset(stem(word) for word in sense.split()) for sense in group]
        for one, other in combinations(stems, 2):
            pairs |= {frozenset((a, b)) for a in one for b in other}
    return frozenset(pairs)


def wrong_sense(one: str, other: str) -> bool:
    """Whether two stems are known as different senses of one word of another language."""
    return frozenset((one, other)) in _wrong_senses()


@cache
def _senses_of() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _wrong_senses():
        for one in pair:
            found.setdefault(one, set()).update(pair - {one})
    return {one: frozenset(others) for one, others in found.items()}


def other_senses(one: str) -> frozenset[str]:
    """Stems that are known as other senses of a stem's word in another language."""
    return _senses_of().get(one, frozenset())


@cache
def _strengths() -> dict[str, tuple[tuple[int, float], ...]]:
    """Each word's fields, and where in each it stands: classes are 1 apart, shades of a class half as far."""
    table: dict[str, list[tuple[int, float]]] = {}
    for field, line in enumerate(_lines("strength.txt")):
        degree = 0.0
        for part in line.removeprefix(_SIDE_BY_SIDE).split():
            if part in _STEPS:
                degree += _STEPS[part]
            else:
                table.setdefault(part, []).append((field, degree))
    return {word: tuple(places) for word, places in table.items()}


def has_strength(word: str) -> bool:
    """Whether a folded word stands in a field of strengths: then it matters, however common it is."""
    return word in _strengths()


def strengths_apart(one: str, other: str) -> float | None:
    """How far two folded words of one field are apart: 0 says the same, from 1 on other things; None if no field has both."""
    apart = [
        abs(a - b) for field, a in _strengths().get(one, ()) for its, b in _strengths().get(other, ()) if field == its
    ]
    return min(apart, default=None)


def strength_differs(one: str, other: str) -> bool | None:
    """Whether two folded words of one field do not say the same; None if they stand in no field together."""
    apart = strengths_apart(one, other)
    return None if apart is None else apart > 0


@cache
def _told_side_by_side() -> frozenset[int]:
    return frozenset(n for n, line in enumerate(_lines("strength.txt")) if line.startswith(_SIDE_BY_SIDE))


def as_strong(one: str, other: str, beside: str) -> bool:
    """Whether two folded words say the same in a field that a third stands in too, of those told side by side (`& `)."""
    fields = {field for field, _ in _strengths().get(beside, ())} & _told_side_by_side()
    mine, theirs = (
        {(field, degree) for field, degree in _strengths().get(word, ()) if field in fields} for word in (one, other)
    )
    return not mine.isdisjoint(theirs)


@cache
def _metonyms() -> dict[str, int]:
    return {name: number for number, group in enumerate(_groups("metonyms.txt")) for name in group}


def land(name: str) -> bool:
    """Whether a folded name is known as a state, its people, its capital or its seat of government."""
    return name in _metonyms() or name.endswith(("ian", "ese", "ish"))


def metonyms(one: str, other: str) -> bool:
    """Whether two folded names stand for one state or house in the news (`Moscow`, `the Kremlin`)."""
    table = _metonyms()
    return one in table and table.get(one) == table.get(other)
