"""A text as words with what each may be in a date, and as a string of one character a word (see `dates_lexicon`)."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from retold.mentions.dates_lexicon import MARK_CLASSES, OTHER, TOKEN, Classes, Language, number_classes

_WORDS = frozenset({"plain", "word"})
_NOTHING: Classes = {}
_BEHIND_NAME = re.compile(r"\b[^\W\da-z]\w+ $")
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")


@dataclass(slots=True)
class Token:
    """A word, number or mark with what it may be. Span ends are in the text; built in bulk, never shared."""

    start: int
    end: int
    word: str
    classes: Classes


def tokenised(text: str, language: Language) -> list[Token]:
    """The tokens of `text`, numbers in words and phrases of several words joined."""
    plain = text.translate(_APOSTROPHES)
    tokens: list[Token] = []
    append, words = tokens.append, language.words
    for match in TOKEN.finditer(plain):
        kind, word = match.lastgroup, match[0]
        start, end = match.span()
        if kind in _WORDS:
            lower = word.lower()
            classes = words.get(lower, _NOTHING)
            if classes:
                end, classes = _as_printed(plain, start, word, language)
            append(Token(start, end, lower, classes))
        elif kind != "mark":
            append(Token(start, end, word.lower(), _special(kind or "", word, words)))
        elif not tokens or start >= tokens[-1].end:
            append(Token(start, end, word, MARK_CLASSES.get(word, _NOTHING)))
    return _joined(_mended(tokens, plain, language), language)


def _as_printed(text: str, start: int, word: str, language: Language) -> tuple[int, Classes]:
    """Where a word of the lexicon ends, with its full stop if it is an abbreviation, and what it may be as spelt there."""
    lower, end = word.lower(), start + len(word)
    if word == lower and lower in language.capitalised:
        return end, _NOTHING
    after = text[end : end + 1]
    if after == "." and lower in language.abbreviations:
        return end + 1, language.words[lower]
    if lower in language.in_names and word != lower and _BEHIND_NAME.search(text[max(0, start - 20) : start]):
        return end, _NOTHING
    name = after.isdigit() or (word != lower and lower in language.small)  # "Future45", "The Daily"
    if name or (lower in language.dotted and not _figure_beside(text, start, end)):
        return end, _NOTHING
    return end, language.words[lower]


def _mended(tokens: list[Token], text: str, language: Language) -> list[Token]:
    """Words that are a month's name but for what a scan takes for another letter, joined where it put figures in."""
    broken = [m for m in language.misread.finditer(text) if m.group().lower() not in language.words]
    for match in reversed(broken):
        first = bisect_left(tokens, match.start(), key=lambda token: token.start)
        last = bisect_left(tokens, match.end(), key=lambda token: token.start)
        month = int((match.lastgroup or "m1")[1:])
        if first < last and tokens[first].start == match.start() and tokens[last - 1].end == match.end():
            joined = Token(match.start(), match.end(), match.group().lower(), {"brokenmonth": month})
            tokens[first:last] = [joined]
    return tokens


def _figure_beside(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 2) : start].strip()[-1:].isdigit() or text[end : end + 2].strip(" ,")[:1].isdigit()


def _special(kind: str, word: str, words: Mapping[str, Classes]) -> Classes:
    if kind == "number":
        return _figures(word)
    if kind == "ordinal":
        number = int(re.match(r"\d+", word).group())  # type: ignore[union-attr]
        return {"ordinal": number, "ordday": number} if 1 <= number <= 31 else {"ordinal": number}
    if kind == "shortyear":
        return {"shortyear": int(word[1:])}
    if kind == "initials":
        return words.get(word.lower(), words.get(word.lower().rstrip("."), {}))
    if kind == "decade" and word[:2].isdigit() and len(word.rstrip("ers'")) == 2:  # "the 80s", "in his 40s"
        return {"decade": word, "age": word}
    return {kind: word}


@lru_cache(maxsize=4096)
def _figures(word: str) -> Classes:
    if word.isdecimal() and word.isascii() and len(word) <= 4:
        classes = number_classes(int(word))
        if len(word) != 4:
            classes.pop("year", None)
            classes.pop("oldyear", None)
        return classes if frozenset(classes) != frozenset() else {"num": int(word)}
    try:
        return {"num": float(word)} if word.count(".") == 1 and "," not in word else {"num": int(word.replace(",", ""))}
    except ValueError:
        return {"amount": word}


def _joined(tokens: list[Token], language: Language) -> list[Token]:
    out: list[Token] = []
    at, count, phrases = 0, len(tokens), language.phrases
    while at < count:
        token = tokens[at]
        rests = phrases.get((token.word, tokens[at + 1].word)) if at + 1 < count else None
        size = _phrase(tokens, at + 2, rests) if rests else None
        if size:
            length, classes = size
            words = " ".join([each.word for each in tokens[at : at + length + 2]])
            out.append(Token(token.start, tokens[at + length + 1].end, words, classes))
            at += length + 2
            continue
        if "numeral" in token.classes:
            length, classes = _numeral(tokens, at)
            merged = Token(
                token.start, tokens[at + length - 1].end, token.word, classes if length > 1 else token.classes
            )
            out.append(merged)
            at += length
            continue
        out.append(token)
        at += 1
    return out


def _phrase(
    tokens: list[Token], at: int, rests: tuple[tuple[tuple[str, ...], Classes], ...]
) -> tuple[int, Classes] | None:
    for rest, classes in rests:
        if len(tokens) >= at + len(rest) and all(tokens[at + i].word == word for i, word in enumerate(rest)):
            return len(rest), classes
    return None


def _numeral(tokens: list[Token], at: int) -> tuple[int, Classes]:
    """A number in words: how many tokens it takes and what it may be (`nineteen ninety-seven` may be a year)."""
    values: list[int] = []
    end, step = at, at
    while step < len(tokens) and len(values) < 8:
        value = tokens[step].classes.get("numeral")
        if isinstance(value, int):
            values.append(value)
            end = step + 1
        elif not (values and _joins(tokens[step].word, values[-1])):
            break
        step += 1
    return end - at, _number_in_words(values)


def _joins(word: str, before: int) -> bool:
    """`thirty-one`, `treinta y uno`, but "twenty and thirty" are two numbers; `a hundred and five`."""
    return before in (100, 1000) if word == "and" else before >= 20 and word in ("-", "und", "et", "y")


def _number_in_words(values: list[int]) -> Classes:
    if len(values) >= 2 and 10 <= values[0] < 100 and 10 <= values[1] < 100 and values[0] in (*range(10, 20), 20):
        return {"num": values[0] * 100 + sum(values[1:]), "year": values[0] * 100 + sum(values[1:])}
    total = current = 0
    for value in values:
        if value in (100, 1000):
            current = max(current, 1) * value
            if value == 1000:
                total, current = total + current, 0
        else:
            current += value
    number = total + current
    return number_classes(number) if number <= 2200 else {"num": number}


def encoded(tokens: list[Token], language: Language) -> tuple[str, list[int]]:
    """The stretches of tokens that may hold a date, one character a token, and the number of the token of each.

    Between two stretches stands a character that no rule takes.
    """
    codes, other = language.codes, OTHER
    line = "".join([codes.get(frozenset(token.classes), other) if token.classes else other for token in tokens])
    kept: list[str] = []
    numbers: list[int] = []
    for match in language.stretches.finditer(line):
        kept += match.group(), OTHER
        numbers += range(match.start(), match.end() + 1)
    return "".join(kept), numbers
