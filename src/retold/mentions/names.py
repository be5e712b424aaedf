"""Names in sentences: where they stand, what they name, and the role given beside them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from retold.mentions.gazetteer import is_body, nationalities, role_nouns, shortened
from retold.mentions.grammar import Parsed
from retold.mentions.name_kinds import kind_here, no_small
from retold.mentions.openings import only_opens_sentence
from retold.mentions.runs import INNER, NO_NAMES, is_calendar, runs
from retold.mentions.things import (
    STYLES,
    belongs_to_title,
    is_of_people,
    is_ship,
    is_shouted,
    is_stressed,
    is_thing,
    stands_as_place,
)
from retold.mentions.titles import (
    TITLED,
    apposition_after,
    description_before,
    is_doer,
    only_opens,
    opens_thing,
    title_before,
)
from retold.model import ActorKind, Span
from retold.words.background import common_word
from retold.words.datelines import told_from
from retold.words.names import given_names, honorifics, metonyms, places
from retold.words.names import place_key as key
from retold.words.sentences import ABBREVIATIONS
from retold.words.tokens import APOSTROPHES, fold


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name.

    Attributes:
        span: without title and possessive. role: title before or apposition after, None if not given here.
        kind: as the context shows it here; surely: by list or title, not by the network alone. None and surely: something
            that is no actor.
        honorific: `mr`, `ms` … before it. subject: it is the subject of its clause (only where a tree was read).
    """

    span: Span
    text: str
    kind: ActorKind | None
    surely: bool
    sentence: int
    word: int
    role: Span | None = None
    honorific: str | None = None
    subject: bool = False


# What stands behind a name and is none: the state of a town (N.J.), the party and state of a member (R-Ohio).
_LABEL = re.compile(r"(?:[A-Z]\.){2}|[RDI]-[A-Z][\w.]+")
_NUMBERED = re.compile(r"(?!G\d+$)[A-Z]{1,3}-?\d+[A-Z]?")  # the A7, a DX-40; no G7
_DESCRIBES = re.compile(
    r"-(?:born|based|speaking|language|owned|led|run|backed|held|style|wide|bound|flagged|registered)$"
)  # Dutch-born Jo Roe
# Honours and offices behind a name, as printed.
_AFTER_NAMES = frozenset({"KC", "QC", "MP", "MEP", "MSP", "OBE", "MBE", "CBE", "DBE", "PhD", "MD", "RN", "FRS"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
# Before two words these are a person's title whatever the network sees: Governor Marit Sole.
_TITLES = frozenset(
    {
        "governor",
        "mayor",
        "senator",
        "judge",
        "chancellor",
        "prosecutor",
        "professor",
        "minister",
        "premier",
        "archbishop",
    }
)
_OPENS = 2  # words
_RANKS = frozenset(
    {"majority", "minority", "deputy", "vice", "assistant", "acting", "chief", "press", "prime", "foreign"}
)
_SHOUTING = 2  # common words in capitals, from which a page stresses words by them
_INITIALS = 3  # letters of a short form that may spell a word: ICE, WHO
_ANYBODY = frozenset({"woman", "man", "gentleman", "girl", "boy", "mister", "madam", "missus"})
_SIDES = frozenset(
    {"central", "eastern", "western", "northern", "southern", "north", "south", "east", "west", "soviet"}
)


def names_in(text: str, parsed: list[Parsed]) -> list[Name]:
    """All names of the text, ascending."""
    told = told_from(text)  # the agency of a dateline acts nowhere
    found = [
        name
        for number, sentence in enumerate(parsed)
        for name in _in_sentence(text, number, sentence)
        if name.span.start >= told
        or (name.kind is ActorKind.PLACE and text[name.span.start - 1 : name.span.start] != "(")
    ]
    stressed = {n.span for n in found if _is_shout(n.text, parsed[n.sentence])}
    if len(stressed) >= _SHOUTING:
        found = [n for n in found if n.span not in stressed]
    surnames = {n.text.split()[-1] for n in found if n.kind is ActorKind.PERSON and " " in n.text}
    lone = {n.text for n in found if n.kind is ActorKind.PERSON and " " not in n.text}
    alone = {n.text for n in found}
    found = [_without_owner(_without_title(text, n, surnames | lone), surnames | lone, alone) for n in found]
    ships = {n.text for n in found if n.kind is None and fold(n.text.split()[0]) in STYLES}
    found = [_as_ship(text, n, ships) for n in found] if ships else found
    return sorted((*found, *_surnames_alone(parsed, found, surnames)), key=lambda n: (n.span.start, n.span.end))


def _as_ship(text: str, name: Name, ships: set[str]) -> Name:
    """A name taken for a lady's that the page elsewhere gives a ship: `Lady | Imogen`, the ferry."""
    start = name.span.start - len(name.honorific or "") - 1
    whole = text[max(start, 0) : name.span.end]
    ship = replace(name, span=Span(max(start, 0), name.span.end), text=whole, kind=None, honorific=None)
    return name if name.honorific is None or whole not in ships else ship


def _is_shout(name: str, sentence: Parsed) -> bool:
    """Whether a name is a common word in capitals in a sentence that is not, as a page prints many to stress them: `for a QUID`."""
    stressed = name.isupper() and len(name) > _INITIALS and common_word(fold(name))
    return stressed and not all(map(no_small, sentence.words))


def _surnames_alone(parsed: list[Parsed], found: list[Name], surnames: set[str]) -> Iterator[Name]:
    """Words outside the names found that are the surname of somebody named elsewhere."""
    ends = {n.span.start: n.span.end for n in found}
    starts = sorted(ends)
    for number, sentence in enumerate(parsed):
        if surnames.isdisjoint(sentence.words):
            continue
        for k, word in enumerate(sentence.words):
            if word not in surnames:
                continue
            before = bisect_right(starts, sentence.starts[k]) - 1
            if (before < 0 or ends[starts[before]] <= sentence.starts[k]) and _alone(sentence, k):
                subject = bool(sentence.heads) and sentence.relations[k] == "nsubj"
                yield Name(sentence.over(k, k), word, ActorKind.PERSON, True, number, k, subject=subject)  # noqa: FBT003


def _without_title(text: str, name: Name, bearers: set[str]) -> Name:
    """`Deputy Ortiz`, taken for an organisation, where the article also speaks of an Ortiz: that person, with the title.

    So is `Woman Ortiz`, which a machine made of a lady, though it looks like a person's name.
    """
    title, _, rest = name.text.partition(" ")
    titles = _ANYBODY if name.kind is ActorKind.PERSON else role_nouns()
    if rest not in bearers or title.casefold() not in titles:
        return name
    span = Span(name.span.end - len(rest), name.span.end)
    if span.of(text) != rest:
        return name
    role = Span(name.span.start, name.span.start + len(title)) if titles is not _ANYBODY else name.role
    return replace(name, span=span, text=rest, kind=ActorKind.PERSON, surely=True, role=role)


def _without_owner(name: Name, bearers: set[str], alone: set[str]) -> Name:
    """`Hove’s Harbour League`, where the article also speaks of a Hove and of the Harbour League: the league."""
    owner, apart, rest = name.text.translate(APOSTROPHES).partition("'s ")
    if not apart or owner.split()[-1] not in bearers or rest not in alone:
        return name
    return replace(name, span=Span(name.span.end - len(rest), name.span.end), text=rest)


def _alone(s: Parsed, word: int) -> bool:
    """A word that is also a surname stands for the person where it is no part of a longer name and begins nothing."""
    beside = s.words[word + 1 : word + 2] + (s.words[word - 1 : word] if word else ())
    return not any(w[:1].isupper() and w.casefold() not in NO_NAMES for w in beside) or word == 0


def _in_sentence(text: str, number: int, s: Parsed) -> Iterator[Name]:
    for start, end in runs(s):
        first = start
        honorific = None
        first = _after_of_state(s, first, end)
        first -= is_ship(s, first - 1, end)
        body = is_body(s.low[end - 1]) or is_ship(s, first, end)  # the Justice Department; the Lady Imogen
        while not body and first < end - 1 and s.low[first].rstrip(".") in honorifics():
            honorific, first = s.low[first].rstrip("."), first + 1
        first = first if is_ship(s, first, end) else _after_title(s, first, end)
        first -= opens_thing(s, first, end)
        if honorific is None and not body and first and s.low[first - 1].rstrip(".") in honorifics():
            honorific = s.low[first - 1].rstrip(".")
        for low, high in _known_parts(s, first, end):
            name = _name(text, number, s, low, high, honorific)
            if name is not None:
                yield name


def _after_of_state(s: Parsed, first: int, end: int) -> int:
    """Step over what a title before is of (`Secretary of | State Antony Blinken`): to where the network sees a person."""
    if first < 2 or s.low[first - 1] not in {"of", "for"} or s.low[first - 2] not in role_nouns():
        return first
    if s.low[first] == "state" and first + 1 < end:
        return first + 1
    return next((k for k in range(first + 1, end) if s.names[k] == "B-PER"), first)


def _after_title(s: Parsed, first: int, end: int) -> int:
    """Step over capitalised titles inside a run (`President Joe Biden`, `Secretary of State Antony Blinken`)."""
    last = None
    for k in range(first, end - 1):
        low = s.low[k]
        if low == "general" and is_body(s.low[k + 1]):  # the General Staff of Vestia
            continue
        if low.rstrip("s") in role_nouns() or low in role_nouns() or low.rstrip(".") in honorifics():
            last = k
    if last is None and end - first >= TITLED and is_doer(s.low[first]) and s.names[end - 1][2:] == "PER":
        return first + 1  # Designer Marte Olsund
    if last is None and only_opens(s, first, end):
        return first + 1
    if last is None or is_body(s.low[end - 1]):
        return first
    titled = end - last == TITLED and (s.low[last] in _TITLES or s.low[last + 1] in given_names())
    if s.names[end - 1][2:] == "ORG" and s.names[last][2:] == "ORG" and not titled:
        return first
    after = last + 1
    if s.low[after] == "of" and after + 2 < end:
        after += 2
    return after if after < end else first


def _known_parts(s: Parsed, first: int, end: int) -> Iterator[tuple[int, int]]:
    """A run as it is, or parted where a known name or another kind begins inside it (`White House Jake Sullivan`)."""
    at = first
    for k in range(first + 1, end):
        if (
            s.names[k][:2] == "B-"
            and s.names[k - 1] != "O"
            and s.names[k][2:] != s.names[k - 1][2:]
            and s.low[k - 1] not in INNER
            and not (k == first + 1 and s.low[first] in given_names() and s.names[first][2:] == "PER")
        ):
            yield at, k
            at = k
    yield at, end


def _no_name(s: Parsed, word: int) -> bool:
    low = s.low[word]
    return low in INNER or (low in NO_NAMES and (low != "new" or is_calendar(s, word)))


def _opens_title(s: Parsed, word: int) -> bool:
    """`Senate | Majority Leader`: the word says which office, not whose."""
    return s.low[word] in _RANKS and s.low[word + 1 : word + 2] != () and s.low[word + 1] in role_nouns()


def _name(text: str, number: int, s: Parsed, first: int, end: int, honorific: str | None) -> Name | None:
    while first < end and (_no_name(s, first) or _DESCRIBES.search(s.low[first])):
        first += 1
    while end > first and (_no_name(s, end - 1) or _opens_title(s, end - 1)):
        end -= 1
    if (
        end - first > 1 and s.low[end - 1] in role_nouns() and s.low[end : end + 1] == ("of",)
    ):  # US | Secretary of State
        end -= 1
    while end - first > 2 and s.words[end - 1] in _AFTER_NAMES:
        end -= 1
    if first >= end:
        return None
    span = s.over(first, end - 1)
    written = span.of(text)
    looked = key(written)
    listed = looked in places() or looked in metonyms()
    if end - first == 1 and ((is_stressed(s, first) and written.isupper()) or _opens(text, s, first)):
        return None
    if _is_none(s, first, end, written, looked) or (not listed and _is_label(s, first, written)):
        return None
    title = title_before(s, first)
    kind, surely = kind_here(s, first, end, looked, honorific=honorific, titled=title is not None)
    lone = kind is ActorKind.PERSON and end - first == 1 and s.low[first - 1 : first] == ("the",)
    if not honorific and (  # the Marta Quill: a ship, a prize; the Circle: no person is called so
        is_thing(s, first, end, kind if title is None else None) or (lone and common_word(looked))
    ):
        kind, surely = None, True
    elif kind is ActorKind.PERSON and not (surely and title) and not honorific and stands_as_place(s, first, end):
        kind = ActorKind.PLACE
    role = title or apposition_after(s, end) or description_before(s, first, end)
    begins = first if role is None or role.start > span.start else bisect_right(s.starts, role.start) - 1
    opens = not s.heads and begins < _OPENS  # what opens a sentence whose grammar nobody needed is its subject, mostly
    subject = opens or not _SUBJECTS.isdisjoint(s.relations[first:end]) or _of_subject(s, first, end)
    return Name(span, written, kind, surely, number, end - 1, role, honorific, subject)


def _opens(text: str, s: Parsed, word: int) -> bool:
    """Whether a word has its capital only for opening a sentence: `Debris damaged a silo`; no `Banks` who was named before."""
    return word == 0 and only_opens_sentence(text, s.words[0])


def _of_subject(s: Parsed, first: int, end: int) -> bool:
    """`His sister, | Ellen Poole, | spoke`: what stands beside a subject is one."""
    heads = (s.heads[k] for k in range(first, end) if s.relations and s.relations[k] == "appos")
    return any(head >= 0 and s.relations[head] in _SUBJECTS for head in heads)


def _is_none(s: Parsed, first: int, end: int, written: str, looked: str) -> bool:
    """Whether words with capitals are a nationality, a side of the world, a lone role, an abbreviation, initials, a road or make."""
    return (
        len(looked) < 2
        or looked in _SIDES
        or looked in nationalities()
        or is_of_people(looked)
        or (is_shouted(s, first, end) and not all(map(no_small, s.words)))
        or (end - first > 1 and s.low[end - 1] in role_nouns() and _is_office(s, first, end))
        or looked.removesuffix("s") in nationalities()
        or (end - first == 1 and s.low[first] in role_nouns())
        or looked in ABBREVIATIONS  # Calif.
        or (written.isupper() and looked in shortened())
        or _NUMBERED.fullmatch(written) is not None
        or (written[1:2] in {"", ".", " "} and all(len(part.rstrip(".")) == 1 for part in written.split()))
    )


def _is_office(s: Parsed, first: int, end: int) -> bool:
    """`the Pensions Minister`: words with capitals that end in a title and are no person's, as far as the network sees."""
    return s.low[first] not in given_names() and all(s.names[k][2:] != "PER" for k in range(first, end))


def _is_label(s: Parsed, first: int, written: str) -> bool:
    """Whether words name what an office is of, or stand behind a name as its state and party."""
    of_title = (s.names[first][2:] != "ORG" or s.low[first - 2 : first - 1] == ("minister",)) and belongs_to_title(
        s, first
    )
    return of_title or (written[1:2] in {".", "-"} and _LABEL.fullmatch(written) is not None)
