"""Readings prepared for comparison: words with the form they are compared under and what is known of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from retold.collation.lexicon import openings
from retold.model import Article, Mentions, Span, Story
from retold.words import fold, paragraphs, stem, token_spans
from retold.words.background import common_word, idf, stop_words
from retold.words.datelines import DATELINE
from retold.words.names import NOUNS_IN_CAPITALS, given_names

_OPENING = frozenset('"“‘«:.!?•')  # before a word that opens a sentence or a quotation

_BEYOND_LATIN = "\u0370"


@dataclass(frozen=True, slots=True)
class Word:
    """A word (or a phrase that is compared as one) of an article.

    Attributes:
        span: in the article's text.
        shown: as printed; plain: folded; key: the form it is compared under; root: the stem of `key`.
        capital: printed with a capital or in capitals.
        first: opens a sentence or a quotation, so that its capital says little.
        quoted: stands inside quotation marks.
        weight: background idf, in nats.
        function: carries grammar, not matter.
    """

    span: Span
    shown: str
    plain: str
    key: str
    root: str
    capital: bool
    first: bool
    quoted: bool
    weight: float
    function: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What an article has at a passage, as words, ascending. `span` in the article's text."""

    article: str
    span: Span
    words: tuple[Word, ...]

    def quoted(self, least: int) -> Iterator[tuple[int, int]]:
        """The runs of at least so many words inside quotation marks, by the numbers of their words, last exclusive."""
        first = 0
        for at in range(len(self.words) + 1):
            if at < len(self.words) and self.words[at].quoted:
                continue
            if at - first >= least:
                yield first, at
            first = at + 1

    def at(self, first: int, last: int) -> Span:
        """The span of words `first` to `last`, last exclusive."""
        return Span(self.words[first].span.start, self.words[last - 1].span.end)


def lines(text: str, mentions: Mentions, spans: Sequence[Span], language: str | None, max_words: int) -> list[Line]:
    """The sentences `spans` of `text` (ascending) as lines; `max_words` bounds each.

    A dateline's words are left out: it says where a report was filed, not what it tells.
    """
    stop = stop_words(language)
    quoted = _Inside(mentions.quoted)
    dateline = DATELINE.match(text)
    start = dateline.end() if dateline else 0
    found = []
    for span in spans:
        told = Span(min(max(span.start, start), span.end), span.end)
        found.append(Line(mentions.article, span, tuple(_words(text, told, stop, quoted, max_words))))
    return found


class _Inside:
    """Whether a position lies inside one of ascending spans; positions are asked in ascending order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._at = 0

    def __call__(self, position: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at].end <= position:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at].start <= position


def _words(text: str, span: Span, stop: frozenset[str], quoted: _Inside, max_words: int) -> Iterable[Word]:
    places = token_spans(text, span.start, span.end)[:max_words]
    found = [(place, printed, fold(printed)) for place, printed in ((place, place.of(text)) for place in places)]
    at = 0
    while at < len(found):
        size, key = _variant(found, at)
        where = Span(found[at][0].start, found[at + size - 1][0].end)
        shown = where.of(text)
        opening = at == 0 or text[max(where.start - 2, span.start) : where.start].rstrip()[-1:] in _OPENING
        weight = max(map(idf, key.split()))  # "we're" weighs what "we are" does
        yield Word(where, shown, fold(found[at][1]) if size == 1 else key, key, stem(key), shown[:1].isupper(), opening,
                   quoted(where.start), weight if size == 1 else min(weight, 4.0), stop.issuperset(key.split()))  # fmt: skip
        at += size


def _variant(found: Sequence[tuple[Span, str, str]], at: int) -> tuple[int, str]:
    """How many words are compared as one from there on, and under which form."""
    _, shown, word = found[at]
    for phrase, canonical in openings().get(word, ()):
        if len(found) - at >= len(phrase) and all(found[at + n][2] == w for n, w in enumerate(phrase)):
            return len(phrase), canonical
    if word == "us" and not shown.isupper() and "." not in shown:  # the pronoun, not the country
        return 1, "us (we)"
    return 1, word


@dataclass(frozen=True, slots=True)
class Usage:
    """How a story's articles use words: what tells a name from a sentence's first word.

    Attributes:
        capitals: how often a folded word stands with a capital where none is due; lower: in lower case.
        articles: in how many articles a folded word occurs.
        pairs: in how many articles two roots stand side by side.
        joined: folded words that stand side by side with capitals, as one name does.
        nouns: folded words that only languages which begin every noun with a capital have so, and that are no names of persons.
    """

    capitals: Counter[str]
    lower: Counter[str]
    articles: Counter[str]
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    joined: frozenset[frozenset[str]] = frozenset()
    nouns: frozenset[str] = frozenset()

    def names(self, word: Word) -> bool:
        """Whether a word is (part of) a name, by its capital and by how the story uses it elsewhere."""
        if not word.capital or word.key[:1].isdigit() or len(word.shown) == 1 or word.key in self.nouns:
            return False
        capitals, lower = self.capitals[word.key], self.lower[word.key]
        if (word.function and word.key != "us") or (_shouted(word) and not capitals):
            return False
        if word.first:
            known = word.shown[:1] < _BEYOND_LATIN  # the background has few common words of other letters
            return capitals > lower or (known and not lower and not common_word(word.plain))
        return 0 < capitals >= lower / 2 or not common_word(word.plain)  # in headlines every word may have a capital

    def sure(self, word: Word) -> bool:
        """Whether a word that may be a name is one beyond doubt: it stands with a capital where none is due."""
        return not word.first or self.capitals[word.key] > 0


def _shouted(word: Word) -> bool:
    """Whether a common word is printed in capitals: for emphasis, not as a name."""
    return len(word.shown) > 2 and word.shown.isupper() and word.key != "us" and common_word(word.plain)


def usage(story_lines: Iterable[Line], languages: Mapping[str, str | None] = MappingProxyType({})) -> Usage:
    """How the words of all lines of a story are written; `languages` by article."""
    capitals: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    where: dict[str, set[str]] = {}
    beside: set[tuple[str, str, str]] = set()
    joined: set[frozenset[str]] = set()
    nouns: set[str] = set()
    named: set[str] = set()
    for line in story_lines:
        in_capitals = {w.key for w in line.words if w.capital}
        if languages.get(line.article) in NOUNS_IN_CAPITALS:
            nouns |= in_capitals
            named |= _of_persons(line)
        else:
            named |= in_capitals
        headline = sum(w.capital for w in line.words if not w.function) > 0.7 * sum(not w.function for w in line.words)
        beside |= {(one.root, other.root, line.article) for one, other in pairwise(line.words)}
        joined |= {
            frozenset((one.key, other.key)) for one, other in pairwise(line.words)
            if one.capital and other.capital and not (headline or one.first) and other.span.start - one.span.end == 1
        }  # fmt: skip
        for word in line.words:
            where.setdefault(word.key, set()).add(line.article)
            if not word.capital:
                lower[word.key] += 1
            elif not word.first and not headline and not _shouted(word):
                capitals[word.key] += 1
    return Usage(capitals, lower, Counter({key: len(ids) for key, ids in where.items()}),
                 Counter((one, other) for one, other, _ in beside), frozenset(joined), frozenset(nouns - named))  # fmt: skip


def _of_persons(line: Line) -> set[str]:
    """The given names of a line, and the words with capitals behind them."""
    given = {w.key for w in line.words if w.capital and w.key in given_names()}
    return given | {other.key for one, other in pairwise(line.words) if one.key in given and other.capital}


def story_lines(story: Story, max_words: int) -> list[Line]:
    """All sentences of a story as lines, by article and place.

    Sentences without a word are left out, and what a page says it had wrong before, which tells of the page.
    """
    found = []
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        itself = _of_itself(article)
        told = [span for span in mentions.sentences if not any(span.overlaps(other) for other in itself)]
        found += lines(article.text, mentions, told, article.language, max_words)
    return found


def _of_itself(article: Article) -> list[Span]:
    """The paragraphs in which an article corrects itself."""
    if not article.corrections:
        return []
    told = ((span, " ".join(article.text[span.start : span.end].split())) for span in paragraphs(article.text))
    return [span for span, words in told if any(words.endswith(correction) for correction in article.corrections)]
