"""How much a term tells: the share of articles that have it, in the background and in what was seen."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from retold.stories.features import DAY, NAME, NUMBER, Features
from retold.stories.kept import Kept
from retold.stories.settings import StorySettings
from retold.words.background import LANGUAGES, idf

# The background table stands for this many articles. What is seen can only make a term count less, never more, and
# only where it is in more than `exp(-max_rarity_nats)` of all: so a pile of five, of five hundred, and the same five
# hundred among a million weigh the words of one event alike.
BACKGROUND_ARTICLES = 8_000
# By the occurrences of a term in an article: how much more it weighs than one that is there once.
_OFTEN = (0.0, *(1 + math.log(count) for count in range(1, 64)))


@dataclass(frozen=True, slots=True)
class Vector:
    """Who and where (`names`), and what (`words`, with numbers and days): the heaviest terms, either part of length 1."""

    names: Mapping[str, float]
    words: Mapping[str, float]


class Vocabulary:
    """Shares of terms, background and seen together: the same in any order of arrival."""

    def __init__(self, settings: StorySettings) -> None:
        self._settings = settings
        self._seen: Counter[str] = Counter()
        self._articles = 0
        self._unseen = Kept(self._background)
        self._rarities = Kept(self._rarity)
        self._weights = Kept(lambda term: (self._weight(term), term))

    @classmethod
    def of(cls, settings: StorySettings, seen: Mapping[str, int], articles: int) -> "Vocabulary":
        """What was counted elsewhere: in how many articles each term is, and how many articles there were."""
        made = cls(settings)
        made._seen.update(seen)
        made._articles = articles
        return made

    def telling(self) -> dict[str, int]:
        """The terms seen so often that it changes their rarity: all others weigh as if never seen."""
        unseen = Vocabulary.of(self._settings, {}, self._articles)
        return {term: count for term, count in self._seen.items() if self.rarity(term) != unseen.rarity(term)}

    def add(self, terms: Iterable[str]) -> None:
        """Count the terms of one article, each once."""
        self._seen.update(dict.fromkeys(terms).keys())  # keys, since a mapping would be walked in Python
        self._articles += 1
        self._rarities.clear()
        self._weights.clear()

    def rarity(self, term: str) -> float:
        """Inverse share of the articles with a term, in nats, between the bounds of the settings."""
        return self._rarities[term]

    def _rarity(self, term: str) -> float:
        unseen, rarest = self._unseen[term], self._settings.max_rarity_nats
        if unseen >= rarest and self._seen[term] <= self._articles * math.exp(-rarest):
            return rarest  # rare there and rare here, as nearly all are
        share = math.exp(-unseen)
        seen = (share * BACKGROUND_ARTICLES + self._seen[term]) / (BACKGROUND_ARTICLES + self._articles)
        return min(max(-math.log(max(share, seen)), math.log(2)), rarest)

    def background(self, term: str) -> float:
        """Rarity of a term before anything was seen, in nats."""
        return self._unseen[term]

    def _background(self, term: str) -> float:
        if term[0] == NUMBER:
            return self._settings.max_rarity_nats
        if term[0] == DAY:
            return self._settings.day_rarity_nats
        if term[0] == NAME:
            return max(idf(part) for part in term[1:].split(" "))
        return idf(term)

    def vector(self, features: Features) -> Vector:
        """The heaviest names and the heaviest words of an article, either part of length 1 or empty.

        A term weighs (1 + ln count) times its rarity (Manning, Raghavan, Schütze 2008, section 6.4), names more.
        """
        weights, often = self._weights, _OFTEN
        weighed = [
            weights[term]
            if count == 1
            else (weights[term][0] * (often[count] if count < len(often) else 1 + math.log(count)), term)
            for term, count in features.counts.items()
        ]
        weighed.sort()
        names = [one for one in weighed if one[1][0] == NAME]
        words = [one for one in weighed if one[1][0] != NAME]
        if features.language not in LANGUAGES:  # whose words are all as if never seen, and would leave no room
            words.sort(key=lambda one: one[1][0] not in (NUMBER, DAY))
        return Vector(_unit(names[: self._settings.max_names]), _unit(words[: self._settings.max_words]))

    def _weight(self, term: str) -> float:
        """Weight of a term that an article has once, below 0: so that the heaviest sort first."""
        if term[0] == NAME:
            return -self._rarities[term] * (self._settings.pair_weight if " " in term else self._settings.name_weight)
        # A day is kept among the heaviest words though many articles name it: it may be what parts two events.
        return -self._rarities[term] * (2 if term[0] == DAY else 1)


def _unit(weighed: list[tuple[float, str]]) -> dict[str, float]:
    length = math.sqrt(sum([w * w for w, _ in weighed]))
    return {term: -w / length for w, term in weighed}
