"""What of a sentence can be checked in another article: its figures, its people, what it says of its subject, and who says it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from retold.account.actors import joined_names
from retold.account.signs import signs_for
from retold.account.standalone import hanging
from retold.model import ActorKind, DateMention, Span, Story, joined, meets, within
from retold.words import fold, folded, stem, token_spans
from retold.words.background import stop_words
from retold.words.numbers import cardinals, counted, plain
from retold.words.retracted import is_retracted

_SEVERAL = 2  # a number in words that is no mere `one of`


class Checked:
    """Looks up what the articles of a story have."""

    def __init__(self, story: Story) -> None:
        self._articles = {article.id: article for article in story.articles}
        self._mentions = {mentions.article: mentions for mentions in story.mentions}
        self._people = _people_of(story)
        self._figures: dict[tuple[str, Span], frozenset[str]] = {}
        self._spoken: dict[str, Sequence[Span]] = {}

    def holds(self, article: str, span: Span, other: str, told: Span) -> bool:
        """Whether an article has, in or beside a sentence, the figures of what another tells, and names its people.

        In the language of the other, its sentence also has something of what is said of the subject there.
        """
        own = self._figures_beside(article, span)
        if self._articles[article].language != self._articles[other].language:
            return self._in_digits(other, told) <= own  # few languages have a table of number words
        wanted, there = self.figures(other, told), self.figures(article, span)
        if not wanted <= (own if there <= wanted else there):  # with another figure in its place it tells otherwise
            return False
        predicate = self._predicate(other, told)
        if predicate and predicate.isdisjoint(map(stem, folded(span.of(self._articles[article].text)))):
            return False
        known = {name for name, _ in self._people[article]}
        return all(name in known for name, where in self._people[other] if where.overlaps(told))

    def is_speech(self, article: str, span: Span) -> bool:
        """Whether a sentence gives something as somebody's word."""
        if article not in self._spoken:
            self._spoken[article] = joined(piece for quote in self._mentions[article].quotes for piece in quote.spans)
        if meets(self._spoken[article], span):
            return True
        told = self._articles[article]
        return signs_for(told.language).saying.search(told.text, span.start, span.end) is not None

    def figures(self, article: str, span: Span) -> frozenset[str]:
        """The numbers of a sentence, in digits or words, that are no dates and no older count."""
        place = article, span
        if place not in self._figures:
            text, dates = self._articles[article].text, within(self._mentions[article].dates, span)
            self._figures[place] = frozenset(
                figure
                for token in token_spans(span.of(text))
                if (figure := _figure(text, token.shifted(span.start), span, dates)) is not None
            )
        return self._figures[place]

    def _in_digits(self, article: str, span: Span) -> frozenset[str]:
        """The numbers of a sentence that are written in digits."""
        words = span.of(self._articles[article].text).split()
        digits = {plain(token) for word in words for token in folded(word) if token[0].isdigit()}
        return self.figures(article, span) & digits

    def _figures_beside(self, article: str, span: Span) -> frozenset[str]:
        """The numbers of a sentence and of those before and behind it."""
        sentences = self._mentions[article].sentences
        first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
        last = bisect_left(sentences, span.end, key=lambda sentence: sentence.start)
        near = sentences[max(first - 1, 0) : last + 1]
        return self.figures(article, span).union(*(self.figures(article, sentence) for sentence in near))

    def _predicate(self, article: str, span: Span) -> frozenset[str]:
        """What a sentence says its subject is, as stems: `good number` of `A cut of 54 percent is a good number`."""
        words = folded(span.of(self._articles[article].text))
        being = (n for n, word in enumerate(words[:-1]) if word in hanging()["being"])
        at = next((n for n in being if words[n + 1] in hanging()["one"]), len(words))
        stops = stop_words(self._articles[article].language)
        return frozenset(stem(word) for word in words[at + 2 :] if word not in stops)


def _people_of(story: Story) -> dict[str, list[tuple[str, Span]]]:
    """By article the people it names, each under the story's name, and where."""
    names = joined_names(story)
    return {
        mentions.article: [
            (names[mentions.article, mention.actor], mention.span)
            for mention in mentions.actors
            if mention.kind is ActorKind.PERSON
        ]
        for mentions in story.mentions
    }


def _figure(text: str, token: Span, sentence: Span, dates: Sequence[DateMention]) -> str | None:
    """A token as a plain number, if it is one."""
    word = fold(token.of(text))
    figure = plain(word) if word[0].isdigit() else counted(word)
    if figure is None and cardinals().get(word, 0) >= _SEVERAL:
        figure = str(cardinals()[word])
    if word in hanging()["half"]:
        figure = "half"
    if figure is None or any(day.span.overlaps(token) for day in dates):
        return None
    return None if is_retracted(text, sentence.start, token.start) else figure
