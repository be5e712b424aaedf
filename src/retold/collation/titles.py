"""Titles of people that differ between two readings, and between what a story calls one person in several places."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from retold.collation.echoes import Echo
from retold.collation.facts import Fact, Facts
from retold.collation.lexicon import equivalent, generic_roles
from retold.collation.names import same_name
from retold.collation.offices import same_title
from retold.collation.pairs import Claim, Found, Pair, found_between, shown, versus
from retold.collation.tellings import Tellings
from retold.words import stem

_Borne = tuple[int, Facts, Fact]  # a title of somebody, with its reading and the number of the passage

# How much more alike (see Pair.same_place) the surroundings of a title must be that somebody else has in the other reading too.
_KNOWN_TITLE = 0.4
_KEPT = 0.5  # kinship of two readings from which the only title of one answers the only title of the other
_ADDRESSING = frozenset({"told", "tell", "tells", "telling", "informed", "assured", "warned"})
_UNSURE = 0.4  # how severe another title is where nothing around the two is alike: mostly they are those of two people
# Words that rank a title, with how much it weighs that they were put in or left out. That somebody has left an office is often
# left unsaid.
_RANKS = {"deputy": 0.6, "vice": 0.6, "assistant": 0.6, "acting": 0.5, "interim": 0.5, "former": 0.45, "ex": 0.45}


def titles(pair: Pair) -> Iterator[Found]:
    """Another title for the same person, or in the same place; what belongs together best is matched first."""
    xs, ys = _surplus_titles(pair)
    a_titles, b_titles = ([f.value for f in side.of("role")] for side in (pair.a, pair.b))
    ranked = sorted(
        ((_belongs(pair, x, y), x, y) for x in xs for y in ys), key=lambda m: (-m[0], m[1].first, m[2].first)
    )
    for score, x, y in ranked:
        if (
            x not in xs
            or y not in ys
            or _several(pair.a, x) != _several(pair.b, y)
            or _place(pair.a, x) != _place(pair.b, y)
        ):
            continue
        again = _known_title(x, b_titles) or _known_title(y, a_titles)
        if score >= pair.same_place + (_KNOWN_TITLE if again else 0.0) or (not again and _alone(pair, score)):
            xs.remove(x)
            ys.remove(y)
            severity = 0.7 if score > 0 else _UNSURE
            yield found_between(pair, "role", x, y, severity, *versus(shown(pair.a, x), shown(pair.b, y)))


def _several(side: Facts, fact: Fact) -> bool:
    """Whether a title stands in the plural: `told reporters` answers no question that `the Chancellor` does."""
    words = side.line.words[fact.first : fact.last]
    last = list(takewhile(lambda word: not word.function, words) if not words[0].function else words)[-1].plain
    return last.endswith("s") and not (last.endswith(("ss", "'s", "’s")) or fact.value.endswith("s"))


def _place(side: Facts, title: Fact) -> str | None:
    """Where a title stands that answers only one in a like place: behind a number it counts, behind `told` it is spoken to."""
    if any(number.last == title.first for number in side.of("number")):
        return "counted"
    before = side.line.words[max(0, title.first - 1) : title.first]
    return "addressed" if before and before[0].plain in _ADDRESSING else None


def _alone(pair: Pair, score: float) -> bool:
    """Whether a sentence of a copy and its answer have one title each, of nobody else: a copy keeps what somebody is."""
    one_each = len(pair.a.of("role")) == len(pair.b.of("role")) == 1
    if _of_another(pair.a.of("role"), pair.b) or _of_another(pair.b.of("role"), pair.a):
        return False
    return pair.akin and one_each and score >= 0 and pair.kinship >= _KEPT


def _of_another(titles: Sequence[Fact], other: Facts) -> bool:
    """Whether the bearer of one of the titles is named in the other reading too, where no title is theirs."""
    named = [name for fact in other.of("name") for name in fact.value.split()]
    return any(fact.bearer and any(same_name(fact.bearer, name) for name in named) for fact in titles) and not any(
        fact.bearer for fact in other.of("role")
    )


def _known_title(fact: Fact, titles: Sequence[str]) -> bool:
    return any(_agrees(fact.value, title) for title in titles)


def _surplus_titles(pair: Pair) -> tuple[list[Fact], list[Fact]]:
    """The titles of each reading that answer none of the other: those in the same place are matched first.

    Titles that fit nearly everybody are left to `vague_titles`.
    """
    xs, ys = list(pair.a.of("role")), list(pair.b.of("role"))
    for in_place in (True, False):
        for x in list(xs):
            partner = next(
                (
                    y for y in ys
                    if (_compatible(x.value, y.value) and _aligned(pair, x, y) if in_place else _agrees(x.value, y.value))
                ),
                None,
            )  # fmt: skip
            if partner is not None:
                xs.remove(x)
                ys.remove(partner)
    return [x for x in xs if x.value not in generic_roles()], [y for y in ys if y.value not in generic_roles()]


def _aligned(pair: Pair, x: Fact, y: Fact) -> bool:
    return any(y.first <= pair.same.get(at, -1) < y.last for at in range(x.first, x.last))


def vague_titles(pair: Pair) -> Iterator[Found]:
    """A title that fits nearly everybody (`leader`) for one that does not, in a copy that keeps the words around it."""
    if not pair.akin:
        return
    a_titles, b_titles = {f.value for f in pair.a.of("role")}, {f.value for f in pair.b.of("role")}
    for x in pair.a.of("role"):
        for y in pair.b.of("role"):
            known = x.value in b_titles or y.value in a_titles or equivalent(stem(x.value), stem(y.value))
            if known or not {x.value, y.value} & generic_roles():
                continue
            score = pair.context(x, y)
            if (pair.facing(x.first, y.first) and score >= pair.same_place + 0.5) or _alone(pair, score):
                yield found_between(pair, "role", x, y, 0.4, *versus(shown(pair.a, x), shown(pair.b, y)))


def ranks(pair: Pair) -> Iterator[Found]:
    """A title of the same bearer, or in the same place of a copy, with `deputy` or `former` on one side only."""
    for x in pair.a.of("role") if pair.akin else ():
        for y in pair.b.of("role"):
            same = x.bearer and y.bearer and same_name(x.bearer, y.bearer)
            if not _compatible(x.value, y.value) or not (same or _aligned(pair, x, y)):
                continue
            mine, theirs = _ranked(pair.a, x), _ranked(pair.b, y)
            if bool(mine) == bool(theirs):
                continue
            found = _rank(pair.a, x, mine, pair.b, y) if mine else _rank(pair.b, y, theirs, pair.a, x)
            if found is not None:
                yield found if mine else found.turned()


def _ranked(side: Facts, fact: Fact) -> list[int]:
    """Where the words stand that rank a title: inside it, or among the two words before it."""
    return [i for i in range(max(fact.first - 2, 0), fact.last) if side.line.words[i].key in _RANKS]


def _rank(side: Facts, fact: Fact, at: Sequence[int], bare: Facts, other: Fact) -> Found | None:
    word = side.line.words[at[0]]
    if word.root in bare.roots or any(w.key in _RANKS and _RANKS[w.key] == _RANKS[word.key] for w in bare.line.words):
        return None
    here, there = side.line.at(at[0], fact.last), bare.line.at(other.first, other.last)
    return Found("role", here, there, Claim("roots", (word.root,)), Claim("lacks", (word.root,)), _RANKS[word.key],
                 f"“{word.shown}” stands on one side only")  # fmt: skip


def _belongs(pair: Pair, x: Fact, y: Fact) -> float:
    score = pair.context(x, y)
    if x.bearer and y.bearer:
        score += 1.0 if same_name(x.bearer, y.bearer) else -1.0
    return score


def _compatible(one: str, other: str) -> bool:
    return same_title(one, other) or equivalent(stem(one), stem(other))


def _agrees(one: str, other: str) -> bool:
    """Whether two titles say the same; one that fits nearly everybody (`victim`) answers only for itself."""
    return one == other or (generic_roles().isdisjoint((one, other)) and _compatible(one, other))


def elsewhere(passages: Sequence[Sequence[Facts]], tellings: Tellings) -> Iterator[Echo]:
    """A title that one article alone gives somebody whom the others call otherwise, where its own kin give no such title.

    So a title is known as changed where the sentence that has it in the original is broken in the copies at hand.
    """
    borne: dict[str, list[_Borne]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for reading in passage:
            for fact in reading.of("role"):
                if fact.bearer and fact.value not in generic_roles():
                    borne[fact.bearer].append((number, reading, fact))
    for bearer in sorted(borne):
        for number, reading, fact in borne[bearer]:
            others = [at for at in borne[bearer] if at[1].line.article != reading.line.article]
            same = [at for at in borne[bearer] if at[2] is not fact and _compatible(at[2].value, fact.value)]
            if same or not _agreeing(others) or not _kin_silent(reading, fact, passages[number], tellings):
                continue
            its_number, its, title = others[0]
            ours, theirs = (Claim("fact", ("role", f.value)) for f in (fact, title))
            spans = reading.line.at(fact.first, fact.last), its.line.at(title.first, title.last)
            found = Found("role", *spans, ours, theirs, 0.7, *versus(shown(reading, fact), shown(its, title)))
            yield Echo(found, reading, its, number, its_number, sure=True)


def _agreeing(others: Sequence[_Borne]) -> bool:
    """Whether there are other titles of one bearer, and they say the same."""
    return bool(others) and all(_compatible(fact.value, others[0][2].value) for _, _, fact in others)


def _kin_silent(reading: Facts, fact: Fact, passage: Sequence[Facts], tellings: Tellings) -> bool:
    """Whether readings akin to one name the bearer too, but without a title, and none of them has one like the bearer's."""
    article = reading.line.article
    kin = [r for r in passage if r.line.article != article and tellings.akin([article], [r.line.article])]
    named = [r for r in kin if any(fact.bearer in name.value.split() for name in r.of("name"))]
    titled = (f.bearer == fact.bearer or _compatible(f.value, fact.value) for r in kin for f in r.of("role"))
    return bool(named) and not any(titled)
