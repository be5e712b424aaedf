"""What a relative date is counted from, and whether an undirected one ("Friday", "in March") lies ahead or behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from retold.mentions.dates_lexicon import Language, Meaning, Rule
from retold.mentions.dates_tokens import Token
from retold.mentions.dates_values import Value
from retold.model import Span

# How many words around a date are searched for a verb that gives its direction; clauses of news are rarely longer.
CUE_REACH = 14
_NOT_VERBS = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "this", "that", "them", "him", "it", "us", "about"}
)


# A verb within so many words before the date is most likely its own.
NEAR = 3
# So is the first verb after one that opens the sentence ("In January, the board met").
NEAR_AFTER = 6
# `past`, `future` or None as the words around say, and whether the verb stands near.
Way: TypeAlias = tuple[str | None, bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that fits tokens[first:last]; `fields` gives for each class captured its token and meaning, in order."""

    rule: Rule
    first: int
    last: int
    tokens: Sequence[Token] = field(repr=False)
    fields: tuple[tuple[str, Token, Meaning], ...]

    def get(self, name: str) -> Meaning | None:
        """The meaning of the first token captured as `name`."""
        return next((meaning for found, _, meaning in self.fields if found == name), None)

    def number(self, *names: str) -> int | None:
        """The first whole number captured under one of the names."""
        values = (meaning for found, _, meaning in self.fields if found in names)
        return next((value for value in values if isinstance(value, int)), None)

    def string(self, *names: str) -> str | None:
        """The first text captured under one of the names."""
        values = (meaning for found, _, meaning in self.fields if found in names)
        return next((value for value in values if isinstance(value, str)), None)

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        last = self.last - 1
        if last > self.first and "poss" in self.tokens[last].classes:  # "Friday's": the day without its ending
            last -= 1
        return Span(self.tokens[self.first].start, self.tokens[last].end)

    @property
    def words(self) -> Iterator[str]:
        """The words as matched, lower case."""
        return (token.word for token in self.tokens[self.first : self.last])


@dataclass(slots=True)
class Context:
    """What is known where a date stands.

    Attributes:
        published: the day the text is read from, None if it is not known.
        previous: the date last named in the text with a day, month or year of its own.
        quarter: the quarter last named, on_quarter: whether the text is still about it.
        years: the year the text gives for a month and day.
        way: `past` or `future` as the words around say, None if they say nothing; near: whether they stand near.
    """

    published: date | None
    previous: Value | None = None
    quarter: Value | None = None
    on_quarter: bool = False
    way: str | None = None
    near: bool = False
    years: dict[tuple[int, int], int] = field(default_factory=dict)


def direction(
    text: str, tokens: Sequence[Token], first: int, last: int, limits: tuple[int, int], lang: Language
) -> Way:
    """Where a date lies by the nearest verb before it in its sentence, else after it.

    `limits` are the token indices of the sentence.
    """
    event = any("poss" in token.classes for token in tokens[first:last])  # "Thursday's call": not when it was asked for
    for at in range(first - 1, max(limits[0], first - CUE_REACH) - 1, -1):
        way = None if event and tokens[at].word == "to" else _way(text, tokens, at, lang)
        if way is not None:
            return way, first - at <= NEAR and tokens[at].word in lang.cues
    for at in range(last, min(limits[1], last + CUE_REACH)):
        way = _way(text, tokens, at, lang)
        if way is not None:
            return way, first == limits[0] + 1 and at - last < NEAR_AFTER and tokens[at].word in lang.cues
    return None, False


def _way(text: str, tokens: Sequence[Token], at: int, lang: Language) -> str | None:
    word = tokens[at].word
    if word == "to":
        return "future" if _infinitive(text, tokens, at) else None
    known = lang.cues.get(word)
    if known is None and len(word) > 4 and text[tokens[at].start].islower() and not tokens[at].classes:
        known = "past" if word.endswith(lang.past_endings) else "future" if word.endswith(lang.future_endings) else None
    if known == "past" and at and tokens[at - 1].word in lang.timeless:  # "is heard in May"
        return None
    if known == "past":
        return "future" if at and tokens[at - 1].word == "be" else "past"
    return known


def _infinitive(text: str, tokens: Sequence[Token], at: int) -> bool:
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    return after.word.isalpha() and text[after.start].islower() and not after.classes and after.word not in _NOT_VERBS
