"""Which articles of a whole corpus may be related at all: few pairs, none of the related ones lost.

Two roads, joined. Nearest neighbours by the rarest words each article shares with another one (pruned TF-IDF): reworded
and translated copies keep names, numbers and odd words when no run of words is left. And anchors, the word pairs with the
smallest hashes (bottom-k sketches, A. Broder, "On the resemblance and containment of documents", 1997), for articles
whose words are all frequent because hundreds of copies of them are in the corpus.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

# Words are told apart by a hash of this many bits: a million words share few places, and a clash does little harm.
_BITS = 22
# Bytes of a word that count: a cheap stem that also survives swapped endings.
_STEM_BYTES = 6
# Curly quotes and dashes part words like their plain forms.
_PUNCTUATION = "“”‘’„«»—–…\xa0"
# Parts the texts while they are read as one.
_END = "\0"
# Rows of the product computed at once.
_BLOCK = 2048


@dataclass(frozen=True, slots=True)
class CandidateSettings:
    """Settings of the candidate search. Defaults measured on reworked copies among 18,000 news articles.

    Attributes:
        rarest_words: how many of its rarest words stand for an article.
        most_articles_with_word: more frequent words are not looked at; bounds the work to articles × words × this.
        min_similarity: cosine of the rare words from which two articles are candidates.
        neighbours_per_article: at most so many for each, nearest first (the other side may add more).
        anchors: word pairs that stand for an article of frequent words only.
        few_words: an article with fewer rare words than this is anchored too.
    """

    rarest_words: int = 32
    most_articles_with_word: int = 60
    min_similarity: float = 0.06
    neighbours_per_article: int = 20
    anchors: int = 6
    few_words: int = 8


def candidates(texts: Sequence[str], settings: CandidateSettings) -> tuple[tuple[int, int], ...]:
    """Pairs of numbers of `texts` (smaller first, ascending) that may be related.

    Linear in the number of words, but for the product of rare words, which the settings bound.
    """
    import numpy as np  # noqa: PLC0415  kept out of `import retold`

    if len(texts) < 2:
        return ()
    number, word = _words(texts)
    kept = _rarest(number, word, len(texts), settings)
    found = [_neighbours(*kept, len(texts), settings), _anchored(number, word, kept[0], len(texts), settings)]
    pairs = _distinct(np.concatenate(found))
    return tuple(zip((pairs // len(texts)).tolist(), (pairs % len(texts)).tolist(), strict=True))


def _words(texts: Sequence[str]) -> tuple["Numbers", "Numbers"]:
    """For every word of every text the text's number and the word's place, in order of reading."""
    import numpy as np  # noqa: PLC0415

    joined = _END.join(text.replace(_END, " ") if _END in text else text for text in texts)
    for mark in _PUNCTUATION:
        joined = joined.replace(mark, " ")
    raw = f"{_END}{joined.lower()}{_END * _STEM_BYTES}".encode("utf-8", "replace")
    data = np.frombuffer(raw, dtype=np.uint8)
    inside = _word_bytes()[data]
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    number = np.repeat(np.arange(-1, len(texts) + _STEM_BYTES - 1), _counts(data, starts))
    length = np.minimum(ends - starts, _STEM_BYTES)
    key = np.zeros(len(starts), dtype=np.uint64)
    for at in range(_STEM_BYTES):
        key = (key << np.uint64(8)) | np.where(length > at, data[starts + at], 0).astype(np.uint64)
    return number, _hashed(key, _BITS)


def _counts(data: Any, starts: "Numbers") -> "Numbers":
    """How many words start before the first end mark, between the first and the second, and so on."""
    import numpy as np  # noqa: PLC0415

    ends = np.flatnonzero(data == ord(_END))
    return np.diff(np.searchsorted(starts, ends), prepend=0)


def _word_bytes() -> Any:
    """For each byte of UTF-8 whether it is part of a word."""
    import numpy as np  # noqa: PLC0415

    table = np.zeros(256, dtype=bool)
    table[list(b"abcdefghijklmnopqrstuvwxyz0123456789")] = True
    table[128:] = True
    return table


def _hashed(key: Any, bits: int) -> "Numbers":
    """Multiplicative hash (Fibonacci hashing) of 64-bit keys to `bits` bits."""
    import numpy as np  # noqa: PLC0415

    spread = (key ^ (key >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15)
    places: Numbers = (spread >> np.uint64(64 - bits)).astype(np.int64)
    return places


def _rarest(
    number: "Numbers", word: "Numbers", texts: int, settings: CandidateSettings
) -> tuple["Numbers", "Numbers", Any]:
    """The rarest shared words of each text: text numbers, word places, normed weights."""
    import numpy as np  # noqa: PLC0415

    once = _distinct((number << _BITS) | word)
    number, word = once >> _BITS, once & ((1 << _BITS) - 1)
    spread = np.bincount(word, minlength=1 << _BITS)
    keep = (spread[word] >= 2) & (spread[word] <= settings.most_articles_with_word)
    number, word = number[keep], word[keep]
    order = np.sort((number << 44) | (np.minimum(spread[word], (1 << 22) - 1) << _BITS) | word)
    number, word = order >> 44, order & ((1 << _BITS) - 1)
    rank = np.arange(len(number)) - np.searchsorted(number, number)
    keep = rank < settings.rarest_words
    number, word = number[keep], word[keep]
    weight = np.log(max(texts, 3) / spread[word]).astype(np.float32)
    norm = np.sqrt(np.bincount(number, weight * weight, minlength=texts))
    return number, word, (weight / np.maximum(norm[number], 1e-6)).astype(np.float32)


def _distinct(numbers: "Numbers") -> "Numbers":
    """The distinct numbers, ascending; sorting is faster than numpy's hash table here."""
    import numpy as np  # noqa: PLC0415

    numbers = np.sort(numbers)
    return numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))] if len(numbers) else numbers


def _neighbours(number: "Numbers", word: "Numbers", weight: Any, texts: int, settings: CandidateSettings) -> "Numbers":
    """Pairs (as first × texts + second) of near texts."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    places = _distinct(word)
    column = np.searchsorted(places, word)
    matrix = csr_matrix((weight, (number, column)), shape=(texts, max(len(places), 1)))
    turned = matrix.T.tocsr()
    found = [_nearest(matrix[at : at + _BLOCK] @ turned, at, texts, settings) for at in range(0, texts, _BLOCK)]
    return np.concatenate(found)


def _nearest(product: Any, first: int, texts: int, settings: CandidateSettings) -> "Numbers":
    import numpy as np  # noqa: PLC0415

    row = np.repeat(np.arange(product.shape[0], dtype=np.int64), np.diff(product.indptr))
    other = product.indices.astype(np.int64)
    keep = (product.data >= settings.min_similarity) & (row + first != other)
    row, other, score = row[keep], other[keep], product.data[keep]
    unlike = ((1.0 - np.minimum(score, 1.0)) * ((1 << 16) - 1)).astype(np.int64)
    order = np.sort((row << 50) | (unlike << 32) | other)
    row, other = order >> 50, order & ((1 << 32) - 1)
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    keep = rank < settings.neighbours_per_article
    mine, other = row[keep] + first, other[keep]
    pairs: Numbers = np.minimum(mine, other) * texts + np.maximum(mine, other)
    return pairs


def _anchored(
    number: "Numbers", word: "Numbers", rare: "Numbers", texts: int, settings: CandidateSettings
) -> "Numbers":
    """Pairs of texts of frequent words that share an anchor: each with the next, and with the first that has it."""
    import numpy as np  # noqa: PLC0415

    poor = np.bincount(rare, minlength=texts) < settings.few_words
    both = (number[1:] == number[:-1]) & poor[number[1:]] if len(number) else np.zeros(0, dtype=bool)
    text = number[1:][both]
    pair = _hashed((word[:-1][both].astype(np.uint64) << np.uint64(_BITS)) | word[1:][both].astype(np.uint64), 40)
    order = _distinct((text << 40) | pair)
    text, pair = order >> 40, order & ((1 << 40) - 1)
    keep = np.arange(len(text)) - np.searchsorted(text, text) < settings.anchors
    text, pair = text[keep], pair[keep]
    by_pair = np.lexsort((text, pair))
    text, pair = text[by_pair], pair[by_pair]
    head = text[np.searchsorted(pair, pair)]
    follows = np.concatenate((np.zeros(min(len(pair), 1), dtype=bool), pair[1:] == pair[:-1]))
    before = np.concatenate((text[:1], text[:-1]))
    found = np.concatenate((before[follows] * texts + text[follows], head[follows] * texts + text[follows]))
    return _distinct(found)
