"""Texts put together from two unrelated sources.

A patchwork makes its two sources look related. It is found by what it shares: different sentences with each of two texts
that share nothing with each other, and not the whole of both (then it would be their common source).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from retold.lineage.alignment import Alignment, missing
from retold.lineage.details import Details
from retold.lineage.kinship import Kinship, kinship_of
from retold.lineage.likeness import Likeness
from retold.lineage.naming import Naming
from retold.lineage.naturalness import cost
from retold.lineage.statements import Pair, linked, pair_of
from retold.lineage.texts import StoryTexts, Text

# Each source gives at least this part of the patchwork, or so many of its sentences; one may be alike by chance.
LEAST_PART, LEAST_SENTENCES = 0.12, 2
# Of the smaller part, at most this much may be found in the other source too; more where the two are surely no kin: reports
# of one event have facts in common.
_MOST_COMMON, _MOST_COMMON_FACTS = 0.2, 0.3
_STRANGERS = 0.01
# A text of which less than this is surely missing in another may be a cutting of that other one, not its source.
_CUTTING = 0.15
# The same across languages, by names and figures, some of which a translation has in another form.
_FOREIGN = 0.3
# A text that was published before both others is no patchwork of them (a printed date may have been copied with one of the
# two). A text worded worse than the patchwork by this many nats a word was made from it, or beside it.
_WORSE = 0.5
# Relatives looked at for each text, closest first.
_MOST_RELATIVES = 24


@dataclass(frozen=True, slots=True)
class Shares:
    """What one text shares with each other: its sentences, and weights of them without quotes and statements."""

    mass: Sequence[float]
    linked: Mapping[int, frozenset[int]]

    def weigh(self, sentences: Iterable[int]) -> float:
        """The weight of some of its sentences."""
        return sum(self.mass[i] for i in sorted(sentences))


def patchworks(
    story: StoryTexts,
    alignments: Mapping[Pair, Alignment],
    kin: Mapping[Pair, Kinship],
    likeness: Likeness,
    given_out: Sequence[bool],
    details: Details,
    naming: Naming,
    bar: float,
    least: float,
) -> tuple[int, ...]:
    """The texts that were put together from two others, ascending.

    No source are versions of one outlet, nor a text in another language of whose names and figures little is missing: it may be
    the translation of the supposed patchwork.
    """
    relatives: dict[int, list[tuple[float, int]]] = {}
    for (a, b), k in kin.items():
        if k.probability >= bar:
            relatives.setdefault(a, []).append((-k.mass, b))
            relatives.setdefault(b, []).append((-k.mass, a))
    found = []
    for text, near in sorted(relatives.items()):
        some = sorted(n for _, n in sorted(near)[:_MOST_RELATIVES])
        mine = story.texts[text]
        others = [n for n in some if not naming.versions(text, n) and not _is_translated(story.texts[n], mine, details)]
        apart = [(p, q) for p, q in combinations(others, 2) if _unrelated(p, q, alignments, kin, bar)]
        if not apart:
            continue
        shares = _shares(text, some, story, alignments, likeness, given_out)
        ends = sorted({n for pair in apart for n in pair})
        sources = {n for n in ends if has_more(n, text, story, alignments, likeness, least)}
        worse = {n for n in ends if _odder(n, text, story, alignments) > _WORSE}
        later = {n for n in ends if story.texts[text].article.published_before(story.texts[n].article)}
        apart = [(p, q) for p, q in apart if sources & {p, q} and not worse & {p, q} and not later >= {p, q}]
        if any(_patched(p, q, shares, _most_common(p, q, kin)) for p, q in apart):
            found.append(text)
    return tuple(found)


def _shares(
    text: int,
    relatives: Sequence[int],
    story: StoryTexts,
    alignments: Mapping[Pair, Alignment],
    likeness: Likeness,
    given_out: Sequence[bool],
) -> Shares:
    found: dict[int, frozenset[int]] = {}
    for other in relatives:
        found[other] = frozenset(linked(text, other, alignments))
    units = story.texts[text].units
    return Shares([0.0 if given_out[u] else likeness.free_mass[u] for u in units], found)


def _unrelated(p: int, q: int, alignments: Mapping[Pair, Alignment], kin: Mapping[Pair, Kinship], bar: float) -> bool:
    """Whether the two were compared and found to share nothing; of a pair not compared nothing is known."""
    return (p, q) in alignments and ((p, q) not in kin or kin[p, q].probability < bar)


def _most_common(p: int, q: int, kin: Mapping[Pair, Kinship]) -> float:
    return _MOST_COMMON_FACTS if kinship_of(p, q, kin).probability < _STRANGERS else _MOST_COMMON


def _is_translated(other: Text, text: Text, details: Details) -> bool:
    return other.language != text.language and details.part_alone(other, text) < _FOREIGN


def _patched(p: int, q: int, mine: Shares, most_common: float) -> bool:
    from_p, from_q = mine.linked[p], mine.linked[q]
    whole = max(sum(mine.mass), 1e-9)
    least = min(mine.weigh(from_p), mine.weigh(from_q))
    enough = least >= LEAST_PART * whole or min(len(from_p), len(from_q)) >= LEAST_SENTENCES
    return enough and mine.weigh(from_p & from_q) <= most_common * least


def _odder(one: int, other: int, story: StoryTexts, alignments: Mapping[Pair, Alignment]) -> float:
    """Nats a word by which the wording of `one` is the odder, over the sentences the two share."""
    odder = size = 0.0
    for link in alignments[pair_of(one, other)].links:
        rows = (link.left, link.right) if one < other else (link.right, link.left)
        mine, theirs = (
            [story.units[story.texts[t].units[i]].words for i in row] for t, row in zip((one, other), rows, strict=True)
        )
        long_mine, long_theirs = sum(map(len, mine)), sum(map(len, theirs))
        mean = (long_mine + long_theirs) / 2
        odder += (sum(map(cost, mine)) / long_mine - sum(map(cost, theirs)) / long_theirs) * mean
        size += mean
    return odder / size if size and story.texts[one].language == story.texts[other].language else 0.0


def has_more(
    other: int, text: int, story: StoryTexts, alignments: Mapping[Pair, Alignment], likeness: Likeness, least: float
) -> bool:
    """Whether `other` has prose that `text` has not: then it is no mere cutting of it."""
    whole = story.texts[other]
    # What it has from another story does not make it the source.
    gone = missing(whole, story.texts[text], linked(other, text, alignments).keys() | whole.away, likeness, least)
    lost = sum(likeness.free_mass[whole.units[i]] * sure for i, sure in gone.items())
    return lost >= _CUTTING * max(sum(likeness.free_mass[u] for u in whole.units), 1e-9)
