"""Names in Chinese and Japanese, which have no capitals: by what stands beside them (`海门` before `市`, `林志远` behind `局长`).

A Chinese name is given as it sounds, so that a report joins its English translation: `lin zhiyuan`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from retold.model import Span
from retold.words import token_spans
from retold.words.background import stop_words
from retold.words.pinyin import is_han, pinyin
from retold.words.tables import labelled

LANGUAGES = frozenset({"ja", "zh"})
_PARTS = 2  # words of a given name at most


def names_beside(text: str, language: str | None) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The names in a text, each with where it begins and its parts."""
    for run in _runs(token_spans(text)):
        words = [span.of(text) for span in run]
        for at, word in enumerate(words):
            person = _person(words, at) if language == "zh" else ""
            if person:
                yield run[at].start, (pinyin(word), pinyin(person))
            elif place := _place(words, at):
                yield run[at].start, (pinyin(place) if language == "zh" else place,)


def _runs(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Words that stand together, with nothing between them."""
    run: list[Span] = []
    for span in spans:
        if run and run[-1].end != span.start:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _place(words: Sequence[str], at: int) -> str:
    """The name of a place or a house that a word ends or holds; empty where it is none."""
    word, kinds = words[at], _words("places")
    name = word[:-1] if word[-1] in kinds and len(word) > 2 else ""
    if at + 1 < len(words) and words[at + 1] in kinds:
        before = words[at - 1] if at and len(word) == len(words[at - 1]) == 1 else ""
        name = before + word if before not in stop_words("zh") else word
    return name if len(name) > 1 and is_han(name) and name not in _words("no name") else ""


def _person(words: Sequence[str], at: int) -> str:
    """The given name behind a surname, where a title stands before it, or behind it a title or a verb of saying."""
    if words[at] not in _words("surnames"):
        return ""
    given = ""
    for behind in range(at + 1, min(at + 1 + _PARTS, len(words))):
        ends = words[behind] in _words("says") or words[behind] in _words("titles")
        if ends or not is_han(words[behind]) or len(given + words[behind]) > _PARTS:
            break
        given += words[behind]
        titled = at > 0 and words[at - 1] in _words("titles")
        beside = words[behind + 1] if behind + 1 < len(words) else ""
        if beside in _words("says") or beside in _words("titles") or (titled and len(given) == _PARTS):
            return given
    return ""


@cache
def _words(label: str) -> frozenset[str]:
    return frozenset(
        word for name, words in labelled("retold.stories", "beside.txt") if name == label for word in words
    )
