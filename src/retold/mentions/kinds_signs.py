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
_IS_TOLD: Votes = {BODY: 2.5, PERSON: 1}  # `told X`: a paper or somebody, no town
_SEVERAL: Votes = {BODY: 2}
_MADE: Votes = {THING: 3}

_REACH = 48  # characters beside a name that are looked at
_WORDS = 4  # words before a name, or behind its comma, that are looked at
_FAR = 8  # words before a name and a comma, where what it is stands before what that is of
_LONGEST = 3  # words of a preposition
_OLDEST = 115  # years
_TOKEN = re.compile(r"'s?(?![^\W\d_])|[^\W\d_]+(?:-[^\W\d_]+)*'?|\d+|[^\w\s]")
_FROM = re.compile(r" (?:from|of) [A-Z][\w ]{2,30}, \d{1,2}\b")
_OF_TOWN_WHICH = re.compile(r" of [A-Z][\w ]{2,30}, which\b")
_APOSTROPHE = str.maketrans({"’": "'", "‘": "'"})
_OPEN, _CLOSED = frozenset('"“„«‘'), frozenset('"”“»’')
_MEASURE = 3  # words of `187-metre`


@dataclass(frozen=True, slots=True)
class Beside:
    """Small words that tell the same in every language known, without accents and capitals; see the data file for what each list holds."""

    articles: frozenset[str]
    linked: frozenset[str]
    owners: frozenset[str]
    openers: frozenset[str]
    from_where: frozenset[str]
    of_office: frozenset[str]
    after_thing: frozenset[str]
    of_one: frozenset[str]
    of_it: frozenset[str]
    said: frozenset[str]
    told: frozenset[str]
    several: frozenset[str]
    models: frozenset[str]
    measures: frozenset[str]
    years: frozenset[str]


@cache
def beside() -> Beside:
    """The small words beside a name that tell something of it."""
    return Beside(**{name: frozenset(words) for name, words in _table()["beside"].items()})


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
    plural: frozenset[str]

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
        plural=frozenset(row.get("plural", ())),
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
    written = _TOKEN.findall(ahead)[-_FAR:]
    follow = _TOKEN.findall(behind)[: _WORDS + 2]
    before, after = [flat(w) for w in written], [flat(w) for w in follow]
    if behind[1:2].isupper() and behind[0] == " ":  # the channel | Dalmo | Without Filter
        if "the" in before[-2:] and after[0] in beside().models:  # the new | Ardo | Two
            yield _MADE
        return
    yield from _before(before, cues, language, owns=after[:1] != [] and after[0] in beside().owners)
    if (
        language == "en"
        and before[-1:] == ["the"]
        and (not after or not after[0][0].isalpha() or after[0] in beside().after_thing)
    ):
        yield _WITH_ARTICLE
    if written and written[-1][0].isupper() and before[-1] in cues.article:  # told La | Voz del Norte
        yield _TITLE_OF_PAPER
    yield from _after(behind, follow, before, cues, language)


def _after(behind: str, follow: list[str], before: list[str], cues: Cues, language: str) -> Iterator[Votes]:
    """What stands behind a name: an age, what it is, or a verb."""
    after = [flat(word) for word in follow]
    comma = after[:1] == [","]
    if (comma or after[:1] == ["("]) and after[1:] and _age(after[1:]):
        if not before or before[-1] not in beside().from_where:
            yield _AGED
    elif _FROM.match(behind):  # X from Dalmo, 81, wrote
        yield _AGED
    elif _OF_TOWN_WHICH.match(behind):  # X of Dalmo, which
        yield _NO_PERSON
    elif comma and before[-1:] in (["of"], ["for"]):  # the member for | Dalmo East, a deputy minister
        return
    elif comma and (kind := _apposed(follow[1:], cues, language)) is not None:
        yield _said(kind)
    else:
        yield from _behind(follow, cues, article=before[-1:] == ["the"])


def _said(noun: str) -> Votes:
    return _NO_PERSON if noun == _OF_TOWNS else {noun: 3}


def _before(words: list[str], cues: Cues, language: str, *, owns: bool) -> Iterator[Votes]:
    if not words:
        return
    if (words[-2] if words[-1] == "." and len(words) > 1 else words[-1]) in honorifics():
        yield _AGED
    elif (said := _by_noun(words, cues, language)) is not None:
        yield said
    elif words[-1] == "," and len(words) > 2:
        noun = _apposing(words[:-1], cues, language)
        if noun is not None:
            yield _said(noun)
    elif words[-1] in beside().told:
        yield _IS_TOLD
    elif len(words) >= _MEASURE and words[-3].isdecimal() and words[-2] == "-" and words[-1] in beside().measures:
        yield _MADE  # the 187-metre | X
    elif not owns:
        keys = (tuple(words[-n:]) for n in range(_LONGEST, 0, -1))
        yield next((cues.before[key] for key in keys if key in cues.before), {})


def _by_noun(words: list[str], cues: Cues, language: str) -> Votes | None:
    """What a noun right before a name, or linked to it, says of it: `the consultancy X`, `the town of X`, `a firm called X`."""
    noun = cues.noun(words[-1], language)
    if noun is not None:
        return _said(noun) if noun != PERSON or not _several(words[-1], language) else _NO_PERSON  # brokers | X & Sons
    link = next((n for n in (3, 2, 1) if tuple(words[-n:]) in cues.links and len(words) > n), 0)
    noun = cues.noun(words[-link - 1], language) if link else None
    if noun == PERSON:
        return _RELATED if words[-link - 1] in cues.kin else _NO_PERSON
    if noun is None:
        return None
    return _said(noun) if noun == PLACE or link > 1 or words[-1] not in cues.of else _NO_PERSON  # the company of X


def _apposing(words: list[str], cues: Cues, language: str) -> str | None:
    """The kind of the noun that a name behind a comma is: `the agent of the player, | X`, `the player's agent, | X`."""
    small = beside()
    at = len(words) - 1
    links = cues.of | small.linked
    link = next(
        (n for n in range(at - 1, max(at - _WORDS, 0), -1) if words[n] not in small.articles or words[n] in links), at
    )
    if words[link] in links and cues.noun(words[link - 1], language) is not None:
        at = link - 1
    noun = cues.noun(words[at], language)
    if noun == PERSON and _several(words[at], language):
        return _OF_TOWNS  # the managers in Port Saltis, X
    lead = words[max(0, at - _WORDS + 1) : at]
    told = not (small.articles | small.owners | small.linked).isdisjoint(lead)
    return noun if told or (noun == PLACE and words[at] in cues.plural) else None


def _is_of(written: list[str], at: int, language: str) -> bool:
    """Whether an office without an article says what somebody is: `, secretary of`, no `, prosecutors said`, `, Professor Roe`."""
    after = flat(written[at + 1]) if at + 1 < len(written) else "."
    goes_on = language != "en" or not (after[0].isalpha() and after not in beside().of_office)
    return written[at].islower() and goes_on and not _several(flat(written[at]), language)


def _several(word: str, language: str) -> bool:
    """Whether a noun is a plural as far as its form tells in English."""
    return language == "en" and word.endswith("s") and not word.endswith("ss")


def _behind(written: list[str], cues: Cues, *, article: bool) -> Iterator[Votes]:
    words = [flat(word) for word in written]
    if not words:
        return
    first, rest = words[0], words[1:]
    if first in beside().owners and rest:
        kind = cues.owned.get(rest[0]) or cues.owned.get(" ".join(rest[:2]))
        if kind is not None:
            yield {kind: 2}
    elif first == "," and rest[:1] == ["who"]:
        if not article:  # the Greens, who
            yield _SEVERAL if not beside().several.isdisjoint(rest[1:2]) else _TITLED
    elif first == "," and rest[:1] == ["which"]:
        yield _NO_PERSON
    elif first in beside().said and rest and rest[0] in beside().of_one | beside().of_it:
        yield _RELATED if rest[0] in beside().of_one else _SAYS_OF_IT
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
    closed = years in ([], [","], [")"], ["."]) or years[0] in beside().years
    return number.isdecimal() and int(number) <= _OLDEST and closed


def _apposed(written: list[str], cues: Cues, language: str) -> str | None:
    """The kind of the first noun behind `, a`, `, the`; of an office also without an article: `, regional secretary of`."""
    words = [flat(word) for word in written]
    opened = words[:1] != [] and words[0] in beside().articles
    for at, word in enumerate(words[opened : _WORDS + 1], opened):
        if not (word[0].isalpha() or word in beside().owners) or word in beside().openers:
            return None
        kind = cues.noun(word, language)
        if kind is not None and (opened or (kind == PERSON and _is_of(written, at, language))):
            return kind
        if (word,) in cues.links or (word,) in cues.before:
            return None
    return None
