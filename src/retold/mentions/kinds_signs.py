"""What the words beside a name say it is (`data/kinds.toml`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from retold.mentions.gazetteer import role_nouns
from retold.mentions.things import vessels
from retold.mentions.tongues import flat, tongue
from retold.model import ActorKind, Span
from retold.words import tables
from retold.words.names import honorifics

Votes = Mapping[str, float]
PERSON, BODY, PLACE = (kind.value for kind in ActorKind)
THING = "thing"
_OF_TOWNS = "body"  # a body such as the police, which has the name of its town as often as one of its own

# What one sign weighs; what the network sees weighs 2.
_TITLED: Votes = {PERSON: 3}
_AGED: Votes = {PERSON: 4}
_RELATED: Votes = {PERSON: 2}
_WITHIN: Votes = {PLACE: 2}
_NO_PERSON: Votes = {BODY: 1, PLACE: 1}
_BEFORE_NOUN: Votes = {PLACE: 1.5, BODY: 0.5}
_SAYS_OF_IT: Votes = {BODY: 1, PLACE: 0.5}
_WITH_ARTICLE: Votes = {BODY: 0.5, PLACE: 0.5, THING: 0.5}  # nobody is called so
_TITLE_OF_PAPER: Votes = {BODY: 2, PLACE: 1}
_IN_MARKS: Votes = {BODY: 1, THING: 1}
_IN_ENGLISH_MARKS: Votes = {BODY: 0.5, THING: 0.5}  # English stresses words by them

_REACH = 48  # characters beside a name that are looked at
_WORDS = 4  # words before a name, or behind its comma, that are looked at
_LONGEST = 3  # words of a preposition
_OLDEST = 115  # years
_TOKEN = re.compile(r"'s?(?![^\W\d_])|[^\W\d_]+(?:-[^\W\d_]+)*'?|\d+|[^\w\s]")
_FROM = re.compile(r" (?:from|of) [A-Z][\w ]{2,30}, \d{1,2}\b")
_APOSTROPHE = str.maketrans({"’": "'", "‘": "'"})
_OPEN, _CLOSED = frozenset('"“„«‘'), frozenset('"”“»’')
ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "ein", "eine", "der", "die", "das", "le", "la", "l'", "un", "une", "el", "una", "o", "um", "uma", "il", "de", "het", "een"})  # fmt: skip
_OWNERS = frozenset({"'s", "'"})
_OPENERS = frozenset({"whose", "where", "which", "who", "when", "while", "said", "says", "told", "and", "but", "or", "as",
                      "according", "to", "by", "from", "with", "that", "after", "before", "selon", "segun", "laut", "segundo", "secondo", "volgens", "d'apres", "y", "e", "et", "und", "en"})  # fmt: skip
_FROM_WHERE = frozenset(
    {"from", "of", "in", "near", "at", "aus", "de", "en", "em", "uit", "di"}
)  # Ada from X, 81, wrote
_OF_OFFICE = frozenset({"of", "for", "at", "in", "with", "to", "and"})
# Behind these nothing follows that a name with an article before it may qualify, as in `the Biden administration`.
_AFTER_THING = frozenset(
    {
        "is",
        "was",
        "has",
        "had",
        "will",
        "were",
        "and",
        "in",
        "on",
        "at",
        "of",
        "to",
        "from",
        "with",
        "by",
        "for",
        "left",
        "sailed",
        "came",
    }
)
_OF_ONE, _OF_IT = frozenset({"he", "she", "his", "her"}), frozenset({"it", "its"})
_SAID = frozenset({"said", "says", "told"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of one language, without accents and capitals; `nouns` by whole word, `endings` of compounds."""

    nouns: Mapping[str, str]
    endings: Mapping[str, str]
    of: frozenset[str]
    links: frozenset[tuple[str, ...]]
    before: Mapping[tuple[str, ...], Votes]
    kin: frozenset[str]
    owned: Mapping[str, str]
    article: frozenset[str]

    def noun(self, word: str, language: str) -> str | None:
        """The kind that a noun says of what is named with it."""
        found = self.nouns.get(word)
        if found is None and self.endings:
            found = next((self.endings[word[n:]] for n in range(len(word) - 2) if word[n:] in self.endings), None)
        if found is not None:
            return found
        if language == "en":
            return PERSON if word in role_nouns() or word.rpartition("-")[2] in role_nouns() else None
        known = tongue(language)
        kind = known.kind(word) if known is not None else None
        return PERSON if kind == "persons" else _OF_TOWNS if kind == "bodies" else None


@cache
def cues_of(language: str) -> Cues | None:
    """The words of a language, None where they are not known."""
    row = _table().get(language)
    if row is None:
        return None
    nouns = {word: kind for kind in (BODY, PLACE, THING, PERSON) for word in row[kind]}
    if language == "en":
        nouns |= dict.fromkeys(vessels(), THING)
    before: dict[tuple[str, ...], Votes] = {}
    for words, votes in (("in", _WITHIN), ("at", _NO_PERSON), ("not_in", {})):
        before |= {tuple(written.split()): votes for written in row[words]}
    owned = dict.fromkeys(row.get("owns_person", ()), PERSON)
    owned |= dict.fromkeys(row.get("owns_organisation", ()), BODY)
    return Cues(
        nouns={word.removeprefix("-"): kind for word, kind in nouns.items()},
        endings={word[1:]: kind for word, kind in nouns.items() if word[0] == "-"},
        of=frozenset(row["of"]),
        links=frozenset(tuple(link.split()) for link in row["of"] + row["called"]),
        before=before,
        kin=frozenset(row["of_person"]),
        owned=owned,
        article=frozenset(row.get("article", ())),
    )


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tables.toml("retold.mentions", "kinds.toml")


@cache
def forms() -> dict[str, frozenset[str]]:
    """Words that names of bodies and of places end or begin with."""
    return {name: frozenset(words) for name, words in _table()["forms"].items()}


def signs(text: str, span: Span, cues: Cues, language: str) -> Iterator[Votes]:
    """What the words before and behind a name say of it."""
    line = text.rfind("\n", 0, span.start) + 1
    ahead = text[max(line, span.start - _REACH) : span.start].translate(_APOSTROPHE)
    behind = text[span.end : span.end + _REACH].partition("\n")[0].translate(_APOSTROPHE)
    quoted = ahead[-1:] in _OPEN and behind[:1] in _CLOSED and ahead != ""
    if quoted:
        yield _IN_ENGLISH_MARKS if language == "en" else _IN_MARKS
        ahead, behind = ahead[:-1], behind[1:]
    written = _TOKEN.findall(ahead)[-_WORDS:]
    follow = _TOKEN.findall(behind)[: _WORDS + 2]
    before, after = [flat(w) for w in written], [flat(w) for w in follow]
    if behind[1:2].isupper() and behind[0] == " ":  # the channel | Dalmo | Without Filter
        return
    yield from _before(before, cues, language, owns=after[:1] != [] and after[0] in _OWNERS)
    if (
        language == "en"
        and before[-1:] == ["the"]
        and (not after or not after[0][0].isalpha() or after[0] in _AFTER_THING)
    ):
        yield _WITH_ARTICLE
    if written and written[-1][0].isupper() and before[-1] in cues.article:  # told La | Voz del Norte
        yield _TITLE_OF_PAPER
    if after[:1] in ([","], ["("]) and after[1:] and _age(after[1:]):
        if not _FROM_WHERE.issuperset(before[-1:]) or not before:
            yield _AGED
    elif _FROM.match(behind):  # X from Dalmo, 81, wrote
        yield _AGED
    elif after[:1] == [","] and before[-1:] in (["of"], ["for"]):  # the member for | Dalmo East, a deputy minister
        return
    elif after[:1] == [","] and (kind := _apposed(follow[1:], cues, language)) is not None:
        yield _said(kind)
    else:
        yield from _behind(follow, cues)


def _said(noun: str) -> Votes:
    return _NO_PERSON if noun == _OF_TOWNS else {noun: 3}


def _before(words: list[str], cues: Cues, language: str, *, owns: bool) -> Iterator[Votes]:
    if not words:
        return
    if (words[-2] if words[-1] == "." and len(words) > 1 else words[-1]) in honorifics():
        yield _AGED
        return
    noun = cues.noun(words[-1], language)
    if noun is not None:
        yield _said(noun) if noun != PERSON or not _several(words[-1], language) else _NO_PERSON  # brokers | X & Sons
        return
    link = next((n for n in (3, 2, 1) if tuple(words[-n:]) in cues.links and len(words) > n), 0)
    noun = cues.noun(words[-link - 1], language) if link else None
    if noun == PERSON:
        yield _RELATED if words[-link - 1] in cues.kin else _NO_PERSON
        return
    if noun is not None:  # the town of X, a firm called X; but the company of X
        yield _said(noun) if noun == PLACE or link > 1 or words[-1] not in cues.of else _NO_PERSON
        return
    if words[-1] == "," and len(words) > 2 and not ARTICLES.isdisjoint(words[:-2]):
        noun = cues.noun(words[-2], language)
        if noun is not None:
            yield _said(noun)
        return
    votes = next((cues.before[key] for n in range(_LONGEST, 0, -1) if (key := tuple(words[-n:])) in cues.before), None)
    if votes and not owns:
        yield votes


def _is_of(written: list[str], at: int, language: str) -> bool:
    """Whether an office without an article says what somebody is: `, secretary of`, no `, prosecutors said`, `, Professor Roe`."""
    after = flat(written[at + 1]) if at + 1 < len(written) else "."
    goes_on = language != "en" or not (after[0].isalpha() and after not in _OF_OFFICE)
    return written[at].islower() and goes_on and not _several(flat(written[at]), language)


def _several(word: str, language: str) -> bool:
    """Whether a noun is a plural as far as its form tells in English."""
    return language == "en" and word.endswith("s") and not word.endswith("ss")


def _behind(written: list[str], cues: Cues) -> Iterator[Votes]:
    words = [flat(word) for word in written]
    if not words:
        return
    first, rest = words[0], words[1:]
    if first in _OWNERS and rest:
        kind = cues.owned.get(rest[0]) or cues.owned.get(" ".join(rest[:2]))
        if kind is not None:
            yield {kind: 2}
    elif first == "," and rest[:1] == ["who"]:
        yield _TITLED
    elif first == "," and rest[:1] == ["which"]:
        yield _NO_PERSON
    elif first in _SAID and rest and (rest[0] in _OF_ONE or rest[0] in _OF_IT):
        yield _RELATED if rest[0] in _OF_ONE else _SAYS_OF_IT
    else:
        within = 1 + ((first,) not in cues.links and (first,) not in cues.before)
        nouns = (cues.nouns.get(words[n]) for n in range(min(within, len(words))) if written[n].islower())
        if PLACE in nouns and cues.owned:  # the X copper mine
            yield _BEFORE_NOUN


def _age(words: list[str]) -> bool:
    """`52,`, `de 52 años`, `52 Jahre alt`, `52 ans`."""
    number = words[1] if words[0] in {"de", "aged"} and len(words) > 1 else words[0]
    at = words.index(number) + 1
    years = words[at : at + 1]
    closed = years in ([], [","], [")"], ["."]) or years[0] in {"anos", "ans", "jahre", "anni", "jaar"}
    return number.isdecimal() and int(number) <= _OLDEST and closed


def _apposed(written: list[str], cues: Cues, language: str) -> str | None:
    """The kind of the first noun behind `, a`, `, the`; of an office also without an article: `, regional secretary of`."""
    words = [flat(word) for word in written]
    opened = words[:1] != [] and words[0] in ARTICLES
    for at, word in enumerate(words[opened : _WORDS + 1], opened):
        if not (word[0].isalpha() or word in _OWNERS) or word in _OPENERS:
            return None
        kind = cues.noun(word, language)
        if kind is not None and (opened or (kind == PERSON and _is_of(written, at, language))):
            return kind
        if (word,) in cues.links or (word,) in cues.before:
            return None
    return None
