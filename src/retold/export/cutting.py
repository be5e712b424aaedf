"""Where a text may be cut to fit: between words, also of scripts that have no spaces between them."""

from collections.abc import Iterator

from retold.words import token_spans
from retold.words.scripts import has_unspaced

_LONGEST_WORD = 24  # characters of a word of such a script
_OPENING = "“‘「『《〈（(["


def head(text: str, size: int) -> str:
    """The first `size` characters, up to the end of a word."""
    if not has_unspaced(text, max(0, size - _LONGEST_WORD), size):
        return text[:size].rsplit(" ", 1)[0]
    ends = (span.end for span in token_spans(text, 0, size + _LONGEST_WORD))
    return text[: max((end for end in ends if end <= size), default=0)]


def cut(text: str, size: int) -> str:
    """`text`, if it is longer than `size` characters up to the end of a word, with an ellipsis."""
    return text if len(text) <= size else head(text, size - len(" …")) + " …"


def tail(text: str, size: int) -> str:
    """The last `size` characters, from where a word begins."""
    first = max(0, len(text) - size)
    if not has_unspaced(text, first, first + _LONGEST_WORD):
        return text[-size:].split(" ", 1)[-1]
    starts = (span.start for span in token_spans(text, max(0, first - _LONGEST_WORD)))
    return text[next((start for start in starts if start >= first), len(text)) :]


def pieces(word: str) -> Iterator[str]:
    """The parts between which a line may break in what stands without a space; marks stay with what they belong to."""
    at = 0
    for span in token_spans(word)[1:] if has_unspaced(word) else ():
        start = span.start
        while start > at and word[start - 1] in _OPENING:
            start -= 1
        if start > at and (has_unspaced(word, start - 1, span.end)):
            yield word[at:start]
            at = start
    yield word[at:]
