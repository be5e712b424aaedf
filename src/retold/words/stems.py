"""Stems of words of other scripts than Latin: what inflection puts at their ends and before them, off.

Light stems, as for Arabic in L. Larkey, L. Ballesteros and M. Connell, "Light stemming for Arabic information retrieval", 2007:
no dictionary, one ending from a list, never so much that little is left. Two words may come to one stem that are none:
good for comparing sentences, not for naming anybody.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from retold.words import tables


@dataclass(frozen=True, slots=True)
class _Script:
    """The code points of a script, the letters that are left of a word at least, and what is taken off, longest first."""

    first: str
    last: str
    least: int
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]


def light_stem(folded_word: str) -> str:
    """The stem of a folded word of another script; the word itself where it has no endings that are known here."""
    scripts = _scripts()
    at = bisect_right(scripts, folded_word[0], key=lambda script: script.first) - 1
    if at < 0 or folded_word[0] > scripts[at].last:
        return folded_word
    script = scripts[at]
    room = len(folded_word) - script.least
    before = next((b for b in script.beginnings if len(b) <= room and folded_word.startswith(b)), "")
    room -= len(before)
    behind = next((e for e in script.endings if len(e) <= room and folded_word.endswith(e)), "")
    return folded_word[len(before) : len(folded_word) - len(behind)]


@cache
def _scripts() -> tuple[_Script, ...]:
    found = []
    for heading, lines in tables.sections("retold.words", "endings.txt").items():
        if heading:
            _, first, last, least = heading.split()
            parts = {
                label: tuple(sorted(words.split(), key=len, reverse=True))
                for label, words in (line.split(":") for line in lines)
            }
            found.append(
                _Script(
                    chr(int(first, 16)), chr(int(last, 16)), int(least), parts.get("beginning", ()), parts["ending"]
                )
            )
    return tuple(sorted(found, key=lambda script: script.first))
