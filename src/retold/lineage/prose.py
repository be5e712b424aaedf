"""What is printed as it stands, whoever prints it: rows of tables and lists, sentences of laws."""

from collections.abc import Sequence
from functools import cache

from retold.words import folded, tables

# A row of a table has at least this many figures, and this part of its words are figures.
_FEWEST_FIGURES = 2
_FIGURES = 0.4
# Words that with a number head a clause of a law.
_CLAUSES = frozenset({"article", "clause", "paragraph", "section"})


# A law printed at length has at least so many sentences with the words of laws, no two farther apart than this; what stands
# between them is the law's, but for sentences in which a reporter speaks.
_FEWEST_OF_LAW = 3
_APART = 4
_REPORTING = frozenset(
    {"said", "says", "told", "according", "reported", "yesterday", "today", "monday", "tuesday", "wednesday", "thursday",
     "friday", "saturday", "sunday"}
)  # fmt: skip


def told(sentences: Sequence[Sequence[str]]) -> list[bool]:
    """For each sentence of an article (folded words) whether somebody wrote it for a report."""
    flags = [is_told(words) for words in sentences]
    for block in _blocks([number for number, words in enumerate(sentences) if _of_law(words)]):
        for number in range(block[0], block[-1] + 1):
            flags[number] &= not _REPORTING.isdisjoint(sentences[number])
    return flags


def _blocks(numbers: Sequence[int]) -> list[list[int]]:
    """Runs of `numbers` (ascending) that stand close enough together, the long ones."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number - runs[-1][-1] <= _APART:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [run for run in runs if len(run) >= _FEWEST_OF_LAW]


def is_told(words: Sequence[str]) -> bool:
    """Whether folded words are, by themselves, a sentence that somebody wrote for a report."""
    figures = sum(word[0].isdigit() for word in words)
    return not _of_law(words) and not (figures >= _FEWEST_FIGURES and figures >= _FIGURES * len(words))


def _of_law(words: Sequence[str]) -> bool:
    if len(words) > 1 and words[0] in _CLAUSES and words[1][0].isdigit():
        return True
    sentence = f" {' '.join(words)} "
    return any(phrase in sentence for phrase in _laws())


@cache
def _laws() -> tuple[str, ...]:
    """Folded phrases with a blank before and after."""
    return tuple(f" {' '.join(folded(line))} " for line in tables.lines("retold.lineage", "laws.txt"))
