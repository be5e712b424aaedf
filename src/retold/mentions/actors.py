"""Who is who in one article: every mention of a name led to the fullest form the article uses."""

from collections import Counter
from itertools import pairwise

from retold.mentions.gazetteer import is_body
from retold.mentions.names import Name
from retold.model import ActorKind, ActorMention
from retold.words.names import (
    acronym,
    alike,
    given_names,
    honorifics,
    is_short_for,
    name_words,
    places,
    same_organisation,
    same_person,
    surname,
)
from retold.words.names import place_key as key

_SURE = 10  # votes of a mention whose kind a list, a title or its sentence settles
_INITIALS = 4  # letters: a name so short may be made of the first letters of another


def find_actors(names: list[Name]) -> tuple[ActorMention, ...]:
    """The mentions of actors, ascending; each with the full name of its actor in this article."""
    kinds = _kinds(names)
    people = _full_names(names, kinds)
    groups = _groups(names, kinds, _given_short(names))
    found = []
    for name in names:
        kind = kinds.get(key(name.text))
        if kind is None:
            continue
        actor = people[name.span.start] if name.span.start in people else groups.get(key(name.text), name.text)
        found.append(ActorMention(name.span, kind, actor, name.role if kind is ActorKind.PERSON else None))
    return tuple(found)


def _kinds(names: list[Name]) -> dict[str, ActorKind]:
    """One kind for all mentions of a spelling, sure evidence first; a surname takes the kind of the full name."""
    votes: dict[str, Counter[ActorKind | None]] = {}
    for name in names:
        if name.kind is not None or name.surely:
            votes.setdefault(key(name.text), Counter())[name.kind] += _SURE if name.surely else 1
    best = {spelling: max(count, key=lambda k: (count[k], k or "")) for spelling, count in votes.items()}
    kinds = {spelling: kind for spelling, kind in best.items() if kind is not None}
    people = {surname(name_words(s)) for s, kind in kinds.items() if kind is ActorKind.PERSON and len(s.split()) > 1}
    given = {name_words(s)[0] for s, kind in kinds.items() if kind is ActorKind.PERSON and len(s.split()) > 1}
    titled = {s for s in kinds if votes[s][ActorKind.PERSON] >= _SURE}
    people |= given & (given_names().keys() | {name_words(s)[0] for s in titled if len(s.split()) > 1})
    firms = {s.split()[0] for s, kind in kinds.items() if kind is ActorKind.ORGANISATION and votes[s][kind] >= _SURE}
    for name in names:
        spelling = key(name.text)
        if len(spelling.split()) == 1 and spelling in people and spelling not in places():
            kinds[spelling] = ActorKind.PERSON
        elif spelling in firms and spelling in kinds and max(votes[spelling].values()) < _SURE:
            kinds[spelling] = (
                ActorKind.ORGANISATION
            )  # what the network took for somebody is the firm named in full elsewhere
    return kinds


def _full_names(names: list[Name], kinds: dict[str, ActorKind]) -> dict[int, str]:
    """The full name of each mention of a person, by where it stands: the last full name before it that fits, else the first after it."""
    people = [n for n in names if kinds.get(key(n.text)) is ActorKind.PERSON]
    full: dict[str, list[Name]] = {}
    for name in people:
        if len(name_words(name.text)) > 1:
            full.setdefault(name.text, []).append(name)
    canonical: dict[str, str] = {}
    for text in full:
        canonical[text] = next((c for c in dict.fromkeys(canonical.values()) if same_person(c, text)), text)
    found: dict[int, str] = {}
    fitting: dict[tuple[str, str | None], list[Name]] = {}
    called: dict[str, str] = {}  # the sex that the first honorific of somebody tells
    for name in people:
        if name.text in canonical:
            found[name.span.start] = canonical[name.text]
            continue
        asked = (name.text, name.honorific)
        if asked not in fitting:
            bearers = [n for mentions in full.values() if _fits(name, mentions[0]) for n in mentions]
            fitting[asked] = sorted(bearers, key=lambda n: n.span)
        before = [f for f in fitting[asked] if f.span.start < name.span.start]
        best = before[-1] if before else fitting[asked][0] if fitting[asked] else None
        sex = honorifics().get(name.honorific or "")
        if best is not None and sex is not None and called.setdefault(canonical[best.text], sex) != sex:
            best = None  # Mrs Moen is not the Jamie Moen who was Mr Moen before
        found[name.span.start] = canonical[best.text] if best is not None else name.text
    return found


def _fits(short: Name, full: Name) -> bool:
    """Whether a single name may be the full one: its surname, or (rarely) its given name."""
    word = name_words(short.text)[-1]
    words = name_words(full.text)
    if surname(words) == word or words[-1] == word or (len(word) > 5 and alike(words[-1], word)):
        said = honorifics().get(short.honorific or "")
        known = honorifics().get(full.honorific or "") or given_names().get(words[0])
        return said is None or known is None or said == known
    return words[0] == word and short.honorific is None


def _is_kind_of(spelling: str, full: str) -> bool:
    """`the Ministry`, `the Office`: the word of a longer name that says what it is, its last or the last before `for`."""
    words = name_words(full.partition(" for ")[0])
    return is_body(spelling) and words[-1:] == (spelling,) and len(words) > 1


def _is_word_of(spelling: str, full: str) -> bool:
    """`Northwick`, after `Northwick Lifting`; `the Chronicle`, after `the Tidewater Chronicle`."""
    words = name_words(full)
    return len(words) > 1 and len(spelling) > _INITIALS and spelling in {words[0], words[-1]}


def _given_short(names: list[Name]) -> dict[str, str]:
    """The name each short form is given for where it stands in brackets behind it: `Dockers' and Crane Drivers' Union (DCU)`."""
    found: dict[str, str] = {}
    for full, short in pairwise(names):
        behind = short.span.start - full.span.end == 2 and short.text.isupper() and " " in full.text
        if behind and _abbreviates(short.text.replace(".", ""), full.text):
            found.setdefault(key(short.text), full.text)
    return found


def _abbreviates(short: str, full: str) -> bool:
    """Whether the letters of a short form are initials of the full one in their order, from the first to the last word's."""
    initials = [word[0].upper() for word in name_words(full)]
    letters = iter(initials)
    return len(short) > 1 and all(c in letters for c in short) and (short[0], short[-1]) == (initials[0], initials[-1])


def _groups(names: list[Name], kinds: dict[str, ActorKind], short: dict[str, str]) -> dict[str, str]:
    """The fullest spelling of each organisation and place, by looked-up spelling."""
    found: dict[str, str] = {}
    chosen: list[str] = []
    first = {name.text: name.span.start for name in reversed(names)}
    for name in sorted(names, key=lambda n: (-len(n.text), n.text.isupper() and len(n.text) > _INITIALS, n.span.start)):
        spelling = key(name.text)
        if spelling in found or kinds.get(spelling) in {None, ActorKind.PERSON}:
            continue
        if spelling in places():
            found[spelling] = places()[spelling][0]
            continue
        full = short.get(spelling) or next(
            (c for c in chosen if same_organisation(c, name.text) or acronym(c) == name.text), None
        )
        if full is None:
            longer = [c for c in chosen if is_short_for(name.text, c) or _is_kind_of(spelling, c)]
            if not longer and kinds[spelling] is ActorKind.ORGANISATION:
                longer = [c for c in chosen if _is_word_of(spelling, c) and first[c] < name.span.start]
            full = longer[0] if len(longer) == 1 else None
        if full is None:
            chosen.append(name.text)
        found[spelling] = full or name.text
    return found
