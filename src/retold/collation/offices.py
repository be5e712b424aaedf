"""Titles with what they are for: `Harbour Minister`, `Minister of Ports`."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from retold.collation.lexicon import equivalent, generic_roles, land
from retold.collation.lines import Word

_OF = frozenset({"of", "for"})
_LONGEST = 2  # words a portfolio is named by, on one side


def portfolio(words: Sequence[Word], first: int, last: int, claimed: AbstractSet[int]) -> tuple[int, int]:
    """The bounds of a title with what it is for; `words[first:last]` is the bare title, last exclusive.

    A capitalised word right before a capitalised title, or after `of`, names the office, not a person; a land or people
    says whose it is, which no retelling has to repeat.
    """
    if not words[first].capital:
        return first, last
    start, end = first, last
    while start and first - start < _LONGEST and start - 1 not in claimed and _names_office(words, start - 1, start):
        start -= 1
    if last + 1 < len(words) and words[last].plain in _OF and _names_office(words, last + 1, last):
        end = last + 2
    return start, end


def _names_office(words: Sequence[Word], at: int, beside: int) -> bool:
    word = words[at]
    apart = abs(max(word.span.start, words[beside].span.start) - min(word.span.end, words[beside].span.end))
    return word.capital and not word.function and apart == 1 and not land(word.key) and word.shown[1:].islower()


def same_title(one: str, other: str) -> bool:
    """Whether two titles say the same, or one only says more ("coach", "head coach")."""
    vague = generic_roles()
    if one == other or one in vague or other in vague:
        return True
    first, second = one.split(), other.split()
    if first[-1] != second[-1]:
        return False
    shorter, longer = sorted((set(first), set(second)), key=len)
    return all(any(equivalent(word, its) for its in longer) for word in shorter)
