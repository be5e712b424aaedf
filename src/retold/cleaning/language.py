"""Which language a text is in: by script and by its commonest short words; the outside identifier only in doubt."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from retold.cleaning.tables import sections
from retold.model import Foreign, Span
from retold.words.background import function_words

# Scripts by their code point ranges, as they stand in a character class.
_RANGES = {
    "greek": "\\u0370-\\u03ff",
    "cyrillic": "\\u0400-\\u052f",
    "armenian": "\\u0530-\\u058f",
    "hebrew": "\\u0590-\\u05ff",
    "arabic": "\\u0600-\\u077f",
    "devanagari": "\\u0900-\\u097f",
    "bengali": "\\u0980-\\u09ff",
    "gurmukhi": "\\u0a00-\\u0a7f",
    "gujarati": "\\u0a80-\\u0aff",
    "oriya": "\\u0b00-\\u0b7f",
    "tamil": "\\u0b80-\\u0bff",
    "telugu": "\\u0c00-\\u0c7f",
    "kannada": "\\u0c80-\\u0cff",
    "malayalam": "\\u0d00-\\u0d7f",
    "sinhala": "\\u0d80-\\u0dff",
    "thai": "\\u0e00-\\u0e7f",
    "lao": "\\u0e80-\\u0eff",
    "burmese": "\\u1000-\\u109f",
    "georgian": "\\u10a0-\\u10ff",
    "hangul": "\\u1100-\\u11ff\\uac00-\\ud7af",
    "ethiopic": "\\u1200-\\u139f",
    "khmer": "\\u1780-\\u17ff",
    "kana": "\\u3040-\\u30ff",
    "han": "\\u3400-\\u9fff",
}
_SCRIPTS = (
    ("latin", re.compile("[A-Za-z\\u00c0-\\u024f]")),
    *((name, re.compile(f"[{ranges}]")) for name, ranges in _RANGES.items()),
)
_OTHER_SCRIPT = re.compile(f"[{''.join(_RANGES.values())}]")
# Scripts without spaces between words, and how many characters are about a word.
UNSPACED = {"han": 2, "kana": 2, "thai": 4, "lao": 4, "burmese": 6, "khmer": 5}
# Of these some set no mark at the end of a sentence.
STOPLESS = frozenset(("thai", "lao"))
_UNSPACED = re.compile(f"[{''.join(_RANGES[name] for name in sorted(UNSPACED))}]")
_SCRIPT_SAMPLE_CHARS = 200
_FIGURE = re.compile(r"\s\d")
_CYRILLIC = re.compile(f"[{_RANGES['cyrillic']}]")
_ONLY_LANGUAGE = {
    "greek": "el",
    "armenian": "hy",
    "hebrew": "he",
    "bengali": "bn",
    "gurmukhi": "pa",
    "gujarati": "gu",
    "oriya": "or",
    "tamil": "ta",
    "telugu": "te",
    "kannada": "kn",
    "malayalam": "ml",
    "sinhala": "si",
    "thai": "th",
    "lao": "lo",
    "burmese": "my",
    "khmer": "km",
    "ethiopic": "am",
    "georgian": "ka",
    "kana": "ja",
    "han": "zh",
    "hangul": "ko",
}
# Letters that of the Cyrillic alphabets one alone has, and from which share of a text's characters on they prove it: a
# foreign name has one or two, the language itself two or three in a hundred.
_OWN_LETTERS = {"ru": "ыэё", "uk": "їєґ", "sr": "ђћ", "mk": "ѓќѕ"}
_OWN_SHARE, _FEWEST_SPELLED = 0.005, 4
_OF_OTHERS = re.compile("[ўәғқңөұүһ]")  # of Belarusian, Kazakh and others, which are written with the Russian ones too
_SAMPLE_CHARS = 2000
# A text shows its language when a sixth of its words are function words: prose in the languages listed has 25–50 %.
_CLEAR_SHARE = 0.16
_CLEAR_LEAD = 1.15
# Lists and tables hold fewer: there a handful tells, where no other language has half of it.
_CLEAR_COUNT, _FAR_LEAD = 3, 2.0
# With fewer words of four letters and more a text tells nobody its language.
_FEWEST_WORDS = 8
_WORD = re.compile(r"[^\W\d_]{4,}")
# Paragraphs: how much of one is looked at first, from how many words on, and with which share of function words it is
# taken to be in the article's language.
_PARAGRAPH_CHARS, _LEAST_WORDS, _USUAL_SHARE = 400, 6, 0.12


def script(text: str) -> str:
    """The script most letters of `text` are in: `latin`, `cyrillic`, … (`latin` where there are no letters).

    Cost: constant, the first 200 code points are looked at.
    """
    sample = text[:_SCRIPT_SAMPLE_CHARS]
    if sample.isascii() or _western(sample) or not _OTHER_SCRIPT.search(sample):
        return "latin"
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    if counts["kana"]:
        return "kana"
    return max(counts, key=lambda name: (counts[name], name))


def word_count(text: str, pieces: int) -> int:
    """How many words `text` has: its `pieces` between spaces, or by its characters where words are not parted by spaces."""
    kind = "latin" if text.isascii() or not _UNSPACED.search(text) else script(text)
    if kind not in UNSPACED:
        return pieces
    return max(pieces, len(text) // UNSPACED[kind])


def _western(sample: str) -> bool:
    """Whether all characters are of the Western code page, which holds no script but Latin; faster than a search."""
    try:
        sample.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=64)
def voice_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words by which a site speaks of itself (we) and to its reader (you) in `language`; empty where unknown."""
    table = sections("voices.txt")
    we, you = (frozenset(" ".join(table.get(f"{language} {voice}", ())).split()) for voice in ("we", "you"))
    return we, you


@lru_cache(maxsize=64)
def reporting_verbs(language: str) -> frozenset[str]:
    """The verbs by which news in `language` gives other people's words; empty where unknown."""
    return frozenset(" ".join(sections("reporting.txt").get(language, ())).split())


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    users: dict[str, list[str]] = {}
    for code, words in function_words().items():
        for word in words:
            users.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in users.items()}


def votes(words: Iterable[str]) -> dict[str, int]:
    """How many of the lower-case `words` are function words, by language."""
    return Counter(chain.from_iterable(filter(None, map(_languages_of().get, words))))


def quick(text: str) -> str | None:
    """The language of `text` as script and function words show it, None where they do not.

    Cost: linear in the first 2,000 code points.
    """
    return _shown(text[:_SAMPLE_CHARS])


@lru_cache(maxsize=256)  # a line of few function words is asked about as a line of its page, and again as a paragraph
def _shown(sample: str) -> str | None:
    only = _ONLY_LANGUAGE.get(script(sample))
    if only:
        return only
    lowered = sample.lower()
    words = lowered.split()
    count = len(words) - len(_FIGURE.findall(" " + lowered))  # tables are of no language
    spelled = _spelled(lowered) if count >= _FEWEST_SPELLED else None
    if spelled:
        return spelled
    ranked = sorted(votes(words).items(), key=lambda item: (-item[1], item[0]))
    if count < 4 or not ranked:
        return None
    best, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if most >= _CLEAR_COUNT and most >= _FAR_LEAD * second:
        return best
    return best if most >= _CLEAR_SHARE * count and most >= _CLEAR_LEAD * second else None


def _spelled(lowered: str) -> str | None:
    """The language whose own letters a text in lower case holds, if its script has such: Russian and Bulgarian share many words."""
    if lowered.isascii() or not _CYRILLIC.search(lowered) or _OF_OTHERS.search(lowered):
        return None
    shares = {code: sum(map(lowered.count, letters)) / len(lowered) for code, letters in _OWN_LETTERS.items()}
    best = max(shares, key=lambda code: (shares[code], code))
    return best if shares[best] >= _OWN_SHARE else None


def detect(text: str) -> str | None:
    """The ISO 639-1 language of an article's `text`, None if unsure.

    Function words decide where they are clear; py3langid is asked, within the languages of the script, where not.
    """
    found = quick(text)
    if found or len(_WORD.findall(text[:_SAMPLE_CHARS])) < _FEWEST_WORDS:
        return found
    name, sure = _identifier().classify(text[:_SAMPLE_CHARS])
    return str(name) if sure > 0.9 else None


def foreign_paragraphs(text: str, language: str | None, shares: Sequence[float] | None = None) -> tuple[Foreign, ...]:
    """The paragraphs of `text` (parts between blank lines) that show another language than `language`.

    A paragraph with some function words of the article's language is not looked at any closer.

    Args:
        text: of the article.
        language: of the article, None where it is not known: then no other language can be told.
        shares: of function words of that language among the words of each paragraph, if they are known.
    """
    small = function_words().get(language or "", frozenset())
    found, start = [], 0
    for at, paragraph in enumerate(text.split("\n\n") if language else ()):
        usual = small and (shares[at] if shares else share_of(small, paragraph)) >= _USUAL_SHARE
        if not usual and len(paragraph[:_PARAGRAPH_CHARS].split()) >= _LEAST_WORDS:
            other = quick(paragraph)
            if other and other != language:
                found.append(Foreign(Span(start, start + len(paragraph)), other))
        start += len(paragraph) + 2
    return tuple(found)


def share_of(small: frozenset[str], paragraph: str) -> float:
    """How much of the studied part of a paragraph are function words, 0 of none."""
    words = paragraph[:_PARAGRAPH_CHARS].lower().split()
    return sum(map(small.__contains__, words)) / (len(words) or 1)


@lru_cache(maxsize=1)
def _identifier():  # type: ignore[no-untyped-def]  # noqa: ANN202  py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  heavy, rarely needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
