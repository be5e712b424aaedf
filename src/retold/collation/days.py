"""Dates left out, or given in another way."""

from collections.abc import Callable, Iterator, Sequence

from retold.collation.facts import Fact, Facts
from retold.collation.pairs import Claim, Found, Pair

_FIXED = frozenset({"day", "year", "month"})  # dates that say when by themselves
_KINDS = (*sorted(_FIXED), "weekday", "relative")
_UNDATED = "undated"
_SAME_MATTER = 0.5  # kinship from which a reading that gives no date tells the same without it


def otherwise(pair: Pair) -> Iterator[Found]:
    """One date on each side, of another kind: `on May 3` for `earlier this week`."""
    ours, theirs = _given(pair.a), _given(pair.b)
    if len(ours) == len(theirs) == 1 and {ours[0].kind, theirs[0].kind} == {"day", "relative"}:
        yield _found(pair, ours[0], theirs[0])


def _found(pair: Pair, x: Fact, y: Fact) -> Found:
    return Found("date", pair.a.line.at(x.first, x.last), pair.b.line.at(y.first, y.last), Claim("fact", (x.kind, x.value)),
                 Claim("fact", (y.kind, y.value)), 0.3, "the day is given in another way")  # fmt: skip


def undated(pair: Pair) -> Iterator[Found]:
    """A date that a copy leaves out: `In 2014, troops entered` and `Troops entered`."""
    if not pair.akin or pair.kinship < _SAME_MATTER:
        return
    for mine, other, flip in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        ours, theirs = _given(mine), _given(other)
        if ours or len(theirs) != 1 or theirs[0].kind not in _FIXED or not mine.line.words:
            continue
        fact = theirs[0]
        partner = {a: b for b, a in pair.same.items()} if not flip else pair.same
        follows = next((partner[at] for at in range(fact.last, len(other.line.words)) if at in partner), None)
        if follows is None:
            continue
        here = mine.line.at(max(0, follows - 1), follows + 1)
        found = Found("date", here, other.line.at(fact.first, fact.last), Claim(_UNDATED, ()),
                      Claim("fact", (fact.kind, fact.value)), 0.3, "the date is left out")  # fmt: skip
        yield found.turned() if flip else found


def given_elsewhere(found: Found, pair: Pair, says: Callable[[str, Sequence[str]], bool]) -> bool:
    """Whether the article that leaves out a date here gives it in another sentence; `says`: whether it has a run of roots."""
    for claim, mine, other, span in (
        (found.a_claim, pair.a, pair.b, found.b),
        (found.b_claim, pair.b, pair.a, found.a),
    ):
        if claim.what == _UNDATED:
            return says(mine.line.article, [w.root for w in other.line.words if w.span.overlaps(span)])
    return False


def _given(facts: Facts) -> list[Fact]:
    return [fact for kind in _KINDS for fact in facts.of(kind)]
