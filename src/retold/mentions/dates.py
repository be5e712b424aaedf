"""Dates in text: expressions, their TIMEX3 values and the calendar days they stand for.

The rules are data (`data/dates_<language>.toml`); this module finds them, keeps the longest, and reads them one after the
other, since a date may be counted from the one before it. Linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import ChainMap, Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias, cast

from retold.mentions import (
    dates_calendar,
    dates_holidays,
    dates_intervals,
    dates_named,
    dates_quarters,
    dates_quoted,
    dates_relative,
    dates_spans,
)
from retold.mentions.dates_anchors import Context, Found
from retold.mentions.dates_lexicon import Language, Rule, fitting, load
from retold.mentions.dates_relative import in_part
from retold.mentions.dates_tense import Way, direction
from retold.mentions.dates_tokens import Token, encoded, tokenised
from retold.mentions.dates_values import Value
from retold.model import Article, DateMention, LiveEntry, Published, Span

_Reading: TypeAlias = tuple[Value | None, str | None]
Act: TypeAlias = Callable[[Found, Context], Value | None]

_MAKERS = (
    dates_calendar,
    dates_holidays,
    dates_intervals,
    dates_named,
    dates_quarters,
    dates_relative,
    dates_spans,
)
_ACTS = cast(dict[str, Act], dict(ChainMap(*(dict(module.ACTS) for module in _MAKERS))))
# A publication interval up to this long is tried day by day; of a longer one only the ends are.
MAX_DAYS_TRIED = 14
# The act of rules that match false friends, so that nothing else does.
DECOY = "decoy"
# From so many words of the playing field on, quarters and halves are those of a match.
SPORT_WORDS = 3
_SAME_YEAR = 8  # tokens between a year and a month of it
_RANGE = frozenset({"through", "to", "-", "–", "and", "or", "until", ","})
# Hours (UTC) of publication before which no evening of that day has been.
_SMALL_HOURS = frozenset({"00", "01", "02", "03", "04", "05"})
_PART_BEFORE, _PART_AFTER = 30, 20  # tokens to an expression that tells which nine o'clock is meant
_MOMENTS = {"T24:00": "NI", "T00:00": "NI", "T12:00": "MO"}
# Acts whose value does not depend on the day of publication.
_TYPES = {"DUR": "DURATION", "SET": "SET", "REF": "DATE"}


def dates_of(article: Article, scanned: "Scan | None") -> tuple[DateMention, ...]:
    """The dates an article names, of which the expressions are found already; see `tag`."""
    return _read_from(scanned, article.published, article.entries)


def tag(
    text: str,
    published: Published | None,
    language: str | None,
    sentences: tuple[Span, ...],
    entries: Sequence[LiveEntry] = (),
    marks: Sequence[Span] = (),
) -> tuple[DateMention, ...]:
    """The dates named in `text`, ascending, read from its publication date where one is known.

    Args:
        text: the article's text; spans of the result are in it.
        published: a known day, or an interval; a value that differs over the interval is given as alternatives.
        language: ISO 639-1; None is read as English; nothing is found for languages without rules.
        sentences: spans of `text`, ascending.
        entries: of a live blog; what stands in one is read from its own time, where that is known.
        marks: stretches in quotation marks, ascending; `today` in one is the day somebody spoke.
    """
    return _read_from(scan(text, language, sentences, marks), published, entries)


def _read_from(
    scanned: "Scan | None", published: Published | None, entries: Sequence[LiveEntry]
) -> tuple[DateMention, ...]:
    if scanned is None:
        return ()
    read_from: dict[tuple[date | None, ...], list[list[_Reading]]] = {}
    mentions = []
    for at, found in enumerate(scanned.found):
        own = _published_at(found.span, published, entries)
        days = tuple(days_tried(own))
        if days not in read_from:
            read_from[days] = [scanned.read(day, early=_is_early(own)) for day in days]
        mentions.append(_mention(found, [reading[at] for reading in read_from[days]]))
    return tuple(mentions)


def _published_at(span: Span, published: Published | None, entries: Sequence[LiveEntry]) -> Published | None:
    """When what stands at `span` was published: with the entry it is in, else with the article."""
    own = (entry.published for entry in entries if entry.span.covers(span))
    return next(own, None) or published


def _is_early(published: Published | None) -> bool:
    """Whether a page came out in the small hours: what happened in an evening happened the day before."""
    return published is not None and published.first[11:13] in _SMALL_HOURS and published.first == published.last


@dataclass(frozen=True, slots=True)
class Scan:
    """The date expressions of a text before a publication date is chosen, ascending.

    Attributes:
        ways: the direction of each. sentence: the number of its sentence. quoted: whether it stands in quotation marks.
    """

    found: tuple[Found, ...]
    ways: tuple[Way, ...]
    sentence: tuple[int, ...]
    quoted: tuple[bool, ...]

    def read(self, published: date | None, *, early: bool = False) -> list[_Reading]:
        """The value of each and what it was counted from, read from this day of publication, in its small hours if `early`."""
        return _read(self, published, early=early)


def scan(text: str, language: str | None, sentences: tuple[Span, ...], marks: Sequence[Span] = ()) -> Scan | None:
    """Find the date expressions of `text`; None for a language without rules. `marks` as in `tag`."""
    code = fitting(language)
    if code is None:
        return None
    lang = load(code)
    tokens = tokenised(text, lang)
    chosen = _chosen(tokens, lang)
    if (
        sum("sport" in token.classes for token in tokens if token.classes) >= SPORT_WORDS
    ):  # "in the third quarter": of the match
        chosen = [found for found in chosen if found.rule.act != "part" or found.number("year") is not None]
    ways = _directions(text, tokens, chosen, sentences, lang)
    opens, quotes = [span.start for span in sentences], [span.start for span in marks]
    spans = [found.span for found in chosen]
    inside = (bisect_right(quotes, span.start) - 1 for span in spans)
    quoted = tuple(n >= 0 and marks[n].covers(span) for n, span in zip(inside, spans, strict=True))
    return Scan(tuple(chosen), tuple(_agreed(chosen, ways)), tuple(bisect_right(opens, s.start) for s in spans), quoted)


def _agreed(chosen: Sequence[Found], ways: Sequence[Way]) -> Iterator[Way]:
    """An event named by its weekday ("Thursday's call") lies where the text otherwise puts that Thursday."""
    votes: dict[int, Counter[str]] = {}
    for found, (way, _) in zip(chosen, ways, strict=True):
        weekday = found.number("weekday")
        if weekday is not None and way is not None and found.get("poss") is None:
            votes.setdefault(weekday, Counter())[way] += 1
    for found, own in zip(chosen, ways, strict=True):
        weekday = found.number("weekday")
        known = votes.get(weekday) if weekday is not None and found.get("poss") is not None else None
        yield (max(sorted(known), key=known.__getitem__), False) if known else own


def days_tried(published: Published | None) -> list[date | None]:
    """The days of publication a text is read from."""
    if published is None:
        return [None]
    first, last = date.fromisoformat(published.first[:10]), date.fromisoformat(published.last[:10])
    length = (last - first).days
    if length <= 0:
        return [first]
    if length >= MAX_DAYS_TRIED:
        return [first, last]
    return [first + timedelta(days=step) for step in range(length + 1)]


def _chosen(tokens: list[Token], lang: Language) -> list[Found]:
    """Non-overlapping matches, longest first, then in the order of the rules; ascending in the text."""
    line, numbers = encoded(tokens, lang)
    matches = [(m, rule, rank) for rank, rule in enumerate(lang.rules) for m in rule.pattern.finditer(line)]
    matches.sort(key=lambda m: (m[0].start() - m[0].end(), m[1].act != DECOY, m[2], m[0].start()))
    taken = bytearray(len(tokens))
    chosen: list[Found] = []
    for match, rule, _ in matches:
        if match.start() == match.end():
            continue
        first, last = numbers[match.start()], numbers[match.end() - 1] + 1
        if not any(taken[first:last]):
            taken[first:last] = b"\1" * (last - first)
            chosen.append(Found(rule, first, last, tokens, tuple(_fields(match, rule, tokens, first - match.start()))))
    dates = (
        found
        for found in chosen
        if found.rule.act != DECOY and not (dates_calendar.modifies(found) or dates_calendar.is_share(found))
    )
    return sorted(dates, key=lambda found: found.first)


def _fields(
    match: re.Match[str], rule: Rule, tokens: Sequence[Token], offset: int
) -> Iterator[tuple[str, Token, int | float | str | tuple[int, ...]]]:
    for group, name in rule.names.items():
        at = match.start(group)
        if at >= 0:
            token = tokens[at + offset]
            yield name, token, token.classes[name]


def _directions(
    text: str, tokens: list[Token], chosen: list[Found], sentences: tuple[Span, ...], lang: Language
) -> list[Way]:
    """The way each expression points, by the verbs of its sentence."""
    opens, starts = [span.start for span in sentences], [token.start for token in tokens]
    ways = []
    for found in chosen:
        number = bisect_right(opens, found.span.start)
        low = bisect_left(starts, opens[number - 1]) if number else 0
        high = bisect_left(starts, opens[number]) if number < len(opens) else len(tokens)
        ways.append(direction(text, tokens, found.first, found.last, (low, high), lang.cues))
    return ways


def _read(scanned: Scan, published: date | None, *, early: bool) -> list[_Reading]:
    chosen, context = scanned.found, Context(published, early=early)
    readings: list[_Reading] = []
    last: tuple[Found, Value | None] | None = None
    for at, (found, way) in enumerate(zip(chosen, scanned.ways, strict=True)):
        context.way, context.near = way
        context.part = _part_near(chosen, at)
        context.joined = last[1] if last and _joined(last[0], found) else None
        context.said_year = _said_year(last[0], last[1], found) if last else None
        value = _ACTS[found.rule.act](found, context)
        if value is not None:
            value = in_part(value, found)
        last = found, value
        readings.append((value, _anchor(found, context, value)))
        if value is not None and value.sure and not (scanned.quoted[at] and dates_quoted.is_spoken(found)):
            _remember(value, found, context)
    told = [value for value, _ in readings]
    for at, found in enumerate(chosen):
        if scanned.quoted[at] and dates_quoted.is_spoken(found):
            past = scanned.ways[at][0] == "past"
            own = dates_quoted.spoken(at, chosen, told, scanned.sentence, scanned.quoted, past=past)
            readings[at] = own, readings[at][1]
    return readings


def _part_near(chosen: Sequence[Found], at: int) -> str | None:
    """The part of the day that an expression beside one names: `still waiting at midnight … at nine o'clock`."""
    here = chosen[at]
    if here.get("hour") is None and here.get("num") is None:
        return None
    for other, reach in ((at - 1, _PART_BEFORE), (at + 1, _PART_AFTER)):
        if 0 <= other < len(chosen):
            found = chosen[other]
            between = found.first - here.last if other > at else here.first - found.last
            part = found.string("daypart") or _MOMENTS.get(found.string("moment") or "")
            if part is not None and between <= reach:
                return part
    return None


def _joined(before: Found, found: Found) -> bool:
    """Whether a weekday follows another with a word of range or list between: "Friday through Sunday"."""
    between = [token.word for token in found.tokens[before.last : found.first]]
    return len(between) == 1 and between[0] in _RANGE and before.number("weekday") is not None


def _said_year(before: Found, value: Value | None, found: Found) -> int | None:
    """The year that a date right before names as `this year` or `next year`, in the same sentence."""
    between = found.tokens[before.last : found.first]
    near = len(between) <= _SAME_YEAR and not any("dot" in token.classes for token in between)
    return (
        value.first.year
        if near and value and value.first and value.unit == "Y" and before.number("rel") is not None
        else None
    )


def _anchor(found: Found, context: Context, value: Value | None) -> str | None:
    """What the value was counted from: nothing where the words themselves give the year."""
    if value is None or value.first is None or found.number("year", "oldyear", "shortyear") is not None:
        return None
    if found.rule.act in ("iso", "slash", "decade", "century", "landmark"):
        return None
    previous = context.previous is not None or (value.unit == "Q" and context.on_quarter)
    if previous and (found.number("other") is not None or "previous" in (found.string("ago"), found.string("hence"))):
        return "previous date"
    if previous and {"that", "same", "following", "previous", "preceding"} & set(found.words):
        return "previous date"
    return "published" if context.published is not None else None


def _remember(value: Value, found: Found, context: Context) -> None:
    if value.unit in ("DUR", "Y"):  # "for the nine months": what is compared next is no longer a quarter
        context.on_quarter = context.on_quarter and value.unit == "DUR" and not value.text.endswith(("M", "Y"))
    if value.first is None:
        return
    if value.unit == "Q" and found.rule.act != "year_ago":  # a year before is for comparison
        context.quarter, context.on_quarter = value, True
    if value.unit in ("D", "M", "Y", "Q", "S"):
        context.previous = value
    if value.unit == "D":
        context.day = value
    if value.unit == "D" and found.number("year") is not None:
        context.years[value.first.month, value.first.day] = value.first.year


def _mention(found: Found, readings: Sequence[_Reading]) -> DateMention:
    values = [value for value, _ in readings]
    known = [value for value in values if value is not None]
    texts = sorted({text for v in known for text in ((v.text,) if v.sure or not v.others else v.others)})
    kind = _type(known)
    single = texts[0] if len(texts) == 1 else None
    firsts = [value.first for value in known if value.first is not None]
    lasts = [value.last for value in known if value.last is not None]
    sure = all(value.sure for value in known)
    single = single if sure else None
    whole = bool(known) and sure and len(firsts) == len(lasts) == len(values)
    return DateMention(
        span=found.span,
        type=kind,
        value=single,
        first=min(firsts) if whole else None,
        last=max(lasts) if whole else None,
        rule=found.rule.id,
        alternatives=tuple(texts) if len(texts) > 1 or not sure else known[0].others if known else (),
        anchor=readings[0][1],
    )


def _type(values: Sequence[Value]) -> str:
    if values and values[0].unit in _TYPES:
        return _TYPES[values[0].unit]
    texts = [values[0].text, *values[0].others] if values else []
    return "TIME" if any("T" in text and "-" in text for text in texts) else "DATE"
