"""What an article is about, as terms: names, pairs of names, numbers and words that tell, the lead counted twice.

A term is a string: `word` (stemmed), `^name`, `^first last` (two adjacent names), `#number`. Names keep their
letters across languages, so `^` and `#` terms also join a report to its foreign counterpart.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files

from retold.model import Article
from retold.stories.settings import StorySettings
from retold.words import TOKEN, fold, stem
from retold.words.background import LANGUAGES, common_stems, common_word, idf, stop_words

NAME, NUMBER = "^", "#"
_ORDINALS = frozenset(["st", "nd", "rd", "th"])
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\r\"“”‘«»(\[—–-])\W*$")
_MIN_WORD_LETTERS = 3
# Background idf (nats) above which a word was seen at most once there: too rarely to tell whether it is a name.
_UNSEEN = 7.0
# A title of at least this share of capitalised long words says nothing about which of them are names.
_TITLE_CASE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Features:
    """The terms of one article.

    Attributes:
        counts: occurrences of each term, those in title and lead twice.
        focus: names and pairs of the title and lead: who and where the event is.
        names: all names and pairs of the article.
        numbers: all numbers.
        language: ISO 639-1, as given or guessed from its stop words; None if neither.
        days: between which the article was published, as day numbers; None where that is unknown.
    """

    counts: Mapping[str, int]
    focus: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    language: str | None
    days: tuple[int, int] | None = None


class _Kind(Enum):
    SKIP = 0  # grammar, dates, marks: no term
    NUMBER = 1
    LOWER = 2
    CAPITAL = 3


@dataclass(frozen=True, slots=True)
class _Capital:
    """A word with a capital that may be a name."""

    word: str
    folded: str
    lead: bool
    starts: bool  # stands where any word has a capital
    follows: bool  # only a space parts it from the capital before


def describe(article: Article, settings: StorySettings) -> Features:
    """The features of `article`. Time linear in `settings.max_text_chars`."""
    text = article.text[: settings.max_text_chars]
    title = (article.title or "")[: settings.max_text_chars]
    language = article.language or guess_language(TOKEN.findall(title + " " + text[:1500]))
    counts: Counter[str] = Counter()
    lower: set[str] = set()
    capitals = [
        *_scan(title, len(title), language, counts, lower, titled=True),
        *_scan(text, settings.lead_chars, language, counts, lower),
    ]
    focus = _count_names(capitals, lower, counts)
    names = frozenset(t for t in counts if t[0] == NAME)
    return Features(counts, focus, names, frozenset(t for t in counts if t[0] == NUMBER), language, _days(article))


def _days(article: Article) -> tuple[int, int] | None:
    if article.published is None:
        return None
    first, last = article.published.first, article.published.last
    return date.fromisoformat(first[:10]).toordinal(), date.fromisoformat(last[:10]).toordinal()


def _scan(
    text: str, lead_chars: int, language: str | None, counts: Counter[str], lower: set[str], *, titled: bool = False
) -> list[_Capital]:
    """Count numbers and lower-case words into `counts` and `lower`; give back the words with a capital."""
    title_case = titled and _is_title_case(TOKEN.findall(text))
    capitals: list[_Capital] = []
    before, capital_before, digits_before = 0, False, False
    for match in TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        kind, folded, term = _classify(word, language)
        if digits_before and start == before and folded in _ORDINALS:
            kind = _Kind.SKIP
        if kind is _Kind.CAPITAL:
            gap = text[before:start]
            starts = start == 0 or title_case or (gap != " " and _SENTENCE_START.search(gap) is not None)
            capitals.append(_Capital(term, folded, start < lead_chars, starts, capital_before and gap == " "))
        elif kind is not _Kind.SKIP:
            counts[term] += 2 if start < lead_chars else 1
            if kind is _Kind.LOWER:
                lower.add(folded)
        before, capital_before, digits_before = end, kind is _Kind.CAPITAL, folded[0].isdigit()
    return capitals


@lru_cache(maxsize=1 << 17)
def _classify(word: str, language: str | None) -> tuple[_Kind, str, str]:
    """Kind, folded form and term of a word, the term being what it counts as if it is no name."""
    folded = fold(word)
    if folded[0].isdigit():
        number = folded.replace(",", "").rstrip(".:")
        return (_Kind.NUMBER if len(number) > 1 else _Kind.SKIP), folded, NUMBER + number
    if folded in _calendar() or folded in stop_words(language) or len(folded) < 2:
        return _Kind.SKIP, folded, ""
    folded = _aliases().get(folded, folded)
    term = stem(folded) if language in ("en", None) else folded
    if word[0].isupper():
        return _Kind.CAPITAL, folded, term
    return (_Kind.LOWER if len(folded) >= _MIN_WORD_LETTERS else _Kind.SKIP), folded, term


def _count_names(capitals: list[_Capital], lower: set[str], counts: Counter[str]) -> frozenset[str]:
    """Count names and pairs of names into `counts`; the names of the lead.

    A word that has its capital only where every word has one is a name if neither the article nor the background
    writes it in lower case.
    """
    sure = {c.folded for c in capitals if not c.starts}
    focus: set[str] = set()
    previous: str | None = None
    for capital in capitals:
        times = 2 if capital.lead else 1
        key = capital.folded
        if key not in sure and (key in lower or _common(key)):
            previous = None
            counts[capital.word] += times
            continue
        terms = [NAME + key]
        if previous is not None and capital.follows:
            terms.append(f"{NAME}{previous} {key}")
        for term in terms:
            counts[term] += times
        if capital.lead:
            focus.update(terms)
        previous = key
    return frozenset(focus)


@lru_cache(maxsize=1 << 16)
def _common(folded: str) -> bool:
    return common_word(folded) or (stem(folded) in common_stems() and idf(folded) > _UNSEEN)


def _is_title_case(words: list[str]) -> bool:
    long = [w for w in words if len(w) > 3]
    return sum(w[0].isupper() for w in long) >= _TITLE_CASE_SHARE * max(len(long), 1)


def guess_language(words: list[str]) -> str | None:
    """The language whose stop words are most frequent among the first 100 words, None where none stands out."""
    sample = [fold(w) for w in words[:100]]
    shares = {lang: sum(map(stop_words(lang).__contains__, sample)) for lang in LANGUAGES}
    best = max(sorted(shares), key=shares.__getitem__)
    return best if shares[best] * 5 >= len(sample) > 0 else None


@cache
def _calendar() -> frozenset[str]:
    return frozenset(word for line in _lines("calendar.txt") if line[0] != "[" for word in line.split())


@cache
def _aliases() -> dict[str, str]:
    return dict(line.split() for line in _lines("aliases.txt"))


def _lines(name: str) -> list[str]:
    text = files("retold.stories").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
