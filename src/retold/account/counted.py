"""Numbers with what they count, each counted thing of a story once, however many articles give it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from retold.account import counted_unspaced
from retold.account.nearly import converted, rounded, side_of
from retold.model import Article, DateMention, Lineage, Mentions, Span, Story, within
from retold.words import fold, folded, stem, tokens, zones
from retold.words.background import idf, stop_words
from retold.words.datelines import told_from
from retold.words.loose import loose
from retold.words.measures import called, measure
from retold.words.numbers import multiplied, plain, scales
from retold.words.retracted import is_retracted
from retold.words.scripts import MARKS
from retold.words.tables import labelled, labelled_sets

_MOST_IN_SENTENCE = 8  # beyond, it is a row of a table or a list of scores
_MOST_PER_ARTICLE = 200
_MOST_ALIKE = 400  # mentions of one value that are compared
_SAME = 0.35  # weighted share of the lighter sentence's words from which an equal number is the same fact
_SURELY = 3  # digits of a number that is not round, from which it is the same in one story, whatever it counts
_ODD = 0.1  # the same, of a number that is not round and counts the same: 23 is 23 by chance once in a hundred
_MONEY = frozenset(
    {"euro", "dollar", "pound", "crown", "franc", "yen", "rouble", "rupee", "peso", "lira", "yuan", "zloty", "stg"}
)
_TELLING = 2.0  # nats of idf from which a word says what a sentence is about
_LARGE = 4  # digits from which a number that a story has in two languages is one: what it counts has two names
_TRANSLATED = 2  # the same where the one is a translation of the other
_LONG = 4  # characters from which a number with nothing behind it is no mere 7 of a list
_NUMBER = re.compile(
    # Hebrew joins small words to a number by a hyphen.
    r"(?<![\w.,:/–])(?<![^א-ת]-)(?<!\A-)(?<!\d[,:.] )(?<!\d [-–] )(?<!\d\d\d )[$€£¥]?(?P<value>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,15}(?:[.,٫٬]\d{1,15})*)(?P<share>\s?[%٪]|[\s-](?i:percent|per cent|pct|prozent|por ciento|pour cent)\b)?"
    r"(?![\d_:/–%]|[.,:-]\s?\d| [-–] \d)"
)
_SCALE = re.compile(r"(?P<apart>[  -]?)(?P<word>[^\W\d_]{1,12})(?![\w’'])\.?")
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9}  # only of money: 400m is a race
_LABEL = re.compile(r"([^\W\d_]+)\.?[  ]$")
_NEAR = 100  # characters behind a number in which they stand
_MEASURED = 3  # words behind a number that may tell what it measures: `miles per hour`
_AFTER = re.compile(rf"[  -]([^\W\d_][\w’'{MARKS}-]*)")
# An ending of a number, which other scripts put behind a hyphen: `23-ը`.
_OF_NAME = 3  # digits
_NAMED = re.compile(r"[^\W\d_][\w’'-]* [A-Z][a-z]{2,}[  ]$")  # behind another word: no first word of a sentence
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_HOURS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")  # at 1230, as agencies print it
_CURRENCY = re.compile(r"\b[A-Z]{3}[  ]$")  # EUR 21.50
_YEAR = re.compile(r"(?:19|20)\d\d")
_AT = re.compile(
    r"\b(?:at|after|before|by|until|around|about|from|since|between|to|um|gegen|ab|à|vers|a las|alle)[  ]$",
    re.IGNORECASE,
)
_ENDING_OF_ROW = re.compile(r"-([^\W\d_]{1,2})(?!\w)")
_ENDING = re.compile(r"-[^\W\d_a-zA-Z](?!\w)")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of one article.

    Attributes:
        span: the number with what it counts.
        value: the digits, without separators of thousands.
        unit: the class or stem of what is counted, or `%`; None where nothing stands behind the number.
        weights: by stem, how much the words of its sentence tell.
        passage: the number of the passage its sentence stands in.
        family: the number of the family the article is of.
        side: on which side of the number what is counted lies (`over 1.3 million`), None where nothing says so.
    """

    article: Article
    span: Span
    sentence: Span
    value: str
    unit: str | None
    weights: Mapping[str, float]
    passage: int | None
    family: int | None
    side: str | None = None


def counted(story: Story, passages: Mapping[tuple[str, Span], int], lineage: Lineage) -> list[list[Counted]]:
    """The numbers of a story, those that state the same together; `passages` by article and sentence."""
    family = lineage.numbered()
    by_value: dict[str, list[Counted]] = {}
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        for number in _numbers(article, mentions, passages, family.get(article.id)):
            by_value.setdefault(number.value, []).append(number)
    return _joined([group for value in sorted(by_value) for group in _same(by_value[value][:_MOST_ALIKE])])


def _numbers(
    article: Article, mentions: Mentions, passages: Mapping[tuple[str, Span], int], family: int | None
) -> Iterator[Counted]:
    count, begins, left_in = 0, told_from(article.text), loose(article.text, mentions.sentences)
    for sentence in (s for s in mentions.sentences if s not in left_in):
        dates = within(mentions.dates, sentence)
        found = list(_in_sentence(article, sentence, dates))
        if not found or len(found) > _MOST_IN_SENTENCE:
            continue
        weights = {stem(word): idf(word) for word in folded(sentence.of(article.text)) if idf(word) >= _TELLING}
        for span, value, unit in (each for each in found if each[0].start >= begins):
            count += 1
            if count <= _MOST_PER_ARTICLE:
                at = passages.get((article.id, sentence))
                side = side_of(article.text[sentence.start : span.start], article.language)
                yield Counted(article, span, sentence, value, unit, weights, at, family, side)


def _in_sentence(
    article: Article, sentence: Span, dates: Sequence[DateMention]
) -> Iterator[tuple[Span, str, str | None]]:
    if counted_unspaced.is_unspaced(article.text, sentence):
        for found in counted_unspaced.numbers(article.text, sentence):
            if found.value[0] != "0" and not any(date.span.overlaps(found.span) for date in dates):
                unit = _unit([found.noun], found.noun) if found.noun not in (None, "%") else found.noun
                yield found.span, _value(found.value, found.factor), unit
        return
    for match in _NUMBER.finditer(article.text, sentence.start, sentence.end):
        if match["value"][:1] == "0" and match["value"][1:2].isdigit():  # a telephone number, a code
            continue
        span, factor = _scaled(article.text, Span(*match.span()), sentence.end)
        if (span.end < sentence.end and article.text[span.end].isalnum()) or any(d.span.overlaps(span) for d in dates):
            continue
        before, behind = article.text[sentence.start : span.start], _behind(article.text, span.end, sentence.end)
        if (
            is_retracted(article.text, sentence.start, span.start)
            or _is_of_row(article.text, span.end, article.language)
            or _is_label(before)
            or (behind and behind[0] in zones.names())
        ):
            continue
        sign = _SIGNS.get(match[0][0])
        noun = None if match["share"] or sign else _noun(article, span.end, sentence.end)
        if _tells_when(match[0], before, behind, noun.of(article.text) if noun else None) or (
            noun is not None and article.language == "en" and _is_of_name(before, match["value"], noun.of(article.text))
        ):
            continue
        unit = "%" if match["share"] else sign or _unit(behind, noun.of(article.text) if noun else None)
        if unit is not None or not match[0][0].isdigit() or len(match["value"]) >= _LONG or factor > 1:
            yield Span(span.start, noun.end if noun else span.end), _value(match["value"], factor), unit


def _scaled(text: str, number: Span, end: int) -> tuple[Span, float]:
    """A number with the word that multiplies it, and by how much: `3.4 million`, `3,4 Mio.`, `£3.4m`, `3.4m-crown`."""
    match = _SCALE.match(text, number.end, end)
    if match is None:
        return number, 1.0
    word = fold(match["word"])
    whole = Span(number.start, match.end() if match.end() < end else match.end("word"))
    if word in scales():
        return whole, scales()[word]
    behind = _AFTER.match(text, match.end(), end)
    money = not text[number.start].isdigit() or (behind is not None and _class(fold(behind[1])) in _MONEY)
    return (whole, _SHORT_SCALES[word]) if money and not match["apart"] and word in _SHORT_SCALES else (number, 1.0)


def _behind(text: str, start: int, end: int) -> list[str]:
    """The first words behind a number."""
    return tokens(text, start, min(end, start + _NEAR))[:_MEASURED]


def _noun(article: Article, start: int, end: int) -> Span | None:
    """What is counted: the first word behind the number, or the last of a run of capitals with the word after it."""
    stop = stop_words(article.language)
    noun = None
    if ending := _ENDING.match(article.text, start, end):
        start = ending.end()
    while match := _AFTER.match(article.text, start, end):
        if fold(match[1]) in stop and fold(match[1]) not in _classes():
            break
        if _is_no_thing(match[1], article.language):
            break
        noun, start = Span(*match.span(1)), match.end()
        if _stands_before(article.text, match, article.language):
            noun = None if article.language == "de" else noun  # "in Richtung 27 gelaufen": there a thing has a capital
            continue
        if article.language == "en" and _only_tells_which(article.text, match, end, stop):
            continue
        if not match[1][0].isupper() or article.language == "de":  # there every noun has a capital
            break
    return noun


def _is_no_thing(word: str, language: str | None) -> bool:
    """Whether a word behind a number is nothing that is counted, but a verb."""
    return _ends(fold(word), _uncounted().get(language or "", frozenset()))


def _stands_before(text: str, word: re.Match[str], language: str | None) -> bool:
    """Whether a word behind a number only stands before what is counted: `2400 | квадратних метрів`, `12 | weitere Boote`."""
    written = fold(word[1])
    if text[word.start()] == "-" or written in _classes() or measure([written]) is not None:
        return False
    return (
        word[1][0].islower()
        if language == "de"
        else _ends(written, _uncounted().get(f"before {language}", frozenset()))
    )


def _ends(word: str, known: Collection[str]) -> bool:
    return word in known or any(word.endswith(each[1:]) for each in known if each[0] == "-")


def _is_of_row(text: str, end: int, language: str | None) -> bool:
    """Whether a number is written as one of a row: `4-ї бригади`."""
    ending = _ENDING_OF_ROW.match(text, end)
    return ending is not None and ending[1] in _uncounted().get(f"row {language}", ())


def _only_tells_which(text: str, word: re.Match[str], end: int, stop: frozenset[str]) -> bool:
    """Whether a word behind a number stands before what is counted: `400 | fishing boats`, `2 million | young voters`."""
    following = _AFTER.match(text, word.end(), end)
    if (
        following is None
        or text[word.start()] == "-"
        or not (word[1].isalpha() and word[1].islower() and following[1].islower())
    ):
        return False
    known = fold(word[1]) in _classes() or measure([fold(word[1])]) is not None
    plural = following[1].endswith("s") and not following[1].endswith("ss") and fold(following[1]) not in stop
    return plural and not known and not word[1].endswith("s")


def _is_label(before: str) -> bool:
    """Whether the words before a number end in one that names a row: `Category` before `3`."""
    match = _LABEL.search(before)
    return match is not None and fold(match[1]) in _labels()


def _is_of_name(before: str, digits: str, noun: str) -> bool:
    """Whether a small number belongs to the name before it, since what stands behind is one thing: `the Petrel 3 rocket`."""
    small = digits.isdigit() and len(digits) <= _OF_NAME and digits != "1"
    one = small and noun.isalpha() and noun[0].islower() and not noun.endswith("s") and fold(noun) not in _classes()
    return one and measure([fold(noun)]) is None and _NAMED.search(before) is not None


def _tells_when(digits: str, before: str, behind: Sequence[str], noun: str | None) -> bool:
    """Whether digits are a time of day, `at 11.28`, `at 1230`, `13.52 –`, or may be a year: `de 2029 a 2031 mostram`."""
    if _YEAR.fullmatch(digits):
        return fold(noun or "") not in _classes() and measure([fold(word) for word in behind]) is None
    if _AT.search(before) is not None:
        return any(clock.fullmatch(digits) is not None for clock in (_CLOCK, _HOURS))
    return _CLOCK.fullmatch(digits) is not None and noun is None and _CURRENCY.search(before) is None


def _unit(behind: Sequence[str], noun: str | None) -> str | None:
    """The measure behind a number, or the class of what it counts."""
    measured = measure([fold(word) for word in behind])
    return measured.name if measured else _class(fold(noun)) if noun else None


def _class(word: str) -> str:
    return _classes().get(word) or stem(word)


@cache
def _labels() -> frozenset[str]:
    """Words before a number that counts nothing: `Category 3`."""
    return frozenset(word for name, words in labelled("retold.account", "labels.txt") for word in words)


@cache
def _uncounted() -> Mapping[str, frozenset[str]]:
    """By language words that are no thing counted; by `before` and a language those that stand before one; by `row` endings."""
    return labelled_sets("retold.account", "uncounted.txt")


@cache
def _classes() -> Mapping[str, str]:
    """By word for what is counted, the name of all that mean the same."""
    return {fold(word): name for name, words in labelled("retold.account", "counted.txt") for word in words}


def _value(digits: str, factor: float) -> str:
    """The plain digits, multiplied out."""
    bare = plain(fold(digits))
    return bare if factor == 1 or bare.count(".") > 1 else multiplied(bare, factor)


def _same(numbers: Sequence[Counted]) -> list[list[Counted]]:
    """Mentions of one value parted into facts: single link over what says the same."""
    groups: list[list[Counted]] = []
    for number in numbers:
        near = [group for group in groups if any(_alike(number, other) for other in group)]
        merged = [number, *(other for group in near for other in group)]
        groups = [group for group in groups if group not in near] + [merged]
    return groups


def _joined(groups: Sequence[list[Counted]]) -> list[list[Counted]]:
    """The facts, those of two values that come to one amount as one: in two measures, or one of them rounded."""
    found: list[list[Counted]] = []
    for group in groups:
        near = next((f for f in found if any(_comes_to_one(a, b) for a in f for b in group)), None)
        if near is None:
            found.append(group)
        else:
            near.extend(group)
    return found


def _comes_to_one(one: Counted, other: Counted) -> bool:
    if rounded(one, other):
        return _share_passage(one, other) or _overlap(one, other) >= _SAME / 2
    related = one.family is not None and one.family == other.family and one.article.id != other.article.id
    return (related or _share_passage(one, other)) and converted(one, other)


def _share_passage(one: Counted, other: Counted) -> bool:
    return one.passage is not None and one.passage == other.passage


def _overlap(one: Counted, other: Counted) -> float:
    """The weighted share of the lighter sentence's words that the other has."""
    lighter = min(_total(one.weights.values()), _total(other.weights.values()))
    return _total(one.weights[word] for word in one.weights.keys() & other.weights.keys()) / max(lighter, 1e-9)


def _alike(one: Counted, other: Counted) -> bool:
    if one.unit != other.unit and ("%" in {one.unit, other.unit} or _in_other_measures(one, other)):
        return False
    if one.unit == other.unit and one.article.id == other.article.id:
        return True
    if _share_passage(one, other):
        return True
    if one.article.language != other.article.language and _tells_without_words(one, other):
        return True
    if "%" not in {one.unit, other.unit} and not _is_round(one.value) and len(one.value.replace(".", "")) >= _SURELY:
        return True
    if one.unit == other.unit:
        need = _SAME / 2 if _is_round(one.value) else _ODD
    else:
        need = _SAME if one.unit and other.unit else _SAME / 2
    return _overlap(one, other) >= need


def _in_other_measures(one: Counted, other: Counted) -> bool:
    """Whether equal figures are of two measures: 60 miles are not 60 kilometres."""
    return all(number.unit is not None and called(number.unit) is not None for number in (one, other))


def _tells_without_words(one: Counted, other: Counted) -> bool:
    """Whether an equal number is the same in two languages: it is large, or the one text is a translation of the other."""
    if one.family is not None and one.family == other.family:
        return len(one.value) >= _TRANSLATED
    return len(one.value.partition(".")[0]) >= _LARGE


def _is_round(value: str) -> bool:
    """Whether a number is one that many things come to: of one digit, or a small one that ends in 0 or 5."""
    return len(value.strip("0.")) < len("23") or (value[-1] in "05" and len(value) <= _SURELY)


def _total(weights: Iterable[float]) -> float:
    return sum(sorted(weights))
