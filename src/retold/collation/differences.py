"""Differences of fact between two readings of a passage. One small function a kind; each returns what it found with evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from retold.collation.facts import Fact, Facts
from retold.collation.lexicon import equivalent, generic_roles, metonyms
from retold.collation.names import same_name, spelling_variants
from retold.collation.offices import same_title
from retold.collation.pairs import Claim, Found, Pair, unmatched, versus
from retold.words import stem

# How much more alike (see Pair.same_place) the surroundings of two names must be, and of one that stands elsewhere in
# the other reading too.
_FRESH_NAME = 0.1
_KNOWN_NAME = 0.5
# The same for a title that somebody else has in the other reading too.
_KNOWN_TITLE = 0.4
_SURE = frozenset({"sure"})
# Words that rank a title, with how much it weighs that they were put in or left out. That somebody has left an office is often
# left unsaid.
_RANKS = {"deputy": 0.6, "vice": 0.6, "assistant": 0.6, "acting": 0.5, "interim": 0.5, "former": 0.45, "ex": 0.45}
_LIKE = 0.7  # letters two names share from which one may be a misspelling of the other
_DATE_KINDS = ("weekday", "day", "month", "year", "clock", "relative")


def numbers(pair: Pair) -> Iterator[Found]:
    """Another number in the same place."""
    for kind in ("number", "ordinal"):
        for x, y, score in unmatched(pair, kind):
            if score >= pair.same_place:
                yield _found(pair, "number", x, y, 0.8, *versus(_shown(pair.a, x), _shown(pair.b, y)))


def bounds(pair: Pair) -> Iterator[Found]:
    """The same number, held otherwise: `up to`, `more than`, `about`."""
    for x in pair.a.of("number"):
        for y in pair.b.of("number"):
            if (
                x.value == y.value
                and {"over", "under"} & (x.detail ^ y.detail)
                and pair.context(x, y) >= pair.same_place - 0.5
            ):
                a, b = _bound_start(x), _bound_start(y)
                yield Found("number", pair.a.line.at(a, x.last), pair.b.line.at(b, y.last),
                            Claim("bound", (x.value, *sorted(x.detail))), Claim("bound", (y.value, *sorted(y.detail))),
                            0.35, "the number is bounded differently")  # fmt: skip


def _bound_start(x: Fact) -> int:
    return max(0, x.first - 2) if x.detail else x.first


def dates(pair: Pair) -> Iterator[Found]:
    """Another day, month, year or hour in the same place."""
    for kind in _DATE_KINDS:
        for x, y, score in unmatched(pair, kind):
            if score >= pair.same_place and (kind != "relative" or _unit(x) == _unit(y)):
                yield _found(pair, "date", x, y, 0.7, *versus(_shown(pair.a, x), _shown(pair.b, y)))


def _unit(fact: Fact) -> str:
    return fact.value.split()[-1] if " " in fact.value else "day"


def names(pair: Pair) -> Iterator[Found]:
    """Another name, or another spelling of it, in the same place."""
    xs = _surplus_names(pair.a, pair.b, pair.same)
    ys = _surplus_names(pair.b, pair.a, {b: a for a, b in pair.same.items()})
    scored = [(_likeness(x, y) + pair.context(x, y), x, y, r and q) for x, r in xs for y, q in ys]
    used: set[tuple[str, int]] = set()
    for _, x, y, fresh in sorted(scored, key=lambda s: (-s[0], s[1].first, s[2].first)):
        if ("a", x.first) in used or ("b", y.first) in used:
            continue
        if not (x.detail or y.detail) or not (pair.akin or (x.detail and y.detail)):
            continue
        likeness, context = _likeness(x, y), pair.context(x, y)
        if (fresh and likeness >= _LIKE and (pair.akin or context)) or context >= pair.same_place + (
            _FRESH_NAME if fresh else _KNOWN_NAME
        ):
            used |= {("a", x.first), ("b", y.first)}
            if not metonyms(x.value, y.value):
                yield _name(pair, x, y, likeness)
            elif pair.a.line.words[x.first].quoted and pair.b.line.words[y.first].quoted:
                yield replace(
                    _name(pair, x, y, likeness),
                    kind="quote",
                    severity=0.3,
                    note="another name inside the quotation marks",
                )


def listed(pair: Pair) -> Iterator[Found]:
    """A name more, or fewer, in a list of two: `in Russia and Europe` for `in Europe`."""
    for block in pair.blocks:
        for mine, other, ours, theirs, flip in (
            (pair.a, pair.b, block.a, block.b, False), (pair.b, pair.a, block.b, block.a, True),
        ):  # fmt: skip
            if len(theirs) or len(ours) != 2 or not theirs.start or theirs.start >= len(other.line.words):
                continue
            plain = [mine.line.words[i].plain for i in ours]
            named = [i for f in mine.of("name") for i in range(f.first, f.last) if i in ours]
            beside = mine.line.words[max(0, ours.start - 1) : ours.stop + 1]
            if "and" not in plain or len(named) != 1 or sum(w.capital for w in beside) < 2:
                continue
            if _joined_by_and(other, {w.root for w in beside if w.capital}):
                continue
            here = mine.line.at(ours.start, ours.stop)
            there = other.line.at(theirs.start - 1, theirs.start + 1)
            more = Claim("run", tuple(w.root for w in beside))
            found = Found("name", here, there, more, Claim("run", _joint(other, theirs.start)), 0.55,
                          f"“{mine.line.words[named[0]].shown}” stands on one side only")  # fmt: skip
            yield found.turned() if flip else found


def _joined_by_and(facts: Facts, names: set[str]) -> bool:
    """Whether a line joins two of the names itself, in either order."""
    roots = [w.root for w in facts.line.words]
    return any(
        roots[i] == "and" and 0 < i < len(roots) - 1 and {roots[i - 1], roots[i + 1]} <= names
        for i in range(len(roots))
    )


def _joint(facts: Facts, at: int) -> tuple[str, ...]:
    return tuple(w.root for w in facts.line.words[max(0, at - 2) : at + 1])


def _surplus_names(mine: Facts, theirs: Facts, same: dict[int, int]) -> list[tuple[Fact, bool]]:
    """The parts of names the other reading has not, or has less often; with whether it has them nowhere."""
    left = [w for f in theirs.of("name") for w in f.value.split()]
    named = list(left)
    loose = []
    sure_names = {at for fact in mine.of("name") if fact.detail for at in range(fact.first, fact.last)}
    for fact in mine.of("name"):
        for at in range(fact.first, fact.last):
            key = mine.line.words[at].key
            partner = next((w for w in left if same_name(key, w)), None)
            if at in same:
                if partner is not None:
                    left.remove(partner)
            else:
                loose.append((fact, at, key))
    found: dict[int, list[tuple[int, bool]]] = {}
    for fact, at, key in loose:
        partner = next((w for w in left if same_name(key, w)), None)
        if partner is not None:
            left.remove(partner)
        else:
            found.setdefault(fact.first, []).append((at, not any(same_name(key, w) for w in named)))
    parts = []
    for places in found.values():
        first, last = places[0][0], places[-1][0] + 1
        value = " ".join(w.key for w in mine.line.words[first:last])
        sure = _SURE if sure_names & {*range(first, last)} else frozenset()
        parts.append((Fact("name", value, first, last, sure), all(fresh for _, fresh in places)))
    return parts


def _name(pair: Pair, x: Fact, y: Fact, likeness: float) -> Found:
    if spelling_variants(x.value, y.value):
        return _found(pair, "name", x, y, 0.3, "another spelling of the name")
    if _initials(x.value, y.value) or _initials(y.value, x.value):
        return _found(pair, "name", x, y, 0.2, "the name and its initials")
    if all(any(equivalent(stem(w), stem(v)) for v in y.value.split()) for w in x.value.split()):
        return _found(pair, "name", x, y, 0.2, "the name in other words")
    if likeness >= _LIKE:
        return _found(pair, "name", x, y, 0.5, "a misspelling, or another name")
    return _found(pair, "name", x, y, 0.8, "another name in the same place")


def _initials(short: str, long: str) -> bool:
    """Whether a name of one word is made of the first letters of another."""
    words = long.split()
    return len(words) > 1 and short == "".join(word[0] for word in words)


def _likeness(x: Fact, y: Fact) -> float:
    best = 0.0
    for one in x.value.split():
        for other in y.value.split():
            if min(len(one), len(other)) >= 4:
                best = max(best, Levenshtein.normalized_similarity(one, other))
    return best


def titles(pair: Pair) -> Iterator[Found]:
    """Another title for the same person, or in the same place."""
    xs, ys = _surplus_titles(pair)
    a_titles, b_titles = ([f.value for f in side.of("role")] for side in (pair.a, pair.b))
    for x in xs:
        best = max(ys, key=lambda y: (_belongs(pair, x, y), -y.first), default=None)
        if best is None:
            return
        again = _known_title(x, b_titles) or _known_title(best, a_titles)
        if _belongs(pair, x, best) >= pair.same_place + (_KNOWN_TITLE if again else 0.0):
            ys.remove(best)
            yield _found(pair, "role", x, best, 0.7, *versus(_shown(pair.a, x), _shown(pair.b, best)))


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
            vague = {x.value, y.value} & generic_roles() and pair.facing(x.first, y.first)
            if vague and not known and pair.context(x, y) >= pair.same_place + 0.5:
                yield _found(pair, "role", x, y, 0.4, *versus(_shown(pair.a, x), _shown(pair.b, y)))


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


def _found(pair: Pair, kind: str, x: Fact, y: Fact, severity: float, note: str, converse: str = "") -> Found:
    return Found(kind, pair.a.line.at(x.first, x.last), pair.b.line.at(y.first, y.last),
                 Claim("fact", (x.kind, x.value)), Claim("fact", (y.kind, y.value)), severity, note, converse)  # fmt: skip


def _shown(side: Facts, fact: Fact) -> str:
    return " ".join(w.shown for w in side.line.words[fact.first : fact.last])
