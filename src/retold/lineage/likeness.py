"""How alike two sentences are: shared weighted words and their order."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from rapidfuzz.distance import LCSseq

from retold.lineage.near import near_units
from retold.lineage.texts import StoryTexts, Unit

# Across languages only words that tell something count (grammar words of two languages look alike by chance), and only
# sentences with enough of them can be compared; both in nats.
_TELLING = 1.5
_LEAST_INVARIANT = 6.0


class Likeness:
    """Likeness of the units of one story, each computed once.

    With `compared`, near units are only known for those pairs of texts: the rest of a large story is not looked at.
    """

    def __init__(self, texts: StoryTexts, compared: Sequence[tuple[int, int]] | None = None) -> None:
        self._texts = texts
        self._compared = compared
        self._known: dict[tuple[int, int], float] = {}
        self._free_known: dict[tuple[int, int], float] = {}
        self._partly_quoted = tuple(not all(unit.free) for unit in texts.units)
        weights = texts.weights
        self._bags = tuple(Counter(unit.stems) for unit in texts.units)
        self._shared_known: dict[tuple[int, int], float] = {}
        self._kinds = _kinds(texts.units)
        self.mass = tuple(sum(weights[s] for s in unit.stems) for unit in texts.units)
        self.free_mass = tuple(
            sum(weights[s] for s, free in zip(unit.stems, unit.free, strict=True) if free) if unit.told else 0.0
            for unit in texts.units
        )

    @cached_property
    def _invariant(self) -> frozenset[int]:
        """Stems that stand in texts of several languages: names, numbers, cognates."""
        of: dict[int, set[str | None]] = {}
        for unit in self._texts.units:
            for s in unit.stems:
                of.setdefault(s, set()).add(unit.language)
        return frozenset(s for s, languages in of.items() if len(languages) > 1)

    def _invariant_mass(self, unit: int) -> float:
        weights, stems = self._texts.weights, self._bags[unit]
        return sum(weights[s] * n for s, n in stems.items() if s in self._invariant and weights[s] >= _TELLING)

    def mute(self, unit: int, language: str | None) -> bool:
        """Whether the unit has too few names, numbers and cognates to be found again in a text of that language."""
        return self._texts.units[unit].language != language and not self.crosses(unit)

    def crosses(self, unit: int) -> bool:
        """Whether the unit has enough names, numbers and cognates to be found again in a text of another language."""
        return self._invariant_mass(unit) >= _LEAST_INVARIANT

    def _across(self, left: int, right: int) -> float:
        """Likeness across languages: what names, numbers and cognates they share (Dice)."""
        mass = self._invariant_mass(left), self._invariant_mass(right)
        if min(mass) < _LEAST_INVARIANT:
            return 0.0
        a, b, weights = self._bags[left], self._bags[right], self._texts.weights
        shared = sum(weights[s] * min(n, b[s]) for s, n in a.items() if s in b and weights[s] >= _TELLING)
        return 2 * shared / sum(mass)

    @cached_property
    def near(self) -> tuple[dict[int, float], ...]:
        """For each unit the units that share weighted words with it, and their cosine; itself included."""
        return near_units(self._texts, self._compared)

    def of(self, left: int, right: int) -> float:
        """0–1: half shared weight (Dice), half shared order (longest common subsequence)."""
        if left == right:
            return 1.0
        key = (left, right) if left < right else (right, left)
        if key not in self._known:
            self._known[key] = self._compute(*key)
        return self._known[key]

    def free(self, left: int, right: int) -> float:
        """The same without the words inside quotation marks; 0 if either is all quotation."""
        across = self._texts.units[left].language != self._texts.units[right].language
        if across or not (self._partly_quoted[left] or self._partly_quoted[right]):
            return self.of(left, right)
        key = (left, right) if left < right else (right, left)
        if key not in self._free_known:
            self._free_known[key] = self._compute_free(*key)
        return self._free_known[key]

    def free_in_row(self, left: Sequence[int], right: Sequence[int]) -> float:
        """The same for units that stand for each other in a row: one sentence, and what it was split into."""
        units = self._texts.units
        if len(left) == len(right) == 1 or units[left[0]].language != units[right[0]].language:
            return self.free(left[0], right[0])
        rows = [[stem for unit in row for stem in self._free_stems(unit)] for row in (left, right)]
        return self._alike(rows[0], rows[1])

    def _compute_free(self, left: int, right: int) -> float:
        return self._alike(self._free_stems(left), self._free_stems(right))

    def _alike(self, a: Sequence[int], b: Sequence[int]) -> float:
        if not a or not b:
            return 0.0
        if a == b:
            return 1.0
        weights = self._texts.weights
        shared = sum(weights[s] * n for s, n in (Counter(a) & Counter(b)).items())
        dice = 2 * shared / sum(weights[s] for s in (*a, *b))
        return 0.5 * dice + LCSseq.similarity(a, b) / (len(a) + len(b))

    def _free_stems(self, unit: int) -> tuple[int, ...]:
        made = self._texts.units[unit]
        return tuple(s for s, free in zip(made.stems, made.free, strict=True) if free)

    def _compute(self, left: int, right: int) -> float:
        if self._texts.units[left].language != self._texts.units[right].language:
            return self._across(left, right)
        shared = self.shared(left, right)
        dice = 2 * shared / (self.mass[left] + self.mass[right])
        a, b = self._texts.units[left].stems, self._texts.units[right].stems
        order = 2 * LCSseq.similarity(a, b) / (len(a) + len(b))
        return 0.5 * dice + 0.5 * order

    def shared(self, left: int, right: int) -> float:
        """Weight of the words both have. The same for units of the same words in any order, which shuffled copies have."""
        key = self._kinds[left], self._kinds[right]
        if key not in self._shared_known:
            self._shared_known[key] = self._overlap(self._bags[left], self._bags[right])
        return self._shared_known[key]

    def _overlap(self, a: Counter[int], b: Counter[int]) -> float:
        if len(b) < len(a):
            a, b = b, a
        weights = self._texts.weights
        return sum(weights[s] * min(n, b[s]) for s, n in a.items() if s in b)

    def contained(self, many: Sequence[int], whole: int) -> float:
        """Part of the weight of unit `whole` that the units `many` hold together, 0–1."""
        if len(many) == 1:
            return self.shared(many[0], whole) / self.mass[whole]
        bag: Counter[int] = Counter()
        for unit in many:
            bag.update(self._bags[unit])
        return self._overlap(self._bags[whole], bag) / self.mass[whole]


def _kinds(units: Sequence[Unit]) -> tuple[int, ...]:
    """For each unit the number of its words, whatever their order."""
    found: dict[tuple[int, ...], int] = {}
    return tuple(found.setdefault(tuple(sorted(unit.stems)), len(found)) for unit in units)
