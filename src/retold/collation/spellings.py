"""A name that an article misspells once: it has the right spelling elsewhere, and so have others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from retold.collation.echoes import Echo
from retold.collation.facts import Facts
from retold.collation.lines import Usage
from retold.collation.names import same_name, spelling_variants
from retold.collation.pairs import Claim, Found

_SHORTEST = 5  # letters of a name whose misspelling is told from another name
_FIRM = 3  # places from which a spelling is the usual one
_COMPANY = 2  # articles that have it

_Place = tuple[int, Facts, int]  # the number of a passage, a reading of it, and which of its words


def misspelt(passages: Sequence[Sequence[Facts]], used: Usage) -> Iterator[Echo]:
    """Names that stand once in a story, a letter off one that the same article and others write, wherever they stand."""
    places = _places(passages)
    usual = [key for key, held in places.items() if len(held) >= _FIRM and _articles(held) >= _COMPANY]
    for key in sorted(places):
        number, reading, at = places[key][0]
        if len(places[key]) > 1 or used.articles[key] > 1 or used.lower[key]:
            continue
        meant = next((other for other in usual if _slip(key, other)), None)
        if meant is None:
            continue
        own = [place[1].line.article == reading.line.article for place in places[meant]]
        if not any(own) or all(own):
            continue
        right = places[meant][own.index(False)]
        its_number, its, its_at = right
        here, there = reading.line.at(at, at + 1), its.line.at(its_at, its_at + 1)
        claims = Claim("fact", ("name", key)), Claim("fact", ("name", meant))
        found = Found("name", here, there, *claims, 0.5, "a misspelling, or another name")
        yield Echo(found, reading, its, number, its_number, sure=True)


def _places(passages: Sequence[Sequence[Facts]]) -> Mapping[str, list[_Place]]:
    """Where each word of a name stands in the story."""
    places: dict[str, list[_Place]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for reading in passage:
            for fact in reading.of("name"):
                for at in range(fact.first, fact.last):
                    places[reading.line.words[at].key].append((number, reading, at))
    return places


def _articles(places: Sequence[_Place]) -> int:
    return len({reading.line.article for _, reading, _ in places})


def _slip(odd: str, usual: str) -> bool:
    """Whether a letter inside was left out, doubled or changed places.

    Another letter in its place may make another name, another ending another form of it.
    """
    ends = odd[0] == usual[0] and odd[-1] == usual[-1]
    if len(odd) < _SHORTEST - 1 or len(usual) < _SHORTEST or not ends or same_name(odd, usual):
        return False
    other_letter = len(odd) == len(usual) and sorted(odd) != sorted(usual)
    return not other_letter and OSA.distance(odd, usual, score_cutoff=1) == 1 and not spelling_variants(odd, usual)
