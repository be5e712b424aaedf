"""Evidence of descent for every pair of a family."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from retold.lineage.alignment import Alignment, missing
from retold.lineage.channel import changes, leaning
from retold.lineage.descent import Descent, score
from retold.lineage.likeness import Likeness
from retold.lineage.statements import Pair, linked, pair_of
from retold.lineage.surplus import NO_SURPLUS, TELLING, Seams, Surplus
from retold.lineage.texts import StoryTexts, Text
from retold.model import Article
from retold.words import folded, sentences, stem

# Third texts asked for what they share with the child against the parent, nearest first.
_WITNESSES = 12
# A third text that does better as a copy of the child than as its source, by this many log odds, is no witness.
_OWN_COPY = 1.0
# A sentence this much like its counterpart was left as it stood.
_AS_IT_STANDS = 0.97
# Headlines, and sentences that were cut off a page, that share this part of their words are one, reworded or not; of a
# headline and a lead the lead has more.
_ALIKE = 0.5
# A sentence is new of which this part of the words, by weight, is not in the other text; of which less than the first
# figure is not, it sums up what stands there.
_SUMMED_UP = 0.25
_NEW = 0.5
_SUMMARY = 8  # words
# Texts are reworded from first to last that are so unlike where they share sentences; below the first figure a desk
# changed some.
_EDITED, _REWORDED = 0.25, 0.5
# So many changes between two texts are looked at; more say little more. In a large family fewer: it has many pairs.
_MOST_CHANGES = 200
_LARGE_FAMILY = 120
_FEW_CHANGES = 12


class Descents:
    """Evidence for every aligned pair of a family, both ways round."""

    def __init__(
        self,
        story: StoryTexts,
        members: Sequence[int],
        alignments: Mapping[Pair, Alignment],
        likeness: Likeness,
        least: float,
        retold: Mapping[Pair, tuple[float, float]] = MappingProxyType({}),
        having: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self._story, self._likeness, self._least, self._retold = story, likeness, least, retold
        self._most_changes = _MOST_CHANGES if len(members) <= _LARGE_FAMILY else _FEW_CHANGES
        inside = set(members)
        self._alignments = {p: a for p, a in alignments.items() if p[0] in inside and p[1] in inside and a.links}
        units = {m: [story.units[u] for u in story.texts[m].units] for m in members}
        self._bags = {m: frozenset(s for unit in own for s in unit.stems) for m, own in units.items()}
        self._masses = {m: [likeness.mass[u] for u in story.texts[m].units] for m in members}
        self._quoting = {m: [not all(unit.free) for unit in own] for m, own in units.items()}
        self._thirds = _in_thirds(story, members, having)
        self._seams = {m: Seams(story.texts[m], story) for m in members}
        self._witnesses = self._near(members)
        self._cut: dict[tuple[int, str], bool] = {}
        self._pieces: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}

    def all(self) -> dict[Pair, Descent]:
        """For (child, parent) the evidence."""
        found: dict[Pair, Descent] = {}
        for (a, b), alignment in sorted(self._alignments.items()):
            reworded, untouched = self._unlike(a, alignment)
            told = (a, b) in self._retold
            # Told over, every word is changed: which of two is the likelier original says nothing.
            made = [] if told else _made(a, b, alignment, self._story, self._most_changes)
            sides = {a: self._missing(a, b), b: self._missing(b, a)}
            for child, parent, leans in ((a, b, leaning(made)), (b, a, leaning([-z for z in made]))):
                lacks, away, surplus = sides[child]
                found[child, parent] = self._placed(
                    child,
                    parent,
                    Descent(
                        lacks,
                        sides[parent][0],
                        reworded,
                        leans.forth,
                        leans.beside,
                        surplus,
                        away=away,
                        of_details=told,
                        untouched=untouched,
                    ),
                )
        return {pair: self._heard(pair, found) for pair in found}

    def _placed(self, child: int, parent: int, descent: Descent) -> Descent:
        """The evidence with what was found where in the two texts."""
        mine, theirs = self._story.texts[child], self._story.texts[parent]
        here, there = self._linked(child, parent), self._linked(parent, child)
        mass, quoting = self._masses[child], self._quoting[child]
        alone = [i for i in range(len(mine.units)) if i not in here]
        return replace(
            descent,
            uncovered=sum(mass[i] for i in alone) / max(sum(mass), 1e-9),
            quotes=sum(quoting[i] for i in alone),
            tail=_end(here, len(mine.units)) - _end(there, len(theirs.units)),
            longer=math.log(len(mine.units) / len(theirs.units)),
            foreign=mine.language != theirs.language,
            peculiar=self._in_third(child, here, 3) - self._in_third(child, alone, 2) if alone else 0.0,
        )

    def _in_third(self, text: int, numbers: Iterable[int], texts: int) -> float:
        """The part of the telling words of some of its sentences, by weight, that so many texts of the story have or more."""
        rows = self._thirds[text]
        return sum(rows[i][texts] for i in numbers) / max(sum(rows[i][1] for i in numbers), 1e-9)

    def _heard(self, pair: Pair, found: Mapping[Pair, Descent]) -> Descent:
        """The evidence with what third texts witness; copies of the child itself are not heard."""
        child, parent = pair
        thirds = [z for z in self._witnesses[child] if z != parent and not self._copy_of(z, child, found)]
        foreign = self._story.texts[child].language != self._story.texts[parent].language
        witnessed = self._sentences_witnessed if foreign else self._witnessed
        return replace(found[pair], words_witnessed=witnessed(child, parent, thirds))

    def _copy_of(self, one: int, other: int, found: Mapping[Pair, Descent]) -> bool:
        if (one, other) not in found:
            return False
        forth, back = (replace(found[pair], beside=0.0) for pair in ((one, other), (other, one)))
        return score(forth) > score(back) + _OWN_COPY

    def _near(self, members: Sequence[int]) -> dict[int, list[int]]:
        near: dict[int, list[tuple[int, int]]] = {m: [] for m in members}
        for (a, b), alignment in self._alignments.items():
            near[a].append((-len(alignment.links), b))
            near[b].append((-len(alignment.links), a))
        return {m: [n for _, n in sorted(ns)[:_WITNESSES]] for m, ns in near.items()}

    def _missing(self, text: int, other: int) -> tuple[float, float, Surplus]:
        """The part of `text`'s weight in sentences that `other` has not, in those of them that another story has, and their blocks."""
        left, right = self._story.texts[text], self._story.texts[other]
        if left.language != right.language:
            return 0.0, 0.0, NO_SURPLUS  # what was not found in another language may still be there
        if (own := self._retold.get(pair_of(text, other))) is not None:
            return (
                own[text > other],
                0.0,
                NO_SURPLUS,
            )  # told over, a sentence without a name or figure may be any other one
        gone = self._gone(text, other)
        # A line that is no prose, such as the time a page was changed, is the page's own.
        told = {u: self._likeness.mass[u] for u in left.units if self._story.units[u].told}
        whole = max(sum(told.get(u, 0.0) for u in left.units), 1e-9)
        weights = {i: told.get(left.units[i], 0.0) * sure for i, sure in gone.items()}
        away = sum(weight for i, weight in weights.items() if i in left.away)
        lacks = (sum(weights.values()) - away) / whole if away else sum(weights.values()) / whole
        return lacks, away / whole, self._seams[text].surplus({i: sure for i, sure in gone.items() if weights[i]})

    def _gone(self, text: int, other: int) -> dict[int, float]:
        """The sentences of `text` that `other` has not, with how sure that is."""
        left, right = self._story.texts[text], self._story.texts[other]
        there = self._linked(text, other) | self._heading(left, right)
        gone = missing(left, right, there, self._likeness, self._least)
        held = self._places_held(text, other) if gone else {}
        return {
            i: sure * self._new(left.units[i], other) * (1 - held.get(i, 0.0))
            for i, sure in gone.items()
            if not self._was_cut_off(left.units[i], right.article)
        }

    def _places_held(self, text: int, other: int) -> dict[int, float]:
        """For sentences of `text` that `other` seems to lack how likely one of its own stands for it, 0–1.

        Who rewords a text from first to last rewords some sentences past recognition; they still stand where theirs stood,
        between the same two.
        """
        a, b = pair_of(text, other)
        alignment = self._alignments[a, b]
        unlike = min(max(self._unlike(a, alignment)[0] - _EDITED, 0.0) / (_REWORDED - _EDITED), 1.0)
        ours = sorted((link.left, link.right) if text == a else (link.right, link.left) for link in alignment.links)
        theirs = {j for _, right in ours for j in right}
        held: dict[int, float] = {}
        ends = [((-1,), (-1,)), *ours, ((len(self._story.texts[text].units),), (len(self._story.texts[other].units),))]
        for (here, there), (next_here, next_there) in pairwise(ends):
            run = range(here[-1] + 1, next_here[0])
            free = sum(j not in theirs for j in range(there[-1] + 1, next_there[0]))
            if run and free:
                held.update(dict.fromkeys(run, unlike * min(free / len(run), 1.0)))
        return held

    def _new(self, unit: int, other: int) -> float:
        """How surely a sentence that `other` has not is more than a summing-up of what it has, 0–1."""
        weights, stems, there = self._story.weights, self._story.units[unit].stems, self._bags[other]
        if len(stems) < _SUMMARY:  # a few common words stand anywhere
            return 1.0
        new = sum(weights[s] for s in stems if s not in there) / max(sum(weights[s] for s in stems), 1e-9)
        return min(max((new - _SUMMED_UP) / (_NEW - _SUMMED_UP), 0.0), 1.0)

    def _was_cut_off(self, unit: int, article: Article) -> bool:
        """Whether a sentence was cut off an article's page, as it stands or reworded: it is not missing in its text."""
        key = (unit, article.id)
        if key not in self._cut:
            words = self._story.units[unit].words
            told = {stem(w) for w in words} if len(words) >= _SUMMARY else set()
            pieces = self._cut_off(article)
            self._cut[key] = words in pieces or any(_alike(told, stems) for stems in pieces.values() if told and stems)
        return self._cut[key]

    def _cut_off(self, article: Article) -> dict[tuple[str, ...], frozenset[str]]:
        """The sentences that were cut off an article's page, as folded words, with the stems of those that tell something."""
        if article.id not in self._pieces:
            pieces = [piece.text for piece in article.removed if piece.text]
            cut = (tuple(folded(span.of(piece))) for piece in pieces for span in sentences(piece))
            self._pieces[article.id] = {
                words: frozenset(map(stem, words)) if len(words) >= _SUMMARY else frozenset() for words in cut
            }
        return self._pieces[article.id]

    def _heading(self, left: Text, right: Text) -> set[int]:
        """The first sentence of `left` if it is the headline of the other: of one page it was cut off, of the other not."""
        if not left.units or not right.article.title:
            return set()
        first = {stem(word) for word in self._story.units[left.units[0]].words}
        headline = {stem(word) for word in folded(right.article.title)}
        return {0} if _alike(first, headline) else set()

    def _unlike(self, text: int, alignment: Alignment) -> tuple[float, float]:
        """How unlike the sentences are that `text`, on the left, shares with the other, and the part of them left as they stand."""
        units = self._story.texts[text].units
        weights = [sum(self._likeness.mass[units[i]] for i in link.left) for link in alignment.links]
        whole = sum(weights)
        kept = sum(w * link.score for w, link in zip(weights, alignment.links, strict=True))
        left = sum(w for w, link in zip(weights, alignment.links, strict=True) if link.score >= _AS_IT_STANDS)
        return 1 - kept / whole, left / whole

    def _witnessed(self, child: int, parent: int, thirds: Sequence[int]) -> float:
        weights = self._story.weights
        alone = self._bags[child] - self._bags[parent]
        best = max((sum(weights[s] for s in sorted(alone & self._bags[z])) for z in thirds), default=0.0)
        return best / max(sum(weights[s] for s in sorted(self._bags[child])), 1e-9)

    def _sentences_witnessed(self, child: int, parent: int, thirds: Sequence[int]) -> float:
        """The same of whole sentences, for a parent in another language, where all the child's words are missing."""
        units, mass = self._story.texts[child].units, self._likeness.mass
        there = self._linked(child, parent)
        best = max((sum(mass[units[i]] for i in sorted(self._linked(child, z) - there)) for z in thirds), default=0.0)
        return best / max(sum(mass[u] for u in units), 1e-9)

    def _linked(self, text: int, other: int) -> set[int]:
        """The sentences of `text` that stand in `other` too."""
        return set(linked(text, other, self._alignments))


def having(story: StoryTexts) -> Counter[int]:
    """For each stem of a story, by its number, how many of its texts have it."""
    return Counter(
        stem for text in story.texts for stem in set[int]().union(*(story.units[u].stems for u in text.units))
    )


def _in_thirds(
    story: StoryTexts, members: Iterable[int], having: Mapping[int, int]
) -> dict[int, list[dict[int, float]]]:
    """For each sentence of the members the weight of its telling words that one, two and three texts of the story have at least."""
    of_unit: dict[int, dict[int, float]] = {}
    for unit in {u for m in members for u in story.texts[m].units}:
        telling = [(having.get(s, 1), story.weights[s]) for s in story.units[unit].stems if story.weights[s] >= TELLING]
        of_unit[unit] = {least: sum(w for count, w in telling if count >= least) for least in (1, 2, 3)}
    return {m: [of_unit[u] for u in story.texts[m].units] for m in members}


def _end(linked: Collection[int], size: int) -> float:
    """Where in a text of so many sentences the last stands that was found in another, 0–1."""
    return max(linked) / max(size - 1, 1)


def _made(left: int, right: int, alignment: Alignment, story: StoryTexts, most: int) -> list[float]:
    """For each change between two texts the nats by which it looks made by the left one.

    What is natural in one language says nothing about another.
    """
    if story.texts[left].language != story.texts[right].language:
        return []
    found: list[float] = []
    for link in alignment.links:
        if link.score < 1.0 and len(found) < most:
            mine, theirs = story.printed(left, link.left), story.printed(right, link.right)
            found.extend(c.nats for c in changes([w for w, _ in mine], [w for w, _ in theirs]))
    return found


def _alike(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two sentences were made from each other, or from one, by the words they share."""
    return 2 * len(one & other) >= _ALIKE * (len(one) + len(other))
