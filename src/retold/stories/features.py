"""What an article is about, as terms: names, pairs of names, numbers and words that tell, the lead counted twice.

A term is a string: `word` (stemmed), `^name`, `^first last` (two adjacent names), `#number`, `@month-day`. Names keep
their letters across languages, so `^`, `#` and `@` terms also join a report to its foreign counterpart.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from retold.model import Article
from retold.stories.settings import StorySettings
from retold.words import TOKEN, fold, stem
from retold.words.background import LANGUAGES, common_stems, common_word, idf, stop_words

NAME, NUMBER, DAY = "^", "#", "@"
# Languages that part thousands by a full stop and decimals by a comma.
_COMMA_LANGUAGES = frozenset({"de", "es", "fr", "it", "nl", "pt"})
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_UPPER = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper())
_CAPITAL = rf"(?:(?:[{_UPPER}]\.){{2,}}|[{_UPPER}][\w'’]*)"
# Words with a capital, parted by single spaces; not the suffix of `1ST`.
_RUN = re.compile(rf"(?<![\w'’]){_CAPITAL}(?: {_CAPITAL})*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\r\"“”‘«»(\[—–]|\s-)[^\w\n]*$")
_MIN_WORD_LETTERS = 3
# Distinct words looked at to guess a language.
_SAMPLE_WORDS = 80
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
        language: ISO 639-1, as given or guessed from its stop words; None if neither.
        days: between which the article was published, as day numbers; None where that is unknown.
    """

    counts: Mapping[str, int]
    focus: frozenset[str]
    language: str | None
    days: tuple[int, int] | None = None

    @property
    def names(self) -> frozenset[str]:
        """All names and pairs of the article."""
        return frozenset([term for term in self.counts if term[0] == NAME])

    @property
    def numbers(self) -> frozenset[str]:
        """All numbers of the article."""
        return frozenset([term for term in self.counts if term[0] == NUMBER])


# A word with a capital that may be a name, folded; whether it is in title or lead; whether it stands where any word has
# a capital; whether only a space parts it from the capital before. A bare tuple: there are dozens in every article.
_Capital = tuple[str, bool, bool, bool]


def describe(article: Article, settings: StorySettings) -> Features:
    """The features of `article`. Time linear in `settings.max_text_chars`."""
    text = article.text[: settings.max_text_chars]
    title = (article.title or "")[: settings.max_text_chars]
    lead_end = max(0, text.rfind(" ", 0, settings.lead_chars)) if len(text) > settings.lead_chars else len(text)
    leading = [*TOKEN.findall(title), *TOKEN.findall(text[:lead_end])]
    rest = TOKEN.findall(text, lead_end)
    tokens = Counter([*leading, *leading, *rest])
    language = article.language or _guess_language(tokens)
    counts, lower = _count_words(tokens, language)
    _count_days([*leading, *rest], counts)
    capitals = [*_capitals(title, len(title), language, titled=True), *_capitals(text, lead_end, language)]
    focus = _count_names(capitals, lower, language, counts)
    return Features(counts, focus, language, _days(article))


def _days(article: Article) -> tuple[int, int] | None:
    if article.published is None:
        return None
    first, last = article.published.first, article.published.last
    return date.fromisoformat(first[:10]).toordinal(), date.fromisoformat(last[:10]).toordinal()


def _count_days(tokens: Sequence[str], counts: dict[str, int]) -> None:
    """Count the days of months: `18 September`, `September 18th`, `18 de septiembre`."""
    months = _months()
    for place, word in enumerate(tokens):
        month = months.get(word)
        if month is None:
            continue
        for other in (place + 1, place - 1, place - 2):
            day = tokens[other] if 0 <= other < len(tokens) else ""
            if len(day) <= 2 and day.isdecimal() and 1 <= int(day) <= 31:
                term = f"{DAY}{month}-{int(day)}"
                counts[term] = counts.get(term, 0) + 1
                break


def _count_words(tokens: Mapping[str, int], language: str | None) -> tuple[dict[str, int], set[str]]:
    """The terms of numbers and lower-case words with their counts; the folded lower-case words."""
    counts: dict[str, int] = {}
    lower: set[str] = set()
    for word, times in tokens.items():
        folded, term = _lower_term(word, language)
        if term:
            counts[term] = counts.get(term, 0) + times
            lower.add(folded)
    return counts, lower


@lru_cache(maxsize=1 << 17)
def _lower_term(word: str, language: str | None) -> tuple[str, str]:
    """Folded form and term of a number or lower-case word; the term is empty where it tells nothing."""
    folded = fold(word)
    if folded[0].isdigit():
        number = _number(folded, language)
        return folded, NUMBER + number if len(number) > 1 else ""
    if word[0].isupper() or len(folded) < _MIN_WORD_LETTERS or folded in _calendar() or folded in stop_words(language):
        return folded, ""
    return folded, _term(folded, language)


def _number(folded: str, language: str | None) -> str:
    """A number without marks of thousands, its decimals after a full stop, whatever the language."""
    if language in _COMMA_LANGUAGES:
        folded = folded.replace(".", "") if _THOUSANDS.fullmatch(folded) else folded.replace(",", ".")
    return folded.replace(",", "").rstrip(".:")


def _term(folded: str, language: str | None) -> str:
    return stem(folded) if language in ("en", None) else folded


def _capitals(text: str, lead_chars: int, language: str | None, *, titled: bool = False) -> list[_Capital]:
    """The words with a capital that may be names, in order."""
    title_case = titled and _is_title_case(TOKEN.findall(text))
    found: list[_Capital] = []
    for run in _RUN.finditer(text):
        start, words = run.start(), run.group()
        starts = title_case or _starts_sentence(text, start)
        lead, follows = start < lead_chars, False
        for word in (words,) if words.isalpha() else TOKEN.findall(words):
            folded = _capital(word, language)
            if folded:
                found.append((folded, lead, starts, follows))
            starts, follows = title_case, bool(folded)
    return found


def _starts_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` stands where a sentence may begin; most stand after a word and a space."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False
    return _SENTENCE_START.search(text, max(0, start - 6), start) is not None


@lru_cache(maxsize=1 << 17)
def _capital(word: str, language: str | None) -> str:
    """Folded form of a word with a capital, in full; empty where it is grammar, a date or a mark."""
    folded = fold(word)
    if len(folded) < 2 or folded in _calendar() or folded in stop_words(language):
        return ""
    return _aliases().get(folded, folded)


def _count_names(
    capitals: list[_Capital], lower: set[str], language: str | None, counts: dict[str, int]
) -> frozenset[str]:
    """Count names and pairs of names into `counts`; the names of the lead.

    A word that has its capital only where every word has one is a name if neither the article nor the background
    writes it in lower case.
    """
    sure = {folded for folded, _, starts, _ in capitals if not starts}
    focus: set[str] = set()
    previous: str | None = None
    for key, lead, _, follows in capitals:
        times = 2 if lead else 1
        if key not in sure and (key in lower or _common(key)):
            previous = None
            term = _term(key, language)
            counts[term] = counts.get(term, 0) + times
            continue
        terms = (NAME + key, f"{NAME}{previous} {key}") if follows and previous is not None else (NAME + key,)
        for term in terms:
            counts[term] = counts.get(term, 0) + times
        if lead:
            focus.update(terms)
        previous = key
    return frozenset(focus)


@lru_cache(maxsize=1 << 16)
def _common(folded: str) -> bool:
    return common_word(folded) or (stem(folded) in common_stems() and idf(folded) > _UNSEEN)


def _is_title_case(words: list[str]) -> bool:
    long = [w for w in words if len(w) > 3]
    return sum(w[0].isupper() for w in long) >= _TITLE_CASE_SHARE * max(len(long), 1)


def _guess_language(tokens: Mapping[str, int]) -> str | None:
    """The language with most stop words among the first distinct words, None where those are less than an eighth."""
    first = set(islice(tokens, _SAMPLE_WORDS))
    known = {lang: len(first & stop_words(lang)) for lang in LANGUAGES}
    best = max(sorted(known), key=known.__getitem__)
    return best if known[best] * 8 >= len(first) > 0 else None


@cache
def _calendar() -> frozenset[str]:
    return frozenset(word for line in _lines("calendar.txt") if line[0] != "[" for word in line.split())


@cache
def _months() -> dict[str, int]:
    """Number of each month by its name as printed, small or with a capital."""
    lines = _lines("calendar.txt")
    start = lines.index("[months]") + 1
    numbered = [(name, month) for month, line in enumerate(lines[start : start + 12], 1) for name in line.split()]
    # Folding took the accents; the two that have them are given here as printed too.
    numbered += [("février", 2), ("août", 8), ("décembre", 12), ("märz", 3)]
    return {printed: month for name, month in numbered for printed in (name, name.title(), name.upper())}


@cache
def _aliases() -> dict[str, str]:
    return dict(line.split() for line in _lines("aliases.txt"))


def _lines(name: str) -> list[str]:
    text = files("retold.stories").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
