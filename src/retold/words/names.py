"""Names of people and organisations: when two spellings may name one."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from retold.words import tables
from retold.words.tokens import fold

# Languages that begin every noun with a capital.
NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?")
_LONG_SURNAME = 8  # letters: such a surname is rarely shared by two people of one story
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset({"al", "bin", "ibn", "da", "de", "del", "della", "der", "di", "dos", "du", "el", "la", "le", "st", "ten", "van", "von", "den"})  # fmt: skip
_LINKS = frozenset({"of", "for", "and", "the", "in", "on", "to", "a", "an", "de", "la"})
# Letters that languages write in several ways, brought to one: Zelensky, Zelenskyy, Zelenskiy; Kaddafi, Gadhafi.
_SOUNDS = (("tsch", "c"), ("shch", "s"), ("sch", "s"), ("kh", "h"), ("ch", "c"), ("sh", "s"), ("zh", "z"), ("ph", "f"),
           ("gh", "g"), ("dh", "d"), ("th", "t"), ("ck", "k"), ("q", "k"), ("w", "v"), ("yi", "y"), ("iy", "y"), ("ij", "y"),
           ("ii", "y"), ("ie", "e"), ("ye", "e"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "e"), ("j", "y"))  # fmt: skip


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a packaged table, comments left out."""
    return tuple(map(tuple, tables.rows("retold.words", name)))


@cache
def honorifics() -> dict[str, str | None]:
    """Words before a name that are no part of it, with the sex they tell (`m`, `f`) if they do."""
    return {row[0]: (row[1] or None) if len(row) > 1 else None for row in rows("honorifics.tsv")}


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows("nicknames.tsv")):
        for name in row[0].split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without titles before and `Jr.` after."""
    words = [fold(w).rstrip(".") for w in _WORD.findall(name)]
    while len(words) > 1 and words[0] in honorifics():
        words.pop(0)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


@lru_cache(maxsize=1 << 14)
def sounded(word: str) -> str:
    """A folded word with the letters that transliterations vary in one form, doubled letters once."""
    word = word.replace("-", "").replace("'", "")
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def surname(words: Sequence[str]) -> str:
    """The last word of a name, with particles before it (`van der berg`, `bin salman`)."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def alike(a: str, b: str) -> bool:
    """Whether two folded words may be spellings of one name: transliterations, or one slip in a longer name."""
    if a == b or sounded(a) == sounded(b):
        return True
    short = min(len(a), len(b))
    if short < 5 or a[0] != b[0]:
        return False
    allowed = 1 if short < 8 else 2
    return OSA.distance(sounded(a), sounded(b), score_cutoff=allowed) <= allowed


def _given_fit(a: str, b: str) -> bool:
    if a == b or (1 in {len(a), len(b)} and a[0] == b[0]):
        return True
    nicknames = _nicknames()
    if nicknames.get(a, frozenset()) & nicknames.get(b, frozenset()):
        return True
    if sounded(a) == sounded(b):
        return True
    if min(len(a), len(b)) < 4 or a[0] != b[0] or OSA.distance(a, b) > 1:
        return False
    known = given_names()
    return not (a in known and b in known) and {a[-1], b[-1]} != {"a", "o"}  # John, Joan; Mario, Maria


def _given_near(a: str, b: str) -> bool:
    """For bearers of a long surname: two slips, or the same beginning (Gurbanguly, Kurbanguli; Alexis, Alexandros)."""
    if min(len(a), len(b)) < 5:
        return False
    return OSA.distance(a, b) <= 2 or a[:4] == b[:4]


def same_person(a: str, b: str) -> bool:
    """Whether two full names (given name and surname) may name one person."""
    left, right = name_words(a), name_words(b)
    if left == right:
        return True
    if len(left) < 2 or len(right) < 2:
        return False
    a_last, b_last = surname(left), surname(right)
    if a_last[0] != b_last[0] and sounded(a_last) != sounded(b_last):
        return False
    long = min(len(left[-1]), len(right[-1])) >= _LONG_SURNAME
    if not _given_fit(left[0], right[0]) and not (long and left[-1] == right[-1] and _given_near(left[0], right[0])):
        return False
    return alike(a_last, b_last)


@lru_cache(maxsize=1 << 14)
def acronym(name: str) -> str:
    """The initials of a name of several words, links left out: `OSCE` for Organization for Security and Cooperation in Europe."""
    words = [w for w in re.findall(r"[^\W\d_]+", name) if fold(w) not in _LINKS]
    return "".join(w[0] for w in words).upper() if len(words) > 1 else ""


@lru_cache(maxsize=1 << 14)
def same_organisation(a: str, b: str) -> bool:
    """Whether two names of organisations or places are one: word order, an acronym, a word too much in a long name."""
    left, right = _own_words(a), _own_words(b)
    if left == right:
        return bool(left)
    bare_a, bare_b = a.replace(".", ""), b.replace(".", "")
    if len(bare_a) > 2 and bare_a.isupper() and bare_a == acronym(b):
        return True
    if len(bare_b) > 2 and bare_b.isupper() and bare_b == acronym(a):
        return True
    if min(len(left), len(right)) >= 4 and len(left ^ right) <= 1:
        return True
    return _spelled_alike(a, b)


@lru_cache(maxsize=1 << 14)
def _own_words(name: str) -> frozenset[str]:
    """The words of a name without those that only link others."""
    return frozenset(name_words(name)) - _LINKS


def _spelled_alike(a: str, b: str) -> bool:
    """Names of several words in one order, each the same or a spelling of it (Harbour, Harbor)."""
    left, right = name_words(a), name_words(b)
    if len(left) != len(right) or len(left) < 2:
        return False
    return all(x == y or (min(len(x), len(y)) >= 6 and alike(x, y)) for x, y in zip(left, right, strict=True))


def is_short_for(short: str, long: str) -> bool:
    """Whether one name is the end, or the long beginning, of the other (`Harbour Authority`, `Oslo Harbour Authority`)."""
    left, right = name_words(short), name_words(long)
    if not 2 <= len(left) < len(right):
        return False
    return right[-len(left) :] == left or (len(left) > 3 and right[: len(left)] == left)


@cache
def places() -> dict[str, tuple[str, str | None]]:
    """Places by `place_key`: the usual name, and the country (None for places of no one country)."""
    found: dict[str, tuple[str, str | None]] = {}
    for row in rows("places.tsv"):
        name, others, adjectives, capital, cities = (*row, "", "", "", "")[:5]
        country = name if any((others, adjectives, capital)) else None
        for other in [name, *split(others)]:
            found[place_key(other)] = (name, country)
        for city in [*split(capital), *split(cities)]:
            found.setdefault(place_key(city), (city, country))
    return found


@cache
def given_names() -> dict[str, str]:
    """Sex (`m`, `f`) by folded given name; names of both are left out."""
    found: dict[str, str] = {}
    both = set()
    for row in rows("given_names.tsv"):
        for name in row[1].split():
            if found.setdefault(name, row[0]) != row[0]:
                both.add(name)
    return {name: sex for name, sex in found.items() if name not in both}


@cache
def metonyms() -> dict[str, tuple[str, str | None]]:
    """Kind (`organisation`, `place`) of well-known seats, and the power they stand for, by `place_key`."""
    return {place_key(row[0]): (row[1], (row[2] if len(row) > 2 else "") or None) for row in rows("metonyms.tsv")}


@cache
def long_names() -> tuple[tuple[str, ...], ...]:
    """The folded words of known names with small words inside, longest first."""
    names = [tuple(key.split()) for key in metonyms() if _LINKS & set(key.split())]
    return tuple(sorted(names, key=lambda n: (-len(n), n)))


@lru_cache(maxsize=1 << 14)
def place_key(name: str) -> str:
    """The form under which places and seats are looked up."""
    return " ".join(fold(w) for w in name.replace(".", "").removeprefix("the ").split())


def split(cell: str) -> list[str]:
    """The names of a cell, which commas part."""
    return [name.strip() for name in cell.split(",") if name.strip()]
