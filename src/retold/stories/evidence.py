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
from collections.abc import Iterable, Mapping

from retold.stories.cast import cast, unheard_of
from retold.stories.features import DAY, NAME, NUMBER, Features
from retold.stories.kept import Kept
from retold.stories.settings import StorySettings
from retold.stories.tally import EXPOSURE_STEPS, Channel, Tally, exposed, rate, surprise, surprised
from retold.stories.times import day_of_year, days_between, years
from retold.stories.vocabulary import Vector, Vocabulary
from retold.stories.weighing import FIGURES, FOCUS, Weighed, weighing

# Terms of a report that is long enough to vouch fully for what it lacks; chosen on the seen event types, see
# bench/figures/stories.md.
_FULL_TERMS = 60
_FULL_FOCUS = 8
# Names, numbers and days that are enough to tell that two reports are on the same.
_SOME_WHO = 3
# The part of them that may be others for all that.
_OTHERS = 0.1
# How often the cost of conflicting numbers comes on top where all words are the same.
_SERIES = 4
# Days between two reports, and the part of their words that are the same, from which other figures make them two issues of a form.
_NEXT_ISSUE = 2.0
_SAME_FORM = 0.85


class Judge:
    """Weighs groups against each other."""

    def __init__(self, vocabulary: Vocabulary, settings: StorySettings) -> None:
        self._settings = settings
        self._weighed = weighing(vocabulary, settings)
        self._roots = Kept(lambda term: self._weighed[term].root)

    def tally(self, vector: Vector, features: Features) -> Tally:
        """What one article says."""
        numbers = frozenset(term for term in vector.words if term[0] == NUMBER)
        who = dict.fromkeys((*vector.names, *(term for term in vector.words if term[0] in FIGURES)), 1)
        what = dict.fromkeys((term for term in vector.words if term[0] not in FIGURES), 1)
        focus = dict.fromkeys((FOCUS + name for name in sorted(features.focus)), 1)
        full = exposed(len(who) + len(what), _FULL_TERMS)
        channels = {
            "who": self._channel(who, full),
            features.language or "en": self._channel(what, full),
            "focus": self._channel(focus, exposed(len(focus) + 1, _FULL_FOCUS)),
        }
        own = frozenset([name for name in (*vector.names, *features.focus) if self._weighed[name].own])
        days = sum(features.days) if features.days else 0
        rare, sure = unheard_of(own, features.language)
        on_days = (day_of_year(term) for term in vector.words if term[0] == DAY)
        made = Tally(
            articles=1,
            channels=channels,
            numbers=numbers,
            own=own,
            days=days,
            dated=int(features.days is not None),
            named=bool(vector.names),
            told=bool(vector.words),
            unheard_of=rare,
            sure=sure,
            years=years(numbers),
            on_days=frozenset(day for day in on_days if day is not None),
        )
        return surprised(made)

    def _channel(self, counts: dict[str, int], exposure: int) -> Channel:
        return Channel(counts, {1: sum([self._weighed[term].weight for term in counts])}, 1, exposure)

    def looked_for(self, tally: Tally) -> tuple[dict[str, float], float]:
        """By what others like an article are looked for: the root of what each term tells, and what speaks against.

        The product of two such rows, less what speaks against both, is the evidence between two long reports of one
        language and one day.
        """
        terms: dict[str, float] = {}
        against, roots = 0.0, self._roots
        for channel in tally.channels.values():
            terms.update({term: root for term in channel.counts if (root := roots[term])})
            alone = rate(1, 1, channel.exposure) - rate(1, 2, channel.exposure + EXPOSURE_STEPS)
            against += channel.histogram[1] * alone
        return terms, against

    def joined(self, left: Tally, right: Tally) -> Tally:
        """What two groups say together."""
        channels = dict(left.channels)
        for name, channel in right.channels.items():
            mine = channels.get(name)
            channels[name] = channel if mine is None else self._both(mine, channel)
        return surprised(
            Tally(
                left.articles + right.articles,
                channels,
                left.numbers | right.numbers,
                left.own | right.own,
                left.days + right.days,
                left.dated + right.dated,
                left.named and right.named,
                left.told and right.told,
                left.unheard_of | right.unheard_of,
                left.sure | right.sure,
                left.years | right.years,
                left.on_days | right.on_days,
            )
        )

    def _both(self, left: Channel, right: Channel) -> Channel:
        if len(left.counts) < len(right.counts):
            left, right = right, left
        counts, histogram = dict(left.counts), dict(left.histogram)
        for term, times in right.counts.items():
            weight = self._weighed[term].weight
            before = counts.get(term, 0)
            if before:
                histogram[before] -= weight
            counts[term] = after = before + times
            histogram[after] = histogram.get(after, 0.0) + weight
        return Channel(counts, histogram, left.articles + right.articles, left.exposure + right.exposure)

    def weighed(self, term: str) -> Weighed:
        """What a term tells."""
        return self._weighed[term]

    def evidence(self, left: Tally, right: Tally, named: Mapping[str, int]) -> float:
        """Evidence that two groups tell of one event, in nats, per root of the articles of the smaller.

        What speaks against counts half where both have the same cast: who tells of the same people on another day, and of
        others beside them, may well tell of the same event.

        Args:
            left: a group.
            right: another.
            named: articles in which a name of a cast is, of all that are grouped.
        """
        parts = [-left.surprise, -right.surprise]
        shared: list[tuple[str, float]] = []
        for channel in left.channels.keys() | right.channels.keys():
            a, b = left.channels.get(channel), right.channels.get(channel)
            if a is not None and b is not None:
                parts += self._together(a, b, shared)
            else:
                parts.append(surprise(a or b or Channel()))
        share = 0.5 if self.same_cast(left, right, named) else 1.0
        alike, total = math.fsum(told for _, told in shared), math.fsum(parts)
        found = alike + share * (total - alike) if total < alike else total
        against = self._strangers(left, right, shared) + self._another_time(left, right)
        return found / math.sqrt(min(left.articles, right.articles)) - against - self._apart(left, right, share)

    def same_cast(self, left: Tally, right: Tally, named: Mapping[str, int]) -> bool:
        """Whether two groups name those whom nobody else does (see `cast`); `named` as for `evidence`."""
        shared = (left.sure & right.unheard_of) | (left.unheard_of & right.sure)
        if not shared:
            return False
        least = self._settings.min_cast_share
        mine, theirs = left.channels["who"].counts, right.channels["who"].counts
        theirs_alone = [name for name in shared if 2 * (mine[name] + theirs[name]) > named[name]]
        return (
            cast(mine, theirs, theirs_alone, (least * left.articles, least * right.articles)) >= self._settings.min_cast
        )

    def _another_time(self, left: Tally, right: Tally) -> float:
        """Evidence against from the years and days that two groups tell of; where both are dated, that says it better."""
        if left.dated and right.dated:
            return 0.0
        cost = 0.0
        if left.years and right.years and left.years.isdisjoint(right.years):
            cost += self._settings.cost_of_another_year
        if left.on_days and right.on_days and days_between(left.on_days, right.on_days) > self._settings.max_days_apart:
            cost += self._settings.cost_of_another_day
        return cost

    def _together(self, left: Channel, right: Channel, shared: list[tuple[str, float]]) -> list[float]:
        """The surprise of two channels together, in parts; what each shared term tells is added to `shared`."""
        articles, exposure = left.articles + right.articles, left.exposure + right.exposure
        parts = [w * rate(k, articles, exposure) for side in (left, right) for k, w in side.histogram.items() if w]
        rates: dict[tuple[int, int], tuple[float, float]] = {}  # of most terms both have the same two counts
        for term in left.counts.keys() & right.counts.keys():
            weight, gain, _, own = self._weighed[term]
            counts = a, b = left.counts[term], right.counts[term]
            if counts not in rates:
                both = rate(a + b, articles, exposure)
                alone = rate(a, left.articles, left.exposure) + rate(b, right.articles, right.exposure)
                rates[counts] = (
                    both - rate(a, articles, exposure) - rate(b, articles, exposure),
                    both - alone,
                )
            more, told = rates[counts]
            parts.append(gain + weight * more)
            if own:
                shared.append((term, max(0.0, gain + weight * told)))
        return parts

    def unrelated(self, left: Tally, right: Tally) -> float:
        """Evidence against, where it shows at a glance that two groups have nobody in common."""
        nobody = left.named and right.named and left.own.isdisjoint(right.own) and not _contained(left, right)
        return self._settings.cost_of_strangers if nobody else 0.0

    def _strangers(self, left: Tally, right: Tally, shared: Iterable[tuple[str, float]]) -> float:
        """Evidence against from having no who, or no what in common: an event is both."""
        who: list[float] = []
        what: list[float] = []
        for term, told in shared:
            (who if term[0] in (NAME, FOCUS) else what).append(told)
        strange = left.named and right.named and math.fsum(who) < self._settings.min_name_evidence
        strange = strange and not _contained(left, right)
        if not strange and left.languages & right.languages and left.told and right.told:
            least = self._settings.min_word_evidence
            if not (left.named or right.named):
                least = self._settings.min_unnamed_evidence
            strange = math.fsum(what) < least
        return self._settings.cost_of_strangers if strange else 0.0

    def _apart(self, left: Tally, right: Tally, share: float) -> float:
        """Evidence against from the days between two groups, which count by `share`; where only one is dated they are taken to be a day apart.

        More if their numbers conflict, the more so the more their words are alike: the same report with other figures
        on another day is the next of a series.
        """
        if not (left.dated and right.dated):
            return share * self._settings.cost_per_day if left.dated or right.dated else 0.0
        days = abs(left.days / left.dated - right.days / right.dated) / 2
        cost = share * self._settings.cost_per_day * days
        if days >= 0.5 and left.numbers and right.numbers and left.numbers.isdisjoint(right.numbers):
            alike = _overlap(left, right)
            cost += self._settings.cost_of_numbers * (1 + _SERIES * alike)
            if (
                days >= _NEXT_ISSUE and alike >= _SAME_FORM
            ):  # no news is told again after days in the same words with other figures
                return math.inf
        return cost


def _contained(left: Tally, right: Tally) -> bool:
    """Whether of two groups the one that tells less has hardly a name, number or day that the other has not.

    So is a report with its end cut off, though all it names is in the news every day.
    """
    few, many = sorted((left.channels["who"].counts, right.channels["who"].counts), key=len)
    return len(few) >= _SOME_WHO and len(few.keys() - many.keys()) <= _OTHERS * len(few)


def _overlap(left: Tally, right: Tally) -> float:
    """The part of the words of the group with fewer that the other has, 0–1."""
    mine, theirs = ({t for name in each.languages for t in each.channels[name].counts} for each in (left, right))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))
