"""Whether two texts share copied words, or tell the same event independently."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.lineage import translation
from retold.lineage.alignment import Alignment, Link, in_order
from retold.lineage.attribution import days_apart
from retold.lineage.details import Details, bare
from retold.lineage.grouping import Groups
from retold.lineage.likeness import Likeness
from retold.lineage.statements import Pair, Spread, clusters, official, pair_of, spread
from retold.lineage.texts import StoryTexts, Text


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two texts share.

    Attributes:
        share_left, share_right: part of each text's narrative prose (quotes and statements masked) that carries over.
        mass: weight of what is shared, in nats of rarity.
        links: links that count (not quotes, not statements).
        run: most such links in a row on both sides.
        probability: that words were copied, from one to the other or from a common source, 0–1.
    """

    share_left: float
    share_right: float
    mass: float
    links: int
    run: int
    probability: float


NO_KINSHIP = Kinship(0.0, 0.0, 0.0, 0, 0, 0.0)


def kinship_of(one: int, other: int, kin: Mapping[Pair, Kinship]) -> Kinship:
    """The kinship of two texts among those found."""
    return kin.get(pair_of(one, other), NO_KINSHIP)


@dataclass(frozen=True, slots=True)
class KinshipModel:
    """Weights of the evidence, in log odds.

    Tuned on planted copies (of a family's pairs only the strongest that hold it together), held-out stories apart.
    What is shared is weighed against the text it is in: two long reports share much by chance.
    """

    bias: float = -10.2
    share: float = 10.0
    smaller_share: float = 4.0
    mass: float = 1.6
    run: float = 1.1
    # One page names the other's outlet as its source; both stand under one headline on one day.
    named: float = 4.0
    headed: float = 2.5
    # For each nat of names and figures in what is shared that the other text has not, beyond the part a retelling changes.
    exchanged: float = 0.5
    most_changed: float = 0.25
    # Against copying: the two are about others.
    contrary: float = 12.0
    # More mass, a longer run, or more that was exchanged (in log odds) is no further proof.
    most_mass: float = 50.0
    most_exchanged: float = 30.0
    most_run: int = 4


MODEL = KinshipModel()
# Sentences no more alike than this say nothing: independent reports of one fact reach it.
_CHANCE = 0.3
# A sentence with less of its weight outside quotation marks is a quotation with its attribution.
_NARRATIVE = 0.35
# What is left of the weight of words in a formula of the corpus: a copy of a report full of them has them all.
_STALE = 0.1
# What is left of the weight of sentences that are alike, but for all their figures.
_FILLED_IN = 0.25
# Days for which a report is brought up to date.
_UP_TO_DATE = 1
# Across languages, in log odds: what facts in common say beyond independent reports of them, and how much more the share
# says; set between translations and independent reports of our own in Spanish, German and French.
_ACROSS_FACTS, _ACROSS_SHARE = 4.9, 22 / (MODEL.share + MODEL.smaller_share)
# Against translation, where none of the facts two texts share stands in the same order.
_MOVED = 6.0
# How sure a pair must be to be drawn into one group, turn by turn: what is surest first.
_BARS = (0.97, 0.9, 0.8, 0.65, 0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Shared:
    """A link that may count: its units, their narrative weight on both sides, and how much carries over (0–1).

    `fresh` is the part of it that is no formula of the whole corpus.
    """

    link: Link
    left: tuple[tuple[int, float], ...]
    right: tuple[tuple[int, float], ...]
    gain: float
    fresh: float


def kinships(
    story: StoryTexts,
    alignments: Mapping[Pair, Alignment],
    likeness: Likeness,
    least: float,
    named: frozenset[Pair],
    headed: frozenset[Pair],
    details: Details,
) -> tuple[dict[Pair, Kinship], Spread]:
    """Kinship of every aligned pair, and where in the story each sentence stands.

    Groups and statements are found in turns: sentences that stand in several groups lose weight, and with that
    weight the groups are drawn again. Of the `named` pairs one page names the other's outlet as its source; the `headed`
    ones have one headline. `details` are those of the story.
    """
    texts = story.texts
    cluster_of = clusters(texts, alignments, len(story.units), least)
    given_out = official(story.units, cluster_of)
    shared = {pair: shared_links(texts[pair[0]], texts[pair[1]], a, likeness, story) for pair, a in alignments.items()}
    shared = {pair: links for pair, links in shared.items() if links}
    linked = sorted(pair for pair in named if pair in alignments and alignments[pair].links)
    said = {
        pair: attributed(pair, named, headed) - exchanged(texts[pair[0]], texts[pair[1]], alignments[pair], details)
        for pair in dict.fromkeys((*shared, *linked))
    }
    surer = {pair: _whole(pair, story, alignments[pair], likeness, said[pair]) for pair in linked}
    for pair, alignment in alignments.items():
        left, right = (texts[n] for n in pair)
        if left.language != right.language and alignment.links:
            found_again = _translation(left, right, alignment, likeness, details, attributed(pair, named, headed))
            surer[pair] = max(found_again, surer.get(pair, NO_KINSHIP), key=lambda k: k.probability)

    def weigh(where: Spread) -> dict[Pair, Kinship]:
        found = weighed(shared, story, likeness, where, said)
        better = {pair: k for pair, k in surer.items() if k.probability > found.get(pair, NO_KINSHIP).probability}
        return found | better

    where = spread(texts, cluster_of, [0] * len(texts), given_out)
    found = weigh(where)
    for bar in _BARS:
        now = grouped(found, len(texts), bar)
        if now != where.group_of:
            where = spread(texts, cluster_of, now, given_out)
            found = weigh(where)
    return _explained(found, texts, details), where


def attributed(pair: Pair, named: Collection[Pair], headed: Collection[Pair]) -> float:
    """What it adds to the log odds that a page names the other as its source, and that both have one headline."""
    return MODEL.named * (pair in named) + MODEL.headed * (pair in headed)


def grouped(kin: Mapping[Pair, Kinship], size: int, bar: float) -> list[int]:
    """For each of `size` texts the group of those that kinships of at least the probability `bar` hold together."""
    groups = Groups(size)
    for (a, b), k in sorted(kin.items()):
        if k.probability >= bar:
            groups.join(a, b)
    return [groups.of(n) for n in range(size)]


def _whole(pair: Pair, story: StoryTexts, alignment: Alignment, likeness: Likeness, said: float) -> Kinship:
    """Kinship of two texts of which one names the other as its source, with all that they share, quotations too.

    Whom an office told something may have it from there; who says he has it from another page has its quotations from it.
    """
    k = _found(story.texts[pair[0]], story.texts[pair[1]], alignment, likeness)
    return replace(k, probability=_probability(k.share_left, k.share_right, k.mass, k.run, said))


def _translation(
    left: Text, right: Text, alignment: Alignment, likeness: Likeness, details: Details, said: float
) -> Kinship:
    """Kinship of two texts in two languages by what each has alone and by the order of the rest."""
    odds = translation.odds(translation.evidence(left, right, alignment, details)) + said
    return replace(_found(left, right, alignment, likeness), probability=1 / (1 + math.exp(-odds)))


def _found(left: Text, right: Text, alignment: Alignment, likeness: Likeness) -> Kinship:
    """What two texts share, quotations and statements too, its probability open."""
    shared_l = sum(likeness.mass[left.units[i]] * link.score for link in alignment.links for i in link.left)
    shared_r = sum(likeness.mass[right.units[j]] * link.score for link in alignment.links for j in link.right)
    share_l, share_r = (
        shared / max(sum(likeness.mass[u] for u in units), 1e-9)
        for shared, units in ((shared_l, left.units), (shared_r, right.units))
    )
    links = alignment.links
    return Kinship(share_l, share_r, min(shared_l, shared_r), len(links), _longest_run(links), 0.0)


def _explained(found: dict[Pair, Kinship], texts: Sequence[Text], details: Details) -> dict[Pair, Kinship]:
    """The kinships, but where a text is kin to two that are none only that with the nearer of them.

    What it shares with the other one it has from the nearer, which shares it: a form that was filled in twice; facts, where
    the text is a translation, for across languages nothing else is compared.
    """
    bar = _BARS[-1]
    near = defaultdict[int, dict[int, float]](dict)
    for (a, b), k in found.items():
        if k.probability >= bar:
            near[a][b] = near[b][a] = k.probability
    for number, kin in near.items():
        nearest = max(kin, key=lambda n: (kin[n], -n))
        for other in kin.keys() - {nearest}:
            if kinship_of(nearest, other, found).probability >= bar:
                continue
            translated = texts[nearest].language == texts[other].language != texts[number].language
            two = texts[nearest], texts[other]
            if translated or (_later(*two) and details.filled_in(*two)):
                pair = pair_of(number, other)
                found[pair] = replace(found[pair], probability=1 - kin[nearest])
    return found


def _later(left: Text, right: Text) -> bool:
    """Whether one of two texts comes too late to bring the other up to date."""
    return days_apart(left.article, right.article) > _UP_TO_DATE


def exchanged(left: Text, right: Text, alignment: Alignment, details: Details) -> float:
    """Log odds against copying from names and figures that are others in what the two texts share, or in what they open with.

    Who brings a report up to date, in the next day's paper at the latest, changes some of its figures; what comes later with
    other figures is the next of a series, and surely where nothing else is changed.
    """
    later = _later(left, right)
    if later and details.filled_in(left, right):
        return MODEL.most_exchanged
    changed = 0.0 if later else MODEL.most_changed
    *lacks, whole = details.lacking(left, right, alignment)
    # Who cuts a sentence leaves out names on one side only; the next of a series may have more than the last.
    names = sum(lacks) if later else 2 * min(lacks)
    figures = details.figures(left, right, alignment)
    missing = max(names - MODEL.most_changed * whole, 0.0) + max((1 - changed) * figures[1] - figures[0], 0.0)
    odds = MODEL.exchanged * missing + MODEL.contrary * details.contrary(left, right)
    if left.language != right.language:
        odds += _told_otherwise(left, right, alignment, details)
    return min(odds, MODEL.most_exchanged)


def _told_otherwise(left: Text, right: Text, alignment: Alignment, details: Details) -> float:
    """Log odds against translation: names and figures that each of two texts has alone, and facts in another order.

    Who cuts a translation leaves out some of what its source has, but puts in nothing; one sentence in common, which may
    be a fact that both report, is a translation only if nothing else is left over on either side. Within one language order
    says little: who rewrites a report moves its sentences, and their words still show whose they are.
    """
    fewer, more = details.alone(left, right)
    size = len(alignment.links)
    moved = 1 - in_order(alignment.links) / max(size, 1)
    return MODEL.exchanged * (fewer if size > 1 else more) + _MOVED * moved


def of_equals(text: Text, likeness: Likeness) -> Kinship:
    """The kinship of a text with one that has the same words; a single common sentence may be equal by chance."""
    told = [u for u in text.units if likeness.free_mass[u] >= _NARRATIVE * likeness.mass[u]]
    mass, run = sum(likeness.free_mass[u] for u in told), len(told)
    return Kinship(1.0, 1.0, mass, run, run, _probability(1.0, 1.0, mass, run, 0.0))


def shared_links(
    left: Text, right: Text, alignment: Alignment, likeness: Likeness, story: StoryTexts
) -> tuple[Shared, ...]:
    """The links that are evidence of copying, by their narrative words."""
    found = []
    for link in alignment.links:
        u, v = left.units[link.left[0]], right.units[link.right[0]]
        narrative = min(likeness.free_mass[u], likeness.free_mass[v])
        if narrative < _NARRATIVE * min(likeness.mass[u], likeness.mass[v]):
            continue
        us, vs = [left.units[i] for i in link.left], [right.units[j] for j in link.right]
        gain = (likeness.free_in_row(us, vs) - _CHANCE) / (1 - _CHANCE) * _agreement(us, vs, story)
        if gain > 0:
            mine, theirs = (tuple((w, likeness.free_mass[w]) for w in row) for row in (us, vs))
            found.append(Shared(link, mine, theirs, gain, fresh_part(us, vs, story)))
    return tuple(found)


def _agreement(left: Sequence[int], right: Sequence[int], story: StoryTexts) -> float:
    """What figures say of units in a row, 0–1: who copies a sentence changes its words, who fills in a form its figures."""
    mine, theirs = (figures(w for u in row for w in story.units[u].words) for row in (left, right))
    if not mine or not theirs:
        return 1.0
    return max(len(mine & theirs) / min(len(mine), len(theirs)), _FILLED_IN)


def figures(words: Iterable[str]) -> set[str]:
    """The words that are numbers, without their marks."""
    return {bare(word) for word in words if word[0].isdigit()}


def fresh_part(left: Sequence[int], right: Sequence[int], story: StoryTexts) -> float:
    """What counts of the words units in a row share, by weight: little of what is a formula in either."""
    stale = frozenset[int]().union(*(story.stale[u] for u in (*left, *right)))
    if not stale:
        return 1.0
    both = {s for u in left for s in story.units[u].stems} & {s for v in right for s in story.units[v].stems}
    whole = sum(story.weights[s] for s in sorted(both))
    fresh = sum(story.weights[s] for s in sorted(both - stale)) / whole if whole else 0.0
    return _STALE + (1 - _STALE) * fresh


def weighed(
    shared: Mapping[Pair, tuple[Shared, ...]],
    story: StoryTexts,
    likeness: Likeness,
    where: Spread,
    said: Mapping[Pair, float],
) -> dict[Pair, Kinship]:
    """How surely the two texts of each pair are kin, by what they share; across languages by what is found again."""
    masses = [mass * fresh_part([u], [u], story) for u, mass in enumerate(likeness.free_mass)]
    totals = across = [_Total(text, masses, where) for text in story.texts]
    language_of = [text.language for text in story.texts]
    if len(set(language_of)) > 1:
        found_again = [mass if likeness.crosses(u) else 0.0 for u, mass in enumerate(masses)]
        across = [_Total(text, found_again, where) for text in story.texts]
    return {
        pair: _kinship(pair, links, totals, where, said[pair])
        if language_of[pair[0]] == language_of[pair[1]]
        else _across(_kinship(pair, links, across, where, said[pair]), said[pair])
        for pair, links in shared.items()
    }


class _Total:
    """A text's narrative weight: of sentences that count in full, and of those that count for less in some pairs."""

    def __init__(self, text: Text, masses: Sequence[float], where: Spread) -> None:
        self._where = where
        self._doubtful = [(u, masses[u]) for u in text.units if where.doubtful(u)]
        self._full = sum(masses[u] for u in text.units if not where.doubtful(u))
        self._known: dict[Pair, float] = {}

    def mass(self, pair: Pair) -> float:
        """The weight for one pair, never zero; it depends on the groups of the two only."""
        groups = self._where.group_of[pair[0]], self._where.group_of[pair[1]]
        if groups not in self._known:
            doubtful = sum(m * self._where.weight(pair, u) for u, m in self._doubtful)
            self._known[groups] = max(self._full + doubtful, 1e-9)
        return self._known[groups]


def _kinship(pair: Pair, links: Sequence[Shared], totals: Sequence[_Total], where: Spread, said: float) -> Kinship:
    shared_l = shared_r = 0.0
    counted = []
    for s in links:
        weight = min(where.weight(pair, s.left[0][0]), where.weight(pair, s.right[0][0])) * s.fresh
        shared_l += sum(m for _, m in s.left) * s.gain * weight
        shared_r += sum(m for _, m in s.right) * s.gain * weight
        if weight > 0.2:
            counted.append(s.link)
    share_l = shared_l / totals[pair[0]].mass(pair)
    share_r = shared_r / totals[pair[1]].mass(pair)
    run, mass = _longest_run(counted), min(shared_l, shared_r)
    return Kinship(share_l, share_r, mass, len(counted), run, _probability(share_l, share_r, mass, run, said))


def _across(found: Kinship, said: float) -> Kinship:
    """Kinship across languages, of which names, numbers and cognates are compared: facts, which independent reports share too.

    What tells a translation is how much of what can be found again is found again, in both texts.
    """
    share = min(found.share_left, found.share_right) * _ACROSS_SHARE
    return replace(found, probability=_probability(share, share, found.mass, found.run, said - _ACROSS_FACTS))


def _longest_run(links: Sequence[Link]) -> int:
    best = run = 0
    last: Link | None = None
    for link in links:
        near = last is not None and link.left[0] - last.left[-1] <= 2 and 0 < link.right[0] - last.right[-1] <= 2
        run = run + 1 if near else 1
        best = max(best, run)
        last = link
    return best


def _probability(share_l: float, share_r: float, mass: float, run: int, said: float) -> float:
    m = MODEL
    z = m.bias + m.share * max(share_l, share_r) + m.smaller_share * min(share_l, share_r)
    z += m.mass * math.log1p(min(mass, m.most_mass)) + m.run * min(run, m.most_run)
    z += said
    if mass <= 0:
        return 0.0
    return 1 / (1 + math.exp(-z))
