"""Runs of words that may be a name."""

from collections.abc import Iterator
from functools import cache

from retold.mentions.gazetteer import is_body, nationalities, role_nouns
from retold.mentions.grammar import Parsed
from retold.words.names import given_names, honorifics, long_names, metonyms, places
from retold.words.names import place_key as key

INNER = frozenset(
    {"of", "for", "and", "the", "de", "van", "von", "bin", "al", "del", "la", "on", "in", "'s", "&", "der"}
)
AMPERSAND = "&"
NO_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "i",
        "christmas",
        "easter",
        "new",
        "year",
        "mr",
        "mrs",
        "ms",
        "dr",
        "god",
        "internet",
        "gmt",
        "utc",
        "cet",
        "cest",
        "bst",
        "edt",
        "pdt",
        "allies",
        "celsius",
        "fahrenheit",
    ]
)
# What people who share a trade or a cause form, and members whose plural takes 's.
_BODIES = frozenset(
    {
        "union",
        "association",
        "federation",
        "league",
        "guild",
        "society",
        "club",
        "council",
        "alliance",
        "party",
        "hospital",
    }
)
# What a name with `of` names as a whole: the | Isle of Brannoch.
_LANDS = frozenset({"isle", "strait", "gulf", "sea", "bay", "republic", "kingdom", "duchy", "cape", "mouth"})
_MEMBERS = frozenset({"women", "men", "children", "people"})
CALENDAR = NO_NAMES - frozenset({"mr", "mrs", "ms", "dr"})
# Elsewhere than in New Year, the word begins the names of places and papers.
_YEAR = frozenset({("year",), ("years",)})
# What a firm is called by what it makes or sells.
_MAKERS = frozenset(
    {"maker", "makers", "manufacturer", "producer", "retailer", "supplier", "giant", "operator", "developer"}
)
_WHERE = frozenset({"of", "in", "near"})
_NEVER = frozenset({"PRP", "PRP$", "DT", "IN", "CC", "CD", "WP", "WRB", "RB", "MD", "TO", "UH"})


def is_calendar(s: Parsed, word: int) -> bool:
    """Whether a word names a day, a month or a feast, or is otherwise no name though it has a capital."""
    return s.low[word] in CALENDAR and (s.low[word] != "new" or s.low[word + 1 : word + 2] in _YEAR)


def runs(s: Parsed) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns, with links inside where the network sees one name."""
    size, end = len(s.words), 0
    owners = "'" in s.low or "'s" in s.low
    for at in [k for k, word in enumerate(s.words) if word[0].isupper()]:
        if at < end:
            continue
        if owners and (body := _body(s, at)) is not None:
            end = body
            yield at, end
            continue
        if not _proper(s, at) or is_calendar(s, at) or _is_trade(s, at):
            continue
        end = at + 1
        while end < size:
            if is_calendar(s, end) and s.names[end][2:] != "PER":
                break
            if (
                _proper(s, end)
                or _ends_label(s, end)
                or (s.words[end][:1].isupper() and s.words[end].endswith(".") and len(s.words[end]) <= 3)
            ):
                end += 1
            elif s.low[end] in INNER and not _parts(s, at, end) and (after := _over_links(s, end, at)) is not None:
                end = after
            else:
                break
        end = _over_known(s, at, end)
        if not NO_NAMES.issuperset(s.low[at:end]):
            yield _from_adjective(s, at, end), end


def _is_trade(s: Parsed, at: int) -> bool:
    """`Gearbox | maker Torvik`, `Carmaker | Vellmar` at the head of a sentence: what a firm makes, not who it is."""
    if at or key(s.words[0]) in places():
        return False
    apart = s.low[1:2] != () and s.low[1] in _MAKERS and s.words[1].islower()
    after = 2 if apart else 1
    named = s.words[after : after + 1] != () and s.words[after][0].isupper()
    return named and (apart or s.low[0].endswith(("maker", "makers")))


def _from_adjective(s: Parsed, at: int, end: int) -> int:
    """Back to a capitalised adjective that begins the name of a body: `the | Serious Crime Office`, or of a place: `in | Low Quay`."""
    if _is_side_of(s, at, end):
        return at - 1
    while (
        at > 1
        and is_body(s.low[end - 1])
        and s.words[at - 1][0].isupper()
        and s.tags[at - 1] == "JJ"
        and s.low[at - 1] not in nationalities()
    ):
        at -= 1
    return at


def _is_side_of(s: Parsed, at: int, end: int) -> bool:
    """`of Low | Quay`: behind a preposition an adjective with a capital, before one word that is a name."""
    adjective = at > 1 and end - at == 1 and s.tags[at - 1] == "JJ" and s.words[at - 1].istitle()
    return adjective and s.low[at - 2] in _WHERE and s.low[at - 1] not in nationalities() and not _headline(s)


def _ends_label(s: Parsed, word: int) -> bool:
    """`MAYOR LINA | HOVE: …`: the last word of who speaks in a transcript."""
    return s.low[word + 1 : word + 2] == (":",) and s.words[word].isupper() and s.words[word - 1].isupper()


def _body(s: Parsed, at: int) -> int | None:
    """Past a body named after its members (`Dockers' and Crane Drivers' Union`) that begins at word `at`."""
    end = at
    for link in ("and", None):
        owners = end
        end = _over_capitals(s, end)
        owned = s.low[end : end + 1] == ("'",) or (s.low[end : end + 1] == ("'s",) and s.low[end - 1] in _MEMBERS)
        if end == owners or not owned:
            return None
        end += 1
        if link is None or s.low[end : end + 1] != (link,):
            break
        end += 1
    after = _over_capitals(s, end)
    return after if after > end and s.low[after - 1] in _BODIES else None


def _over_capitals(s: Parsed, at: int) -> int:
    end = at
    while end < len(s.words) and end - at < 4 and s.words[end][0].isupper() and s.low[end] not in {"the", "a"}:
        end += 1
    return end


def _over_known(s: Parsed, at: int, end: int) -> int:
    """To the end of a long name known beforehand (`Organization for Security and Cooperation in Europe`)."""
    for known in _long_names().get(s.low[at], ()):
        if s.low[at : at + len(known)] == known:
            return max(end, at + len(known))
    return end


@cache
def _long_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Long names known beforehand by their first word."""
    names = long_names()
    return {name[0]: tuple(n for n in names if n[0] == name[0]) for name in names}


def _parts(s: Parsed, at: int, link: int) -> bool:
    """`between Port Lessing | and | Calder Point`: an `and` that joins two names."""
    return s.low[link] == "and" and at > 0 and s.low[at - 1] in {"between", "both"}


def _over_links(s: Parsed, at: int, first: int) -> int | None:
    """Past `of`, `for the` … to the next proper noun of a name that begins at `first`, if the network calls all of it one organisation or place.

    An ampersand between two capitals always joins one firm: `Marks & Spencer`.
    """
    if s.low[at] == AMPERSAND and at + 1 < len(s.words) and s.words[at + 1][0].isupper():
        return at + 2
    end = at
    while end < len(s.words) and s.low[end] in INNER and end - at < 2:
        end += 1
    if s.low[at] == "of" and _is_person(s, first, at):
        return None  # Professor Jo Roe | of Vestby Hospice
    if end < len(s.words) and _proper(s, end) and all(s.names[k].startswith("I-") for k in range(at, end + 1)):
        return end + 1
    if end < len(s.words) and (_goes_on(s, first, at, end) or (at - 1 == first and _is_land(s, at, end))):
        return end + 1
    if end == len(s.words) or not is_body(s.low[at - 1]):
        return None
    of = s.low[at] == "of" and _proper(s, end)
    what_for = s.low[at] == "for" and s.words[end].istitle() and not is_calendar(s, end)  # Office for Product Safety
    return end + 1 if of or what_for else None


def _is_person(s: Parsed, first: int, end: int) -> bool:
    """Whether words are a given name and a surname, perhaps behind titles."""
    while first < end and (s.low[first] in role_nouns() or s.low[first].rstrip(".") in honorifics()):
        first += 1
    return end - first > 1 and s.low[first] in given_names() and not is_body(s.low[end - 1])


def _is_land(s: Parsed, at: int, end: int) -> bool:
    """`Isle | of | Brannoch`."""
    return s.low[at - 1] in _LANDS and s.low[at] == "of" and _proper(s, end) and not is_calendar(s, end)


def _goes_on(s: Parsed, first: int, at: int, end: int) -> bool:
    """`Office for Food | and | Plant Safety`: what a body is for, of two things."""
    what_for = s.low[at] == "and" and s.low[at - 2] == "for" and at - 2 > first and is_body(s.low[at - 3])
    return what_for and s.words[end].istitle() and not is_calendar(s, end) and s.names[end][2:] != "PER"


def _proper(s: Parsed, word: int) -> bool:
    """Whether a word is (part of) a name: capitalised where nothing else calls for a capital."""
    form = s.words[word]
    lands = "-" in form and all(key(part) in places() or key(part) in nationalities() for part in form.split("-"))
    if lands or not form[0].isupper() or not (form[-1].isalnum() or form.endswith(".")):
        return False
    if form.isupper() and len(form) > 1 and key(form) in metonyms() and not all(w == w.upper() for w in s.words):
        return True  # WHO, which looks like a small word
    if word == 0 or s.low[word - 1] in {'"', ":", "-"}:
        return _proper_first(s, word)
    if s.tags[word] in {"NNP", "NNPS"}:
        return True
    if s.low[word] in nationalities() or s.tags[word] in _NEVER:
        return False
    seen = s.names[word] != "O" or key(form) in places() or (s.tags[word] != "JJ" and not _headline(s))
    return seen or _titled(s, word)


def _titled(s: Parsed, word: int) -> bool:
    """`striker | Mara Lunt`: behind the noun of a role, with another capital behind it."""
    title = s.words[word - 1].islower() and s.low[word - 1] in role_nouns()
    return title and word + 1 < len(s.words) and s.words[word + 1][0].isupper()


def _proper_first(s: Parsed, word: int) -> bool:
    """The first word of a sentence or quote has its capital anyway: the network must see a name, or a name goes on."""
    form, noun = s.words[word], s.tags[word] in {"NNP", "NNPS"}
    if s.low[word + 1 : word + 2] == (AMPERSAND,) and s.words[word + 2 : word + 3] and s.words[word + 2][0].isupper():
        return True  # Hull & Lark
    if s.low[word] in given_names() and s.tags[word + 1 : word + 2] == ("NNP",):  # "Anders Holt, 52, …"
        return True
    if noun and s.names[word] == "O":
        return word + 1 < len(s.words) and s.tags[word + 1] in {"NNP", "NNPS"} and s.words[word + 1][:1].isupper()
    return (s.names[word] != "O" and (noun or form.isupper())) or key(form) in places()


def _headline(s: Parsed) -> bool:
    """Most longer words begin with a capital: it says nothing of a single word."""
    long = [w for w in s.words if len(w) > 3 and w.isalpha()]
    return 2 * sum(w[0].isupper() for w in long) > len(long)
