"""A story's articles made ready for comparison: sentences as weighted words, each distinct sentence once."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from retold.lineage.formulas import Formulas
from retold.lineage.prose import told
from retold.lineage.settings import LineageSettings
from retold.model import Article, Mentions, Span, Story
from retold.words import fold, is_abroad, shown, stem, token_spans, tokens
from retold.words.background import common_word, idf
from retold.words.names import NOUNS_IN_CAPITALS
from retold.words.romanised import is_cyrillic, romanised
from retold.words.translations import english

# Words of two languages that begin with so many equal letters are taken for one word (`container`, `contenedor`: names,
# above all, and learned words).
_COGNATE = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as it is compared; equal sentences of several articles are one unit.

    Attributes:
        words: folded words in order.
        stems: their stems, as numbers of the story's vocabulary.
        free: for each word, whether it stands outside quotation marks.
        told: whether it is prose: no row of a table or list, no sentence of a law, which papers print as they stand.
        language: of its articles where it is not the story's main one, else None.
    """

    words: tuple[str, ...]
    stems: tuple[int, ...]
    free: tuple[bool, ...]
    language: str | None = None
    told: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """An article as a row of units.

    Attributes:
        spans: of the sentences, in the article's text, ascending.
        units: for each sentence the number of its unit.
        language: where it is not the story's main one, else None.
        away: numbers of the sentences that stand in another story too.
    """

    article: Article
    spans: tuple[Span, ...]
    units: tuple[int, ...]
    language: str | None = None
    away: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class StoryTexts:
    """All texts of a story and what they are made of.

    Attributes:
        words: for each stem a word that has it, for people.
        weights: for each stem how much it tells, in nats: rare in the language and rare in the story.
        spread: for each stem the number of texts that have it.
        stale: for each unit the stems that stand in formulas there, which many other stories have too.
        names: stems of words that are printed with a capital here and seldom without one elsewhere: no `Superior Court`,
            which a translation calls otherwise.
    """

    texts: tuple[Text, ...]
    units: tuple[Unit, ...]
    vocabulary: tuple[str, ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]
    spread: tuple[int, ...]
    stale: tuple[frozenset[int], ...]
    names: frozenset[int]

    def printed(self, text: int, row: Sequence[int]) -> list[tuple[str, Span]]:
        """The words of some sentences of a text as printed, with their places in the article's text."""
        whole, spans = self.texts[text].article.text, self.texts[text].spans
        return [(at.of(whole), at) for i in row for at in token_spans(whole, spans[i].start, spans[i].end)]


def prepare(story: Story, settings: LineageSettings, formulas: Formulas | None = None) -> StoryTexts:
    """The texts of `story`, in its order; without `formulas` no word is stale."""
    main = _main_language(story)
    builder = _Builder(main)
    both = list(zip(story.articles, story.mentions, strict=True))
    foreign = {a.id: a.language if a.language not in (None, main) else None for a, _ in both}
    made = {}
    # The main language first: foreign words are then recognised as cognates of its words.
    for article, mentions in sorted(both, key=lambda p: (foreign[p[0].id] is not None, p[0].id)):
        made[article.id] = builder.add(article, mentions, settings.max_sentences_per_article, foreign[article.id])
    return builder.finish(tuple(made[article.id] for article in story.articles), formulas)


def _main_language(story: Story) -> str | None:
    counts = Counter(a.language for a in story.articles if a.language)
    # Of like ones English: dictionaries lead there.
    return min(counts, key=lambda n: (-counts[n], n != "en", n)) if counts else None


class _Builder:
    """Gives numbers to stems and units as they are met."""

    def __init__(self, main: str | None) -> None:
        self.main = main
        self.meanings: dict[str, int] = {}  # by English stem, of words of a main language that is another
        self.stems: dict[str, int] = {}
        self.units: dict[tuple[tuple[str, ...], tuple[bool, ...], str | None, bool], int] = {}
        self.cognates: dict[str, int] = {}
        self.strange: dict[str, tuple[str, int]] = {}  # the same of words that only foreign languages have
        self.made: list[Unit] = []
        self.printed: dict[int, str] = {}
        self.capitals: Counter[int] = Counter()

    def add(self, article: Article, mentions: Mentions, limit: int, language: str | None) -> Text:
        quoted = sorted(mentions.quoted)
        starts = [q.start for q in quoted]
        whole = ((span, *_words(article.text, span, quoted, starts)) for span in mentions.sentences[:limit])
        read = [(span, printed, [fold(word) for word in printed], free) for span, printed, free in whole if printed]
        flags = told([words for _, _, words, _ in read])
        units = []
        for (_, printed, words, free), flag in zip(read, flags, strict=True):
            known = len(self.made)
            units.append(self._unit(words, free, language, flag))
            if units[-1] == known:
                for number, word in zip(self.made[known].stems, printed, strict=True):
                    self.printed.setdefault(number, word)
        if article.language not in NOUNS_IN_CAPITALS:
            for (_, printed, *_), unit in zip(read, units, strict=True):
                self._count_capitals(printed, self.made[unit].stems)
        return Text(article, tuple(span for span, *_ in read), tuple(units), language)

    def _count_capitals(self, printed: Sequence[str], stems: Sequence[int]) -> None:
        """Count the capitals of words that begin no sentence, and small letters against them."""
        for word, number in zip(printed[1:], stems[1:], strict=True):
            if word[0].islower():
                self.capitals[number] -= 1
            elif word[0].isupper():
                self.capitals[number] += 1

    def _unit(self, words: list[str], free: list[bool], language: str | None, told_here: bool) -> int:  # noqa: FBT001
        key = (tuple(words), tuple(free), language, told_here)
        if key not in self.units:
            self.units[key] = len(self.made)
            stems = tuple([self._stem(word, language) for word in words])
            self.made.append(Unit(key[0], stems, key[1], language, told_here))
        return self.units[key]

    def _stem(self, word: str, language: str | None) -> int:
        """The number of the word's stem; of a foreign word that of a word of the main language that it means or looks like."""
        if language is not None:
            meanings = self.meanings if self.main != "en" else self.stems
            meant = (word,) if language == "en" else english(word, language)
            known = next((n for w in meant if (n := meanings.get(stem(w))) is not None), None)
            if known is None:
                looks = word if word.isascii() else _in_latin(word)
                known = self.stems.get(word) if len(looks) < _COGNATE else self.cognates.get(looks[:_COGNATE])
                if known is None:
                    known = self._abroad(word, looks, [f"={stem(w)}" for w in meant], language)
            return known
        number = self.stems.setdefault(stem(word), len(self.stems))
        looks = word if word.isascii() else _in_latin(word)
        if len(looks) >= _COGNATE:
            self.cognates.setdefault(looks[:_COGNATE], number)
        if self.main not in (None, "en"):
            for equal in english(word, self.main):
                self.meanings.setdefault(stem(equal), number)
        return number

    def _abroad(self, word: str, looks: str, meant: Sequence[str], language: str) -> int:
        """The number of a foreign word that the main language has no like of: that of one of another foreign language, or a new one."""
        keys = [word] if word[0].isdigit() else [*meant, f"{language}:{word}"]
        known = next((n for key in keys if (n := self.stems.get(key)) is not None), None)
        beginning = looks[:_COGNATE] if len(looks) >= _COGNATE else None
        if known is None and beginning in self.strange and self.strange[beginning][0] != language:
            known = self.strange[beginning][1]
        if known is None:
            known = self.stems.setdefault(keys[0], len(self.stems))
        if beginning is not None:
            self.strange.setdefault(beginning, (language, known))
        return known

    def finish(self, texts: tuple[Text, ...], formulas: Formulas | None) -> StoryTexts:
        spread = Counter(s for text in texts for s in {s for u in text.units for s in self.made[u].stems})
        vocabulary = tuple(self.stems)
        counts = tuple(spread[i] for i in range(len(vocabulary)))
        known = self._background()
        weights = tuple(_weight(known[i], n, len(texts)) for i, n in enumerate(counts))
        words = tuple(shown(self.printed[i]) for i in range(len(vocabulary)))
        stale = _stale(self.made, formulas)
        names = frozenset(n for n, more in self.capitals.items() if more > 0 and not common_word(words[n]))
        return StoryTexts(texts, tuple(self.made), vocabulary, words, weights, counts, stale, names)

    def _background(self) -> dict[int, float]:
        """For each stem the background weight of its commonest word."""
        known: dict[int, float] = {}
        for unit in self.made:
            for word, number in zip(unit.words, unit.stems, strict=True):
                known[number] = min(known.get(number, math.inf), idf(word))
        return known


def _in_latin(word: str) -> str:
    """A folded word in Latin letters, where these tell how it looks elsewhere."""
    return romanised(word) if is_abroad(word) and is_cyrillic(word) else word


def _words(text: str, span: Span, quoted: Sequence[Span], starts: Sequence[int]) -> tuple[list[str], list[bool]]:
    """The words of a sentence as printed, and for each whether it stands outside quotation marks."""
    if not any(quote.end > span.start for quote in quoted[: bisect_left(starts, span.end)]):
        words = tokens(text, span.start, span.end)
        return words, [True] * len(words)
    found = token_spans(text, span.start, span.end)
    ats = [bisect_right(starts, word.start) - 1 for word in found]
    free = [at < 0 or quoted[at].end <= word.start for at, word in zip(ats, found, strict=True)]
    return [word.of(text) for word in found], free


def _stale(units: Sequence[Unit], formulas: Formulas | None) -> tuple[frozenset[int], ...]:
    if formulas is None:
        return (frozenset(),) * len(units)
    covered = formulas.covered([unit.words for unit in units])
    return tuple(frozenset(compress(unit.stems, old)) for unit, old in zip(units, covered, strict=True))


def _weight(background: float, spread: int, texts: int) -> float:
    """Rare in the language counts, and rare in the story counts on top: names of the event are in every telling."""
    within = math.log((texts + 2) / (spread + 0.5)) / math.log((texts + 2) / 1.5)
    return max(background, 0.1) * (0.4 + 0.6 * max(within, 0.0))
