"""Which language a text is in: by script and by its commonest short words; the outside identifier only in doubt."""

from collections.abc import Iterable
from functools import lru_cache

from retold.cleaning.tables import sections
from retold.words import TOKEN

# Scripts that one language (or family of readers) uses, by code point range.
_SCRIPTS = (
    ((0x0370, 0x03FF), "greek"),
    ((0x0400, 0x052F), "cyrillic"),
    ((0x0530, 0x058F), "armenian"),
    ((0x0590, 0x05FF), "hebrew"),
    ((0x0600, 0x077F), "arabic"),
    ((0x0900, 0x0DFF), "indic"),
    ((0x0E00, 0x0E7F), "thai"),
    ((0x10A0, 0x10FF), "georgian"),
    ((0x3040, 0x30FF), "kana"),
    ((0x3400, 0x9FFF), "han"),
    ((0x1100, 0x11FF), "hangul"),
    ((0xAC00, 0xD7AF), "hangul"),
)
_ONLY_LANGUAGE = {
    "greek": "el",
    "armenian": "hy",
    "hebrew": "he",
    "thai": "th",
    "georgian": "ka",
    "kana": "ja",
    "han": "zh",
    "hangul": "ko",
}
_SAMPLE_CHARS = 4000
# A text shows its language when a sixth of its words are function words: prose in the languages listed has 25–50 %.
_CLEAR_SHARE = 0.16
_CLEAR_LEAD = 1.15


def script(text: str) -> str:
    """The script most letters of `text` are in: `latin`, `cyrillic`, … (`latin` where there are no letters)."""
    if text.isascii():
        return "latin"
    counts: dict[str, int] = {"latin": 0}
    for character in text[:200]:
        if character.isalpha():
            name = _script_of(ord(character))
            counts[name] = counts.get(name, 0) + 1
    if counts.get("kana"):
        return "kana"
    return max(counts, key=lambda name: (counts[name], name))


@lru_cache(maxsize=8192)
def _script_of(code: int) -> str:
    return next((name for (low, high), name in _SCRIPTS if low <= code <= high), "latin")


@lru_cache(maxsize=1)
def function_words() -> dict[str, frozenset[str]]:
    """Function words by ISO 639-1 code."""
    return {code: frozenset(" ".join(lines).split()) for code, lines in sections("function_words.txt").items() if code}


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    users: dict[str, list[str]] = {}
    for code, words in function_words().items():
        for word in words:
            users.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in users.items()}


def votes(words: Iterable[str]) -> dict[str, int]:
    """How many of the lower-case `words` are function words, by language."""
    users, counts = _languages_of(), dict[str, int]()
    for word in words:
        for code in users.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    return counts


def quick(text: str) -> str | None:
    """The language of `text` as script and function words show it, None where they do not.

    Cost: linear in the first 4,000 code points.
    """
    sample = text[:_SAMPLE_CHARS]
    only = _ONLY_LANGUAGE.get(script(sample))
    if only:
        return only
    words = [word.lower() for word in TOKEN.findall(sample)]
    ranked = sorted(votes(words).items(), key=lambda item: (-item[1], item[0]))
    if len(words) < 4 or not ranked:
        return None
    best, count = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    return best if count >= _CLEAR_SHARE * len(words) and count >= _CLEAR_LEAD * second else None


def detect(text: str) -> str | None:
    """The ISO 639-1 language of an article's `text`, None if unsure.

    Function words decide where they are clear; py3langid is asked, within the languages of the script, where not.
    """
    found = quick(text)
    if found or len(text) < 40:
        return found
    name, sure = _identifier().classify(text[:_SAMPLE_CHARS])
    return str(name) if sure > 0.9 else None


def of_paragraphs(text: str) -> tuple[str | None, ...]:
    """The language of each paragraph of `text` (parts between blank lines), None where it does not show."""
    return tuple(quick(paragraph) for paragraph in text.split("\n\n"))


@lru_cache(maxsize=1)
def _identifier():  # type: ignore[no-untyped-def]  # noqa: ANN202  py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  heavy, rarely needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
