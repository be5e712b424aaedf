"""A seat of power taken for a place: `the ships in the White House` for `American ships`.

Languages with one word for `of` and `in` leave it to the translator which is meant.
"""

from collections.abc import Iterator, Sequence

from retold.collation.echoes import Echo
from retold.collation.facts import Facts
from retold.collation.lexicon import metonyms
from retold.collation.pairs import Claim, Found
from retold.collation.tellings import Tellings
from retold.words.names import metonyms as seats
from retold.words.names import place_key

_FIRM = 2  # tellings in which the thing is that of the land the seat stands for


def seated(passages: Sequence[Sequence[Facts]], tellings: Tellings) -> Iterator[Echo]:
    """Things that stand in a seat of power in one telling, and belong to its land in several."""
    placed = [(number, reading) for number, passage in enumerate(passages) for reading in passage]
    known: dict[tuple[str, str], list[tuple[int, Facts, int]]] = {}  # looked for once, however many copies say it
    for number, reading in placed:
        for at, last, seat in _in_seats(reading):
            thing = reading.line.words[at]
            key = thing.plain, seat
            if key not in known:
                known[key] = [(n, other, its) for n, other in placed for its in _owned(other, *key)]
            owned = known[key]
            answer = next((place for place in owned if place[1].line.article != reading.line.article), None)
            if answer is not None and tellings.count({other.line.article for _, other, _ in owned}) >= _FIRM:
                its_number, its_reading, its = answer
                here, there = reading.line.at(at, last), its_reading.line.at(its - 1, its + 1)
                claims = Claim("roots", (thing.root, *seat.split())), Claim("roots", (thing.root,))
                theirs = f"{its_reading.line.words[its - 1].shown} {thing.shown}"
                note = f"“in” was made of “of” in translation: others have “{theirs}”"
                found = Found("word", here, there, *claims, 0.5, note)
                yield Echo(found, reading, its_reading, number, its_number, sure=True)


def _in_seats(reading: Facts) -> Iterator[tuple[int, int, str]]:
    """Where `the thing in the seat` stands: the number of its first word, of the word behind it, and the seat."""
    words = reading.line.words
    for at in range(len(words) - 3):
        thing, seat = words[at], words[at + 3]
        if words[at + 1].plain != "in" or words[at + 2].plain != "the" or not seat.capital or seat.quoted:
            continue
        names = [" ".join(w.plain for w in words[at + 3 : last]) for last in (at + 4, at + 5)]
        last = next((at + 4 + n for n, name in enumerate(names) if seats().get(place_key(name), ("", None))[1]), None)
        if last is not None and thing.plain.endswith("s") and not (thing.function or thing.capital):
            yield at, last, names[last - at - 4]


def _owned(reading: Facts, thing: str, seat: str) -> Iterator[int]:
    """Where the thing stands right behind the land or people that the seat stands for."""
    words = reading.line.words
    for at in range(1, len(words)):
        if words[at].plain == thing and words[at - 1].key != seat and metonyms(words[at - 1].key, seat):
            yield at
