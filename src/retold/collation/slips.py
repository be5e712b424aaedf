"""What a sentence wants and has not, or has in a place where nothing like it can stand: traces of translation and of tearing."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from retold.collation.garbles import MODALS, PRONOUNS, Garble
from retold.collation.lexicon import polarity
from retold.collation.lines import Line, Word
from retold.model import Span
from retold.words import tables
from retold.words.names import place_key, places

# Words of number or measure: what follows is counted, and a land is not.
_COUNTED = frozenset({"more", "many", "much", "several", "few", "fewer"})
# Between two words of one root these make a phrase of both: `hopes in the hope`.
_BETWEEN = frozenset({"in", "of", "with", "by", "through", "under", "for"})
_SAYING = frozenset({"said", "say", "added", "believe", "believed", "insisted", "stressed"})
# What only somebody can do to somebody.
_TELLING = frozenset({"tell", "inform", "ask", "warn", "assure", "urge", "remind", "convince", "persuade", "thank"})
_SUBJECTS = PRONOUNS | {"who", "which", "there", "this", "that", "these", "those"}
_FINITE = frozenset(
    {"is", "are", "was", "were", "be", "am", "has", "have", "had", "do", "does", "did", "let", "means", "meant", "takes", "took",
     "remains", "remained", "seems", "seemed", "requires", "required", "would", "will"}
)  # fmt: skip
_PLACING = frozenset(
    {"in", "with", "by", "for", "after", "before", "during", "despite", "at", "on", "under", "through"}
)
_SPLICED = frozenset({"however", "but", "and", "or", "instead", "therefore", "also"})
_LONGEST_PIECE = 14  # words of a sentence without a verb that may be one torn in two


def slips(shown: str, line: Line) -> Iterator[Garble]:
    """What is amiss in one sentence; `shown` is its text."""
    yield from unfinished(shown, line)
    yield from lands_counted(line)
    yield from said_twice(line)
    yield from nobody_tells(line)
    yield from torn_infinitive(shown, line)
    yield from said_again(line)


def unfinished(shown: str, line: Line) -> Iterator[Garble]:
    """A sentence that stops where its last phrase wants a word, as in `She spoke on condition`."""
    if shown.rstrip()[-1:] not in {".", "!"}:
        return
    plain = [w.plain for w in line.words[-3:]]
    for size in (3, 2):
        if len(line.words) > size and " ".join(plain[-size:]) in _unfinished():
            first = len(line.words) - size
            yield Garble(line.at(first, len(line.words)), 0.4, f"“{_words(line.words[first:])}” wants a word after it")
            return


@cache
def _unfinished() -> frozenset[str]:
    return frozenset(line.strip() for line in tables.lines("retold.collation", "unfinished.txt"))


def _words(words: tuple[Word, ...]) -> str:
    return " ".join(w.shown for w in words)


def lands_counted(line: Line) -> Iterator[Garble]:
    """A land where something counted or measured belongs: `to occupy more Belgium`."""
    words = line.words
    for at in range(1, len(words)):
        one, other = words[at - 1], words[at]
        last = at + 1 == len(words) or words[at + 1].span.start - other.span.end > 1
        if one.plain not in _COUNTED or one.capital or one.quoted or not last or not other.capital:
            continue
        place = places().get(place_key(other.shown))
        if place is not None and place[0] == place[1]:
            before = words[at - 2].plain if at > 1 else ""
            if not {before, words[at - 2].key if at > 1 else ""} & polarity().negators:
                yield Garble(Span(one.span.start, other.span.end), 0.4, f"“{other.shown}” cannot be counted")


def said_twice(line: Line) -> Iterator[Garble]:
    """A noun in a phrase of itself: `the hopes in hope of rain`."""
    words = line.words
    for at in range(len(words) - 2):
        one, between, other = words[at : at + 3]
        matter = not (one.function or one.capital or other.capital or one.quoted) and len(one.root) > 3
        if matter and one.root == other.root and one.plain != other.plain and between.plain in _BETWEEN:
            yield Garble(
                Span(one.span.start, other.span.end), 0.4, f"“{one.shown}” and “{other.shown}” say the same twice"
            )


def nobody_tells(line: Line) -> Iterator[Garble]:
    """An `it` that tells somebody, where only people were named: languages without pronouns leave it open who does."""
    words = line.words
    for at in range(2, len(words) - 3):
        telling = words[at].plain == "it" and words[at + 1].plain in MODALS and words[at + 2].plain in _TELLING
        said = at - (words[at - 1].plain == "that") - 1
        if not telling or said < 1 or words[said].plain not in _SAYING or words[at].quoted:
            continue
        people = words[said - 1]
        if people.plain.endswith("s") and not people.capital and words[at + 3].capital:
            yield Garble(
                line.at(at, at + 3), 0.4, f"no “it” was named that could {words[at + 2].shown} anybody anything"
            )


def torn_infinitive(shown: str, line: Line) -> Iterator[Garble]:
    """A sentence of nothing but an infinitive, torn off the verb it hangs on: `However, to talk with the owners`."""
    words = line.words
    start = sum(w.plain in _SPLICED for w in words[:1])
    if not 3 < len(words) - start <= _LONGEST_PIECE or words[start].plain != "to" or not shown.rstrip().endswith("."):
        return
    rest = words[start + 1 :]
    if rest[0].function or rest[0].capital or any(w.plain in _FINITE | MODALS | _SUBJECTS for w in rest):
        return
    commas = any(b.span.start - a.span.end > 1 for a, b in pairwise(rest))
    if not commas and not any(w.quoted for w in words):
        yield Garble(line.at(0, start + 2), 0.5, "a piece torn off: it has no verb of its own")


def said_again(line: Line) -> Iterator[Garble]:
    """A `that` said again before its clause has come to a verb: `sure that in the talks of June that we can agree`."""
    words = line.words
    opened = [at for at in range(1, len(words) - 2) if words[at].plain == "that" and words[at + 1].plain in _PLACING]
    for first in opened:
        again = next((at for at in range(first + 2, len(words) - 2) if words[at].plain == "that"), None)
        if again is None or words[again + 1].plain not in _SUBJECTS or words[again].quoted != words[first].quoted:
            continue
        finite = [at for at in range(first + 1, len(words)) if words[at].plain in _FINITE | MODALS]
        between = words[first + 1 : again]
        if finite == [again + 2] and not any(w.plain in _SUBJECTS | _SAYING for w in between):
            yield Garble(line.at(again, again + 3), 0.4, "“that” is said again before its sentence has come to a verb")
