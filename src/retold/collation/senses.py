"""Wrong senses of words of another language, known by the company that, elsewhere in the story, the right sense keeps."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold.collation.echoes import Echo
from retold.collation.facts import Facts
from retold.collation.lexicon import other_senses
from retold.collation.lines import Word
from retold.collation.pairs import Claim, Found, versus
from retold.collation.tellings import Tellings

_REACH = 5  # words around a word that are its company
_COMPANY = 2  # words of matter two words must have in common around them
_FIRM = 2  # tellings that keep to a sense
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "their", "his", "her", "its"})
_MOST_PLACES = 50  # places of a word beyond which it tells nothing
_NOTE = "“{}” for “{}”: another sense of a word of another language"
_DONE = "“{}” is done by whoever speaks of it; “{}” is not"

_Place = tuple[int, Facts, int]


def senses(passages: Sequence[Sequence[Facts]], tellings: Tellings) -> Iterator[Echo]:
    """All wrong senses that are told by what stands in other passages."""
    places: dict[str, list[_Place]] = defaultdict(list)
    for number, reading in ((number, reading) for number, passage in enumerate(passages) for reading in passage):
        for at, word in enumerate(reading.line.words):
            if not word.function and not word.capital and at not in reading.claimed and other_senses(word.root):
                places[word.root].append((number, reading, at))
    for root in sorted(places):
        ours = places[root][:_MOST_PLACES]
        for other in sorted(other_senses(root) & places.keys()):
            theirs = places[other][:_MOST_PLACES]
            if len(_articles(ours)) == 1:
                mine, its = ([p for p in places if _named_thing(p)] for places in (ours, theirs))
                yield from _in_same_company(mine, its, tellings)
            yield from _done(ours, theirs)
            if root < other:
                yield from _beside_the_same(ours, theirs)


def _articles(places: Sequence[_Place]) -> set[str]:
    return {reading.line.article for _, reading, _ in places}


def _named_thing(place: _Place) -> bool:
    """Whether a word is a noun as far as its article tells: `the appeal`, `a phone call`."""
    _, reading, at = place
    return any(w.plain in _ARTICLES for w in reading.line.words[max(0, at - 2) : at])


def _in_same_company(ours: Sequence[_Place], theirs: Sequence[_Place], tellings: Tellings) -> Iterator[Echo]:
    """A word in the company that, in other articles, another sense of it keeps: `the appeal was requested` for a call.

    Where several independent tellings keep to the other sense, it is this one that departs.
    """
    if len(_articles(theirs)) < _COMPANY:
        return
    firm = tellings.count(_articles(theirs) - _articles(ours)) >= _FIRM
    for mine in ours:
        near = _company(mine)
        answer = next((p for p in theirs if _apart(mine, p) and len(near & _company(p)) >= _COMPANY), None)
        if answer is not None:
            yield replace(_echo(mine, answer, "word", 0.5, _NOTE), sure=firm)


def _apart(one: _Place, other: _Place) -> bool:
    return one[1].line.article != other[1].line.article


def _company(place: _Place) -> set[str]:
    _, reading, at = place
    words = reading.line.words
    near = words[max(0, at - _REACH) : at] + words[at + 1 : at + 1 + _REACH]
    return {w.root for w in near if not w.function}


def _beside_the_same(ours: Sequence[_Place], theirs: Sequence[_Place]) -> Iterator[Echo]:
    """Two senses of one word at the same noun: `the latent conflict` and `the smouldering conflict`."""
    for mine in ours:
        noun = _next(mine)
        if noun is None or noun.function or noun.capital:
            continue
        for answer in theirs:
            its = _next(answer)
            if its is not None and its.root == noun.root and _apart(mine, answer) and answer[0] != mine[0]:
                yield _echo(mine, answer, "word", 0.4, _NOTE)
                break


def _next(place: _Place) -> Word | None:
    _, reading, at = place
    words = reading.line.words
    beside = at + 1 < len(words) and words[at + 1].span.start - words[at].span.end == 1
    return words[at + 1] if beside else None


def _done(ours: Sequence[_Place], theirs: Sequence[_Place]) -> Iterator[Echo]:
    """An event made into a deed: `on raising the army of Vestby` where others have `Vestby's army build-up`."""
    for mine in ours:
        if not mine[1].line.words[mine[2]].plain.endswith("ing"):
            continue
        for answer in theirs:
            if _apart(mine, answer) and _thing_after(mine) == _thing_before(answer):
                yield _echo(mine, answer, "actor", 0.4, _DONE)
                break


def _thing_after(place: _Place) -> tuple[str, ...]:
    _, reading, at = place
    return tuple(w.root for w in reading.line.words[at + 1 : at + 3])


def _thing_before(place: _Place) -> tuple[str, ...]:
    _, reading, at = place
    return tuple(w.root for w in reading.line.words[max(0, at - 2) : at])


def _echo(mine: _Place, answer: _Place, kind: str, severity: float, form: str) -> Echo:
    (number, reading, at), (its_number, its_reading, its_at) = mine, answer
    x, y = reading.line.words[at], its_reading.line.words[its_at]
    notes = versus(x.shown, y.shown, form) if form == _NOTE else (form.format(x.shown, y.shown), "")
    found = Found(kind, x.span, y.span, Claim("roots", (x.root,)), Claim("roots", (y.root,)), severity, *notes)
    return Echo(found, reading, its_reading, number, its_number)
