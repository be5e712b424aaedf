"""The name of a site on top of its page, told by its form and by what stands below it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from retold.cleaning.blocks import Block
from retold.cleaning.frames import (
    APART,
    bare,
    is_frame,
    is_furniture,
    is_menu,
    like_name,
    small_words,
    whole_word,
)
from retold.cleaning.phrases import whole_class
from retold.cleaning.tables import sections
from retold.words import fold
from retold.words.background import common_word, stop_words
from retold.words.names import acronym, given_names, place_key, places
from retold.words.scripts import has_unspaced

_MAX_CHARS, _LEAST_CHARS, _MAX_WORDS = 100, 3, 6
_MAX_SIGNS, _WORDS_ABROAD = 12, 3  # of a name without spaces, of one in a script that is not Latin
_LABEL_WORDS = 2  # before a colon
_MOTTO_WORDS = range(3, 11)
_OF_TEXT = 2  # words of the text that a line has which tells of it
_OFTEN = 3  # paragraphs that have a word of what the text is about
_FIRST_LINES = 6  # among which the name is, below links to skip to the text and buttons
_BELOW = 2  # lines below the name among which a menu or a motto stands
_FIELDS = frozenset(("byline", "timestamp", "ago", "minutes"))
_ADDRESS = re.compile(r"(?!www\.)[\w-]{2,}(?:\.[\w-]+)*\.[a-z]{2,8}")
_STATION, _FREQUENCY = (
    re.compile(r"\b(?:FM|AM|r[aá]dio|радио|радіо)\b", re.IGNORECASE),
    re.compile(r"\b\d{2,4}(?:[.,]\d)?\b"),
)
_JOINED = re.compile(r"(?:[A-Z][a-z]+){2,4}\d{0,2}|[A-Z][a-z]+\d{2}")  # `GadgetBarn`, `Resumen24`
_ABROAD = re.compile(r"[^\W\d_A-Za-zÀ-ž]")
_ISSUE = re.compile(r",?\s(?:Nr|No|Nº|№|Vol|Page|Seite|Pág|Pg)\b\.?\s?\d.*")
_ENDS = re.compile(r"[\w!’')]$")


class Masthead(NamedTuple):
    """A line that has the form of a masthead.

    Attributes:
        name: without the motto or section beside it.
        motto: what stands beside it, may be empty.
        sure: whether it is one by its form alone; else what stands below it decides.
    """

    name: str
    motto: str
    sure: bool


class Top(NamedTuple):
    """Where a page names its site above its headline; -1 where it does not.

    Attributes:
        at: the line that has the form of a masthead.
        sure: whether it can be no headline.
        motto_at: the line below it, if that says nothing of the text.
    """

    at: int = -1
    sure: bool = False
    motto_at: int = -1


def top_of(blocks: Sequence[Block], candidates: Sequence[int], topic: Counter[str]) -> Top:
    """Where a page names its site, if that is the first of some lines which is no button.

    Args:
        blocks: of the page.
        candidates: indices of the lines that may be the headline.
        topic: how many paragraphs have each long word.
    """
    at = next((i for i in candidates if not is_furniture(blocks[i])), -1)
    found = read_masthead(blocks[at]) if at >= 0 else None
    if not found:
        return Top()
    telling = blocks[at].long_words - stop_words()
    own = frozenset(word for word in telling if word in found.name.casefold())
    if 2 * sum(topic[word] >= _OFTEN for word in own) > len(own):
        return Top()
    said = topic.keys()
    aside = bool(found.motto) and len((telling - own) & said) < _OF_TEXT and len(own & said) <= _OF_TEXT
    motto = at + 1 in candidates and _says_little(blocks[at + 1], said)
    return Top(at, found.sure or aside, at + 1 if motto else -1)


def masthead(blocks: Sequence[Block], title_at: int, skip: Mapping[int, str]) -> str | None:
    """The name of the site on top of a page, None where its first line that is no button and no field is none.

    Args:
        blocks: of the page.
        title_at: index of the headline.
        skip: blocks that are fields, with the reason.
    """
    lines = range(min(title_at, _FIRST_LINES))
    at = next((i for i in lines if i not in skip and not is_furniture(blocks[i])), None)
    found = None if at is None else read_masthead(blocks[at])
    if not found or at is None:
        return None
    return found.name if found.sure or _stands_as_one(found, blocks, at, title_at, skip) else None


def _stands_as_one(found: Masthead, blocks: Sequence[Block], at: int, title_at: int, skip: Mapping[int, str]) -> bool:
    """Whether what stands below a name is what stands below mastheads, and the text is not about it."""
    if _names_somebody(found.name) or any(i in skip for i in range(at)):
        return False
    between = [blocks[i] for i in range(at + 1, title_at)]
    if between and _is_motto(between[0]) and _names_kind(between[0].text):
        return True
    fields = [i in skip or blocks[i].shape in _FIELDS or is_frame(blocks[i].text) for i in range(at + 1, title_at)]
    topic = Counter(chain.from_iterable([block.long_words for block in blocks[title_at:] if block.prose]))
    telling = [word for word in blocks[at].long_words - stop_words() if word in found.name.casefold()]
    if telling and all(topic[word] >= _OFTEN or word in blocks[title_at].long_words for word in telling):
        return False
    if not all(field or _stands_between(block, topic.keys()) for field, block in zip(fields, between, strict=True)):
        return False
    if found.motto[:1].islower():
        return True
    below = between[:_BELOW]
    joined = bool(between) and _JOINED.fullmatch(found.name) is not None
    section = " " not in found.name and any(topic[word] for word in telling)
    marked = found.motto or joined or any(is_menu(block.text) for block in below)
    return bool(marked or (not section and any(map(_is_motto, below)))) and _is_unusual(found)


def _stands_between(block: Block, said: AbstractSet[str]) -> bool:
    """Whether a line may stand between masthead and headline: a button, a section, a motto."""
    short = not block.prose and block.words < _MOTTO_WORDS.stop
    return is_furniture(block) or (short and (_says_little(block, said) or APART.search(block.text) is not None))


def _says_little(block: Block, said: AbstractSet[str]) -> bool:
    """Whether a line has at most one of the words that the text has `said`."""
    return len((block.long_words - stop_words()) & said) < _OF_TEXT


def _is_motto(block: Block) -> bool:
    return block.words in _MOTTO_WORDS and not is_furniture(block) and not block.prose


def read_masthead(block: Block) -> Masthead | None:
    """The masthead that a line is by its form, None if it has none."""
    line = block.text
    if block.prose or block.shape or block.whole or len(line) > _MAX_CHARS:
        return None
    name, motto = _parted(line)
    words = name.split()
    if (len(words) == 1 and _ADDRESS.fullmatch(name)) or _heads_abroad(name):
        return Masthead(name, motto, sure=True)
    spelt = like_name(words) and len(words) <= _MAX_WORDS and len(name) >= _LEAST_CHARS and "," not in name
    if not spelt or not _ENDS.search(name) or whole_class(name) or "://" in motto:
        return None
    if APART.search(motto) and not (has_name_word(words) and is_menu(line)):
        return None
    numbered = _STATION.search(name) and _FREQUENCY.search(name)  # `Radio Norte 96.4`
    if numbered or has_name_word(words) or _names_kind(motto) or acronym(motto) == name:
        return Masthead(name, motto, sure=True)
    alone = len(words) == 1 and not (motto or name.isupper() or _JOINED.fullmatch(name))
    return None if block.ends or alone or name[0].isdigit() else Masthead(name, motto, sure=False)


def _parted(line: str) -> tuple[str, str]:
    """A line as a name and what stands beside it: a motto, a section, the place, the number of the issue."""
    name, *rest = APART.split(_ISSUE.sub("", line), maxsplit=1)
    before, colon, behind = name.partition(": ")
    if rest or not colon:
        first, _, behind = name.partition(", ")
        if not rest and (has_name_word(first.split()) or _names_kind(behind)):
            return first, behind
        return name, "".join(rest)
    return (before, behind) if len(before.split()) <= _LABEL_WORDS and _names_kind(behind) else (name, "")


def _names_somebody(name: str) -> bool:
    """Whether a name is a person's or a place's."""
    return name.split(maxsplit=1)[0].casefold() in given_names() or place_key(name) in places()


def _is_unusual(found: Masthead) -> bool:
    """Whether a name is not of plain words, as sections and buttons are; nor of no plain word, as persons are."""
    words = found.name.split()
    plain = [common_word(fold(bare(word))) for word in words if word not in small_words()]
    if _JOINED.fullmatch(words[0]) or (len(words) > 1 and words[0].casefold() in _table("articles")):
        return True
    return not all(plain) and (any(plain) or found.name.isupper() or (len(words) == 1 and bool(found.motto)))


def has_name_word(words: Sequence[str]) -> bool:
    """Whether a name has a word of the names of papers and stations where such words stand: `The Port Post`, `Voz de Calandria`.

    Its words must not all be such as make up a section or a series: `Book Review`.
    """
    low = [whole_word(word).casefold() for word in words]
    ends = tuple(_table("ends"))
    if len(low) == 1:
        return low[0].endswith(ends) and low[0] not in ends
    named = _names() | _table("first")
    opens = low[1:] if low[0] in _table("articles") else low
    placed = (
        opens[-1] in named
        or opens[-1].endswith(ends)
        or opens[0] in _table("first")
        or (opens[0] in named and opens[1:2] and opens[1] in small_words())
    )
    return bool(placed) and has_own_word(low)


def has_own_word(words: Sequence[str]) -> bool:
    """Whether not all of some words, in small letters, are such as sections, series and buttons are named with: `World News`."""
    shared = small_words() | _table("general")
    return any(word not in shared and not word.isdigit() and not whole_class(word) for word in words)


def is_abroad(line: str) -> bool:
    """Whether a line begins in another script than Latin."""
    return _ABROAD.match(line) is not None


def is_name_abroad(name: str) -> bool:
    """Whether a name of another script has a word of the names of papers and agencies: `海门晚报`, `Вестник Заречья`."""
    if not is_abroad(name) or len(name.split()) > _MAX_WORDS:
        return False
    signs, low = _signs(), name.casefold()
    if any(low.endswith(sign) and not has_own_word([low.removesuffix(sign)]) for sign in signs):
        return False
    if low.endswith(signs) or (has_unspaced(name) and name.startswith(signs)):
        return True
    words = low.split()
    return not set(signs).isdisjoint(words) and has_own_word([word for word in words if word not in signs])


def _heads_abroad(name: str) -> bool:
    """Whether a first line is such a name: short, for a headline may have these words too."""
    if not is_abroad(name):
        return False
    words = name.split()
    if has_unspaced(name):
        short = len(name) <= _MAX_SIGNS and name.endswith(_signs())
    else:
        short = len(words) <= _WORDS_ABROAD and not set(_signs()).isdisjoint(
            (words[0].casefold(), words[-1].casefold())
        )
    return short and is_name_abroad(name)


@lru_cache(maxsize=1)
def _signs() -> tuple[str, ...]:
    return tuple(map(str.casefold, sections("outlet_words.txt")["abroad"]))


def _names_kind(motto: str) -> bool:
    """Whether what stands beside a name says that it is a paper or the like: `the members' newsletter`."""
    return not _table("mottos").isdisjoint(bare(word).casefold() for word in motto.split())


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    table = sections("outlet_words.txt")
    return frozenset((*table["ends"], *table["agencies"], *_table("last")))


@lru_cache(maxsize=8)
def _table(section: str) -> frozenset[str]:
    return frozenset(sections("mastheads.txt")[section])
