"""Lines above a text that are no headline by their form: menus, lists of names, a day with a note beside it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from retold.cleaning.blocks import Block
from retold.cleaning.bylines import are_people, names_desk
from retold.cleaning.phrases import whole_class
from retold.cleaning.published import read_stamp
from retold.cleaning.tables import sections

# What parts a name from a motto or a section beside it, and the steps of a menu.
APART = re.compile(r"\s{2,}|\s+(?:[|/·•*>›»]|::|[–—-])\s+|\s*\|\s*")
_MARKS = "\"“”„«»'’()!.,"
_ELIDED = re.compile(r"(?:[DLdl]|dell|dall|nell|qu)['’](?=\w)")
_PAIR, _STEPS, _STEP_WORDS = 2, 4, 4  # steps of the shortest menus, of a menu whatever is in it, words of a step
_YEAR = re.compile(r"\d{4}")
_LISTED = re.compile(r",\s+|\s[|/·•–—-]\s|\s(?:and|und|y|e|et|en|og|och|i|та|и)\s(?:the\s|die\s|les\s)?")


def is_furniture(block: Block) -> bool:
    """Whether a line holds a phrase of furniture or has the shape of some."""
    return bool(block.whole or block.shape or block.start or block.phrases)


def is_frame(line: str) -> bool:
    """Whether a line is a menu, or says who wrote the text or when, in a form that is no field."""
    return is_menu(line) or are_people(line) or names_desk(line) or _is_dated(line)


def is_menu(line: str) -> bool:
    """Whether a line is the steps of a menu or a trail: `Markets | Companies | Personal Finance`."""
    steps = APART.split(line)
    if len(steps) == _PAIR:
        return all(len(step.split()) <= _PAIR for step in steps) and any(map(whole_class, filter(None, steps)))
    return len(steps) > _PAIR and (len(steps) > _STEPS or all(len(step.split()) <= _STEP_WORDS for step in steps))


def _is_dated(line: str) -> bool:
    """Whether a line is a day and something beside it: `Monday, May 5, 2031 — printed at the Gazette's plant`."""
    return _YEAR.search(line) is not None and read_stamp(APART.split(line, maxsplit=1)[0]) is not None


def lists_names(line: str) -> bool:
    """Whether a line is nothing but names, two or more: `MARÍA OSUNA – Puerto Gris`, `Greyfell, Ossick and the Seven Dales`."""
    names = [name.split() for name in _LISTED.split(line)]
    return len(names) > 1 and all(0 < len(name) <= _STEP_WORDS and all(map(is_capital, name)) for name in names)


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital or is a figure, quotation marks aside."""
    first = whole_word(word)[:1]
    return first.isupper() or first.isdigit()


def bare(word: str) -> str:
    """A word without the marks around it."""
    return word.strip(_MARKS)


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """The words that stand in small letters inside names."""
    return frozenset(sections("mastheads.txt")["inside"])


def whole_word(word: str) -> str:
    """A word without the marks around it and the elided article before it: `L'Écho`."""
    return _ELIDED.sub("", bare(word))


def like_name(words: Sequence[str]) -> bool:
    """Whether words have capitals as those of a name: small ones only inside."""
    return bool(words) and is_capital(words[0]) and all(is_capital(word) or word in small_words() for word in words)
