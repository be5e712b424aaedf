"""Do two groups of articles tell of one event, or of two? The evidence either way, in nats.

Every event has its own rate at which its reports have a term: the name of the ship is in nearly all, the name of a
passenger in one of ten. Before anything is read a rate is a Beta variable about the term's share in the background.
The evidence for one event is the logarithm of the Bayes factor: how much likelier the reports of both groups are under
one set of rates than under two (Heller and Ghahramani 2005, *Bayesian hierarchical clustering*, with a Bernoulli model
of each term). So rare terms that both have speak for one event; terms that lead one group and are missing in the
other speak against, the louder the more articles vouch for them; and neither depends on how many other articles there
are. Where we depart from the source: terms of a kind count by a weight, short reports vouch less for what they lack,
and a term's share is taken as small, which leaves one sum over the shared terms and one over a histogram of counts.

A group is summed up in a `Tally`. Three channels of terms are counted apart: names and numbers (`who`), words of each
language (`what`: a Spanish report says nothing about which English words an event has), and the names of title and lead
(`focus`: who is absent there is not the main actor).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from retold.stories.features import DAY, NAME, NUMBER, Features
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vector, Vocabulary
from retold.words.names import places

FOCUS = ">"  # before a term: it stands in title or lead
# Articles of which a rate is believed before any is read, and terms of a report that is long enough to vouch fully
# for what it lacks; chosen on the seen event types, see bench/figures/stories.md.
_PRIOR_ARTICLES = 4
_FULL_TERMS = 60
_FULL_FOCUS = 8
# How much a term of a kind counts, beside the name of a person: a pair repeats its halves, words are said of many
# events, and much happens in a well-known place.
_PAIR, _WORD, _PLACE = 0.5, 0.5, 0.5
# How often the cost of conflicting numbers comes on top where all words are the same.
_SERIES = 4
_FIGURES = frozenset({NUMBER, DAY})
# Steps in which exposure is counted: sums of them are exact in any order.
_EXPOSURE_STEPS = 16


@dataclass(slots=True)
class Channel:
    """Terms of one channel in a group.

    Attributes:
        counts: articles that have a term.
        histogram: total weight of the terms that so many articles have.
        articles: that could have had them.
        exposure: of these articles, each counted by how far it vouches for what it lacks, in sixteenths.
    """

    counts: dict[str, int] = field(default_factory=dict)
    histogram: dict[int, float] = field(default_factory=dict)
    articles: int = 0
    exposure: int = 0


@dataclass(slots=True)
class Tally:
    """What a group of articles says.

    Attributes:
        articles: how many they are.
        channels: `who`, `focus`, and `what` of each language.
        numbers: all their numbers.
        own: all their names that few other articles have.
        days: sum of the middles of their days of publication, in halves; `dated` articles have one.
        named, told: whether every article names somebody; whether every one has words or numbers.
        surprise: logarithm of the likelihood of the counts but for the shares of the terms.
    """

    articles: int
    channels: dict[str, Channel]
    numbers: frozenset[str]
    own: frozenset[str]
    days: int
    dated: int
    named: bool
    told: bool
    surprise: float = 0.0

    @property
    def languages(self) -> frozenset[str]:
        """Languages of the articles."""
        return frozenset(channel for channel in self.channels if channel not in {"who", "focus"})


class Weighed(NamedTuple):
    """What a term tells.

    Attributes:
        weight: how much a term of its kind counts.
        gain: evidence in nats that two groups have it, but for their counts.
        root: of what it tells when two single articles share it; 0 where it is too common to look for others by.
        own: whether it counts as who or what of an event: no name that many have.
    """

    weight: float
    gain: float
    root: float
    own: bool


@cache
def _rate(k: int, articles: int, exposure: int) -> float:
    """Of a term that `k` articles of a group have, the part of its likelihood that depends on the counts."""
    lacking = exposure / _EXPOSURE_STEPS * (1 - k / articles)
    return math.lgamma(k) + math.lgamma(_PRIOR_ARTICLES + lacking) - math.lgamma(_PRIOR_ARTICLES + k + lacking)


class Judge:
    """Weighs groups against each other."""

    def __init__(self, vocabulary: Vocabulary, settings: StorySettings) -> None:
        self._vocabulary = vocabulary
        self._settings = settings
        self._weighed: dict[str, Weighed] = {}

    def tally(self, vector: Vector, features: Features) -> Tally:
        """What one article says."""
        numbers = frozenset(term for term in vector.words if term[0] == NUMBER)
        who = dict.fromkeys((*vector.names, *(term for term in vector.words if term[0] in _FIGURES)), 1)
        what = dict.fromkeys((term for term in vector.words if term[0] not in _FIGURES), 1)
        focus = dict.fromkeys((FOCUS + name for name in features.focus), 1)
        full = _exposure(len(who) + len(what), _FULL_TERMS)
        channels = {
            "who": self._channel(who, full),
            features.language or "en": self._channel(what, full),
            "focus": self._channel(focus, _exposure(len(focus) + 1, _FULL_FOCUS)),
        }
        own = frozenset([name for name in (*vector.names, *features.focus) if self.weighed(name).own])
        days = sum(features.days) if features.days else 0
        made = Tally(
            1, channels, numbers, own, days, int(features.days is not None), bool(vector.names), bool(vector.words)
        )
        return _surprised(made)

    def _channel(self, counts: dict[str, int], exposure: int) -> Channel:
        return Channel(counts, {1: sum([self.weighed(term).weight for term in counts])}, 1, exposure)

    def looked_for(self, tally: Tally) -> tuple[dict[str, float], float]:
        """By what others like an article are looked for: the root of what each term tells, and what speaks against.

        The product of two such rows, less what speaks against both, is the evidence between two long reports of one
        language and one day.
        """
        terms: dict[str, float] = {}
        against = 0.0
        for channel in tally.channels.values():
            for term in channel.counts:
                root = self.weighed(term).root
                if root:
                    terms[term] = root
            alone = _rate(1, 1, channel.exposure) - _rate(1, 2, channel.exposure + _EXPOSURE_STEPS)
            against += channel.histogram[1] * alone
        return terms, against

    def joined(self, left: Tally, right: Tally) -> Tally:
        """What two groups say together."""
        channels = dict(left.channels)
        for name, channel in right.channels.items():
            mine = channels.get(name)
            channels[name] = channel if mine is None else self._both(mine, channel)
        return _surprised(
            Tally(
                left.articles + right.articles,
                channels,
                left.numbers | right.numbers,
                left.own | right.own,
                left.days + right.days,
                left.dated + right.dated,
                left.named and right.named,
                left.told and right.told,
            )
        )

    def _both(self, left: Channel, right: Channel) -> Channel:
        if len(left.counts) < len(right.counts):
            left, right = right, left
        counts, histogram = dict(left.counts), dict(left.histogram)
        for term, times in right.counts.items():
            weight = self.weighed(term).weight
            before = counts.get(term, 0)
            if before:
                histogram[before] -= weight
            counts[term] = after = before + times
            histogram[after] = histogram.get(after, 0.0) + weight
        return Channel(counts, histogram, left.articles + right.articles, left.exposure + right.exposure)

    def weighed(self, term: str) -> Weighed:
        """What a term tells."""
        known = self._weighed.get(term)
        if known is None:
            known = self._weighed[term] = self._weigh(term.removeprefix(FOCUS))
        return known

    def _weigh(self, term: str) -> Weighed:
        weight, rarity = _weight(term), self._vocabulary.rarity(term)
        gain = weight * (rarity - math.log(_PRIOR_ARTICLES))
        both, one = _rate(2, 2, 2 * _EXPOSURE_STEPS), _rate(1, 2, 2 * _EXPOSURE_STEPS)
        told = gain + weight * (both - 2 * one)
        root = math.sqrt(told) if told > self._settings.min_term_evidence * weight else 0.0
        return Weighed(weight, gain, root, term[0] != NAME or rarity >= self._settings.min_name_rarity_nats)

    def evidence(self, left: Tally, right: Tally) -> float:
        """Evidence that two groups tell of one event, in nats, per root of the articles of the smaller."""
        parts = [-left.surprise, -right.surprise]
        shared: list[tuple[str, float]] = []
        for channel in left.channels.keys() | right.channels.keys():
            a, b = left.channels.get(channel), right.channels.get(channel)
            if a is not None and b is not None:
                parts += self._together(a, b, shared)
            else:
                parts.append(_surprise(a or b or Channel()))
        root = math.sqrt(min(left.articles, right.articles))
        return math.fsum(parts) / root - self._strangers(left, right, shared) - self._apart(left, right)

    def _together(self, left: Channel, right: Channel, shared: list[tuple[str, float]]) -> list[float]:
        """The surprise of two channels together, in parts; what each shared term tells is added to `shared`."""
        articles, exposure = left.articles + right.articles, left.exposure + right.exposure
        weighed = self._weighed
        parts = [w * _rate(k, articles, exposure) for side in (left, right) for k, w in side.histogram.items() if w]
        for term in left.counts.keys() & right.counts.keys():
            weight, gain, _, own = weighed[term]
            a, b = left.counts[term], right.counts[term]
            both = _rate(a + b, articles, exposure)
            parts.append(gain + weight * (both - _rate(a, articles, exposure) - _rate(b, articles, exposure)))
            if own:
                alone = _rate(a, left.articles, left.exposure) + _rate(b, right.articles, right.exposure)
                shared.append((term, max(0.0, gain + weight * (both - alone))))
        return parts

    def unrelated(self, left: Tally, right: Tally) -> float:
        """Evidence against, where it shows at a glance that two groups have nobody in common."""
        nobody = left.named and right.named and left.own.isdisjoint(right.own)
        return self._settings.cost_of_strangers if nobody else 0.0

    def _strangers(self, left: Tally, right: Tally, shared: Iterable[tuple[str, float]]) -> float:
        """Evidence against from having no who, or no what in common: an event is both."""
        who: list[float] = []
        what: list[float] = []
        for term, told in shared:
            (who if term[0] in (NAME, FOCUS) else what).append(told)
        strange = left.named and right.named and math.fsum(who) < self._settings.min_name_evidence
        if not strange and left.languages & right.languages and left.told and right.told:
            strange = math.fsum(what) < self._settings.min_word_evidence
        return self._settings.cost_of_strangers if strange else 0.0

    def _apart(self, left: Tally, right: Tally) -> float:
        """Evidence against from the days between two groups; where only one is dated they are taken to be a day apart.

        More if their numbers conflict, the more so the more their words are alike: the same report with other figures
        on another day is the next of a series.
        """
        if not (left.dated and right.dated):
            return self._settings.cost_per_day if left.dated or right.dated else 0.0
        days = abs(left.days / left.dated - right.days / right.dated) / 2
        cost = self._settings.cost_per_day * days
        if days >= 0.5 and left.numbers and right.numbers and left.numbers.isdisjoint(right.numbers):
            cost += self._settings.cost_of_numbers * (1 + _SERIES * _overlap(left, right))
        return cost


def _overlap(left: Tally, right: Tally) -> float:
    """The part of the words of the group with fewer that the other has, 0–1."""
    mine, theirs = ({t for name in each.languages for t in each.channels[name].counts} for each in (left, right))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _weight(term: str) -> float:
    """How much a term of its kind counts, beside a name of a person."""
    if term[0] != NAME:
        return 1.0 if term[0] in _FIGURES else _WORD
    return (_PAIR if " " in term else 1.0) * (_PLACE if term[1:] in _known_places() else 1.0)


@cache
def _known_places() -> frozenset[str]:
    """Words, and pairs of adjacent words, of the names of well-known places."""
    found: set[str] = set()
    for key in places():
        words = key.split()
        found.update(word for word in words if len(word) > 2)  # longer than `of`
        found.update(" ".join(pair) for pair in pairwise(words))
    return frozenset(found)


def _exposure(terms: int, full: int) -> int:
    return max(1, min(_EXPOSURE_STEPS, round(terms * _EXPOSURE_STEPS / full)))


def _surprise(channel: Channel) -> float:
    return math.fsum(w * _rate(k, channel.articles, channel.exposure) for k, w in channel.histogram.items() if w)


def _surprised(tally: Tally) -> Tally:
    tally.surprise = math.fsum(_surprise(channel) for channel in tally.channels.values())
    return tally
