"""What a group of articles says, summed up: how many of them have each term (see `evidence`)."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

# Articles of which a rate is believed before any is read; chosen on the seen event types, see bench/figures/stories.md.
PRIOR_ARTICLES = 4
# Steps in which exposure is counted: sums of them are exact in any order.
EXPOSURE_STEPS = 16


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
        unheard_of: their names that nobody knows; `sure` are those that surely are names (see `cast`).
        years: the years they tell of; on_days: the days of a year, by number.
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
    unheard_of: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    on_days: frozenset[int] = frozenset()
    surprise: float = 0.0

    @property
    def languages(self) -> frozenset[str]:
        """Languages of the articles."""
        return frozenset(channel for channel in self.channels if channel not in {"who", "focus"})


@cache
def rate(k: int, articles: int, exposure: int) -> float:
    """Of a term that `k` articles of a group have, the part of its likelihood that depends on the counts."""
    lacking = exposure / EXPOSURE_STEPS * (1 - k / articles)
    return math.lgamma(k) + math.lgamma(PRIOR_ARTICLES + lacking) - math.lgamma(PRIOR_ARTICLES + k + lacking)


def exposed(terms: int, full: int) -> int:
    """How far a report of so many terms vouches for what it lacks, in steps; `full` terms vouch fully."""
    return max(1, min(EXPOSURE_STEPS, round(terms * EXPOSURE_STEPS / full)))


def surprise(channel: Channel) -> float:
    """Logarithm of the likelihood of its counts but for the shares of the terms."""
    return math.fsum(w * rate(k, channel.articles, channel.exposure) for k, w in channel.histogram.items() if w)


def surprised(tally: Tally) -> Tally:
    """The tally, its surprise reckoned."""
    tally.surprise = math.fsum(surprise(channel) for channel in tally.channels.values())
    return tally


def named_in(tallies: Iterable[Tally]) -> Counter[str]:
    """In how many of some articles each name is that nobody knows."""
    return Counter(name for tally in tallies for name in tally.unheard_of)
