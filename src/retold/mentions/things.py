"""Names that are nobody's: ships, studies, prizes named after people, words in capitals, and towns the network takes for people."""

from functools import cache

from retold.mentions.gazetteer import role_nouns
from retold.mentions.grammar import Parsed
from retold.model import ActorKind
from retold.words import tables
from retold.words.background import common_word
from retold.words.names import given_names, metonyms, places
from retold.words.names import place_key as key

_TOWNS = frozenset(
    {
        "people",
        "town",
        "city",
        "village",
        "port",
        "library",
        "streets",
        "outskirts",
        "centre",
        "center",
        "mayor",
        "suburb",
        "island",
        "government",
        "republic",
        "kingdom",
        "parliament",
        "capital",
        "coast",
        "border",
        "province",
        "governor",
    }
)
_STUDIES = frozenset({"study", "trial", "trials", "experiment", "survey"})
_DISEASES = frozenset({"fever", "virus", "disease", "syndrome", "flu", "variant"})
_CALLED = frozenset({"named", "called"})
STREETS = frozenset({"street", "road", "lane", "avenue", "row", "terrace", "crescent", "boulevard", "alley", "quay"})
_BEFORE_VERBS = frozenset({"MD", "TO"})
_MARKS = frozenset({",", ".", ";", ")"})
_FROM = frozenset({"from", "of", "in", "at", "near"})
_OLDEST = 115  # years
_WITH_AGE = 3  # words, the marks around it among them
# People of a country whose name is no adjective of it.
_PEOPLES = frozenset({"spaniard", "briton", "dane", "swede", "finn", "pole", "turk", "scot", "frenchman", "englishman", "irishman", "dutchman", "welshman",
  "frenchwoman", "englishwoman", "irishwoman", "dutchwoman", "serb", "croat", "slovak", "slovene", "kurd", "arab", "icelander", "new zealander"})  # fmt: skip
_AT = frozenset({"at", "in", "near", "outside", "around", "off", "inside", "beyond"})
# Before names of persons, and of ships.
STYLES = frozenset(
    {"lady", "lord", "queen", "king", "prince", "princess", "sir", "dame", "duke", "duchess", "captain", "miss"}
)


@cache
def vessels() -> frozenset[str]:
    """Nouns for ships, aircraft and the like, which bear names of their own."""
    return frozenset(tables.words("retold.mentions", "vessels.txt"))


def is_thing(s: Parsed, first: int, end: int, kind: ActorKind | None) -> bool:
    """Whether words `first` to `end` name a thing: `the carrier X`, `the X, a 190-metre vessel`, `the X struck`.

    Not what a list of places and seats knows, nor `the captain of the ship, X`.
    """
    if not _DISEASES.isdisjoint(s.low[end : end + 1]):  # Lamba fever
        return True
    if s.words[end - 1].isupper() and not _STUDIES.isdisjoint(s.low[end : end + 1]):  # the CURE trial
        return True
    if first > 1 and s.tags[first - 1] == "JJ" and s.words[first - 1][0].isupper():
        first -= 1  # the trawler Hopeful | Anna
    before = s.low[first - 1] if first else ""
    if before == "the":
        sister = first > 2 and s.low[first - 2] == "," and s.low[first - 3] in vessels()  # the sister ship, the | Anna
        thing = sister or _described_as_vessel(s, end) or (kind is ActorKind.PERSON and _qualifies_nothing(s, end))
    else:
        thing = (
            before in vessels()
            or (before in _CALLED and first > 1 and s.low[first - 2] in vessels())
            or (before == '"' and first > 1 and s.low[first - 2] in vessels())
        )
    if not thing:
        return False
    looked = key(" ".join(s.words[first:end]))
    return looked not in places() and looked not in metonyms()


def is_ship(s: Parsed, first: int, end: int) -> bool:
    """Whether a name that begins like a lady's is a ship's: `the ferry Lady Imogen`, `the Queen Mary`."""
    styled = first > 0 and end - first > 1 and s.low[first] in STYLES
    return styled and (s.low[first - 1] in vessels() or is_thing(s, first, end, ActorKind.PERSON))


def is_stressed(s: Parsed, word: int) -> bool:
    """Whether a word is in capitals for its weight: `could CURE dementia`."""
    return word > 0 and s.tags[word - 1] in _BEFORE_VERBS and common_word(s.low[word])


def _described_as_vessel(s: Parsed, end: int) -> bool:
    """`, a 190-metre vessel` behind a name."""
    if s.low[end : end + 1] != (",",) or s.low[end + 1 : end + 2] not in {("a",), ("an",), ("the",)}:
        return False
    for k in range(end + 2, min(end + 7, len(s.low))):
        if s.low[k] in vessels():
            return True
        if s.tags[k] not in {"JJ", "NN", "NNP", "CD", "VBN", "HYPH", "RB"}:
            return False
    return False


def _qualifies_nothing(s: Parsed, end: int) -> bool:
    """No noun stands behind a name (unlike the Biden administration), and it is no plural (the Obamas)."""
    if s.low[end - 1].endswith("s"):
        return False
    return end >= len(s.words) or (s.tags[end][0] != "N" and s.tags[end] not in {"JJ", "POS", "CD"})


def is_street(s: Parsed, first: int, end: int) -> bool:
    """Whether several words end as streets do and open with nobody's given name: `Mill Street`, no `Nathan Lane`."""
    return end - first > 1 and s.low[end - 1] in STREETS and s.low[first] not in given_names()


def has_age(s: Parsed, first: int, end: int) -> bool:
    """`, 58,` behind a name: only people have an age there; not where he is from, as in `Ada from Port Ansel, 80, wrote`."""
    behind = s.low[end : end + 3]
    if first and s.low[first - 1] in _FROM:
        return False
    return (
        len(behind) == _WITH_AGE
        and behind[0] == ","
        and behind[2] in _MARKS
        and behind[1].isdecimal()
        and int(behind[1]) <= _OLDEST
    )


def is_shouted(s: Parsed, first: int, end: int) -> bool:
    """Whether a word in capitals stands beside a common one in capitals: `THEY CAN SELL A BOAT`."""
    beside = (k for k in (first - 1, end) if 0 <= k < len(s.words))
    loud = any(
        len(s.words[k]) > 1 and s.words[k].isupper() and common_word(s.low[k]) and s.low[k] not in role_nouns()
        for k in beside
    )
    return loud and all(s.words[k].isupper() for k in range(first, end))


def stands_as_place(s: Parsed, first: int, end: int) -> bool:
    """Whether a single capitalised word stands where towns do: `at Tollen`, `in Tollen`; not `in Smith's view`."""
    if end - first != 1 or not first or s.low[first] in given_names():
        return False
    of_town = s.low[first - 1] == "of" and first > 1 and s.low[first - 2] in _TOWNS
    if s.low[first - 1] not in _AT and not of_town:
        return False
    return end >= len(s.words) or s.tags[end] not in {"POS", "NN", "NNS", "NNP", "JJ", "VBG"}


def is_of_people(looked: str) -> bool:
    """Whether a looked-up name is one of a people: `the Spaniard`, `Danes`."""
    return looked in _PEOPLES or looked.removesuffix("s") in _PEOPLES


def belongs_to_title(s: Parsed, first: int) -> bool:
    """`Minister of | Ports`: what an office is of is no actor."""
    return first > 1 and s.low[first - 1] in {"of", "for"} and s.low[first - 2] in role_nouns()
