"""Authors' names out of byline lines."""

import re
from dataclasses import dataclass
from functools import lru_cache

from retold.cleaning.credits import known, named
from retold.cleaning.days import full_weekdays
from retold.cleaning.sources import is_agency_name, listed_parts
from retold.cleaning.tables import sections

_MAX_BYLINE_CHARS = 160
_MAX_NAME_WORDS = 5
_MAX_ROLE_CHARS = 60
_WRITES = re.compile(
    r"(?:correspondent|editor|writer|columnist|journalist|korrespondent(?:in)?|redakteur(?:in)?|reporter(?:in)?|"
    r"corresponsal|redactora?|periodista|correspondante?|journaliste|rédacteur|rédactrice)(?:,\s[^.!?]{2,40})?$",
    re.IGNORECASE,
)
# A part of a name: capitalised, an initial, or a particle; or of a script that has no capitals (Hebrew to Georgian).
_PART = re.compile(
    r"(?:[\u0590-\u08ff\u0900-\u10ff](?:[^\W\d_]|[\u0900-\u0dff])*(?:['’״׳-][^\W\d_]+)*|[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐΆ-ΏΑ-Ω][^\W\d_]*(?:['’-][^\W\d_]+)*\.?|[A-Z]\.(?:-?[A-Z]\.)*)$"
)
# A name of Chinese, Japanese or Korean characters, which has no space.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}")
# The same with the family's name set apart, as Japanese papers print it: `千葉 真帆`.
_SET_APART = re.compile("[\u3040-\u30ff\u3400-\u9fff]{1,4}[ \u3000][\u3040-\u30ff\u3400-\u9fff]{1,4}")
# What the names of desks and papers end with: "社会部", "新聞社", "编辑部".
_DESKS = ("部", "社", "報", "报", "新聞", "网", "網", "局", "班", "室", "台", "図版", "撮影", "뉴스", "신문", "일보")
_REPORTERS = "(?:기자|특파원|記者|记者)"
_ROLE = re.compile(rf"\s*{_REPORTERS}$")  # which stands behind the name
_WITH_ROLE = re.compile("([\u3400-\u9fff\uac00-\ud7af]{2,5})\\s?" + _REPORTERS + "(?=\\s|=|$)")  # `홍서연 기자`
_INITIALS, _VOWEL = re.compile("[A-ZÀ-ÞА-ЯІЇЄ]{3,5}"), re.compile("[AEIOUYÀ-ÖØ-ÝАЕИОУЭЮЯІЇЄ]")
_PARTICLES = frozenset(
    (
        "de",
        "da",
        "dos",
        "del",
        "della",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "el",
        "al",
        "bin",
        "ibn",
        "ter",
        "ten",
        "y",
        "dal",
    )
)
_ADDRESS = re.compile(r"\s\S+@\S+$")
_LABEL = re.compile(r"([^\s:：]+)\s?[:：]\s*")
_CUT = re.compile(
    r"\s*(?:[|•·⋅/]|(?-i:(?<=[a-z])(?=(?:Updated|Published|Posted)\b))|\s[-–—]\s|\s@|\bfor the\b|\bfor\b|\bat\b|\bon\b|\bin\b|\d|\(|<|\b(?:foto|fotos|photos?|bild|bilder|illustration|фото)\s?:|\bpublished\b|\bupdated\b|\bposted\b)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[,;&،؛、]\s*|\s+(?:and|und|et|y|e|en|og|och|ja|и|і|та|with|avec)\s+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a byline line names: people, and agencies or outlets by their usual names; neither where it names a desk."""

    people: tuple[str, ...]
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    return frozenset(sections("bylines.txt")["opens"])


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(opening.split()[0].rstrip(":") for opening in _openings())


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return frozenset(sections("bylines.txt")["not a name"])


def read_byline(line: str) -> Byline | None:
    """The people and agencies of a byline line (`By Ana Roe and Li Wei, Reuters`), None if the line is no byline."""
    if len(line) > _MAX_BYLINE_CHARS or (line.endswith((".", "!", "?")) and len(line.split()) > 8):
        return None
    rest = _after_opening(line)
    if rest and "@" in rest:  # how to write to the author
        rest = _ADDRESS.sub("", rest)
    if rest is None:
        role = _WITH_ROLE.match(line)
        return Byline((role[1],), ()) if role and is_person(role[1]) else None
    if rest[:1].islower() and not is_person(_SPLIT.split(rest)[0]):  # "Por esta razón …": a sentence
        return None
    people, names = people_in(rest), named(rest) or agencies_in(rest)
    return Byline(people, names) if people or names or _is_desk(rest) else None


def agencies_in(text: str) -> tuple[str, ...]:
    """The agencies and outlets, told by the shape of their names, in a list of authors.

    Initials behind a comma are mostly a person's title (`Ana Roe, RDN`), alone or behind an "and" an agency's.
    """
    parts = listed_parts(text)
    found = [part for part in parts if is_agency_name(part)]
    rest, _, last = text.rpartition(" ")
    if last in parts and is_initials(last):
        joined = bool(rest) and not rest.endswith((",", ";")) and not text.isupper()
        found += [last] if joined or (not rest and not _VOWEL.search(last)) else []
    return tuple(found)


def is_initials(name: str) -> bool:
    """Whether a name is three to five capitals, as agencies sign."""
    return _INITIALS.fullmatch(name) is not None


def _is_desk(rest: str) -> bool:
    """Whether a byline names no person: `By Herald reporters`."""
    words = rest.split()
    named = all(word[0].isupper() or word in _desk_words() for word in words)
    return len(words) <= _MAX_NAME_WORDS and named and words[-1].casefold() in _desk_words()


@lru_cache(maxsize=1)
def _desk_words() -> frozenset[str]:
    return frozenset(sections("bylines.txt")["desk words"])


def names_desk(line: str) -> bool:
    """Whether a line begins as one does that says which of the paper's own people wrote the text: `From our correspondent in …`."""
    return " ".join(line.casefold().split()[:2]) in _desks()


@lru_cache(maxsize=1)
def _desks() -> frozenset[str]:
    return frozenset(sections("bylines.txt")["desk"])


def read_signed(line: str, below: str) -> Byline | None:
    """The person a line names who is said in the line below to write (`Ana Roe`, `Courts correspondent`); else None."""
    if len(below) > _MAX_ROLE_CHARS or not _WRITES.search(below) or not is_person(line.strip()):
        return None
    return Byline(people_in(line), ())


def read_label(line: str) -> Byline | None:
    """The people behind a label within a line (`05.02.2026, 12:40 Автор: Ана Рое`), None if there is none."""
    for label in _LABEL.finditer(line):
        if not _openings().isdisjoint((name := label[1].casefold(), f"{name}:")):
            people = people_in(line[label.end() :])
            return Byline(people, ()) if people else None
    return None


def is_opening(line: str) -> bool:
    """Whether a line is nothing but what stands before an author's name."""
    return line.casefold().rstrip(": ") in _openings()


def _after_opening(line: str) -> str | None:
    if line.partition(" ")[0].casefold().rstrip(":") not in _first_words():
        return None
    lowered = line.casefold().split()
    for count in (3, 2, 1):
        opening = " ".join(lowered[:count])
        if len(lowered) > count and not _openings().isdisjoint((opening, opening.rstrip(":"))):
            return " ".join(line.split()[count:]).lstrip(": ")
    return None


def people_in(text: str) -> tuple[str, ...]:
    """The names of people that `text`, a list of authors, begins with; agencies, desks and roles left out."""
    found: list[str] = []
    cut = _CUT.search(text)
    for part in _SPLIT.split(text[: cut.start()] if cut else text):
        name = _without_day(_ROLE.sub("", part.strip(" .:*")))
        if not is_person(name):
            continue
        name = name.title() if name.isupper() else name
        if name not in found:
            found.append(name)
    return tuple(found)


def are_people(line: str) -> bool:
    """Whether `line` is nothing but the names of two people or more: `Ana Roe and Li Wei`."""
    names = _SPLIT.split(line)
    return len(names) > 1 and all(map(is_person, names))


def _without_day(name: str) -> str:
    """A name without the day of the week that follows it on its line: `Ana Roe Tuesday, 3 March`."""
    words = name.split(" ")
    end = next((at for at, word in enumerate(words) if at > 1 and word.casefold() in full_weekdays()), len(words))
    return " ".join(words[:end])


def is_person(name: str) -> bool:
    """Whether `name` has the form of a person's name: two to five capitalised words, no agency, desk or site."""
    words = name.split()
    if _UNSPACED.fullmatch(name) or _SET_APART.fullmatch(name):
        return known(name) is None and not name.endswith(_DESKS)
    if not 2 <= len(words) <= _MAX_NAME_WORDS or known(name):
        return False
    if any(word.casefold().strip(".") in _no_names() for word in words):
        return False
    return all(_PART.match(word) or word in _PARTICLES for word in words) and bool(_PART.match(words[-1]))
