"""Which of many words a page holds: all are looked for at once, by their first four letters."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_LETTERS = 4
_BYTES = 2 * _LETTERS  # in UTF-16
# 2⁶⁴ by the golden ratio: the upper bits of its product with four letters scatter well (Knuth, TAOCP 3, 6.4).
_FACTOR, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(48)


class _Index(NamedTuple):
    """Words by their beginnings.

    Attributes:
        likely: whether a word begins with letters of that number.
        begun: words with their UTF-16, by its beginning.
        short: words of fewer letters.
    """

    likely: NDArray[np.bool_]
    begun: dict[bytes, tuple[tuple[bytes, str], ...]]
    short: tuple[str, ...]


def held(low: str, words: frozenset[str]) -> frozenset[str]:
    """Which of some `words` stand in `low`, inside longer words too.

    Cost: linear in the text, however many words there are; some five nanoseconds a character.
    """
    index, data = _index(words), _encoded(low)
    found = {word for word in index.short if word in low}
    for place in (2 * np.flatnonzero(index.likely.take(_numbers(data)))).tolist():
        likely = index.begun.get(data[place : place + _BYTES], ())
        found.update(word for encoded, word in likely if data.startswith(encoded, place))
    return frozenset(found)


@lru_cache(maxsize=8)
def _index(words: frozenset[str]) -> _Index:
    begun: dict[bytes, tuple[tuple[bytes, str], ...]] = {}
    likely = np.zeros(1 << 16, dtype=np.bool_)
    for word in sorted(words):
        if len(word) >= _LETTERS:
            data = _encoded(word)
            start = data[:_BYTES]
            begun[start] = (*begun.get(start, ()), (data, word))
            likely[_numbers(start)] = True
    return _Index(likely, begun, tuple(sorted(word for word in words if len(word) < _LETTERS)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _numbers(data: bytes) -> NDArray[np.int64]:
    """For each place of an encoded text, the four letters from there on as one of 65,536 numbers."""
    if len(data) < _BYTES:
        return np.zeros(0, dtype=np.int64)
    letters = np.ndarray((len(data) - _BYTES) // 2 + 1, "<u8", data, 0, (2,))
    return (letters * _FACTOR >> _SHIFT).view(np.int64)
