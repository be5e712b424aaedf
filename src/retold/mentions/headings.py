"""Names in headings written with capitals throughout, where a capital tells no name: "Harbour Master Denies Closing Old Lock"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold.mentions.gazetteer import role_nouns
from retold.mentions.grammar import Parsed
from retold.mentions.names import Name
from retold.words import fold, stem
from retold.words.background import common_stems
from retold.words.names import place_key, places

_LONG = 5  # letters from which a word has its capital in a heading
_FEWEST_LONG, _FEWEST_COMMON = 3, 2  # words that show a heading: long ones, and common ones with a capital


def without_headings(text: str, parsed: Sequence[Parsed], names: Sequence[Name]) -> list[Name]:
    """The names of a text, those in headings cut to what is a name elsewhere too; what holds a common word is none."""
    headings = {number for number, sentence in enumerate(parsed) if is_heading(sentence)}
    if not headings:
        return list(names)
    known = {name.text for name in names if name.sentence not in headings}
    known |= {name.rsplit(maxsplit=1)[-1] for name in known}
    found = list[Name]()
    for name in names:
        if name.sentence not in headings or not any(_is_common(word) for word in name.text.split()):
            found.append(name)
        elif part := _known_part(text, parsed[name.sentence], name, known):
            found.append(part)
    return found


def is_heading(sentence: Parsed) -> bool:
    """Whether all longer words of a sentence have capitals, common ones and a verb among them; never where all letters have."""
    if any(word[0].islower() and len(word) >= _LONG and word.isalpha() for word in sentence.words):
        return False
    long = [word for word in sentence.words if len(word) >= _LONG and word.isalpha()]
    if len(long) < _FEWEST_LONG or all(map(str.isupper, long)):
        return False
    common = [
        tag
        for word, tag in zip(sentence.words[1:], sentence.tags[1:], strict=True)
        if word[0].isupper() and _is_common(word)
    ]
    return len(common) >= _FEWEST_COMMON and any(tag.startswith("V") for tag in common)


def _is_common(word: str) -> bool:
    return word.casefold() not in role_nouns() and stem(fold(word)) in common_stems()


def _known_part(text: str, sentence: Parsed, name: Name, known: set[str]) -> Name | None:
    """The longest part of a name that is a name elsewhere, or a place."""
    for first, last in _parts(sentence.between(name.span.start, name.span.end)):
        span = sentence.over(first, last)
        words = span.of(text)
        if words in known or place_key(words) in places():
            return name if span == name.span else replace(name, span=span, text=words, word=last)
    return None


def _parts(words: range) -> Iterator[tuple[int, int]]:
    for size in range(len(words), 0, -1):
        for first in range(words.start, words.stop - size + 1):
            yield first, first + size - 1
