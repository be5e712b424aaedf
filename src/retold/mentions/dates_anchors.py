"""A date expression found, and what is known where it stands: what it may be counted from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from retold.mentions.dates_lexicon import Meaning, Rule
from retold.mentions.dates_tokens import Token
from retold.mentions.dates_values import Value
from retold.model import Span


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
        day: the day last named.
        quarter: the quarter last named, on_quarter: whether the text is still about it.
        joined: the day named just before, if only a word of range or list stands between ("Friday through Sunday").
        said_year: the year named just before in the sentence: "this year, in September".
        years: the year the text gives for a month and day.
        early: whether it is read from the small hours of its day. part: the part of the day named beside an hour.
        way, near: which way the words around it point (see `dates_tense`).
    """

    published: date | None
    previous: Value | None = None
    day: Value | None = None
    quarter: Value | None = None
    on_quarter: bool = False
    joined: Value | None = None
    way: str | None = None
    near: bool = False
    said_year: int | None = None
    early: bool = False
    part: str | None = None
    years: dict[tuple[int, int], int] = field(default_factory=dict)
