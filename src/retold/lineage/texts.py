"""A story's articles made ready for comparison: sentences as weighted words, each distinct sentence once."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from retold.lineage.settings import LineageSettings
from retold.model import Article, Mentions, Span, Story
from retold.words import TOKEN, fold, stem
from retold.words.background import idf


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as it is compared; equal sentences of several articles are one unit.

    Attributes:
        words: folded words in order.
        stems: their stems, as numbers of the story's vocabulary.
        free: for each word, whether it stands outside quotation marks.
    """

    words: tuple[str, ...]
    stems: tuple[int, ...]
    free: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article as a row of units.

    Attributes:
        spans: of the sentences, in the article's text, ascending.
        units: for each sentence the number of its unit.
    """

    article: Article
    spans: tuple[Span, ...]
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoryTexts:
    """All texts of a story and what they are made of.

    Attributes:
        words: for each stem a word that has it, for people.
        weights: for each stem how much it tells, in nats: rare in the language and rare in the story.
        spread: for each stem the number of texts that have it.
    """

    texts: tuple[Text, ...]
    units: tuple[Unit, ...]
    vocabulary: tuple[str, ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]
    spread: tuple[int, ...]


def prepare(story: Story, settings: LineageSettings) -> StoryTexts:
    """The texts of `story`, in its order."""
    builder = _Builder()
    texts = tuple(
        builder.add(article, mentions, settings.max_sentences_per_article)
        for article, mentions in zip(story.articles, story.mentions, strict=True)
    )
    return builder.finish(texts)


class _Builder:
    """Gives numbers to stems and units as they are met."""

    def __init__(self) -> None:
        self.stems: dict[str, int] = {}
        self.units: dict[tuple[tuple[str, ...], tuple[bool, ...]], int] = {}
        self.made: list[Unit] = []
        self.shown: dict[int, str] = {}

    def add(self, article: Article, mentions: Mentions, limit: int) -> Text:
        quoted = sorted(mentions.quoted)
        starts = [q.start for q in quoted]
        spans, units = [], []
        for span in mentions.sentences[:limit]:
            unit = self._unit(article.text, span, quoted, starts)
            if unit is not None:
                spans.append(span)
                units.append(unit)
        return Text(article, tuple(spans), tuple(units))

    def _unit(self, text: str, span: Span, quoted: Sequence[Span], starts: Sequence[int]) -> int | None:
        words, free = [], []
        for match in TOKEN.finditer(text, span.start, span.end):
            words.append(fold(match.group()))
            at = bisect_right(starts, match.start()) - 1
            free.append(at < 0 or quoted[at].end <= match.start())
        if not words:
            return None
        key = (tuple(words), tuple(free))
        if key not in self.units:
            self.units[key] = len(self.made)
            stems = tuple(self.stems.setdefault(stem(word), len(self.stems)) for word in words)
            self.made.append(Unit(key[0], stems, key[1]))
            for word, number in zip(words, stems, strict=True):
                self.shown.setdefault(number, word)
        return self.units[key]

    def finish(self, texts: tuple[Text, ...]) -> StoryTexts:
        spread = Counter(s for text in texts for s in {s for u in text.units for s in self.made[u].stems})
        vocabulary = tuple(self.stems)
        counts = tuple(spread[i] for i in range(len(vocabulary)))
        known = self._background()
        weights = tuple(_weight(known[i], n, len(texts)) for i, n in enumerate(counts))
        words = tuple(self.shown[i] for i in range(len(vocabulary)))
        return StoryTexts(texts, tuple(self.made), vocabulary, words, weights, counts)

    def _background(self) -> dict[int, float]:
        """For each stem the background weight of its commonest word."""
        known: dict[int, float] = {}
        for unit in self.made:
            for word, number in zip(unit.words, unit.stems, strict=True):
                known[number] = min(known.get(number, math.inf), idf(word))
        return known


def _weight(background: float, spread: int, texts: int) -> float:
    """Rare in the language counts, and rare in the story counts on top: names of the event are in every telling."""
    within = math.log((texts + 2) / (spread + 0.5)) / math.log((texts + 2) / 1.5)
    return max(background, 0.1) * (0.4 + 0.6 * max(within, 0.0))
