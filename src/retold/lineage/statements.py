"""Sentences that belong to the story rather than to a telling: words given out to everybody.

A sentence that stands in texts which share nothing else was not copied from one to another; both took it from whoever
gave it out. How many otherwise unrelated groups of texts have a sentence is therefore what its weight as evidence of
copying is divided by.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from retold.lineage.alignment import Alignment
from retold.lineage.grouping import Groups
from retold.lineage.likeness import Likeness
from retold.lineage.texts import StoryTexts, Text, Unit
from retold.model import SharedStatement, Span
from retold.words import folded, tables
from retold.words.numbers import counted, plain

Pair = tuple[int, int]
_RUN = 4  # words side by side that two sentences must have in common to give the same words


def pair_of(one: int, other: int) -> Pair:
    """The key of two texts, whichever comes first."""
    return min(one, other), max(one, other)


def linked(text: int, other: int, alignments: Mapping[Pair, Alignment]) -> dict[int, float]:
    """The sentences of `text` that have counterparts in `other`, by number, and how alike these are."""
    links = alignments[pair_of(text, other)].links
    return {i: link.score for link in links for i in (link.left if text < other else link.right)}


def clusters(texts: Sequence[Text], alignments: Mapping[Pair, Alignment], units: int, least: float) -> list[int]:
    """For each unit the number of its cluster: units linked with each other by at least `least`."""
    groups = Groups(units)
    for (a, b), alignment in sorted(alignments.items()):
        for link in alignment.links:
            if link.score >= least:
                groups.join(texts[a].units[link.left[0]], texts[b].units[link.right[0]])
    return [groups.of(u) for u in range(units)]


@dataclass(frozen=True, slots=True)
class Spread:
    """Where in the story each sentence stands.

    Attributes:
        cluster_of: for each unit its cluster.
        groups: for each cluster the groups of texts that have it.
        group_of: for each text its group.
        official: for each unit whether it says itself that it was given out.
    """

    cluster_of: Sequence[int]
    groups: Mapping[int, frozenset[int]]
    group_of: Sequence[int]
    official: Sequence[bool]

    def weight(self, pair: Pair, unit: int) -> float:
        """The part of a sentence's weight that counts as evidence of copying between two texts.

        What only the two (and the groups they are in already) have counts in full.
        """
        groups = self.groups[self.cluster_of[unit]]
        left, right = self.group_of[pair[0]], self.group_of[pair[1]]
        others = len(groups) - (left in groups) - (right in groups and left != right)
        weights = _OFFICIAL if self.official[unit] else _NARRATIVE
        return weights[min(others, len(weights) - 1)]

    def doubtful(self, unit: int) -> bool:
        """Whether the sentence may count for less in some pair."""
        return self.official[unit] or len(self.groups.get(self.cluster_of[unit], ())) > 1

    def given_out_to_all(self) -> "Spread":
        """The same if other groups of texts had every official sentence too."""
        official = {self.cluster_of[unit] for unit, flag in enumerate(self.official) if flag}
        everybody = frozenset({-1, -2})
        return replace(self, groups={c: g | everybody if c in official else g for c, g in self.groups.items()})

    def given_out(self, unit: int) -> bool:
        """Whether the sentence stands in so many unrelated groups that it must have been given out to all."""
        groups = len(self.groups.get(self.cluster_of[unit], ()))
        return groups >= 4 or (groups >= 2 and self.official[unit])


# By number of unrelated groups of texts that have the sentence as well: of one that says itself that it was given out,
# and of any other, which several copies not yet known as such may have.
_OFFICIAL = (0.4, 0.05)
_NARRATIVE = (1.0, 0.85, 0.7, 0.5, 0.3, 0.2)


def spread(
    texts: Sequence[Text], cluster_of: Sequence[int], group_of: Sequence[int], official: Sequence[bool]
) -> Spread:
    """Where each cluster stands, for the given groups of texts."""
    seen: dict[int, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for unit in text.units:
            seen[cluster_of[unit]].add(group_of[number])
    return Spread(cluster_of, {c: frozenset(g) for c, g in seen.items()}, group_of, official)


def official(units: Sequence[Unit], cluster_of: Sequence[int]) -> list[bool]:
    """For each unit whether an office gave it out, by its own words or those of a like one (`said in a statement`)."""
    given_out = {cluster for unit, cluster in zip(units, cluster_of, strict=True) if _says_so(unit)}
    return [c in given_out for c in cluster_of]


def _says_so(unit: Unit) -> bool:
    sentence = f" {' '.join(unit.words)} "
    if any(phrase in sentence for phrase in _phrases(ours=True)):
        return True
    return not sentence.isascii() and any(phrase in sentence for phrase in _phrases(ours=False))


@cache
def _phrases(*, ours: bool) -> tuple[str, ...]:
    """Folded phrases with a blank before and after: those of our letters, or those with others."""
    lines = (line for line in tables.lines("retold.lineage", "official.txt") if line.isascii() is ours)
    return tuple(f" {' '.join(folded(line))} " for line in lines)


def shared_statements(
    story: StoryTexts, where: Spread, family_of: Mapping[int, int], likeness: Likeness
) -> tuple[SharedStatement, ...]:
    """Quotations and words given out to all that stand in several families, by first place.

    One article's `officials said` may be about another half of its sentence: without quotation marks at least half of the
    articles must say that the words were given out, and those with other figures give other words. `family_of` names each text's family; texts put together from several
    are not in it. Who only says something like it, or has another speaker say it, shares no words: an article that others of its
    language are in must have a run of words in common with one of another family.
    """
    found: dict[int, dict[str, Span]] = {}
    said: dict[int, dict[str, tuple[str | None, Sequence[str]]]] = defaultdict(dict)
    families: dict[int, dict[str, int]] = {}
    vouched: dict[int, set[str]] = defaultdict(set)
    reported: dict[int, dict[str, frozenset[str]]] = defaultdict(dict)
    for number, text in enumerate(story.texts):
        for unit, span in zip(text.units, text.spans, strict=True):
            quoted = likeness.free_mass[unit] < 0.5 * likeness.mass[unit]
            if where.official[unit] or quoted:
                cluster = where.cluster_of[unit]
                if not quoted:
                    reported[cluster].setdefault(text.article.id, _figures(story.units[unit]))
                found.setdefault(cluster, {}).setdefault(text.article.id, span)
                said[cluster].setdefault(text.article.id, (text.article.language, story.units[unit].words))
                if quoted or _says_so(story.units[unit]):
                    vouched[cluster].add(text.article.id)
                if number in family_of:
                    families.setdefault(cluster, {}).setdefault(text.article.id, family_of[number])
    made = []
    for cluster, places in found.items():
        odd = _with_other_figures(reported[cluster])
        alike = {article: span for article, span in places.items() if article not in odd}
        loose = in_other_words(said[cluster], families.get(cluster, {}))
        at = {article: span for article, span in alike.items() if article not in loose}
        apart = {family for article, family in families.get(cluster, {}).items() if article in at}
        if len(apart) > 1 and 2 * len(vouched[cluster] & at.keys()) >= len(alike):
            made.append(SharedStatement(tuple(sorted(at)), tuple(at[i] for i in sorted(at))))
    return tuple(sorted(made, key=lambda s: (s.articles[0], s.spans[0])))


def in_other_words(said: Mapping[str, tuple[str | None, Sequence[str]]], families: Mapping[str, int]) -> frozenset[str]:
    """The articles whose sentence has no run of words in common with that of an article of their language in another family."""
    odd = set()
    for article, (language, words) in said.items():
        others = [
            its
            for other, (its_language, its) in said.items()
            if its_language == language and families.get(other) != families.get(article)
        ]
        if others and not any(_share_run(words, its) for its in others):
            odd.add(article)
    return frozenset(odd)


def _share_run(one: Sequence[str], other: Sequence[str]) -> bool:
    size = min(_RUN, len(one), len(other))
    runs = {tuple(one[at : at + size]) for at in range(len(one) - size + 1)}
    return any(tuple(other[at : at + size]) in runs for at in range(len(other) - size + 1))


def _figures(unit: Unit) -> frozenset[str]:
    """The numbers of a sentence, in digits."""
    read = (plain(word) if word[0].isdigit() else counted(word) for word in unit.words)
    return frozenset(number for number in read if number is not None)


def _with_other_figures(reported: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The articles whose figures are none of those that most articles have, where both have some."""
    counts = Counter(figures for figures in reported.values() if figures)
    if not counts:
        return frozenset()
    usual = min(counts, key=lambda figures: (-counts[figures], sorted(figures)))
    return frozenset(article for article, figures in reported.items() if figures and figures.isdisjoint(usual))
