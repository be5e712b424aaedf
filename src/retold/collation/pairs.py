"""Two readings of a passage laid side by side: which words stand in the same place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from rapidfuzz.distance import LCSseq

from retold.collation.facts import Fact, Facts
from retold.collation.lines import Line, Word
from retold.model import Span

_WINDOW = 4  # words of context on each side
_PHRASE = 4  # words: a shorter quotation is a phrase in a sentence of the writer's
_A_NAME = 2  # words: so many that two quotations share may be somebody's name
_MATCHED_SIDE = 1.2  # weight of matching context words from which one side counts as the same


@dataclass(frozen=True, slots=True)
class Block:
    """A place where two readings differ: words `a` of one, words `b` of the other, either may be empty."""

    a: range
    b: range


class Pair:
    """Two readings, with the longest common word sequence between them.

    Attributes:
        akin: they are of one family. Where they are not, each may state another fact, and only what stands in the
            very same surroundings is compared.
        joined: pairs of folded words that the story has side by side in one name.
        weights: how much the words of the story tell, by root, little where they stand all over it; needed where not akin.
    """

    def __init__(
        self, a: Facts, b: Facts, *, akin: bool = True, weights: Mapping[str, float] = MappingProxyType({}),
        joined: AbstractSet[frozenset[str]] = frozenset(),
    ) -> None:  # fmt: skip
        self.a, self.b, self.weights, self.joined = a, b, weights, joined
        self.akin = akin
        self.same: dict[int, int] = {}
        self.blocks: list[Block] = []
        self._align([w.root for w in a.line.words], [w.root for w in b.line.words])
        self._place_a = {at: n for n, block in enumerate(self.blocks) for at in block.a}
        self._place_b = {at: n for n, block in enumerate(self.blocks) for at in block.b}

    def _align(self, a: list[str], b: list[str]) -> None:
        at_a = at_b = 0
        for op in LCSseq.opcodes(a, b):
            if op.tag != "equal":
                continue
            self._block(at_a, op.src_start, at_b, op.dest_start)
            self.same.update(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
            at_a, at_b = op.src_end, op.dest_end
        self._block(at_a, len(a), at_b, len(b))

    def _block(self, a_first: int, a_last: int, b_first: int, b_last: int) -> None:
        if a_last > a_first or b_last > b_first:
            self.blocks.append(Block(range(a_first, a_last), range(b_first, b_last)))

    @property
    def same_place(self) -> float:
        """How alike the surroundings of two facts must be to be answers to one question (see `context`)."""
        return 1.1 if self.akin else 1.6

    @property
    def closeness(self) -> float:
        """Share of the shorter reading's words that stand in the same order in the other."""
        return len(self.same) / max(1, min(len(self.a.line.words), len(self.b.line.words)))

    @cached_property
    def kinship(self) -> float:
        """Weighted share of the shorter reading's words of matter that the other has too, in any order."""
        weights = {w.root: w.weight for side in (self.a, self.b) for w in side.line.words}
        ours, theirs = self._matter()
        lighter = _lighter(ours, theirs, weights)
        return _total(ours & theirs, weights) / lighter if lighter else 0.0

    def same_matter(self, share: float, weight: float) -> bool:
        """Whether so large a share of the lighter reading's matter is in the other too, and so much of it, in nats."""
        ours, theirs = self._matter()
        return self._carries(ours & theirs, ours, theirs, share, weight)

    def same_utterance(self, block: Block, share: float, weight: float) -> bool:
        """Whether so much of the quotations around a differing place stands in both, in the same order."""
        ours, theirs = _quotation(self.a.line, block.a), _quotation(self.b.line, block.b)
        kept = {self.a.line.words[i].root for i in ours if self.same.get(i) in theirs}
        a, b = ({side.line.words[i].root for i in run} for side, run in ((self.a, ours), (self.b, theirs)))
        return len(kept) > _A_NAME and self._carries(kept, a, b, share, weight)

    def other_words(self, block: Block) -> bool:
        """Whether the quotations around a differing place are sentences, and most of the shorter is not in the other."""
        runs = _quoted_run(self.a.line, block.a), _quoted_run(self.b.line, block.b)
        shorter = min(map(len, runs))  # a phrase is in a sentence of the writer's: "a disaster" for "a failure"
        return shorter > _PHRASE and 2 * sum(self.same.get(i) in runs[1] for i in runs[0]) < shorter

    def _matter(self) -> tuple[set[str], set[str]]:
        a, b = ({w.root for w in side.line.words if not w.function} for side in (self.a, self.b))
        return a, b

    def _carries(self, common: set[str], ours: set[str], theirs: set[str], share: float, weight: float) -> bool:
        lighter = _lighter(ours, theirs, self.weights)
        return _total(common, self.weights) >= max(share * lighter, weight)

    def facing(self, at_a: int, at_b: int) -> bool:
        """Whether two words stand in the same differing place."""
        place = self._place_a.get(at_a)
        return place is not None and place == self._place_b.get(at_b)

    def context(self, one: Fact, other: Fact) -> float:
        """How alike the surroundings of two facts are: 0 to 2, and .8 more where they face each other.

        In two tellings words must match before and behind: `won 7 percent`, `stood near 10 percent` answer two questions.
        """
        left, right = self._sides(one, other)
        if not self.akin and not (left and right):
            return 0.0
        facing = 0.8 if self.facing(one.first, other.first) or self.facing(one.last - 1, other.last - 1) else 0.0
        return left + right + facing

    def held(self, one: Fact, other: Fact) -> bool:
        """Whether two facts stand between like words, or right beside the same one."""
        ours, theirs = self.a.line.words, self.b.line.words
        before = one.first and other.first and ours[one.first - 1].root == theirs[other.first - 1].root
        inside = one.last < len(ours) and other.last < len(theirs)
        after = inside and ours[one.last].root == theirs[other.last].root
        return bool(before) or after or all(self._sides(one, other))

    def _sides(self, one: Fact, other: Fact) -> tuple[float, float]:
        left = _side(_before(self.a.line, one.first), _before(self.b.line, other.first))
        return left, _side(_after(self.a.line, one.last), _after(self.b.line, other.last))


def _total(roots: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(sorted(weights.get(root, 0.0) for root in roots))


def _lighter(ours: set[str], theirs: set[str], weights: Mapping[str, float]) -> float:
    return min(_total(ours, weights), _total(theirs, weights))


def _quotation(line: Line, places: range) -> frozenset[int]:
    """The places of the words of matter in the quotation around `places`."""
    run = _quoted_run(line, places)
    return frozenset(i for i in run if line.words[i].quoted and not line.words[i].function)


def _quoted_run(line: Line, places: range) -> range:
    first, last = places.start, places.stop
    while first > 0 and line.words[first - 1].quoted:
        first -= 1
    while last < len(line.words) and line.words[last].quoted:
        last += 1
    return range(first, last)


def _before(line: Line, at: int) -> list[Word]:
    return list(reversed(line.words[max(0, at - _WINDOW) : at]))


def _after(line: Line, at: int) -> list[Word]:
    return list(line.words[at : at + _WINDOW])


def _side(one: list[Word], other: list[Word]) -> float:
    if not one or not other:  # the sentence begins or ends here
        return 0.5 if one == other else 0.2
    roots = {w.root for w in other}
    found = 0.0
    for distance, word in enumerate(one):
        if word.root in roots:
            found += (0.45 if word.function else 1.0) * (1.0 - 0.15 * distance)
    return min(1.0, found / _MATCHED_SIDE)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a line must hold to stand on one side of a difference.

    Attributes:
        what: `fact` (kind and value, of a number what it measures), `roots` (a run of roots), `polar` (a root with or without a negator),
            `bearer` (a title at a name).
    """

    what: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Two readings say different things: the words of each (in its own article) and what each side claims.

    Attributes:
        note: what is odd about `a` beside `b`.
        converse: what is odd about `b` beside `a`, where that reads otherwise.
    """

    kind: str
    a: Span
    b: Span
    a_claim: Claim
    b_claim: Claim
    severity: float
    note: str
    converse: str = ""

    def turned(self) -> "Found":
        """The same difference seen from the other reading."""
        note, converse = (self.converse, self.note) if self.converse else (self.note, "")
        return replace(
            self, a=self.b, b=self.a, a_claim=self.b_claim, b_claim=self.a_claim, note=note, converse=converse
        )


def versus(one: str, other: str, form: str = "“{}” for “{}”") -> tuple[str, str]:
    """The note that words stand for other words, and its converse."""
    return form.format(one, other), form.format(other, one)


def found_between(pair: Pair, kind: str, x: Fact, y: Fact, severity: float, note: str, converse: str = "") -> Found:
    """Two facts of a pair that should say the same and do not."""
    return found_of(kind, (pair.a, x), (pair.b, y), severity, note, converse)


def found_of(
    kind: str, a: tuple[Facts, Fact], b: tuple[Facts, Fact], severity: float, note: str, converse: str = ""
) -> Found:
    """The same of facts of any two readings."""
    (one, x), (other, y) = a, b
    return Found(kind, one.line.at(x.first, x.last), other.line.at(y.first, y.last),
                 _stated(x), _stated(y), severity, note, converse)  # fmt: skip


def _stated(fact: Fact) -> Claim:
    return Claim("fact", (fact.kind, fact.value, *([fact.measure.name] if fact.measure else [])))


def shown(side: Facts, fact: Fact) -> str:
    """A fact's words as printed."""
    return " ".join(w.shown for w in side.line.words[fact.first : fact.last])


def unmatched(pair: Pair, kind: str) -> Iterator[tuple[Fact, Fact, float]]:
    """Facts of a kind that only one of the readings has, matched by their surroundings, best first."""
    only_a = _surplus(pair.a.of(kind), pair.b.of(kind), pair.same)
    only_b = _surplus(pair.b.of(kind), pair.a.of(kind), {b: a for a, b in pair.same.items()})
    scored = [(pair.context(x, y), x, y) for x in only_a for y in only_b]
    used: set[tuple[str, int]] = set()
    for score, x, y in sorted(scored, key=lambda s: (-s[0], s[1].first, s[2].first)):
        if ("a", x.first) not in used and ("b", y.first) not in used:
            used |= {("a", x.first), ("b", y.first)}
            yield x, y, score


def _surplus(mine: Sequence[Fact], theirs: Sequence[Fact], same: dict[int, int]) -> list[Fact]:
    """Facts the other reading has not, or has less often; those that stand in the same place there are matched first."""
    left = Counter((fact.value, fact.measure) for fact in theirs)
    in_place = [all(at in same for at in range(fact.first, fact.last)) for fact in mine]
    for fact, settled in zip(mine, in_place, strict=True):
        left[fact.value, fact.measure] -= settled
    surplus = []
    for fact, settled in zip(mine, in_place, strict=True):
        if settled:
            continue
        if left[fact.value, fact.measure] > 0:
            left[fact.value, fact.measure] -= 1
        else:
            surplus.append(fact)
    return surplus
