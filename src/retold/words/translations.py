"""English words for words of other languages of the news."""

from collections.abc import Mapping
from functools import cache, lru_cache

from retold.words.names import rows
from retold.words.tokens import fold, is_abroad, stem

# The tables, and the languages of their columns behind the English words.
_TABLES = {"translations.tsv": ("de", "es", "fr", "it", "pt", "nl"), "translations_scripts.tsv": ("ru", "ar", "zh")}
LANGUAGES = tuple(language for languages in _TABLES.values() for language in languages)
# No shorter or longer beginning of a word is in the table.
_SHORTEST, _LONGEST = 4, 16


@lru_cache(maxsize=1 << 15)
def english(word: str, language: str) -> tuple[str, ...]:
    """The English words that a folded word of `language` may stand for, the likeliest first; none where it is not known."""
    whole, beginnings = _table().get(language, ({}, {}))
    if word in whole or (word := stem(word) if is_abroad(word) else word) in whole:
        return whole[word]
    sizes = range(min(len(word), _LONGEST), _SHORTEST - 1, -1)
    return next((beginnings[word[:size]] for size in sizes if word[:size] in beginnings), ())


Words = Mapping[str, tuple[str, ...]]


@cache
def _table() -> dict[str, tuple[Words, Words]]:
    """By language the words, and the beginnings of words, with what they stand for."""
    found: dict[str, tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]] = {n: ({}, {}) for n in LANGUAGES}
    for name, languages in _TABLES.items():
        for row in rows(name):
            for language, cell in zip(languages, row[1:], strict=True):
                for word in cell.split():
                    known = found[language][word.endswith("-")]
                    for form in _forms(word.removesuffix("-")):
                        known[form] = (*known.get(form, ()), *row[0].split())
    return dict(found)


def _forms(word: str) -> set[str]:
    """A word of the table as texts are compared by: of another script folded, and its stem too."""
    return {fold(word), stem(fold(word))} if is_abroad(word) else {word}
