"""The words and rules of dates in one language, read from its data file.

A rule is a pattern over words, not characters. Every token of a text becomes one private-use character that stands for
the *set* of classes the token may have (`May` is a month and nothing else, `second` an ordinal and a unit), so that a
rule is an ordinary regular expression over a string of one character a token: short, fast, and without catastrophic
backtracking over text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from retold.mentions.dates_broken import misread
from retold.mentions.dates_cues import Cues, cues_of
from retold.words import tables

Meaning: TypeAlias = int | float | str | tuple[int, ...]
Classes: TypeAlias = Mapping[str, Meaning]

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")
DEFAULT_LANGUAGE = "en"
TOKEN = re.compile(
    r"(?P<plain>(?!(?:am|pm|AM|PM)\b)[^\W\d_]+(?![\w.']))"  # most words: nothing beside them can make them more
    r"|(?P<iso>\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\b)"
    r"|(?P<slash>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b|\b\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)\b|\b\d{1,2}-\d{1,2}-\d{4}\b|\b\d{4}/\d{1,2}/\d{1,2}\b)"
    r"|(?P<clock>\b\d{1,2}:\d\d(?::\d\d)?(?!\d)|\b\d{1,2}\.\d\d(?=\s?(?:[ap]\.?m|Uhr|uur)\b)|(?:(?<=\balle )|(?<=\bore )|(?<=\bгодз\. )|(?<=\bgodz\. ))\d{1,2}\.\d\d\b|\b\d{1,2}h\d\d\b)"
    r"|(?P<shortyear>(?<![\w.])'\d\d\b(?![-–'’.,]?\d|s\b))"
    r"|(?P<decade>'?\b\d{2,4}(?:'?s|er)\b)"
    r"|(?P<ordinal>\b\d{1,4}(?:st|nd|rd|th|er|re|e|ème|è|º|ª)\b)"
    r"|(?P<code>\b(?:[QH][1-4]|[1-4][QH])\b)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<poss>'s\b)"
    r"|(?P<meridiem>\b[AaPp]\.\s?[Mm]\.?|(?<![^\W\d_])(?:am|pm|AM|PM)\b)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<gap>\n[ \t]*\n\s*)"
    r"|(?P<mark>[^\s\w])"
)
MARKS = {
    ",": "comma",
    "-": "dash",
    "–": "dash",
    "—": "longdash",
    "/": "solidus",
    "'": "quote",
    ".": "dot",
    "%": "percent",
}
MARKS |= {
    "©": "copyright",
    "$": "currency",
    "€": "currency",
    "£": "currency",
    "¥": "currency",
    "(": "open",
    ")": "close",
    ":": "colon",
}
MARK_CLASSES: Mapping[str, Classes] = {mark: {name: mark} for mark, name in MARKS.items()}
OTHER = "\ue000"
# Classes of words that are part of a date only beside one that tells of time itself.
_MEASURES = frozenset(MARKS.values()) | {
    "poss", "num", "numeral", "day", "hour", "ordinal", "ordday", "amount", "approx", "mod", "each", "rel", "other",
    "lapsed", "ago", "hence", "before_time", "counted", "honoured", "countable", "product", "marching", "sport", "month_sign",
    "halves", "signal", "fiscal", "second",
}  # fmt: skip
# Years before it are read as such only after a word that says so.
FIRST_PLAIN_YEAR = 1400


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over token classes: `act` names what makes a value of it, `options` are its parameters."""

    id: str
    act: str
    pattern: re.Pattern[str]
    names: Mapping[str, str]
    options: Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class Language:
    """Everything known of a language's dates.

    Attributes:
        words: lower-case word to classes; capitalised: those that count only when so written.
        phrases: first two words to the rest of phrases of several words, longest first.
        codes: set of classes to the character that stands for it.
        cues: what tells whether a date lies ahead, abbreviations: words that take a full stop with them, dotted: those of
            them that are other words too (`Sun`, `Jan`) and count only with a full stop or a figure beside them,
            small: words that are names when they have a capital, in_names: those that are with one behind another capital,
            misread: month names as scans break them,
        stretches: finds the runs of codes that have one that tells of time itself.
    """

    code: str
    words: Mapping[str, Classes]
    capitalised: frozenset[str]
    phrases: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Classes], ...]]
    codes: Mapping[frozenset[str], str]
    rules: tuple[Rule, ...]
    abbreviations: frozenset[str]
    dotted: frozenset[str]
    small: frozenset[str]
    in_names: frozenset[str]
    cues: Cues
    misread: re.Pattern[str]
    stretches: re.Pattern[str]


def fitting(language: str | None) -> str | None:
    """The rules to use for a language code: its own, the default for None, None where there are none."""
    code = (language or DEFAULT_LANGUAGE).split("-")[0].casefold()
    return code if code in LANGUAGES else None


@lru_cache(maxsize=len(LANGUAGES))
def load(code: str) -> Language:
    """Read the data file of a language."""
    data = tables.toml("retold.mentions", f"dates_{code}.toml")
    words, phrases = _vocabulary(data["lexicon"])
    for first, second in data.get("compounds", ()):  # "Montagabend"
        pairs = product(data["lexicon"][first].items(), data["lexicon"][second].items())
        words |= {one + other: {first: a, second: b} for (one, a), (other, b) in pairs}
    for rule in data["rule"]:
        rule["pattern"] = _with_shared(rule["pattern"], data.get("shared", {}))
    literals = frozenset(re.findall(r'"([^"]+)"', " ".join(rule["pattern"] for rule in data["rule"])))
    for literal in literals:
        words.setdefault(literal, {})[f"={literal}"] = literal
    codes = _codes(words, phrases)
    capitalised = frozenset(word for name in data["capitalised"] for word in data["lexicon"].get(name, {}))
    return Language(
        code=code,
        words=words,
        capitalised=capitalised,
        phrases={first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in phrases.items()},
        codes=codes,
        rules=tuple(_rule(rule, codes) for rule in data["rule"]),
        abbreviations=frozenset(data["abbreviations"]),
        dotted=frozenset(data["dotted"]),
        small=frozenset(data["small"]),
        in_names=frozenset(data.get("in_names", ())),
        cues=cues_of(data["cues"]),
        misread=misread(data["lexicon"]["month"], capital="month" in data["capitalised"]),
        stretches=_stretches(codes, frozenset(data.get("plain", ()))),
    )


def _with_shared(pattern: str, shared: Mapping[str, str]) -> str:
    return re.sub(r"@(\w+)", lambda name: f"({shared[name[1]]})", pattern)


_Phrases: TypeAlias = dict[tuple[str, str], list[tuple[tuple[str, ...], Classes]]]


def _vocabulary(
    lexicon: Mapping[str, Mapping[str, Meaning | list[int]]],
) -> tuple[dict[str, dict[str, Meaning]], _Phrases]:
    words: dict[str, dict[str, Meaning]] = {}
    phrases: dict[tuple[str, str], dict[tuple[str, ...], dict[str, Meaning]]] = {}
    for name, entries in lexicon.items():
        for text, value in entries.items():
            meaning = tuple(value) if isinstance(value, list) else value
            parts = _plain_words(text)
            if len(parts) == 1:
                words.setdefault(text, {})[name] = meaning
                if name == "numeral":
                    words[text] |= {"num": meaning, "hour": meaning} if meaning in range(1, 13) else {"num": meaning}
            else:
                phrases.setdefault((parts[0], parts[1]), {}).setdefault(tuple(parts[2:]), {})[name] = meaning
    return words, {first: list(rest.items()) for first, rest in phrases.items()}


def _stretches(codes: Mapping[frozenset[str], str], plain: frozenset[str]) -> re.Pattern[str]:
    """Runs of words that may be in a date, with at least one that is not in any sentence."""
    weak = _MEASURES | {f"={word}" for word in plain}
    strong = "".join(char for classes, char in codes.items() if not classes <= weak)
    return re.compile(f"[^{OTHER}]*[{strong}][^{OTHER}]*")


def _plain_words(text: str) -> list[str]:
    return [match.group() for match in TOKEN.finditer(text)]


def number_classes(number: int) -> dict[str, Meaning]:
    """What a whole number may be."""
    classes: dict[str, Meaning] = {"num": number}
    if 1 <= number <= 31:
        classes["day"] = number
    if 1 <= number <= 12:
        classes["hour"] = number
    if 1000 <= number <= 2199:
        classes["year" if number >= FIRST_PLAIN_YEAR else "oldyear"] = number
    return classes


def _codes(words: Mapping[str, Classes], phrases: _Phrases) -> dict[frozenset[str], str]:
    sets = {frozenset(classes) for classes in words.values()}
    sets |= {frozenset(classes) for rest in phrases.values() for _, classes in rest}
    sets |= {frozenset(number_classes(number)) for number in range(2201)}
    sets |= {frozenset({name}) for name in set(MARKS.values())}
    sets |= {
        frozenset({name})
        for name in (
            "iso",
            "slash",
            "clock",
            "decade",
            "ordinal",
            "poss",
            "shortyear",
            "meridiem",
            "code",
            "gap",
            "brokenmonth",
        )
    }
    sets |= {frozenset({"ordinal", "ordday"}), frozenset({"decade", "age"}), frozenset({"amount"}), frozenset({"num"})}
    return {chosen: chr(ord(OTHER) + 1 + i) for i, chosen in enumerate(sorted(sets - {frozenset()}, key=sorted))}


_ELEMENT = re.compile(r'(?P<look><?!|<=|&)?(?:"(?P<literal>[^"]+)"|(?P<name>[a-z_]+))|(?P<syntax>[()|?]|\{\d,\d\}|\s+)')


def _rule(data: Mapping[str, Meaning], codes: Mapping[frozenset[str], str]) -> Rule:
    names: dict[str, str] = {}
    parts = [_element(match, codes, names) for match in _ELEMENT.finditer(str(data["pattern"]))]
    options = {key: value for key, value in data.items() if key not in ("id", "act", "pattern")}
    return Rule(str(data["id"]), str(data["act"]), re.compile("".join(parts)), names, options)


def _element(match: re.Match[str], codes: Mapping[frozenset[str], str], names: dict[str, str]) -> str:
    if match["syntax"]:
        return {"(": "(?:"}.get(match["syntax"], match["syntax"].strip())
    wanted = f"={match['literal']}" if match["literal"] else match["name"]
    chars = "".join(char for classes, char in codes.items() if wanted in classes)
    if not chars:
        raise ValueError(f"a date rule asks for {wanted}, which no word of the language is")
    if match["look"]:
        return {"<!": "(?<!", "!": "(?!", "<=": "(?<=", "&": "(?="}[match["look"]] + f"[{chars}])"
    if match["literal"]:
        return f"[{chars}]"
    group = f"g{len(names)}"
    names[group] = wanted
    return f"(?P<{group}>[{chars}])"
