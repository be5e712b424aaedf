"""Differences of fact between two readings of a passage. One small function a kind; each returns what it found with evidence."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from rapidfuzz.distance import Levenshtein

from retold.collation.facts import Fact, Facts, fate, in_zone
from retold.collation.lexicon import equivalent, metonyms
from retold.collation.names import same_name, spelling_variants
from retold.collation.pairs import Claim, Found, Pair, found_between, shown, unmatched, versus
from retold.collation.quantities import confined_to, is_unreal, years
from retold.words import stem
from retold.words.measures import same_amount

# How much more alike (see Pair.same_place) the surroundings of two names must be, and of one that stands elsewhere in
# the other reading too.
_FRESH_NAME = 0.1
_KNOWN_NAME = 0.5
_SURE = frozenset({"sure"})
_PEOPLES = ("ian", "ese", "ish")
_LARGE = 1000  # smaller numbers are counted, not rounded
_FAIR = 100  # the same, where both say that they are rounded
_NEAR_TENS = 3  # from a number of tens that is given as about so much: about 70, 71
_LIKE = 0.7  # letters two names share from which one may be a misspelling of the other
_TWO_FATES = 2  # the dead and the missing
_OLD = [["year", "old"], ["years", "old"]]
_AGED = frozenset({"aged", "de"})
_DAYS = ("weekday", "holiday", "day", "month", "year", "relative")
_DATE_KINDS = (*_DAYS, "clock")


def numbers(pair: Pair) -> Iterator[Found]:
    """Another number in the same place; of two tellings not where one tells of what may be, or of a place of which the other says nothing."""
    if not pair.akin and (_confined(pair.a, pair.b) or is_unreal(pair.a) != is_unreal(pair.b)):
        return
    for kind in ("number", "order", "ordinal"):
        for x, y, score in unmatched(pair, kind):
            fates = {fate(pair.a.line, x), fate(pair.b.line, y)} - {None}
            same = _converted(x, y, akin=pair.akin) or _rounded(x, y) or _rounded(y, x)
            same = same or _others_of(pair.a, x, y) or _others_of(pair.b, y, x) or _of_two_things(pair, x, y)
            same = same or _of_two_people(pair, x, y) or (not pair.akin and (_beyond(x, y) or _beyond(y, x)))
            if score >= pair.same_place and len(fates) < _TWO_FATES and not same:
                yield found_between(pair, "number", x, y, 0.8, *versus(shown(pair.a, x), shown(pair.b, y)))


def _beyond(x: Fact, y: Fact) -> bool:
    """Whether a number lies where another one, `more than` or `up to`, says that it may."""
    above, below = "over" in x.detail, "under" in x.detail
    return (above and float(y.value) > float(x.value)) or (below and float(y.value) < float(x.value))


def _confined(one: Facts, other: Facts) -> bool:
    ours, theirs = (confined_to(side) | years(side) for side in (one, other))
    return not (ours <= other.roots and theirs <= one.roots)


def exchanged(pair: Pair) -> Iterator[Found]:
    """Two numbers of a copy that have changed places, each before what the other one counts: `two men and five women`, turned."""
    ours, theirs = (
        {noun: x for x in side.of("number") if (noun := _counts(side, x)) is not None} for side in (pair.a, pair.b)
    )
    if not pair.akin or sorted(x.value for x in ours.values()) != sorted(x.value for x in theirs.values()):
        return
    for noun in sorted(ours.keys() & theirs.keys()):
        x, y = ours[noun], theirs[noun]
        if x.value != y.value and not x.detail ^ y.detail:
            a, b = (
                Claim("run", (root, noun))
                for root in (pair.a.line.words[x.last - 1].root, pair.b.line.words[y.last - 1].root)
            )
            spans = pair.a.line.at(x.first, x.last + 1), pair.b.line.at(y.first, y.last + 1)
            yield Found("number", *spans, a, b, 0.8, *versus(shown(pair.a, x), shown(pair.b, y)))


def _counts(side: Facts, number: Fact) -> str | None:
    """The root of the word right behind a number, if it stands nowhere else in the line."""
    behind = [w.root for w in side.line.words[number.last : number.last + 1] if not w.function]
    return behind[0] if behind and sum(w.root == behind[0] for w in side.line.words) == 1 else None


def _converted(x: Fact, y: Fact, *, akin: bool) -> bool:
    """Whether two numbers in the same place differ in nothing but their measure; in two tellings other measures say nothing."""
    if x.measure is None or y.measure is None:
        return x.value == y.value
    if x.measure == y.measure:
        return False
    return not akin or same_amount(float(x.value), x.measure, float(y.value), y.measure)


def measures(pair: Pair) -> Iterator[Found]:
    """The same figures of a copy in the same place, with another measure of the same kind: `60 miles` for `60 kilometres`."""
    for x in pair.a.of("number") if pair.akin else ():
        for y in pair.b.of("number"):
            one, other = x.measure, y.measure
            if one is None or other is None or one.kind != other.kind or one.name == other.name or x.value != y.value:
                continue
            if pair.same.get(x.first) == y.first and not same_amount(float(x.value), one, float(y.value), other):
                x, y = (replace(number, last=number.last + 1) for number in (x, y))  # noqa: PLW2901  with the measure
                yield found_between(pair, "number", x, y, 0.8, *versus(shown(pair.a, x), shown(pair.b, y)))


def _of_two_things(pair: Pair, x: Fact, y: Fact) -> bool:
    """Whether one number measures and the other counts: `about two miles`, `twelve lives`."""
    measured = x.measure is not None
    if measured == (y.measure is not None):
        return False
    side, count = (pair.b, y) if measured else (pair.a, x)
    behind = side.line.words[count.last : count.last + 1]
    return (
        bool(behind) and not behind[0].function and behind[0].span.start - side.line.words[count.last - 1].span.end == 1
    )


def _of_two_people(pair: Pair, x: Fact, y: Fact) -> bool:
    """Whether one number is an age and the other is none, or is that of somebody else: `Ida Moen, 61`, `Brais, 16`."""
    ages = _is_age(pair.a, x), _is_age(pair.b, y)
    whose = _bearer(pair.a, x), _bearer(pair.b, y)
    if all(whose):
        return not any(same_name(one, other) for one in whose[0] for other in whose[1])
    return ages[0] != ages[1] and not any(whose)


def _is_age(side: Facts, number: Fact) -> bool:
    return [w.plain for w in side.line.words[number.last : number.last + 2]] in _OLD


def _bearer(side: Facts, number: Fact) -> list[str]:
    """The words of the name an age stands behind: `Ida Moen, 61`, `Ida Moen, de 61`."""
    words = side.line.words
    at = number.first - (number.first > 0 and words[number.first - 1].plain in _AGED)
    names = (f for f in side.of("name") if f.last == at)
    return next((f.value.split() for f in names if words[at].span.start - words[at - 1].span.end > 1), [])


def _rounded(x: Fact, y: Fact) -> bool:
    """Whether a number that is given as about so much is the other one, rounded: `close to three million`, `2.9 million`."""
    if "." in y.value and "." not in x.value and round(float(y.value)) == float(x.value):  # 44.3 degrees, 44
        return True
    if (
        "about" in x.detail
        and "about" not in y.detail
        and _is_tens(x)
        and abs(float(x.value) - float(y.value)) <= _NEAR_TENS
    ):
        return True
    digits = len(Decimal(x.value).normalize().as_tuple().digits)
    least = _LARGE if "about" not in y.detail else _FAIR  # nearly 400, some 380
    return "about" in x.detail and float(x.value) >= least and float(f"{float(y.value):.{digits}g}") == float(x.value)


def _is_tens(x: Fact) -> bool:
    return float(x.value) % 10 == 0 and float(x.value) < _FAIR


def _others_of(side: Facts, x: Fact, y: Fact) -> bool:
    """Whether a number counts the others of those that the other one counts: `the other 60`, `61`."""
    return [w.plain for w in side.line.words[max(0, x.first - 1) : x.first]] == ["other"] and float(
        x.value
    ) + 1 == float(y.value)


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
                exact = not (x.detail and y.detail) and "under" in x.detail | y.detail  # `up to 40` made `40`
                yield Found("number", pair.a.line.at(a, x.last), pair.b.line.at(b, y.last),
                            Claim("bound", (x.value, *sorted(x.detail))), Claim("bound", (y.value, *sorted(y.detail))),
                            0.5 if exact else 0.35, "the number is bounded differently")  # fmt: skip


def _bound_start(x: Fact) -> int:
    return max(0, x.first - 2) if x.detail else x.first


def dates(pair: Pair) -> Iterator[Found]:
    """Another day, month, year or hour in the same place."""
    for kind in _DATE_KINDS if pair.akin else _DAYS:  # of two tellings the hours are compared by what happened then
        for x, y, score in unmatched(pair, kind):
            if score >= pair.same_place and not _same_hour(pair, x, y) and (kind != "relative" or _unit(x) == _unit(y)):
                yield found_between(pair, "date", x, y, 0.7, *versus(shown(pair.a, x), shown(pair.b, y)))


def _same_hour(pair: Pair, x: Fact, y: Fact) -> bool:
    """Whether two times of day may be one, in the time of two zones: the minutes are the same."""
    zoned = x.kind == "clock" and (in_zone(pair.a.line, x) or in_zone(pair.b.line, y))
    return zoned and _minutes(x) == _minutes(y)


def _minutes(clock: Fact) -> str:
    return clock.value.partition(":")[2][:2]


def _unit(fact: Fact) -> str:
    return fact.value.split()[-1] if " " in fact.value else "day"


def names(pair: Pair) -> Iterator[Found]:
    """Another name, or another spelling of it, in the same place."""
    xs = _surplus_names(pair.a, pair.b, pair.same)
    ys = _surplus_names(pair.b, pair.a, {b: a for a, b in pair.same.items()})
    scored = [(_likeness(x, y) + pair.context(x, y), x, y, r and q) for x, r in xs for y, q in ys]
    used: set[tuple[str, int]] = set()
    for _, x, y, fresh in sorted(scored, key=lambda s: (-s[0], s[1].first, s[2].first)):
        if ("a", x.first) in used or ("b", y.first) in used or _around_one_word(pair, x, y):
            continue
        if not (x.detail or y.detail) or not (pair.akin or (x.detail and y.detail)):
            continue
        likeness, context = _likeness(x, y), pair.context(x, y)
        alike = likeness >= _LIKE and (pair.akin or context > 0)
        needed = pair.same_place + (_FRESH_NAME if fresh else _KNOWN_NAME)
        if (fresh and alike) or (context >= needed and pair.held(x, y)):
            used |= {("a", x.first), ("b", y.first)}
            if frozenset((x.value, y.value)) in pair.joined:  # the first and the last name of one person
                continue
            if not metonyms(x.value, y.value):
                yield _name(pair, x, y, likeness)
            elif pair.a.line.words[x.first].quoted and pair.b.line.words[y.first].quoted:
                yield replace(
                    _name(pair, x, y, likeness),
                    kind="quote",
                    severity=0.3,
                    note="another name inside the quotation marks",
                )


def _around_one_word(pair: Pair, x: Fact, y: Fact) -> bool:
    """Whether two names stand on two sides of one word: `in Sallow Lane, Wexmoor`, `in Wexmoor, Ardshire`."""
    before, behind = pair.same.get(x.first - 1), pair.same.get(x.last)
    return (before is not None and before == y.last) or (behind is not None and behind == y.first - 1)


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
        return found_between(pair, "name", x, y, 0.3, "another spelling of the name")
    if _initials(pair.a, x, y.value) or _initials(pair.b, y, x.value):
        return found_between(pair, "name", x, y, 0.2, "the name and its initials")
    if all(any(equivalent(stem(w), stem(v)) for v in y.value.split()) for w in x.value.split()):
        return found_between(pair, "name", x, y, 0.2, "the name in other words")
    if likeness >= _LIKE:
        return found_between(pair, "name", x, y, 0.5, "a misspelling, or another name")
    if _described(pair.a, x) != _described(pair.b, y):
        return found_between(pair, "name", x, y, 0.3, "named on one side, described on the other")
    return found_between(pair, "name", x, y, 0.8, "another name in the same place")


def _described(facts: Facts, name: Fact) -> bool:
    """Whether a name only tells which thing is meant: `an Arctic ridge`, for `the Brekke Ridge`; `Roe's party`, for its name.

    So does that of a people before a thing: `the Lusanian side`.
    """
    words = facts.line.words
    before, after = words[name.first - 1 : name.first], words[name.last : name.last + 1]
    whose = words[name.last - 1].shown.endswith(("'s", "’s", "s'", "s’"))
    kind = (bool(before) and before[0].plain in {"a", "an"}) or name.value.endswith(_PEOPLES)
    return (whose or kind) and bool(after) and not (after[0].capital or after[0].function)


def _initials(side: Facts, short: Fact, long: str) -> bool:
    """Whether a name printed as one word is made of the first letters of another."""
    words = long.split()
    return len(words) > 1 and short.value == "".join(word[0] for word in words) and " " not in shown(side, short)


def _likeness(x: Fact, y: Fact) -> float:
    best = 0.0
    for one in x.value.split():
        for other in y.value.split():
            if min(len(one), len(other)) >= 4:
                best = max(best, Levenshtein.normalized_similarity(one, other))
    return best
