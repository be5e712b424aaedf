"""English words for words of other languages of the news."""

from collections.abc import Mapping
from functools import cache, lru_cache

from retold.words.names import rows

LANGUAGES = ("de", "es", "fr", "it", "pt", "nl")
# No shorter or longer beginning of a word is in the table.
_SHORTEST, _LONGEST = 4, 16


@lru_cache(maxsize=1 << 15)
def english(word: str, language: str) -> tuple[str, ...]:
    """The English words that a folded word of `language` may stand for, the likeliest first; none where it is not known."""
    whole, beginnings = _table().get(language, ({}, {}))
    if word in whole:
        return whole[word]
    sizes = range(min(len(word), _LONGEST), _SHORTEST - 1, -1)
    return next((beginnings[word[:size]] for size in sizes if word[:size] in beginnings), ())


Words = Mapping[str, tuple[str, ...]]


@cache
def _table() -> dict[str, tuple[Words, Words]]:
    """By language the words, and the beginnings of words, with what they stand for."""
    found: dict[str, tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]] = {n: ({}, {}) for n in LANGUAGES}
    for row in rows("translations.tsv"):
        for language, cell in zip(LANGUAGES, row[1:], strict=True):
            for word in cell.split():
                known = found[language][word.endswith("-")]
                known[word.removesuffix("-")] = (*known.get(word.removesuffix("-"), ()), *row[0].split())
    return dict(found)
