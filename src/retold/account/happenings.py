"""The dated happenings that single articles tell of, before those of several articles are matched."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from retold.account.disowned import patterns
from retold.account.hours import moment
from retold.account.meant import is_told
from retold.account.signs import Signs, signs_for
from retold.account.stretches import stretched
from retold.model import Article, DateMention, EventStatus, Meeting, Mentions, Published, Span, joined, meets, within
from retold.words import folded, stem
from retold.words.background import idf, stop_words
from retold.words.datelines import told_from
from retold.words.loose import loose
from retold.words.translations import english

_CLAUSE = re.compile(r"[;:]\s|,\s(?!\d{4}\b)|\s[–—-]{1,2}\s|\s(?=(?:but|while|although|as|after|before|and)\s)")
_PRECISIONS = (
    (re.compile(r"\d{4}-\d\d-\d\d(T.*)?$"), "day"),
    (re.compile(r"\d{4}-W\d\d"), "week"),
    (re.compile(r"\d{4}-\d\d$"), "month"),
    (re.compile(r"\d{4}-Q\d$"), "quarter"),
    (re.compile(r"\d{4}-(SP|SU|FA|WI)$"), "season"),
    (re.compile(r"\d{4}$"), "year"),
)
_NAMED_DAY = re.compile(r"\d|[A-Z]")
_DEICTIC = frozenset({"deictic", "tonight", "season"})
# What is longer is a table or a broken page, no sentence; each date in it would cost its whole length.
_LONGEST_SENTENCE = 1_500  # characters; the longest of ordinary news has about 600
_MOST_PER_ARTICLE = 150  # dated happenings; a long report has about 40
_LIFETIME = 100  # years
# Words of the clause that holds the date say what happened then; the rest of its sentence counts this much.
_REST_OF_SENTENCE = 0.3
_FEWEST_CLAUSE_TERMS = 3
_DENIED = 2  # words next to a `not` that are what it denies


@dataclass(frozen=True, slots=True)
class Happening:
    """One date in one article with what is said of it.

    Attributes:
        first, last: days, inclusive; None where no date is set.
        sentence, at: the sentence and the date, spans of the article's text; weights: comparable terms of the sentence with their weight.
        moment: the moment, where an hour is printed with its zone.
        conditional: told only for a case ("should the talks on Tuesday bring nothing"): it makes no event of its own.
        named: terms of the event it is said to follow, where that is its only date.
        disowned: its page says that it is not so; negated: terms of what its clause says was not, or will not be.
    """

    article: Article
    sentence: Span
    at: Span | None
    first: date | None
    last: date | None
    precision: str
    status: EventStatus
    weights: Mapping[str, float]
    moment: datetime | None = None
    conditional: bool = False
    named: frozenset[str] = frozenset()
    disowned: bool = False
    negated: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The sentence as printed, without a dateline."""
        begins = told_from(self.article.text)
        told = self.sentence.start < begins < self.sentence.end
        return (Span(begins, self.sentence.end) if told else self.sentence).of(self.article.text)

    @property
    def filed(self) -> bool:
        """Whether its date is that of a dateline: when the report was filed, mostly the day of what it tells."""
        return self.at is not None and self.at.end <= told_from(self.article.text)

    @property
    def as_written(self) -> str:
        """The date as printed."""
        return self.at.of(self.article.text) if self.at else ""


def happenings(article: Article, mentions: Mentions, disowned: Sequence[Span] = ()) -> Iterator[Happening]:
    """What an article dates, in the order of the text, and what it says has no date yet; `disowned` is what it says is not so."""
    signs = signs_for(article.language)
    starts = [sentence.start for sentence in mentions.sentences]
    left_in = loose(article.text, mentions.sentences)
    count, quoted = 0, Meeting(mentions.quoted)
    for mention in stretched(article.text, mentions.dates, signs):
        at = bisect_right(starts, mention.span.start) - 1
        sentence = mentions.sentences[at] if at >= 0 else None
        if sentence is None or len(sentence) > _LONGEST_SENTENCE or mention.span.end > sentence.end:
            continue
        if sentence in left_in:
            continue
        if sentence.of(article.text).rstrip().endswith("?") or _is_speakers_day(article, mention, quoted):
            continue
        if _is_overruled(article, sentence, mention, mentions) or _is_of_report(article, mention, disowned):
            continue
        idle = _is_attribution(sentence, mention, quoted) or _says_nothing(article, sentence, mention, quoted)
        found = None if idle else _dated(article, sentence, mention, signs, disowned)
        if found is not None and count < _MOST_PER_ARTICLE:
            count += 1
            yield found
    for sentence in (s for s in mentions.sentences if len(s) <= _LONGEST_SENTENCE):
        words = sentence.of(article.text)
        sequel = signs.sequel.search(words) if signs.sequel else None
        if sequel is not None and signs.undated.search(words) is None:
            yield from _sequel(article, sentence, sequel, signs)
        elif signs.undated.search(words):
            weights = _weights(article, sentence, sentence, None, signs)
            yield Happening(article, sentence, None, None, None, "none", EventStatus.ANNOUNCED, weights)


def _is_speakers_day(article: Article, mention: DateMention, quoted: Meeting) -> bool:
    """Whether somebody's own words say only `today` or `this week`, the day or the week of the report: no time of their own."""
    published = article.published
    if published is None or mention.anchor != "published" or mention.first is None or mention.last is None:
        return False
    if not any(words.covers(mention.span) for words in quoted.of(mention.span)):
        return False
    now = (
        mention.rule in _DEICTIC
        and published.last[:10] >= str(mention.first)
        and str(mention.last) >= published.first[:10]
    )
    return now or (_precision(mention) == "week" and _NAMED_DAY.search(mention.span.of(article.text)) is None)


def _is_overruled(article: Article, sentence: Span, mention: DateMention, mentions: Mentions) -> bool:
    """Whether the day of a dateline is not that of its sentence, which names another day: `March 17 (Norda) - … on Monday`."""
    if mention.span.end > told_from(article.text):
        return False
    own = (d for d in within(mentions.dates, sentence) if d.span.start > mention.span.end)
    return any(d.first is not None and d.first == d.last and d.first != mention.first for d in own)


def _is_of_report(article: Article, mention: DateMention, disowned: Sequence[Span]) -> bool:
    """Whether a date is that of the report which is denied or taken back: `its report of 3 May that …`."""
    ends = next((span.end for span in disowned if span.overlaps(mention.span)), mention.span.end)
    ways = patterns(article.language).get("that", ())
    return any(way.search(article.text, mention.span.end, ends) for way in ways)


def _sequel(article: Article, sentence: Span, match: re.Match[str], signs: Signs) -> Iterator[Happening]:
    """What is said to follow an event, with the terms that name that event and without them among its own."""
    place = Span(sentence.start + match.start(), sentence.start + match.end())
    phrase = Span(sentence.start + match.start("event"), place.end)
    named = frozenset(_weights(article, phrase, phrase, None, signs))
    weights = _weights(article, sentence, sentence, place, signs)
    if named and weights:
        status = EventStatus.ANNOUNCED if signs.ahead.search(sentence.of(article.text)) else EventStatus.PAST
        yield Happening(article, sentence, place, None, None, "none", status, weights, named=named)


def _is_attribution(sentence: Span, mention: DateMention, quoted: Meeting) -> bool:
    """Whether the sentence is mostly somebody's words and the date only says when they were spoken."""
    inside = quoted.of(sentence)
    if any(span.overlaps(mention.span) for span in inside):
        return False
    return 2 * sum(len(span) for span in inside) > len(sentence)


def _says_nothing(article: Article, sentence: Span, mention: DateMention, quoted: Meeting) -> bool:
    """Whether somebody's words around the date name no happening: "Tonight I will," he said."""
    for words in quoted.of(mention.span):
        if words.covers(mention.span):
            pieces = (
                Span(max(words.start, sentence.start), mention.span.start),
                Span(mention.span.end, min(words.end, sentence.end)),
            )
            stops = stop_words(article.language)
            return not any(_content(piece.of(article.text), stops) for piece in pieces)
    return False


def _dated(
    article: Article, sentence: Span, mention: DateMention, signs: Signs, disowned: Sequence[Span]
) -> Happening | None:
    precision = _precision(mention)
    clause = _clause(article.text, sentence, mention.span)
    if not is_told(article.text, sentence, mention, precision, clause, signs) or _long_ago(article.published, mention):
        return None
    denied = meets(disowned, mention.span)
    # What is denied on a day is not its news.
    untold = () if denied else [span for span in disowned if span.overlaps(sentence)]
    weights = _weights(article, sentence, clause, mention.span, signs, untold)
    own = _clause(article.text, sentence, mention.span, fewest=0)
    around = [" ".join(piece.of(article.text) for piece in _without(each, untold)) for each in (own, clause, sentence)]
    status = _status(article, mention, around, signs)
    if (
        mention.rule.startswith("holiday")
        and status is EventStatus.ANNOUNCED
        and not signs.ahead.search(sentence.of(article.text))
    ):
        return None  # "brings the herring at Christmas"
    first, last = _told_part(article.published, mention, status)
    if status is EventStatus.ANNOUNCED and signs.called_off.search(sentence.of(article.text)):
        status = EventStatus.CURRENT  # what is postponed is not to come on that day
    found = Happening(
        *(article, sentence, mention.span, first, last, precision, status, weights),
        moment=moment(mention.value, mention.span.of(article.text)),
        conditional=signs.conditional.match(clause.of(article.text).lstrip()) is not None,
        disowned=denied,
        negated=_negated(article, own, signs),
    )
    return found if weights else None


def _negated(article: Article, clause: Span, signs: Signs) -> frozenset[str]:
    """The terms of what a clause says no to: the words next behind its `not` or `no`, else those before it."""
    text, stops = article.text, stop_words(article.language)
    for negator in patterns(article.language).get("negator", ()):
        match = negator.search(text, clause.start, clause.end)
        if match is not None:
            before, behind = (
                [word for word in folded(text[start:end]) if word not in stops and not word.isdigit()]
                for start, end in ((clause.start, match.start()), (match.end(), clause.end))
            )
            near = behind[:_DENIED] or before[-_DENIED:]
            return frozenset(_term(word, article.language, signs) for word in near)
    return frozenset()


def _long_ago(published: Published | None, mention: DateMention) -> bool:
    """Whether a year is only counted back over more than a lifetime: `some 1,350 years ago` names none."""
    if published is None or mention.anchor != "published" or mention.last is None:
        return False
    return int(published.first[:4]) - mention.last.year > _LIFETIME


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


def _precision(mention: DateMention) -> str:
    value = mention.value or ""
    if mention.first != mention.last and _PRECISIONS[0][0].match(value):  # a stretch is named by its first day
        return "interval"
    return next((name for pattern, name in _PRECISIONS if pattern.match(value)), "interval")


def _clause(text: str, sentence: Span, mention: Span, fewest: int = _FEWEST_CLAUSE_TERMS) -> Span:
    """The part of the sentence, between commas and conjunctions, that holds the date; more where it has too few terms."""
    cuts = [sentence.start]
    cuts += [m.end() for m in _CLAUSE.finditer(text, sentence.start, sentence.end) if not _inside(m, mention)]
    cuts.append(sentence.end)
    at = bisect_right(cuts, mention.start) - 1
    low, high = at, min(at + 1, len(cuts) - 1)
    stops = stop_words("en")
    while high < len(cuts) - 1 and _content(text[cuts[low] : cuts[high]], stops) < fewest:
        high += 1
    return Span(cuts[low], cuts[high])


def _inside(match: re.Match[str], mention: Span) -> bool:
    return match.start() < mention.end and mention.start < match.end()


def _content(words: str, stops: frozenset[str]) -> int:
    return sum(word not in stops and not word.isdigit() for word in folded(words))


def _weights(
    article: Article, sentence: Span, clause: Span, mention: Span | None, signs: Signs, untold: Sequence[Span] = ()
) -> dict[str, float]:
    """Terms of the sentence by their rarity, less outside the clause; the date's own words, and what is `untold`, left out."""
    stops = stop_words(article.language)
    text, weights = article.text, {}
    for span, share in ((sentence, _REST_OF_SENTENCE), (clause, 1.0)):
        for piece in _without(span, [*untold, *([mention] if mention is not None else ())]):
            for written in folded(piece.of(text)):
                if written not in stops and len(written) > 1:
                    weight = min(idf(_in_english(written, article.language)), 6.0)
                    weights[_term(written, article.language, signs)] = share * weight
    return weights


def _without(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span without some others."""
    at = span.start
    for other in (o for o in joined(others) if o.overlaps(span)):
        if at < other.start:
            yield Span(at, other.start)
        at = other.end
    if at < span.end:
        yield Span(at, span.end)


def _term(written: str, language: str | None, signs: Signs) -> str:
    """A word as it is compared: in English, as its kind of event, else its stem."""
    word = _in_english(written, language)
    return signs.kinds.get(word, stem(word))


def _in_english(word: str, language: str | None) -> str:
    """The likeliest English word, where one is known, so that two languages can tell of one event."""
    return next(iter(english(word, language)), word) if language is not None and language != "en" else word


def _status(article: Article, mention: DateMention, around: Sequence[str], signs: Signs) -> EventStatus:
    """Behind or ahead by the calendar; where that leaves it open, by the words, those `around` it nearest first."""
    published = article.published
    if published is not None and mention.first is not None and mention.last is not None:
        if mention.last < date.fromisoformat(published.first[:10]):
            return EventStatus.PAST
        if mention.first > date.fromisoformat(published.last[:10]):
            return EventStatus.ANNOUNCED
    lasting = mention.first != mention.last
    told = (_by_words(words, signs, lasting=lasting) for words in (mention.span.of(article.text), *around))
    # news of the day is told as past; of a week or month that still lasts, as going on
    default = EventStatus.CURRENT if published is not None and lasting else EventStatus.PAST
    return next((status for status in told if status is not None), default)


def _by_words(words: str, signs: Signs, *, lasting: bool) -> EventStatus | None:
    if signs.past_date.match(words):
        return EventStatus.PAST
    if lasting and signs.going_on.search(words):
        return EventStatus.CURRENT
    if signs.ahead.search(words):
        return EventStatus.ANNOUNCED
    return EventStatus.PAST if signs.behind.search(words) else None
