"""Quotations cut out of what they stood in: others' words that the speaker only repeated, words he denied, a condition left out.

A quotation may be right to the letter and still say what was not said. Where another article has the same words with more
around them (the speech itself, a fuller quotation), what stands before them there tells.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from retold.collation.echoes import Echo
from retold.collation.facts import Facts
from retold.collation.lexicon import denials
from retold.collation.lines import Word
from retold.collation.pairs import Claim, Found
from retold.words import tables

_LEAST = 4  # words by which a quotation is known again
_BEFORE = 10  # words before it that are read
_REACH = 3  # words between who says and what he says
_MOST_PLACES = 50  # sentences with the rarest word of a quotation among which it is looked for
_OTHERS, _DENIED, _CONDITION = 0.9, 0.9, 0.6  # how much weighs what is left out


@dataclass(frozen=True, slots=True)
class _Table:
    """Word lists; see the data file."""

    others: frozenset[str]
    says: frozenset[str]
    between: frozenset[str]
    believed: frozenset[str]
    ifs: frozenset[str]
    told: frozenset[str]
    aware: frozenset[str]
    modal: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A run of words inside quotation marks, by their numbers in a reading; last exclusive."""

    passage: int
    reading: Facts
    first: int
    last: int

    @property
    def words(self) -> tuple[Word, ...]:
        return self.reading.line.words[self.first : self.last]


@cache
def _table() -> _Table:
    table = tables.toml("retold.collation", "contexts.toml")
    return _Table(**{name: frozenset(words) for name, words in table.items()})


def contexts(passages: Sequence[Sequence[Facts]]) -> Iterator[Echo]:
    """Quotations that leave out what another article shows around the same words."""
    placed = [(number, reading) for number, passage in enumerate(passages) for reading in passage]
    quoted = [_Quoted(number, reading, *run) for number, reading in placed for run in reading.line.quoted(_LEAST)]
    if not quoted:
        return
    wanted = {word.root for quotation in quoted for word in quotation.words}
    holds: dict[str, list[tuple[int, Facts]]] = defaultdict(list)
    of_article: dict[str, list[Facts]] = defaultdict(list)
    for number, reading in placed:
        of_article[reading.line.article].append(reading)
        for root in reading.roots & wanted:
            holds[root].append((number, reading))
    for some in of_article.values():
        some.sort(key=lambda reading: reading.line.span)
    for quotation in quoted:
        if not _aware(of_article[quotation.reading.line.article]):
            yield from _fuller(quotation, holds, of_article[quotation.reading.line.article])


def _aware(readings: Sequence[Facts]) -> bool:
    return any(not _table().aware.isdisjoint(w.plain for w in reading.line.words) for reading in readings)


def _fuller(quotation: _Quoted, holds: dict[str, list[tuple[int, Facts]]], beside: Sequence[Facts]) -> Iterator[Echo]:
    """The first other article in which the words stand in what makes them say something else."""
    run = tuple(word.root for word in quotation.words)
    needle, article = f" {' '.join(run)} ", quotation.reading.line.article
    rarest = min(run, key=lambda root: (len(holds[root]), root))
    for number, other in holds[rarest][:_MOST_PLACES]:
        standing = _standing(other, needle) if other.line.article != article else None
        if standing is None:
            continue
        first, last = standing
        found = _left_out(quotation, other, first, beside)
        if found is not None:
            start, severity, note = found
            there = other.line.at(start, last)
            here = quotation.reading.line.at(quotation.first, quotation.last)
            claims = Claim("run", run), Claim("run", tuple(w.root for w in other.line.words[start:last]))
            yield Echo(
                Found("quote", here, there, *claims, severity, note),
                quotation.reading, other, quotation.passage, number, sure=True,
            )  # fmt: skip
            return


def _standing(other: Facts, needle: str) -> tuple[int, int] | None:
    """The numbers of the words in which a run of roots stands, last exclusive; a root may have blanks, as that of `we're` has."""
    at = other.run.find(needle)
    if at < 0:
        return None
    begins = {
        begin: number for number, begin in enumerate(accumulate((len(w.root) + 1 for w in other.line.words), initial=0))
    }
    first, last = begins.get(at), begins.get(at + len(needle) - 1)
    return (first, last) if first is not None and last is not None else None


def _left_out(quotation: _Quoted, other: Facts, first: int, beside: Sequence[Facts]) -> tuple[int, float, str] | None:
    """Where what is left out begins in the other reading, how much it weighs, and what it is, in words."""
    words = other.line.words
    opening = max(0, first - _BEFORE)
    voice = words[first].quoted
    spoken = next((at + 1 for at in range(first - 1, opening - 1, -1) if words[at].quoted is not voice), opening)
    page = other.line.article
    start = _by_others(words, spoken, first)
    if start is not None and not _names_others(quotation):
        return start, _OTHERS, f"{page} has these as the words of others: “{_shown(words, start, first)}”"
    start = _denied(words, spoken, first)
    if start is not None and not _denies(quotation):
        return start, _DENIED, f"{page} has this denied: “{_shown(words, start, first)}”"
    start = next((at for at in range(first) if words[at].plain in _table().ifs), None)
    conditional = not _table().modal.isdisjoint(w.plain for w in quotation.words)
    if start is not None and conditional and not _tells_condition(quotation, beside):
        return start, _CONDITION, f"{page} has this on a condition: “{_shown(words, start, first)}”"
    return None


def _shown(words: Sequence[Word], start: int, end: int) -> str:
    return " ".join(word.shown for word in words[start:end])


def _by_others(words: Sequence[Word], opening: int, first: int) -> int | None:
    """Where others are named that say the words which begin at `first`: `people who tell you that`, `they say:`."""
    table = _table()
    verb = first - 1
    while verb > opening and first - verb <= _REACH and words[verb].plain in table.between:
        verb -= 1
    if verb < opening or words[verb].plain not in table.says:
        return None
    return next((at for at in range(max(opening, verb - _REACH), verb) if words[at].plain in table.others), None)


def _denied(words: Sequence[Word], opening: int, first: int) -> int | None:
    """Where the words that begin at `first` are denied: `I do not believe that`, `we will not`."""
    table = _table()
    if first > opening and _says_no(words[first - 1]):
        return max(opening, first - _REACH)
    believed = first - 1
    while believed > opening and words[believed].plain in table.between:
        believed -= 1
    if believed < opening or words[believed].plain not in table.believed:
        return None
    return next((at for at in range(max(opening, believed - _REACH), believed) if _says_no(words[at])), None)


def _says_no(word: Word) -> bool:
    return word.plain in denials() or word.plain.endswith("n't")


def _names_others(quotation: _Quoted) -> bool:
    """Whether the article gives the words to others too."""
    return _by_others(quotation.reading.line.words, 0, quotation.first) is not None


def _denies(quotation: _Quoted) -> bool:
    before = quotation.reading.line.words[max(0, quotation.first - _BEFORE) : quotation.first]
    return any(map(_says_no, before))


def _tells_condition(quotation: _Quoted, beside: Sequence[Facts]) -> bool:
    """Whether the condition is told in the sentence, or in the one before or after."""
    at = next(n for n, reading in enumerate(beside) if reading is quotation.reading)
    near = beside[max(0, at - 1) : at + 2]
    return any(not _table().told.isdisjoint(w.plain for w in reading.line.words) for reading in near)
