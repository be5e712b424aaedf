"""The dated happenings that single articles tell of, before those of several articles are matched."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from retold.model import Article, DateMention, EventStatus, Mentions, Published, Span
from retold.words import folded, stem
from retold.words.background import idf, stop_words

_CLAUSE = re.compile(r"[;:]\s|,\s(?!\d{4}\b)|\s[–—-]{1,2}\s|\s(?=(?:but|while|although|as|after|before|and)\s)")
_PRECISIONS = (
    (re.compile(r"\d{4}-\d\d-\d\d(T.*)?$"), "day"),
    (re.compile(r"\d{4}-W\d\d"), "week"),
    (re.compile(r"\d{4}-\d\d$"), "month"),
    (re.compile(r"\d{4}-Q\d$"), "quarter"),
    (re.compile(r"\d{4}-(SP|SU|FA|WI)$"), "season"),
    (re.compile(r"\d{4}$"), "year"),
)
_ON = re.compile(
    r"\b(?:on|at|by|for|before|after|until|since|over|this|last|next|around)\s+(?:the\s+)?$", re.IGNORECASE
)
_HOUR = re.compile(r"\D{0,20}\d{1,2}\b(?!\d)|the\s|\w*\s?(?:noon|midday|midnight)", re.IGNORECASE)
_DAY = re.compile(r"\w{3,}(?:day|tag)\b|\b(?:today|tonight|yesterday|tomorrow)\b|\b[A-Z]\w{2,}\.?\s+\d|\d{4}-\d\d-\d\d")
_LETTERS = re.compile(r"(?!(?:am|pm|est|edt|gmt|utc)\b)[^\W\d_]{2,}", re.IGNORECASE)
_STAMP = re.compile(
    r"(?:first |last )?(?:published|posted|updated?|edited|modified|created)\b[^.]{0,12}[:\s]", re.IGNORECASE
)
# What is longer is a table or a broken page, no sentence; each date in it would cost its whole length.
_LONGEST_SENTENCE = 1_500  # characters; the longest of ordinary news has about 600
_MOST_PER_ARTICLE = 150  # dated happenings; a long report has about 40
# A stretch longer than a year ("the 1990s") is a background, not an event.
_LONGEST_DAYS = 366
# Words of the clause that holds the date say what happened then; the rest of its sentence counts this much.
_REST_OF_SENTENCE = 0.3
_FEWEST_CLAUSE_TERMS = 3


@dataclass(frozen=True, slots=True)
class Happening:
    """One date in one article with what is said of it.

    Attributes:
        first, last: days, inclusive; None where no date is set.
        sentence, at: the sentence and the date, spans of the article's text; weights: comparable terms of the sentence with their weight.
    """

    article: Article
    sentence: Span
    at: Span | None
    first: date | None
    last: date | None
    precision: str
    status: EventStatus
    weights: Mapping[str, float]

    @property
    def words(self) -> str:
        """The sentence as printed."""
        return self.sentence.of(self.article.text)

    @property
    def as_written(self) -> str:
        """The date as printed."""
        return self.at.of(self.article.text) if self.at else ""


@dataclass(frozen=True, slots=True)
class _Signs:
    """A language's signs, compiled."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    reporting: re.Pattern[str]
    undated: re.Pattern[str]
    past_date: re.Pattern[str]
    going_on: re.Pattern[str]
    counting: re.Pattern[str]
    kinds: Mapping[str, str]


def happenings(article: Article, mentions: Mentions) -> Iterator[Happening]:
    """What an article dates, in the order of the text, and what it says has no date yet."""
    signs = _signs(article.language if article.language in ("es", "fr", "de") else "en")
    starts = [sentence.start for sentence in mentions.sentences]
    count = 0
    for mention in mentions.dates:
        at = bisect_right(starts, mention.span.start) - 1
        sentence = mentions.sentences[at] if at >= 0 else None
        if sentence is None or len(sentence) > _LONGEST_SENTENCE or mention.span.end > sentence.end:
            continue
        found = _dated(article, sentence, mention, signs)
        if found is not None and count < _MOST_PER_ARTICLE:
            count += 1
            yield found
    for sentence in (s for s in mentions.sentences if len(s) <= _LONGEST_SENTENCE):
        if signs.undated.search(sentence.of(article.text)):
            weights = _weights(article, sentence, sentence, None, signs)
            yield Happening(article, sentence, None, None, None, "none", EventStatus.ANNOUNCED, weights)


def _dated(article: Article, sentence: Span, mention: DateMention, signs: _Signs) -> Happening | None:
    precision = _precision(mention)
    clause = _clause(article.text, sentence, mention.span)
    if not _is_event(article.text, mention, precision, clause, signs):
        return None
    weights = _weights(article, sentence, clause, mention.span, signs)
    status = _status(article, mention, clause.of(article.text), sentence.of(article.text), signs)
    first, last = _told_part(article.published, mention, status)
    found = Happening(article, sentence, mention.span, first, last, precision, status, weights)
    return found if weights else None


def _told_part(
    published: Published | None, mention: DateMention, status: EventStatus
) -> tuple[date | None, date | None]:
    """What is announced for "this month" lies between publication and the month's end; what is past, before."""
    first, last = mention.first, mention.last
    if published is None or first is None or last is None:
        return first, last
    day, until = date.fromisoformat(published.first[:10]), date.fromisoformat(published.last[:10])
    if status is EventStatus.ANNOUNCED and first < day <= last:
        return day, last
    if status is EventStatus.PAST and first <= until < last:
        return first, until
    return first, last


def _is_event(text: str, mention: DateMention, precision: str, clause: Span, signs: _Signs) -> bool:
    """Whether something is told of the date: not a name, a background, an hour of an unnamed day, or a mere "said Monday"."""
    if mention.type not in ("DATE", "TIME") or mention.first is None or mention.last is None:
        return False
    if precision == "interval" and (mention.last - mention.first).days > _LONGEST_DAYS:
        return False
    if _is_name(text, mention) or _is_hour(text, mention) or _is_stamp(text, mention, clause):
        return False
    if precision == "year" and text[: mention.span.start].endswith("the "):  # "the 2015 accord"
        return False
    if precision != "day" and signs.counting.search(clause.of(text)):
        return False
    return precision != "day" or not signs.reporting.search(text[clause.start : mention.span.start])


def _is_name(text: str, mention: DateMention) -> bool:
    """Whether a holiday is named for itself ("Christmas wishes"), not as the day of something."""
    if not mention.rule.startswith("holiday"):
        return False
    return _ON.search(text[max(0, mention.span.start - 12) : mention.span.start]) is None


def _is_hour(text: str, mention: DateMention) -> bool:
    """Whether an hour or part of a day is named without its day: the day is then only guessed from what stands before."""
    words = mention.span.of(text)
    return mention.type == "TIME" and _HOUR.match(words) is not None and _DAY.search(words) is None


def _is_stamp(text: str, mention: DateMention, clause: Span) -> bool:
    """Whether the date stands alone: a line that says when the page was published."""
    beside = text[clause.start : mention.span.start] + " " + text[mention.span.end : clause.end]
    return (
        len(_LETTERS.findall(beside)) < 2 or _STAMP.match(text[clause.start : clause.start + 60].lstrip()) is not None
    )


def _precision(mention: DateMention) -> str:
    value = mention.value or ""
    return next((name for pattern, name in _PRECISIONS if pattern.match(value)), "interval")


def _clause(text: str, sentence: Span, mention: Span) -> Span:
    """The part of the sentence, between commas and conjunctions, that holds the date; more where it is too short."""
    cuts = [sentence.start]
    cuts += [m.end() for m in _CLAUSE.finditer(text, sentence.start, sentence.end) if not _inside(m, mention)]
    cuts.append(sentence.end)
    at = bisect_right(cuts, mention.start) - 1
    low, high = at, min(at + 1, len(cuts) - 1)
    stops = stop_words("en")
    while high < len(cuts) - 1 and _content(text[cuts[low] : cuts[high]], stops) < _FEWEST_CLAUSE_TERMS:
        high += 1
    return Span(cuts[low], cuts[high])


def _inside(match: re.Match[str], mention: Span) -> bool:
    return match.start() < mention.end and mention.start < match.end()


def _content(words: str, stops: frozenset[str]) -> int:
    return sum(word not in stops and not word.isdigit() for word in folded(words))


def _weights(article: Article, sentence: Span, clause: Span, mention: Span | None, signs: _Signs) -> dict[str, float]:
    """Terms of the sentence by their rarity, less outside the clause; the date's own words left out."""
    stops = stop_words(article.language)
    text, weights = article.text, {}
    for span, share in ((sentence, _REST_OF_SENTENCE), (clause, 1.0)):
        pieces = (span,) if mention is None else (Span(span.start, mention.start), Span(mention.end, span.end))
        for piece in pieces:
            for word in folded(piece.of(text)):
                if word not in stops and len(word) > 1:
                    weights[signs.kinds.get(word, stem(word))] = share * min(idf(word), 6.0)
    return weights


def _status(article: Article, mention: DateMention, clause: str, sentence: str, signs: _Signs) -> EventStatus:
    """Behind or ahead by the calendar; where that leaves it open, by the words, nearest first."""
    published = article.published
    if published is not None and mention.first is not None and mention.last is not None:
        if mention.last < date.fromisoformat(published.first[:10]):
            return EventStatus.PAST
        if mention.first > date.fromisoformat(published.last[:10]):
            return EventStatus.ANNOUNCED
    lasting = mention.first != mention.last
    told = (_by_words(words, signs, lasting=lasting) for words in (mention.span.of(article.text), clause, sentence))
    # news of the day is told as past; of a week or month that still lasts, as going on
    default = EventStatus.CURRENT if published is not None and lasting else EventStatus.PAST
    return next((status for status in told if status is not None), default)


def _by_words(words: str, signs: _Signs, *, lasting: bool) -> EventStatus | None:
    if signs.past_date.match(words):
        return EventStatus.PAST
    if lasting and signs.going_on.search(words):
        return EventStatus.CURRENT
    if signs.ahead.search(words):
        return EventStatus.ANNOUNCED
    return EventStatus.PAST if signs.behind.search(words) else None


@cache
def _signs(language: str) -> _Signs:
    data = tomllib.loads(files("retold.account").joinpath("data/timeline.toml").read_text("utf-8"))[language]
    kinds = {word: f"={name}" for name, words in data.get("kinds", {}).items() for word in words}
    reporting = _any(data["reporting"]).pattern
    return _Signs(
        ahead=_any(data["ahead"]),
        behind=_any(data["behind"]),
        # the verb stands right before the date: "told reporters on Wednesday"
        reporting=re.compile(
            rf"(?:{reporting})(?:\s+[\w’']+){{0,2}}(?:\s+(?:on|late|early|el|le|am))?\s*$", re.IGNORECASE
        ),
        undated=_any(data["undated"]),
        past_date=_any(data["past_date"]),
        going_on=_any(data["going_on"]),
        counting=_any(data["counting"]),
        kinds=kinds,
    )


def _any(words: list[str]) -> re.Pattern[str]:
    parts = sorted(
        (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words), key=len, reverse=True
    )
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)
