"""What an article is about, as terms: names, pairs of names, numbers and words that tell, the lead counted twice.

A term is a string: `word` (stemmed), `^name`, `^first last` (two adjacent names), `#number`, `@month-day`. Names keep
their letters across languages, so `^`, `#` and `@` terms also join a report to its foreign counterpart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from retold.model import Article
from retold.stories.beside import LANGUAGES as UNICASE
from retold.stories.beside import names_beside
from retold.stories.kept import Kept
from retold.stories.settings import StorySettings
from retold.words import fold, is_abroad, stem, tables, token_spans, tokens
from retold.words.background import LANGUAGES, common_stems, common_word, idf, is_unseen, stop_words
from retold.words.names import NOUNS_IN_CAPITALS
from retold.words.romanised import is_cyrillic, romanised_stem
from retold.words.scripts import LETTERS_A_SIGN, dense
from retold.words.translations import english

NAME, NUMBER, DAY = "^", "#", "@"
# Languages that part decimals by a comma and thousands by a full stop or a space (CLDR, `numbers/symbols`).
_COMMA_LANGUAGES = frozenset(
    ["az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "hy", "id", "is",
     "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr",
     "uk", "uz", "vi"]
)  # fmt: skip
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_UPPER = "".join(chr(c) for c in range(0x41, 0x590) if chr(c).isupper())
_CAPITAL = rf"(?:(?:[{_UPPER}]\.){{2,}}|[{_UPPER}][\w'’]*)"
# Words with a capital, parted by single spaces or an ampersand; not the suffix of `1ST`.
_RUN = re.compile(rf"[{_UPPER}](?<![\w'’].)(?:(?:\.[{_UPPER}])+\.|[\w'’]*)(?: (?:& )?{_CAPITAL})*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\r\"“”‘«»(\[—–]|\s-)[^\w\n]*$")
# "By Ana Roe in Kalmet": the first line of a text that is given clean.
_BYLINE = re.compile(rf"By ((?:[{_UPPER}][\w'’.-]+ ?){{2,6}}?)(?: in [^\n]{{3,40}}| and [^\n]{{3,40}})?\n")
_MIN_WORD_LETTERS = 3
# Of scripts whose letters are syllables or words, which lie behind this one.
_MIN_WORD_SIGNS, _DENSE_FROM = 2, "\u2e80"
# Distinct words looked at to guess a language.
_SAMPLE_WORDS = 80
# Words of a language whose term is kept.
_MOST_KEPT = 1 << 17
# Background idf (nats) above which a word was seen at most once there: too rarely to tell whether it is a name.
_UNSEEN = 7.0
# A German noun after an article; before a name of its own there is none.
_WITH_ARTICLE = re.compile(
    rf"\b(?i:d(?:er|ie|as|en|em|es)|[kmsd]?ein(?:e[rnms]?)?|[ai]m|zu[mr]|beim|vom|ins) ([{_UPPER}][\w'’]+)"
)
# A title of at least this share of capitalised long words says nothing about which of them are names.
_TITLE_CASE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Features:
    """The terms of one article.

    Attributes:
        counts: occurrences of each term, those in title and lead twice.
        focus: names and pairs of the title and lead: who and where the event is.
        language: ISO 639-1, as given or guessed from its stop words; None if neither.
        days: between which the article was published, as day numbers; None where that is hardly known.
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


# A word with a capital that may be a name: folded; as a term; as a term with the name before it, parted by a space only,
# empty where there is none. A bare tuple: there are dozens in every article.
_Capital = tuple[str, str, str]
# One as it stands in a text: whether in title or lead; whether where any word has a capital.
_Placed = tuple[_Capital, bool, bool]


def describe(article: Article, settings: StorySettings) -> Features:
    """The features of `article`. Time linear in `settings.max_text_chars`."""
    text = article.text[: settings.max_text_chars]
    title = (article.title or "")[: settings.max_text_chars]
    lead_end = _lead_end(text, settings.lead_chars)
    leading, rest = [*tokens(title), *tokens(text[:lead_end])], tokens(text[lead_end:])
    language = article.language or _guess_language(dict.fromkeys((*leading, *rest)))
    words = _words(language)
    counts = dict(Counter(map(words.terms.__getitem__, (*leading, *leading, *rest))))
    counts.pop("", None)
    lower = set(map(words.lower.__getitem__, (*leading, *rest)))
    _count_days([*leading, *rest], counts)
    capitals = [*_capitals(title, len(title), language, titled=True), *_capitals(text, lead_end, language)]
    focus = _count_names(capitals, lower, language, _nouns(capitals, text, language), counts)
    if language in UNICASE:
        focus |= _count_beside(title, text, lead_end, language, counts)
    own = _own_names(article)
    for term in own:
        counts.pop(term, None)
    return Features(counts, focus - own, language, _days(article, settings.max_days_apart))


def _lead_end(text: str, size: int) -> int:
    """Where the lead ends: between two words; of a script whose letters are syllables or words, sooner."""
    if not text.isascii() and dense(text[:size]):
        size = size // LETTERS_A_SIGN
        return next((span.end for span in token_spans(text, size, 2 * size)), len(text))
    return max(0, text.rfind(" ", 0, size)) if len(text) > size else len(text)


def _own_names(article: Article) -> frozenset[str]:
    """The names of who wrote an article and of the outlet, as a whole: a place in an outlet's name may be the story's too."""
    byline = _BYLINE.match(article.text)
    people = [*article.authors, *([byline[1]] if byline else ())]
    written = [fold(word) for name in people for word in tokens(name)]
    printed = [fold(word) for word in tokens(article.outlet or "")]
    pairs = [f"{one} {other}" for words in (written, printed) for one, other in pairwise(words)]
    return frozenset(NAME + name for name in (*written, *pairs))


def _days(article: Article, most: int) -> tuple[int, int] | None:
    """The interval of publication; None where it is longer than `most` days, as where day and month may be swapped."""
    if article.published is None:
        return None
    ends = article.published.first, article.published.last
    first, last = (date.fromisoformat(end[:10]).toordinal() for end in ends)
    return (first, last) if last - first <= most else None


def _count_days(tokens: Sequence[str], counts: dict[str, int]) -> None:
    """Count the days of months: `18 September`, `September 18th`, `18 de septiembre`."""
    months = _months()
    for place in [place for place, word in enumerate(tokens) if word in months]:
        for other in (place + 1, place - 1, place - 2):
            day = tokens[other] if 0 <= other < len(tokens) else ""
            if len(day) <= 2 and day.isdecimal() and 1 <= int(day) <= 31:
                term = f"{DAY}{months[tokens[place]]}-{int(day)}"
                counts[term] = counts.get(term, 0) + 1
                break


class _Words(NamedTuple):
    """Of numbers and lower-case words of a language: the term, and the folded form; empty where one tells nothing."""

    terms: Kept[str]
    lower: Kept[str]


@lru_cache(maxsize=8)
def _words(language: str | None) -> _Words:
    def lower(word: str) -> str:
        folded, term = _lower_term(word, language)
        return folded if term else ""

    return _Words(Kept(lambda word: _lower_term(word, language)[1], _MOST_KEPT), Kept(lower, _MOST_KEPT))


def _lower_term(word: str, language: str | None) -> tuple[str, str]:
    """Folded form and term of a number or lower-case word; the term is empty where it tells nothing."""
    folded = fold(word)
    if folded[0].isdigit():
        number = _number(folded, language)
        return folded, NUMBER + number if len(number) > 1 else ""
    least = _MIN_WORD_SIGNS if folded[0] > _DENSE_FROM else _MIN_WORD_LETTERS
    if word[0].isupper() or len(folded) < least or folded in _calendar() or folded in stop_words(language):
        return folded, ""
    return folded, _term(folded, language)


def _number(folded: str, language: str | None) -> str:
    """A number without marks of thousands, its decimals after a full stop, whatever the language."""
    if language in _COMMA_LANGUAGES:
        folded = folded.replace(".", "") if _THOUSANDS.fullmatch(folded) else folded.replace(",", ".")
    return folded.replace(",", "").rstrip(".:")


def _term(folded: str, language: str | None) -> str:
    return stem(folded) if language in ("en", None) or is_abroad(folded) else folded


def _capitals(text: str, lead_chars: int, language: str | None, *, titled: bool = False) -> list[_Placed]:
    """The words with a capital that may be names, in order."""
    title_case = titled and _is_title_case(tokens(text))
    found: list[_Placed] = []
    for run in _RUN.finditer(text):
        start = run.start()
        starts = title_case or _starts_sentence(text, start)
        for capital in _run(run.group(), language):
            if capital is not None:
                found.append((capital, start < lead_chars, starts))
            starts = title_case
    return found


@lru_cache(maxsize=1 << 16)
def _run(printed: str, language: str | None) -> tuple[_Capital | None, ...]:
    """The words of a run of words with a capital; None for one that names nobody."""
    found: list[_Capital | None] = []
    before = ""
    for word in tokens(printed):
        folded = _capital(word, language)
        pair = f"{NAME}{before} {folded}" if before else ""
        found.append((folded, NAME + folded, pair) if folded else None)
        before = folded
    return tuple(found)


def _starts_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` stands where a sentence may begin; most stand after a word and a space."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False
    return _SENTENCE_START.search(text, max(0, start - 6), start) is not None


def _capital(word: str, language: str | None) -> str:
    """Folded form of a word with a capital, in full; empty where it is grammar, a date or a mark."""
    folded = fold(word)
    if len(folded) < 2 or folded in _calendar() or folded in stop_words(language):
        return ""
    if is_abroad(folded):
        return romanised_stem(word) if is_cyrillic(word) else stem(folded)
    return _aliases().get(folded, folded)


def _count_names(
    capitals: list[_Placed], lower: set[str], language: str | None, nouns: set[str], counts: dict[str, int]
) -> frozenset[str]:
    """Count names and pairs of names into `counts`; the names of the lead.

    A word that has its capital only where every word has one is a name if neither the article nor the background
    writes it in lower case. The background is English: of another language such a word is one if it stands there twice, or
    another follows it.
    """
    once = set() if language in ("en", None) else _once_alone(capitals)
    sure = {capital[0] for capital, _, starts in capitals if not starts} - nouns
    focus: set[str] = set()
    named = False  # whether the capital before is a name
    for (folded, name, pair), lead, _ in capitals:
        times = 2 if lead else 1
        if folded not in sure and (folded in nouns or folded in once or folded in lower or _common(folded)):
            named = False
            term = _term(folded, language)
            counts[term] = counts.get(term, 0) + times
            continue
        for term in (name, pair) if pair and named else (name,):
            counts[term] = counts.get(term, 0) + times
            if lead:
                focus.add(term)
        named = True
    return frozenset(focus)


def _once_alone(capitals: Sequence[_Placed]) -> set[str]:
    """The words that stand but once, and not before another with which they may be one name."""
    times = Counter(capital[0] for capital, *_ in capitals)
    leads = {capital[0] for (capital, *_), (following, *_) in pairwise(capitals) if following[2]}
    return {word for word, count in times.items() if count == 1} - leads


def _count_beside(title: str, text: str, lead_end: int, language: str | None, counts: dict[str, int]) -> frozenset[str]:
    """Count the names that show by what stands beside them into `counts`; those of title and lead."""
    focus: set[str] = set()
    found = [*((0, parts) for _, parts in names_beside(title, language)), *names_beside(text, language)]
    for at, parts in found:
        pair = [f"{NAME}{parts[0]} {parts[1]}"] if len(parts) > 1 else []
        for term in (*(NAME + part for part in parts), *pair):
            counts[term] = counts.get(term, 0) + (2 if at < lead_end else 1)
            focus.update({term} if at < lead_end else ())
    return frozenset(focus)


def _nouns(capitals: list[_Placed], text: str, language: str | None) -> set[str]:
    """Of the words of a language in which every noun has a capital those that are no names: known ones, and those with an article.

    What the background knows as a name is one with an article too: `die Ukraine`.
    """
    if language not in NOUNS_IN_CAPITALS:
        return set()
    after = {fold(found[1]) for found in _WITH_ARTICLE.finditer(text)}
    distinct = {capital[0] for capital, *_ in capitals}
    return {word for word in distinct if english(word, language) or (word in after and is_unseen(word))}


@lru_cache(maxsize=1 << 16)
def _common(folded: str) -> bool:
    return common_word(folded) or (stem(folded) in common_stems() and idf(folded) > _UNSEEN)


def _is_title_case(words: list[str]) -> bool:
    long = [w for w in words if len(w) > 3]
    return sum(w[0].isupper() for w in long) >= _TITLE_CASE_SHARE * max(len(long), 1)


def _guess_language(distinct: Iterable[str]) -> str | None:
    """The language with most stop words among the first distinct words, None where those are less than an eighth."""
    first = set(islice(distinct, _SAMPLE_WORDS))
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
    return list(tables.lines("retold.stories", name))
