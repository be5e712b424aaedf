"""Where known names stand in a text that nobody found them in: another page took them for none, or is in another language."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from retold.model import Span
from retold.words import token_spans, tokens
from retold.words.declension import name_stem
from retold.words.romanised import same_across
from retold.words.scripts import has_unspaced

_MOST_NAMES = 300  # different pairs of words with capitals in a text that are looked at
_BEYOND_LATIN = "\u0370"
_INSIDE = re.compile(r"[^\W\d_] ")  # before a word that opens no sentence


def by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by their first word, the longest first; those that begin with another mark left out."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        first = next(iter(tokens(name)), "")
        if first and name.startswith(first):
            found.setdefault(first, []).append(name)
    return found


def standing(text: str, opening: Mapping[str, Sequence[str]], taken: Sequence[Span]) -> Iterator[Span]:
    """Where names by their first word stand in a text, outside what is `taken` (ascending) and no part of a longer name.

    A lone word may be another with a capital at the start of a sentence: there it does not count.
    """
    starts = [span.start for span in taken]
    end = 0
    for word in token_spans(text):
        known = opening.get(word.of(text), ())
        name = next((n for n in known if text.startswith(n, word.start)), None) if word.start >= end else None
        if name is None:
            continue
        span = Span(word.start, word.start + len(name))
        near = bisect_left(starts, span.end) - 1
        inside = _INSIDE.match(text, max(span.start - 2, 0)) is not None or " " in name or has_unspaced(name)
        if inside and not _goes_on(text, span.end) and (near < 0 or taken[near].end <= span.start):
            end = span.end
            yield span


def _goes_on(text: str, end: int) -> bool:
    """Whether what ends at `end` is part of a longer word or name: `Orlen | Valley`, `Order | of Merit`."""
    behind = text[end : end + 2]
    return (
        (behind[:1].isalnum() and not has_unspaced(behind[:1]))
        or (behind[:1] in (" ", "-") and behind[1:].isupper())
        or text.startswith(" of ", end)
    )


def standing_in_letters(text: str, people: Sequence[str]) -> Iterator[tuple[str, Span]]:
    """Where full names of people stand in a text in other letters that have capitals: `Олександром Гнатюком`, of Oleksandr Hnatiuk."""
    names: dict[str, str | None] = {}
    for one, other in pairwise(token_spans(text)):
        if text[one.start] < _BEYOND_LATIN or text[one.end : other.start] != " ":
            continue
        span = Span(one.start, other.end)
        written = span.of(text)
        if not (text[one.start].isupper() and text[other.start].isupper()):
            continue
        if written not in names and len(names) < _MOST_NAMES:
            stems = f"{name_stem(one.of(text))} {name_stem(other.of(text))}"  # a foreigner's name in another case
            names[written] = next((n for n in people if same_across(n, written) or same_across(n, stems)), None)
        name = names.get(written)
        if name is not None:
            yield name, span
