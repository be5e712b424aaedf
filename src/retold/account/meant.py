"""Whether a date is the day of what is told, or only of the thing, the argument, the habit or the report it stands with."""

import re

from retold.account.signs import Signs
from retold.model import DateMention, Span

_ON = re.compile(r"\b(?:on|at|by|for|before|after|until|over|this|last|next|around)\s+(?:the\s+)?$", re.IGNORECASE)
_HOUR = re.compile(
    r"\D{0,20}\d{1,2}(?:\b|[ap]m\b|h\d{0,2}\b)(?!\d)|the\s|\w*\s?(?:noon|midday|midnight)|\w+\s(?:in the (?:morning|afternoon|evening)|at night)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\w{3,}(?:day|tag)\b|\b(?:today|tonight|yesterday|tomorrow)\b|\b[A-Z]\w{2,}\.?\s+\d|\d{4}-\d\d-\d\d")
_LETTERS = re.compile(r"(?!(?:am|pm|est|edt|gmt|utc)\b)[^\W\d_]{2,}", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:full|whole|entire|gesamte|ganze|entier|entière|entero|entera)\b", re.IGNORECASE)
# "the 2015 accord", "the building code of 1998"
_BEFORE_THAT = re.compile(
    r"the (?:year|month|week|day|night) (?:before|earlier)$|the previous (?:year|month|week|day)$", re.IGNORECASE
)
_OF_WHAT = re.compile(r"\s+(?:de|que|der|des|nachdem|als)\b")
_HAD = re.compile(r"\bhad\b|[’']d\b", re.IGNORECASE)
_OF_THAT_YEAR = re.compile(r"\bthe (?:(?:[\w’'-]+ ){1,3}of )?$", re.IGNORECASE)
# "the June hearing", "last month's report": the date only tells which thing is meant
_WHOSE = re.compile(r"(?:\b(?:the|a|an|his|her|its|their|our|my|your)|['’]s)\s+$", re.IGNORECASE)
_THING = re.compile(r"\s+[a-z]{3,}")
_OWNER = re.compile(r"['’]s?\s*\w")
_OWNERS = ("'s", "’s")
_LAST, _OF = re.compile(r"(?:the )?last\b", re.IGNORECASE), re.compile(r"\s+of\b")  # "the last winter of the old wall"
_WEEKDAY = re.compile(r"\w+day(?: (?:morning|afternoon|evening|night))?")
_AT = re.compile(r"\bat\s+$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\ban?\s+$", re.IGNORECASE)
_VAGUE = frozenset({"week", "month", "quarter", "season", "year"})
_STAMP = re.compile(
    r"(?:first |last |live (?:page|blog) )?(?:published|posted|updated?|edited|modified|created|opened)\b[^.]{0,12}[:\s]",
    re.IGNORECASE,
)
# Of a dateline: the place in capitals, the agency in brackets.
_FILED = re.compile(r"\([^()]{1,30}\)|\b[^\W\d_a-zа-яёіїєґ]{3,}(?:-[^\W\d_a-zа-яёіїєґ]{3,})*\b")
_HABIT_REACH = 40  # characters before a date that tell it is no day of its own: "an ordinary night in October"
# A stretch longer than a year ("the 1990s") is a background, not an event.
_LONGEST_DAYS = 366
_UNSETTLED_DAYS = 31  # what may be so far apart is no date: the article's own may be either of two days


def is_told(text: str, sentence: Span, mention: DateMention, precision: str, clause: Span, signs: Signs) -> bool:
    """Whether something is told of the date: not a name, a background, an hour of an unnamed day, or a mere "said Monday"."""
    if mention.type not in ("DATE", "TIME") or mention.first is None or mention.last is None:
        return False
    width = (mention.last - mention.first).days
    if (precision == "interval" and width > _LONGEST_DAYS) or (mention.alternatives and width > _UNSETTLED_DAYS):
        return False
    before, words = text[clause.start : mention.span.start], mention.span.of(text)
    if _is_name(text, mention) or _is_hour(text, mention) or _is_stamp(text, mention, clause):
        return False
    if (
        _tells_which(text, mention, precision)
        or signs.recurring.search(sentence.of(text))
        or signs.measured.search(before + words)
    ):
        return False  # "a third more than they fetched on Wednesday"
    if precision == "day" or _DAY.match(words):  # an unsettled weekday is an interval
        return signs.reporting.search(before) is None and not _is_aside(text, mention, clause, signs)
    return not (_is_aside(text, mention, clause, signs) or _is_background(text, mention, clause, precision, signs))


def _is_aside(text: str, mention: DateMention, clause: Span, signs: Signs) -> bool:
    """Whether the date is of the reporting itself: nobody could be reached that night; "…, the paper reported last month"."""
    before = text[clause.start : mention.span.start]
    if mention.anchor == "previous date" and _OF_WHAT.match(text, mention.span.end):
        return True  # "un día después de que …": of an event that has no date
    if _BEFORE_THAT.match(mention.span.of(text)) and _HAD.search(before):
        return True  # "whom she had married the year before": before what is told, not before today
    closes = _LETTERS.search(text, mention.span.end, clause.end) is None
    said = closes and any(not before[match.end() :].strip() for match in signs.saying.finditer(before))
    return said or signs.silent.search(clause.of(text)) is not None


def _is_background(text: str, mention: DateMention, clause: Span, precision: str, signs: Signs) -> bool:
    """Whether a stretch of weeks, months or a year is no time of its own: of a thing, an argument, a habit, the accounts."""
    before = text[clause.start : mention.span.start]
    if precision == "year" and (_OF_THAT_YEAR.search(before) or signs.saying.search(before)):
        return True  # an argument: "officials said it was worse than in 2014"
    if mention.anchor is not None and signs.compared is not None and signs.compared.search(before):
        return True
    return (
        _WHOLE.search(mention.span.of(text)) is not None
        or signs.habitual.search(before[-_HABIT_REACH:]) is not None
        or signs.counting.search(clause.of(text)) is not None
        or _is_since(text, mention, signs)
    )


def _is_since(text: str, mention: DateMention, signs: Signs) -> bool:
    """Whether a month or year only says since when something has been so."""
    told = signs.when.match(text, mention.span.end)  # "the first since 2014, when crews stayed ashore"
    return (
        told is None
        and signs.lasting_since.search(text[max(0, mention.span.start - 14) : mention.span.start]) is not None
    )


def _is_name(text: str, mention: DateMention) -> bool:
    """Whether a holiday is named for itself ("Christmas wishes"), not as the day of something."""
    if not mention.rule.startswith("holiday"):
        return False
    return _ON.search(text[max(0, mention.span.start - 12) : mention.span.start]) is None


def _tells_which(text: str, mention: DateMention, precision: str) -> bool:
    """Whether the date only tells which thing is meant: `the June hearing`, `last month's included`, `the Tuesday club`.

    So does a weekday of no week, `on a Friday morning`, or of every week, `at Sunday lunch`. A day's own things are events:
    `Thursday's vote`.
    """
    before, words = text[max(0, mention.span.start - 12) : mention.span.start], mention.span.of(text)
    owns = words.endswith(_OWNERS) or _OWNER.match(text, mention.span.end) is not None
    thing = _WHOSE.search(before) is not None and _THING.match(text, mention.span.end) is not None
    if precision in _VAGUE:
        return owns or thing or (_LAST.match(words) is not None and _OF.match(text, mention.span.end) is not None)
    weekday = _WEEKDAY.fullmatch(words) is not None
    every = _AT.search(before) is not None and _THING.match(text, mention.span.end) is not None
    return weekday and (thing or every or _INDEFINITE.search(before) is not None)


def _is_hour(text: str, mention: DateMention) -> bool:
    """Whether an hour or part of a day is named without its day: the day is then only guessed from what stands before."""
    if "range" in mention.rule:  # "the night of 3 to 4 May"
        return False
    words = mention.span.of(text)
    if mention.rule == "clock-zone" and words.islower():  # "three eastern districts"
        return True
    return mention.type == "TIME" and _HOUR.match(words) is not None and _DAY.search(words) is None


def _is_stamp(text: str, mention: DateMention, clause: Span) -> bool:
    """Whether the date stands alone: a line that says when the page was published."""
    beside = text[clause.start : mention.span.start] + " " + text[mention.span.end : clause.end]
    return (
        len(_LETTERS.findall(_FILED.sub("", beside))) < 2
        or _STAMP.match(text[clause.start : clause.start + 60].lstrip()) is not None
    )
