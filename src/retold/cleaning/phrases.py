"""Phrases of page furniture: which class of them a line is, begins with, or holds."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retold.cleaning.tables import sections
from retold.words.background import function_words, stop_words

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_LONG_WORD = re.compile(r"\w{4,}")
_EDGES = " \t\u00a0\u200b\u200e\u200f\ufeff-–—_=~*•·|»«›‹>.,:;!?…→←↓↑▶►▼▾+#()[]\"'“”‘’/\\©@✓✕×👉➡️⬇🔗📲📰▪"
# "1. Facebook": a heading of a numbered list, whatever it is called.
_NUMBERED = re.compile(r"\d{1,3}[.)] [^\W\d]")
_JOINT = re.compile(r"[|/·•]")
_PARTS = re.compile(r"\s[|/·•]\s|\s{2,}")
MAX_WHOLE_CHARS, _MAX_JOINED_CHARS = 80, 200
_LEAST_KNOWN = 3  # parts of a line of many that are known, if these are half of them
_MAX_START_WORDS = 5
_LEAST_PHRASES = 2
_OF_THE_WORLD = frozenset(("section", "references", "picture", "minutes", "credited", "caption"))  # names, not appeals
_MOST_FRAMED = 5  # words of such a line: longer ones may be headlines
# In which Chinese and Japanese set labels, without a space behind them: "【関連記事】…".
_BRACKETS = {"【": "】", "［": "］", "〔": "〕", "[": "]"}
# From Devanagari on; Thai, kana and Chinese part no words. A line of these begins with such or with a mark further on than
# the letters of other scripts.
_EASTERN, _FIRST_EASTERN = re.compile("[\u0900-\u1cff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"), "\u0900"
_TO_OTHERS = frozenset(("related", "more"))
_LABEL_MARKS = ":：|-–—"
# Spellings of one word: Greek letters lose their accents in capitals and sigma has two forms; vowels, long strokes and the
# forms of alef are written or left out in Arabic, Persian has letters and a joiner of its own; the dots of Russian ё and of
# Hindi letters are often left out.
_SPELLINGS = str.maketrans(
    dict(zip("άέήίόύώϊϋΐΰςأإآٱىيكё", "αεηιουωιυιυσااااییکе", strict=True))
    | dict(zip(map(chr, range(0x958, 0x960)), "कखगजडढफय", strict=True))
    | dict.fromkeys((*map(chr, range(0x64B, 0x653)), "\u0640", "\u093c"), "")
    | {"\u200c": " "}
)
_COLON = str.maketrans({"：": ":"})  # of Chinese and Japanese, which is half as wide on many sites
VARIED = frozenset(("greek", "cyrillic", "arabic", "devanagari"))  # scripts that do
_FIRST_VARIED, _LAST_VARIED = "\u0370", "\u097f"  # from Greek to Devanagari


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """The packaged phrases, arranged for looking a line up.

    Attributes:
        whole: class by the line without edge marks, lower case, numbers as `#`.
        framed: class by the first and the last word of a short line: `latest … news`.
        starts: class by the first words of a line.
        contains: (class, phrase) by the phrase's longest word, so that a line is searched only for likely phrases.
        signs: the words of `contains`.
        short: (class, phrase) of phrases without a longer word: `buy now`.
        eastern: (class, phrase) of phrases in scripts that part no words, and their neighbours.
        certain: classes whose whole lines are furniture wherever they stand.
    """

    whole: dict[str, str]
    framed: dict[tuple[str, str], str]
    starts: dict[str, str]
    contains: dict[str, tuple[tuple[str, str], ...]]
    signs: frozenset[str]
    short: tuple[tuple[str, str], ...]
    eastern: tuple[tuple[str, str], ...]
    certain: frozenset[str]


@lru_cache(maxsize=1)
def phrase_table() -> PhraseTable:
    """The phrases of `data/furniture.txt`."""
    whole, starts, framed, certain = dict[str, str](), dict[str, str](), dict[tuple[str, str], str](), set[str]()
    contains, short, eastern = dict[str, list[tuple[str, str]]](), list[tuple[str, str]](), list[tuple[str, str]]()
    for heading, lines in sections("furniture.txt").items():
        name, _, where = heading.partition(" ")
        kind = name.removesuffix("!")
        if name.endswith("!"):
            certain.add(kind)
        for line in lines:
            if where == "whole":
                whole.setdefault(bare(line), kind)
            elif where == "framed":
                first, last = line.casefold().split(" … ")
                framed[first, last] = kind
            elif where == "starts":
                starts.setdefault(one_spelling(line.casefold()).translate(_COLON), kind)
            else:
                line = one_spelling(line).translate(_COLON)  # noqa: PLW2901
                longest = max(_LONG_WORD.findall(line), key=len, default="")
                if _EASTERN.search(line):
                    eastern.append((kind, line))
                elif longest:
                    contains.setdefault(longest, []).append((kind, line))
                else:
                    short.append((kind, line))
    keyed = {word: tuple(pairs) for word, pairs in contains.items()}
    return PhraseTable(whole, framed, starts, keyed, frozenset(keyed), tuple(short), tuple(eastern), frozenset(certain))


@lru_cache(maxsize=1)
def site_words() -> frozenset[str]:
    """The words that several phrases have, those of grammar left out: of what sites say of themselves and ask for.

    They tell furniture in words of its own, which no phrase is (`Subscribe to our gardening newsletter`).
    """
    texts = (
        line
        for heading, lines in sections("furniture.txt").items()
        if heading.partition(" ")[0].rstrip("!") not in _OF_THE_WORLD
        for line in lines
    )
    counts = Counter(word for line in texts for word in set(_LONG_WORD.findall(line.lower())))
    grammar = stop_words().union(*function_words().values())
    return frozenset(word for word, count in counts.items() if count >= _LEAST_PHRASES and word not in grammar)


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0].rstrip(_LABEL_MARKS) for phrase in phrase_table().starts)


def bare(line: str) -> str:
    """`line` as whole-line phrases are looked up: lower case, no marks at the edges, numbers as `#`, single spaces."""
    plain = _folded(line).replace("’", "'")
    if _DIGIT.search(plain):
        plain = _NUMBER.sub("#", plain)
    return " ".join(plain.strip(_EDGES).split())


def whole_class(line: str) -> str | None:
    """The class of furniture that the whole of `line` is, if any."""
    if len(line) > MAX_WHOLE_CHARS:
        return _joined(line) if len(line) <= _MAX_JOINED_CHARS and (" | " in line or "  " in line) else None
    return whole_of(line) if may_be_whole(line) else None


def whole_of(line: str) -> str | None:
    """The same of a short line that `may_be_whole`."""
    if _NUMBERED.match(line):
        return None
    table, plain = phrase_table().whole, bare(line)
    if "://" in line:  # "Haberin devamı: https://…"
        label = table.get(bare(line.partition("http")[0]))
        return label if label == "more" else None
    found = table.get(plain) or _framed(plain) or _label_alone(plain)
    if found or not plain:
        return found
    if (_JOINT.search(line) or "  " in line) and (joined := _joined(line)):
        return joined
    half = len(plain) // 2  # a label printed twice: "Share Share"
    return table.get(plain[:half]) if len(plain) % 2 and plain[:half] == plain[half + 1 :] else None


def _joined(line: str) -> str | None:
    """The class of a line of parts that are known each, or of many of which most are: `Privacy | Terms | Contact`."""
    table, parts = phrase_table().whole, _PARTS.split(line)
    found = [kind for part in parts if (kind := table.get(bare(part)))]
    most = len(found) >= _LEAST_KNOWN and 2 * len(found) >= len(parts)
    return found[0] if len(parts) > 1 and (len(found) == len(parts) or most) else None


def _label_alone(plain: str) -> str | None:
    """`Lire aussi` with nothing behind it stands over the teaser that it announces."""
    return "more" if phrase_table().starts.get(plain) == "teaser" else None


def _framed(plain: str) -> str | None:
    words = plain.split(" ", _MOST_FRAMED)
    return phrase_table().framed.get((words[0], words[-1])) if 1 < len(words) <= _MOST_FRAMED else None


def may_be_whole(line: str) -> bool:
    """Whether the first word of `line` is one that a phrase begins with: at a glance, since most are not."""
    first = line.lstrip(_EDGES).partition(" ")[0]
    return not first.isalpha() or _folded(first) in _first_words_of_lines()


def _folded(text: str) -> str:
    """`text` without case and in one spelling; dots go that Turkish sets and leaves out: "İ" folds to two code points, "I" to "i"."""
    folded = text.casefold()
    return folded if folded.isascii() else one_spelling(folded.replace("i\u0307", "i").replace("ı", "i"))


def one_spelling(lowered: str) -> str:
    """`lowered` as phrases are kept, where its script, at a glance, spells one word in several ways."""
    varied = lowered and (
        _FIRST_VARIED <= lowered[0] <= _LAST_VARIED or _FIRST_VARIED <= lowered[len(lowered) // 2] <= _LAST_VARIED
    )
    return lowered.translate(_SPELLINGS) if varied else lowered


@lru_cache(maxsize=1)
def _first_words_of_lines() -> frozenset[str]:
    table = phrase_table()
    phrases = (*table.whole, *(phrase for phrase, kind in table.starts.items() if kind == "teaser"))
    return frozenset((*(phrase.partition(" ")[0] for phrase in phrases), *(first for first, _ in table.framed)))


def opens_phrase(word: str) -> bool:
    """Whether phrases that lines begin with have this lower-case `word` first: at a glance, since most have not."""
    known = word[:1] in _BRACKETS or word.rstrip(_LABEL_MARKS) in _first_words()
    return known or (word >= _FIRST_EASTERN and _eastern_label(word) in _first_words())


def _eastern_label(word: str) -> str | None:
    """The label that stands before what it is the label of, no space between: `责任编辑：王小明`."""
    label, colon, _ = word.translate(_COLON).partition(":")
    return label if colon else None


def start_class(lowered: str) -> str | None:
    """The class of furniture that a line, given in lower case, begins with, if any."""
    return start_of(lowered.split(None, _MAX_START_WORDS))


def start_of(words: Sequence[str]) -> str | None:
    """The class of furniture that a line of these lower-case `words` begins with, if any."""
    if not words or not opens_phrase(words[0]):
        return None
    starts = phrase_table().starts
    if words[0][0] in _BRACKETS:
        label, _, rest = " ".join(words)[1:].partition(_BRACKETS[words[0][0]])
        found = phrase_table().whole.get(bare(label))
        return "teaser" if rest and found in _TO_OTHERS else found
    if words[0] >= _FIRST_EASTERN and (joined := _eastern_label(words[0])):
        return starts.get(f"{joined}:") or starts.get(joined)
    for count in range(min(len(words), _MAX_START_WORDS), 0, -1):
        label = " ".join(words[:count])
        found = starts.get(label) or starts.get(label.rstrip(_LABEL_MARKS))
        if found:
            return found
    return None


def far_eastern(text: str) -> bool:
    """Whether `text` may be in a script from Devanagari to Hangul, at a glance: by its first character and one in its middle."""
    half = len(text) // 2
    return text >= _FIRST_EASTERN and max(text[half - 1 : half + 1], default="") >= _FIRST_EASTERN


def short_phrases(lowered: str) -> tuple[tuple[str, str], ...]:
    """(class, phrase) of the phrases without a longer word that a page in lower case may hold: of those in ASCII mostly none.

    Others may be spelt in several ways, and so may all where the dot of a letter is a sign of its own.
    """
    short = phrase_table().short
    return short if "\u0307" in lowered else tuple(p for p in short if p[1] in lowered or not p[1].isascii())


def contained(
    lowered: str, long_words: frozenset[str], short: Sequence[tuple[str, str]] | None = None
) -> tuple[str, ...]:
    """The classes of phrases that a line holds, once for each phrase found, in order of the alphabet.

    Args:
        lowered: the line in lower case.
        long_words: its words of four and more letters.
        short: those of its page among the `short_phrases`, None where they are not known.
    """
    table = phrase_table()
    found = []
    # Loops written out: to make a generator takes longer than to look for a phrase.
    for kind, phrase in table.short if short is None else short:
        if phrase in lowered:
            found.append(kind)
    if lowered >= _FIRST_EASTERN and far_eastern(lowered):
        lowered = lowered.translate(_COLON)
        found.extend(kind for kind, phrase in table.eastern if phrase in lowered)
    if not table.signs.isdisjoint(long_words):
        for word in long_words & table.signs:
            for kind, phrase in table.contains[word]:
                if phrase in lowered:
                    found.append(kind)
    return tuple(sorted(found)) if found else ()
