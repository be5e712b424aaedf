"""What a name names, as the words of its sentence and its own form show."""

import re
from functools import cache

from retold.mentions.gazetteer import is_body, role_nouns, words_and_endings
from retold.mentions.grammar import Parsed
from retold.mentions.kinds_signs import forms
from retold.mentions.runs import AMPERSAND
from retold.mentions.things import has_age, is_street
from retold.model import ActorKind
from retold.words import tables
from retold.words.names import given_names, metonyms, places

_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "LOC": ActorKind.PLACE}
# What a leader's name stands before: the Clinton administration.
_OF_PEOPLE = frozenset({("administration",), ("presidency",), ("campaign",), ("family",), ("cabinet",), ("era",)})
_OF_ONE = frozenset({"administration", "presidency"})  # so rarely a town's that the name is surely a person's
# Last words that say a name is a place's, where nothing else says what it names.
_LANDFORMS = frozenset(
    {"point", "bay", "island", "islands", "river", "strait", "valley", "cape", "peninsula", "gulf", "sea", "ocean", "desert", "avenue", "square", "canyon", "falls", "mountains", "sound"}
)  # fmt: skip
# What a name is said to be, behind its comma or right before it.
_FIRMS = frozenset(
    {"company", "firm", "group", "bank", "startup", "start-up", "manufacturer", "maker", "retailer", "airline", "charity", "nonprofit", "newspaper",
     "magazine", "website", "broadcaster", "brewery", "supermarket", "insurer", "lender", "publisher", "utility", "consultancy", "agency", "shipyard"}
)  # fmt: skip
# Two words written as one, as firms are called; no MacBride, DeVries.
_JOINED = re.compile(
    r"(?!(?:Mc|Mac|De|Di|Du|Da|Del|La|Le|Lo|Van|Von|Ver|Ter|Fitz|San|St)[A-Z])[A-Z][a-z]{2,}[A-Z][a-z]{2,}"
)


def kind_here(
    s: Parsed, first: int, end: int, looked: str, *, honorific: str | None, titled: bool
) -> tuple[ActorKind | None, bool]:
    """What the name of words `first` to `end` names as its sentence shows, and whether more than the network says so."""
    sure = _surely(s, first, end, looked, person=titled or honorific is not None)
    if sure is not None:
        return sure
    seen = [label[2:] for label in s.names[first:end] if label != "O"]
    if s.low[end : end + 1] in _OF_PEOPLE and seen != ["ORG"]:
        return ActorKind.PERSON, end - first == 1 and s.low[end] in _OF_ONE
    kind = _KINDS.get(max(sorted(set(seen)), key=seen.count) if len(seen) > 1 else seen[0]) if seen else None
    if kind is ActorKind.ORGANISATION and end - first == 1 and all(map(no_small, s.words)):
        kind = None  # where all is in capitals, a short word looks like an acronym
    if kind in {None, ActorKind.PLACE} and end - first > 1 and _is_somebody(s, end):
        return ActorKind.PERSON, True  # Jo-an Roe, a chest physician
    landform = end - first > 1 and s.low[end - 1] in _LANDFORMS
    if kind in {None, ActorKind.PERSON} and landform and not titled:
        kind = ActorKind.PLACE  # Morlaix Sound
    return kind, False


def _surely(s: Parsed, first: int, end: int, looked: str, *, person: bool) -> tuple[ActorKind | None, bool] | None:
    """What more than the network says of a name; None if nothing does. `person`: it has a title."""
    if AMPERSAND in s.low[first:end]:
        return ActorKind.ORGANISATION, True
    known = _known(s, first, end, looked, person=person)
    if known is not None:
        return known, True
    if s.low[end : end + 2] == (",", "who") or (has_age(s, first, end) and looked not in places()):
        return ActorKind.PERSON, True
    apposed = s.low[end : end + 1] == (",",) and not _FIRMS.isdisjoint(_apposed(s, end))
    if apposed or (first > 1 and s.low[first - 1] in _FIRMS and s.tags[first - 2] in {"DT", "JJ", "POS"}):
        return ActorKind.ORGANISATION, True
    return None if person else _by_form(s, first, end)


def _apposed(s: Parsed, comma: int) -> tuple[str, ...]:
    """The words between `, a` and the next comma, preposition or verb: what the name before the comma is."""
    if s.low[comma + 1 : comma + 2] not in {("a",), ("an",), ("the",)}:
        return ()
    end = comma + 2
    while (
        end < len(s.words) and end - comma < 7 and s.tags[end][0] in "NJCV" and s.tags[end] not in {"VBD", "VBZ", "CC"}
    ):
        end += 1
    return s.low[end - 1 : end]


def no_small(word: str) -> bool:
    """Whether a word has no small letter."""
    return word == word.upper()


def _known(s: Parsed, first: int, end: int, looked: str, *, person: bool) -> ActorKind | None:
    """The kind that lists, titles and the form of a name settle."""
    if looked in metonyms():
        return ActorKind(metonyms()[looked][0])
    if looked in places() or (is_street(s, first, end) and not person):
        return ActorKind.PLACE
    if person:
        return ActorKind.PERSON
    short = first + 1 == end and len(looked) <= 5 and s.words[first].isupper() and not all(map(no_small, s.words))
    if short or any(is_body(s.low[k]) for k in range(first, end)):
        return ActorKind.ORGANISATION
    several = end - first > 1
    if several and s.low[first] in given_names():
        return ActorKind.PERSON
    return ActorKind.ORGANISATION if several and s.low[end - 1] in forms()["organisation_last"] else None


def _by_form(s: Parsed, first: int, end: int) -> tuple[ActorKind | None, bool] | None:
    """What the form of a single word that nothing titles says: `HarbourWatch`, `the Herald`, `Dioxin`."""
    if end - first > 1:
        return None
    if not s.words[first][1:].islower() and _JOINED.fullmatch(s.words[first]):
        return ActorKind.ORGANISATION, True
    alone = end >= len(s.words) or s.tags[end] not in {"NN", "NNS", "NNP", "JJ", "POS"}  # the Lantern | bank
    if alone and first and s.low[first - 1] == "the" and s.low[first] in forms()["paper_last"]:
        return ActorKind.ORGANISATION, True
    known, endings = words_and_endings("substances.txt")  # which have a capital only where they open a sentence
    return (None, True) if s.low[first] in known or s.low[first].endswith(endings) else None


def _is_somebody(s: Parsed, end: int) -> bool:
    """Whether what stands behind the comma of a name is what somebody is or does, and no body or town is."""
    role = _apposed(s, end)
    return bool(role) and role[0] in role_nouns() and role[0] not in _shared_roles()


@cache
def _shared_roles() -> frozenset[str]:
    """Roles that firms, bodies and countries have as well."""
    return frozenset(tables.words("retold.mentions", "shared_roles.txt"))
