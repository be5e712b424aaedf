"""How much a word tells: background document frequencies and stop words, shipped as data."""

import math
from functools import cache, lru_cache

from retold.words import tables
from retold.words.tokens import fold, stem

LANGUAGES = ("de", "en", "es", "fr")
# Nats of a word of grammar of a language without background frequencies: what such words weigh in those that have them.
_GRAMMAR = 1.0


@cache
def _table() -> tuple[int, dict[str, tuple[int, int]]]:
    """The number of background documents, and for each folded word how many hold it, and hold it in lower case."""
    documents, table = 0, {}
    for line in tables.text("retold.words", "background.tsv").splitlines():
        if line.startswith("# documents "):
            documents = int(line.removeprefix("# documents "))
        elif not line.startswith("#"):
            word, seen, common = line.split("\t")
            table[word] = (int(seen), int(common))
    return documents, table


@lru_cache(maxsize=1 << 17)
def idf(word: str) -> float:
    """Background inverse document frequency of a folded word, in nats: from 0.1 (`the`) to 8.3 (a word never seen).

    ln((N + 1) / (n + .5)) over N background documents of about 200 words, n of them with the word: an unseen word
    counts as seen half a time, so it stands a little above the rarest words of the table.
    """
    documents, table = _table()
    seen, _ = table.get(word, (0, 0))
    if not seen and word in _grammar_abroad():
        return _GRAMMAR
    return math.log((documents + 1) / (seen + 0.5))


def is_unseen(word: str) -> bool:
    """Whether no background document has a folded word."""
    return idf(word) >= idf("")


@lru_cache(maxsize=1 << 17)
def common_word(word: str) -> bool:
    """Whether a folded word often stands in lower case: its capital at a sentence start or in a headline names nobody.

    A third of the documents is enough: titles (`Judge Orme`) are in capitals about as often as not.
    """
    seen, common = _table()[1].get(word, (0, 0))
    return common * 3 >= seen > 0


@lru_cache(maxsize=1 << 12)
def never_a_name(word: str) -> bool:
    """Whether a folded word is known, and stood in lower case in every background document that has it."""
    seen, common = _table()[1].get(word, (0, 0))
    return common == seen > 0


@cache
def common_stems() -> frozenset[str]:
    """Stems of the words that usually stand in lower case: `completes` is common since `complete` is."""
    return frozenset(stem(word) for word in _table()[1] if common_word(word))


@cache
def stop_words(language: str | None = None) -> frozenset[str]:
    """Folded words that carry grammar, not matter.

    Args:
        language: ISO 639-1. For a language without a list of its own its function words and the words of all lists,
            for None the latter alone, since a text of unknown language may be any of them.
    """
    lists = _stop_lists()
    if language in lists:
        return lists[language]
    short = function_words().get(language or "", frozenset())
    return frozenset(map(fold, short)).union(*lists.values())


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The commonest short words of each of the main web languages, in lower case as printed, by ISO 639-1 code."""
    return _by_language("function_words.txt")


@cache
def _grammar_abroad() -> frozenset[str]:
    return frozenset().union(*(words for language, words in _stop_lists().items() if language not in LANGUAGES))


@cache
def _stop_lists() -> dict[str, frozenset[str]]:
    return {
        language: frozenset(word if word.isascii() else fold(word) for word in words)
        for language, words in _by_language("stopwords.txt").items()
    }


def _by_language(name: str) -> dict[str, frozenset[str]]:
    sections = tables.sections("retold.words", name)
    return {language: frozenset(" ".join(lines).split()) for language, lines in sections.items() if language}
