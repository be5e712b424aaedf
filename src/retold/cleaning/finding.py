"""Where given words stand in a text, found by plain search: many times faster than a pattern that begins with any of them."""

from collections.abc import Iterator, Sequence


def lowered(text: str) -> str:
    """`text` in lower case, each character in its place: the one letter that is two in lower case becomes an i."""
    return text.replace("İ", "I").lower()


def places(text: str, words: Sequence[str]) -> list[int]:
    """Where any of `words` begins in `text`, ascending; they are compared as they are."""
    return sorted(at for word in words for at in _each(text, word))


def windows(text: str, words: Sequence[str], before: int, behind: int) -> Iterator[tuple[int, int]]:
    """The parts of `text` with up to so many characters `before` and `behind` where any of `words` begins, joined where they meet."""
    start = end = -1
    for at in places(text, words):
        if end >= 0 and at - before > end:
            yield start, end
            start = -1
        start = max(0, at - before) if start < 0 else start
        end = min(len(text), at + behind)
    if end >= 0:
        yield start, end


def _each(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
