"""Which of two readings departs: the one fewer independent tellings have; copies of one text count once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retold.collation.facts import Facts
from retold.collation.lexicon import equivalent, generic_roles, has_strength, polarity, strength_differs
from retold.collation.lines import Line, Usage, Word
from retold.collation.offices import same_title
from retold.collation.pairs import Claim, Found, Pair
from retold.collation.polarity import holds_once, holds_polar, holds_turned
from retold.collation.tellings import Tellings
from retold.model import Span

_TELLING = frozenset({"name", "number", "role", "date"})  # kinds whose words are rare enough to tell by
_DAMAGE_STEP = 3  # broken places by which two articles must differ for one to be the sounder
_CHOICE = frozenset({"word", "negation", "actor", "place"})  # kinds in which one word was chosen for another
_SHORTEST_BASE, _ENDING = 5, 3  # letters of a title that its other forms begin with, and of its ending
_COUNTED = frozenset({"number", "date"})
_RUNS = frozenset({"run", "turned", "unturned"})  # claims whose key is a run of roots
_SOURCED = frozenset({"sourced", "unsourced"})  # claims that somebody is, or is not, named as the source
_STRANGER = 1.5  # nats of background idf by which a word is the stranger one
_LOOSE_STEP = 0.1  # share of own words by which two articles must differ for one to be the looser copy
_WELL_KNOWN = 2  # articles that use a word elsewhere in the story, from which its only rival is the odd one


def holds(facts: Facts, claim: Claim) -> bool:
    """Whether a line says what a claim says; that somebody is named as the source no line tells by itself."""
    return claim.what not in _SOURCED and _HOLDS[claim.what](facts, claim.key)


def _fact(facts: Facts, key: tuple[str, ...]) -> bool:
    if key[0] == "name":
        named = {w for f in facts.of("name") for w in f.value.split()}
        return named.issuperset(key[1].split())
    if key[0] == "role":
        return any(f.value == key[1] or ({f.value, key[1]}.isdisjoint(generic_roles()) and same_title(f.value, key[1]))
                   for f in facts.of("role")) or _in_another_form(facts, key[1])  # fmt: skip
    same = (f for f in facts.of(key[0]) if f.value == key[1])
    return any(f.measure is None or f.measure.name in key[2:] or not key[2:] for f in same)


def _in_another_form(facts: Facts, title: str) -> bool:
    """Whether a line has a word of a title's family: `directed` and `the directorate` speak for `director`."""
    word = title.rsplit(maxsplit=1)[-1]
    base = word[: max(_SHORTEST_BASE, len(word) - _ENDING)]
    return len(base) >= _SHORTEST_BASE and any(w.key.startswith(base) for w in facts.line.words if not w.capital)


def _bound(facts: Facts, key: tuple[str, ...]) -> bool:
    return any(f.value == key[0] and sorted(f.detail) == list(key[1:]) for f in facts.of("number"))


def _undated(facts: Facts, _key: tuple[str, ...]) -> bool:
    return not any(facts.of(kind) for kind in ("day", "month", "year"))


def _roots(facts: Facts, key: tuple[str, ...]) -> bool:
    return facts.roots.issuperset(key)


def _place(facts: Facts, key: tuple[str, ...]) -> bool:
    """Whether a root stands beside the word it stands beside in the reading that was compared.

    The key is the root before, the root, the root after, how many of the two neighbours must be there, and the word
    itself: another one of the same strength says the same, wherever it stands.
    """
    before, root, after, needed, word = key
    if root not in facts.roots and not has_strength(word):
        return False
    roots = [w.root for w in facts.line.words]
    for i, one in enumerate(roots):
        if one != root and has_strength(word) and strength_differs(facts.line.words[i].key, word) is False:
            return True  # a word as strong says the same, whatever stands beside it
        if one == root:
            found = (i > 0 and roots[i - 1] == before) + (i + 1 < len(roots) and roots[i + 1] == after)
            if found >= int(needed):
                return True
    return False


def _hangs(facts: Facts, key: tuple[str, ...]) -> bool:
    """Whether a relative clause hangs on a noun, or on one that says the same."""
    roots = [w.root for w in facts.line.words]
    return any(after == key[1] and equivalent(noun, key[0]) for noun, after in pairwise(roots))


def _run(facts: Facts, key: tuple[str, ...]) -> bool:
    return f" {' '.join(key)} " in facts.run


def _polar(facts: Facts, key: tuple[str, ...]) -> bool:
    return holds_polar(facts, key[0], negated=key[1] == "not")


def _turned(facts: Facts, key: tuple[str, ...]) -> bool:
    return holds_turned(facts, key, negated=True)


def _unturned(facts: Facts, key: tuple[str, ...]) -> bool:
    return holds_turned(facts, key, negated=False)


def _twice(facts: Facts, key: tuple[str, ...]) -> bool:
    return holds_once(facts, key, twice=True)


def _once(facts: Facts, key: tuple[str, ...]) -> bool:
    return holds_once(facts, key, twice=False)


def _modal(facts: Facts, key: tuple[str, ...]) -> bool:
    modals = polarity().modals
    return key[1] in facts.roots and any(modals.get(w.plain) == key[0] for w in facts.line.words)


def _lacks(facts: Facts, key: tuple[str, ...]) -> bool:
    return not facts.roots.issuperset(key)


_HOLDS = {
    "fact": _fact, "bound": _bound, "roots": _roots, "run": _run, "place": _place, "polar": _polar, "turned": _turned, "unturned": _unturned, "twice": _twice, "once": _once, "modal": _modal, "lacks": _lacks, "undated": _undated, "hangs": _hangs,
}  # fmt: skip


def two_things(found: Found, pair: Pair, passage: Sequence[Facts], tellings: Tellings) -> bool:
    """Whether two numbers or dates answer two questions: a third reading of the passage, or either article, has them both."""
    if found.kind not in _COUNTED or {found.a_claim.what, found.b_claim.what} != {"fact"}:
        return False
    one, other = pair.a.line, pair.b.line
    if holds(pair.a, found.b_claim) or holds(pair.b, found.a_claim):  # 31-24, 31-31
        return False
    if any(holds(f, found.a_claim) and holds(f, found.b_claim) for f in passage if f.line not in (one, other)):
        return True
    a, b = ([w for w in line.words if w.span.overlaps(span)] for line, span in ((one, found.a), (other, found.b)))
    figures = a[0].plain[0].isdigit() and b[0].plain[0].isdigit()  # `two` stands everywhere for other things too
    return figures and all(
        tellings.says(line.article, [w.root for w in words]) for line, words in ((one, b), (other, a))
    )


def known_hour(found: Found, line: Line, passage: Sequence[Facts], tellings: Tellings, *, a_departs: bool) -> bool:
    """Whether the departing time of day, told to the minute, stands at another place of the story too: of another event."""
    claim, span = (found.a_claim, found.a) if a_departs else (found.b_claim, found.b)
    if claim.what != "fact" or claim.key[0] != "clock":
        return False
    figures = [next(w.root for w in line.words if w.span.overlaps(span))]
    return tellings.saying(figures) > sum(holds(facts, claim) for facts in passage)


def two_bearers(found: Found, pair: Pair, tellings: Tellings) -> bool:
    """Whether either article knows both of two names, and something else is told of each: `president of …`, `57, of …`."""
    if found.kind != "name" or {found.a_claim.what, found.b_claim.what} != {"fact"}:
        return False
    ours, theirs = (
        [w for w in side.line.words if w.span.overlaps(span)] for side, span in ((pair.a, found.a), (pair.b, found.b))
    )
    sides = ((pair.a.line, theirs, ours), (pair.b.line, ours, theirs))
    if not all(tellings.says(line.article, [w.root for w in words]) for line, words, _ in sides):
        return False
    around = [_matter_beside(line, words) for line, _, words in sides]
    return any(
        one != other and not (one and other and equivalent(one, other)) for one, other in zip(*around, strict=True)
    )


def _matter_beside(line: Line, words: Sequence[Word]) -> tuple[str | None, str | None]:
    """The roots of the words of matter nearest to some words of a line, before them and behind."""
    before = [w.root for w in line.words if w.span.end <= words[0].span.start and not w.function]
    behind = [w.root for w in line.words if w.span.start >= words[-1].span.end and not w.function]
    return before[-1] if before else None, behind[0] if behind else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether reading `a` departs from `b` (or the reverse), and whether as many tellings stand on either side."""

    a_departs: bool
    contested: bool


def judge(
    found: Found, lines: tuple[Line, Line], passage: Sequence[Facts], tellings: Tellings, usage: Usage
) -> Verdict:
    """Which side of a difference departs. Equal votes are contested unless one side descends from the other."""
    if found.a_claim.what in _SOURCED:  # nobody is the worse for naming a source
        return Verdict(found.a_claim.what == "unsourced", contested=False)
    return _weighed(found, lines, passage, tellings, usage)


def _weighed(
    found: Found, lines: tuple[Line, Line], passage: Sequence[Facts], tellings: Tellings, usage: Usage
) -> Verdict:
    left, right = _holders(found, lines, passage)
    a, b = tellings.sides(left, right)
    one_family = tellings.count(left | right) <= 1
    spread = _spreads(found, lines, tellings, usage, apart=not one_family)
    one_each = one_family and max(len(left), len(right)) == 1 and found.kind != "role"  # a title fits several people
    if one_each and min(spread) <= 1 and max(spread) >= _WELL_KNOWN:
        return Verdict(spread[0] < spread[1], contested=False)
    if a.tellings != b.tellings:
        return Verdict(a.tellings < b.tellings, contested=False)
    if a.senior != b.senior and one_family:
        return Verdict(a.senior < b.senior, contested=False)
    if spread[0] != spread[1] and (one_family or min(spread) <= 1 < max(spread)):
        return Verdict(spread[0] < spread[1], contested=False)
    if a.articles != b.articles:
        return Verdict(a.articles < b.articles, contested=not one_family)
    return _by_soundness(found, lines, (left, right), tellings, one_family=one_family)


def _by_soundness(
    found: Found, lines: tuple[Line, Line], sides: tuple[set[str], set[str]], tellings: Tellings, *, one_family: bool
) -> Verdict:
    """Nothing in the passage speaks for either side: doubt the less sound one.

    That is the sentence that is broken itself. Then, in the choice of words, a word much stranger to news prose (slips of
    any kind bring in rare ones), and the copy that goes its own way most; in the order of words the article that is broken
    in more places. Last the one farther from the origin.
    """
    witnesses = tellings.witnesses
    rarity = [_rarity(line, span) for line, span in zip(lines, (found.a, found.b), strict=True)]
    marks = []
    for at, (side, line) in enumerate(zip(sides, lines, strict=True)):
        damage = min(witnesses.damage[x] for x in side) // _DAMAGE_STEP
        loose = min(round(witnesses.looseness[x] / _LOOSE_STEP) for x in side)
        strange = found.kind != "place" and rarity[at] > rarity[1 - at] + _STRANGER
        signs = (strange, loose, damage) if found.kind in _CHOICE else (damage, loose, strange)
        marks.append((witnesses.broken_at(line), *signs, -tellings.heads(side), rarity[at], line.article))
    return Verdict(marks[0] > marks[1], contested=not (one_family and marks[0][:4] != marks[1][:4]))


def _rarity(line: Line, span: Span) -> float:
    return max((w.weight for w in line.words if w.span.overlaps(span)), default=0.0)


def _holders(found: Found, lines: tuple[Line, Line], passage: Sequence[Facts]) -> tuple[set[str], set[str]]:
    """The articles on each side. A value that stands in both readings (`31-24`, `31-31`) tells them not apart."""
    with_a = {f.line.article for f in passage if holds(f, found.a_claim)}
    with_b = {f.line.article for f in passage if holds(f, found.b_claim)}
    a, b = lines[0].article, lines[1].article
    left = with_a if a in with_b else with_a - with_b
    right = with_b if b in with_a else with_b - with_a
    return (left - right) | {a}, (right - left) | {b}


def _spreads(
    found: Found, lines: tuple[Line, Line], tellings: Tellings, usage: Usage, *, apart: bool
) -> tuple[int, int]:
    """In how many articles of the whole story each side's words stand, where they are rare enough to tell by.

    Between tellings of their own (`apart`) copies of one text count once.
    """
    if {found.a_claim.what, found.b_claim.what} <= _RUNS:
        a, b = (tellings.saying(claim.key, apart=apart) for claim in (found.a_claim, found.b_claim))
        return a, b
    if (
        found.kind not in _TELLING
        or found.a_claim.what == "bound"
        or (found.kind == "number" and not _in_figures(found, lines))
    ):
        return 0, 0
    a, b = (
        _spread(line, span, usage, tellings if apart else None)
        for line, span in zip(lines, (found.a, found.b), strict=True)
    )
    return a, b


def _in_figures(found: Found, lines: tuple[Line, Line]) -> bool:
    """Whether both numbers are printed in figures: `third` and `two` stand everywhere for other things too."""
    return all(
        any(w.plain[0].isdigit() and w.span.overlaps(span) for w in line.words)
        for line, span in zip(lines, (found.a, found.b), strict=True)
    )


def _spread(line: Line, span: Span, usage: Usage, tellings: Tellings | None) -> int:
    words = [w for w in line.words if w.span.overlaps(span) and not w.function]
    if any(w.plain[0].isdigit() and w.span.start == span.start for w in words):  # 3.4m, 3.4 million: the figures tell
        words = [w for w in words if w.plain[0].isdigit()]
    if tellings is not None:
        return min((tellings.saying([w.root], apart=True) for w in words), default=0)
    return min((usage.articles[w.key] for w in words), default=0)
