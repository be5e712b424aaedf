"""What is printed as it stands, whoever prints it: rows of tables and lists, sentences of laws."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from retold.words import folded

# A row of a table has at least this many figures, and this part of its words are figures.
_FEWEST_FIGURES = 2
_FIGURES = 0.4
# Words that with a number head a clause of a law.
_CLAUSES = frozenset({"article", "clause", "paragraph", "section"})


def is_told(words: Sequence[str]) -> bool:
    """Whether folded words are a sentence that somebody wrote for a report."""
    figures = sum(word[0].isdigit() for word in words)
    if figures >= _FEWEST_FIGURES and figures >= _FIGURES * len(words):
        return False
    if len(words) > 1 and words[0] in _CLAUSES and words[1][0].isdigit():
        return False
    sentence = f" {' '.join(words)} "
    return not any(phrase in sentence for phrase in _laws())


@cache
def _laws() -> tuple[str, ...]:
    """Folded phrases with a blank before and after."""
    text = files("retold.lineage").joinpath("data", "laws.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines() if not line.startswith("#"))
    return tuple(f" {' '.join(folded(line))} " for line in lines if line)
