"""A text as words with what each may be in a date, and as a string of one character a word (see `dates_lexicon`)."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from retold.mentions.dates_lexicon import MARKS, OTHER, TOKEN, Classes, Language, number_classes

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
    append, words, marks, nothing = tokens.append, language.words, MARKS, {}  # type: ignore[var-annotated]
    for match in TOKEN.finditer(plain):
        kind, word = match.lastgroup, match.group()
        if kind == "word":
            lower = word.lower()
            classes = words.get(lower, nothing)
            if classes and word == lower and lower in language.capitalised:
                classes = nothing
            end = match.end()
            if classes and lower in language.abbreviations and plain[end : end + 1] == ".":
                end += 1
            elif (
                plain[end : end + 1].isdigit()
                or (word != lower and lower in language.small)
                or (lower in language.dotted and not _figure_beside(plain, match.start(), end))
            ):  # "Future45", "The Daily"
                classes = nothing
            append(Token(match.start(), end, lower, classes))
        elif kind == "mark":
            if tokens and match.start() < tokens[-1].end:
                continue
            append(Token(match.start(), match.end(), word, {marks[word]: word} if word in marks else nothing))
        else:
            append(Token(match.start(), match.end(), word.lower(), _special(kind or "", word, words)))
    return _joined(_mended(tokens, plain, language), language)


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
    if kind == "decade" and word[:2].isdigit() and len(word.rstrip("s'")) == 2:  # "the 80s", "in his 40s"
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
        elif not (values and tokens[step].word in ("-", "and", "und", "et", "y") and values[-1] >= 20):
            break
        step += 1
    return end - at, _number_in_words(values)


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


def encoded(tokens: list[Token], language: Language) -> str:
    """One character a token."""
    codes, other = language.codes, OTHER
    return "".join([codes.get(frozenset(token.classes), other) if token.classes else other for token in tokens])
