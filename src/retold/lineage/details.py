"""Who, where and how much: the names and figures that identify a report, and whether another text has them.

Who retells a report keeps what identifies it and changes the words between; who fills in a form, or writes the next
report of a series, keeps the words between and changes what identifies it. So the two are told apart by the names and
figures of the sentences that are alike: are they anywhere in the other text?
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from itertools import islice
from typing import TypeAlias

from rapidfuzz.distance import LCSseq

from retold.lineage.alignment import Alignment
from retold.lineage.subjects import Opening, contrary, opening
from retold.lineage.texts import StoryTexts, Text, Unit
from retold.words import fold, zones
from retold.words.background import idf
from retold.words.names import alike, honorifics
from retold.words.numbers import in_words

# Letters that a name has in common with its short form and with what is derived from it (`Fed`, `Sino-`, `Ivorian`).
_SHORT, _STEM = 3, 4
# Other spellings are looked for among so many names that begin with the same letters: bounds the time for hostile pages.
_BEGINNING, _MOST_NAMES = 2, 32
# A figure rounded to fewer digits is met by chance; nobody rounds a longer one, which is a number of an account or a line.
_DIGITS, _MOST_DIGITS = 2, 18
# Who retells a report gives 38 metres as `nearly 40`: figures of so few digits, by so much.
_ROUND, _NEARLY = 2, 0.06
# Nobody rewords a table: what a row of it has others of counts so many times.
_IN_ROW = 3
# Words in quotation marks from which somebody speaks.
_SPOKEN = 5
# Figures that are others where a form is filled in anew; one alone may be a slip, or corrected.
_SEVERAL = 2
# What stands behind a time of day: halves of the day, zones, hours.
_HOURS = frozenset({"am", "pm", "h", "hrs", "uhr"})
_TIME, _HHMM = "0:", 4
_MARKS = str.maketrans("", "", ".,'’")
# So many figures of a table are compared: bounds the time for hostile pages. Figures are all as rare as any one.
_MOST_FIGURES, _ANY = 64, "0"

# The part of a text's names and figures that a translation has in another form: offices, villages, numbers in words; and
# the nats below which a name is so well known that it has one, as months and capitals do.
_TRANSLATED, _WELL_KNOWN = 0.12, 5.0


# Nats of the names and figures of a text that another has not, and of all.
Own: TypeAlias = tuple[float, float]


class Details:
    """The names and figures of the texts of one story; each text is looked through once, when it is asked for."""

    def __init__(self, story: StoryTexts) -> None:
        self._story = story
        self._known: dict[str, _Told] = {}
        self._details: dict[str, list[tuple[str, int, float]]] = {}
        self._openings: dict[str, Opening] = {}
        self._having: dict[int, list[tuple[float, frozenset[int]]]] = {}

    def lacking(self, left: Text, right: Text, alignment: Alignment) -> tuple[float, float, float]:
        """Of the names and figures in the linked sentences of two texts what the right one lacks, what the left one lacks, and all; in nats.

        Across languages only in rows of tables: names are translated, and figures written out.
        """
        one = left.language == right.language
        mine = [left.units[i] for link in alignment.links for i in link.left]
        theirs = [right.units[j] for link in alignment.links for j in link.right]
        whole, lacks = 0.0, [0.0, 0.0]
        for side, (units, other) in enumerate(((mine, self._told(right)), (theirs, self._told(left)))):
            for (word, number), told in self._of(u for u in units if one or not self._story.units[u].told).items():
                has = other.has(word, number)
                weight = idf(word) * (1 if has or told else _IN_ROW)
                whole += weight
                lacks[side] += 0.0 if has else weight
        return lacks[0], lacks[1], whole

    def alone(self, left: Text, right: Text) -> tuple[float, float]:
        """Nats of names and figures that one text has and the other, in another language, has not: less of the two, and more.

        That somebody is quoted counts as one: a translation quotes nobody whom its source does not.
        """
        lacking = []
        quotes = [self._is_quoting(text) for text in (left, right)]
        for text, other, alone in (
            (left, self._told(right), quotes == [True, False]), (right, self._told(left), quotes == [False, True]),
        ):  # fmt: skip
            lacks, whole = self._own(text, other.has)
            lacking.append(max(lacks + idf(_ANY) * alone - _TRANSLATED * whole, 0.0))
        return min(lacking), max(lacking)

    def part_alone(self, text: Text, other: Text) -> float:
        """The part of the names and figures of a text that another, in another language, has not, 0–1."""
        lacks, whole = self._own(text, self._told(other).has)
        return lacks / max(whole, 1.0)

    def _is_quoting(self, text: Text) -> bool:
        """Whether words stand in quotation marks, more than a title or a name."""
        return any(sum(not free for free in self._story.units[number].free) >= _SPOKEN for number in text.units)

    def own(self, left: Text, right: Text) -> Own:
        """Nats of names and figures of a text that another one in its language has not, and of all.

        A round figure may stand for one near to it, `nearly 40` for 38, and a figure for a number in words.
        """
        return self._own(left, partial(self.has, right))

    def _own(self, text: Text, has: Callable[[str, int], bool]) -> Own:
        details = self.all_of(text)
        return sum(nats for word, stem, nats in details if not has(word, stem)), sum(nats for *_, nats in details)

    def has(self, text: Text, word: str, stem: int) -> bool:
        """Whether a text has a name or figure of another one in its language: in another form, rounded, or in words."""
        told = self._told(text)
        return told.has(word, stem) or told.counts(word)

    def having(self, text: int) -> list[tuple[float, frozenset[int]]]:
        """For each name and figure of a text, by its number, the nats, and the texts of its language that have it, itself among them."""
        if text not in self._having:
            texts, mine = self._story.texts, self._story.texts[text]
            near = [n for n, other in enumerate(texts) if other.language == mine.language]
            self._having[text] = [
                (nats, frozenset(n for n in near if self.has(texts[n], word, stem)))
                for word, stem, nats in self.all_of(mine)
            ]
        return self._having[text]

    def all_of(self, text: Text) -> list[tuple[str, int, float]]:
        """The names and figures of a text that a translation keeps, as words and stems, with their nats."""
        if text.article.id not in self._details:
            details = (each for each in self._of(text.units) if each[0] not in honorifics())
            found = ((w, s, self._nats(w, s)) for w, s in details if w[0].isalpha() or _digits(w))
            self._details[text.article.id] = [one for one in found if one[2] >= _WELL_KNOWN]
        return self._details[text.article.id]

    def _nats(self, word: str, stem: int) -> float:
        """How much a word tells; a foreign one no more than what it stands for: `Mittwoch` as little as `Wednesday`."""
        return min(idf(word), idf(fold(self._story.words[stem]))) if stem >= 0 else idf(word)

    def contrary(self, left: Text, right: Text) -> bool:
        """Whether two texts of one language are about others, by what they open with."""
        if left.language != right.language:
            return False
        mine, theirs = (self._opening(text) for text in (left, right))
        return contrary(mine, theirs, (self._told(left).has_word, self._told(right).has_word))

    def filled_in(self, left: Text, right: Text) -> bool:
        """Whether two texts have the same words, and each of them several figures of its own."""
        (mine, my_figures), (theirs, their_figures) = (self._words(text) for text in (left, right))
        return mine == theirs and min(len(my_figures - their_figures), len(their_figures - my_figures)) >= _SEVERAL

    def _words(self, text: Text) -> tuple[set[str], set[str]]:
        words = {word for number in text.units for word in self._story.units[number].words}
        figures = {word for word in words if word[0].isdigit()}
        return words - figures, figures

    def _opening(self, text: Text) -> Opening:
        if text.article.id not in self._openings:
            self._openings[text.article.id] = opening(text)
        return self._openings[text.article.id]

    def figures(self, left: Text, right: Text, alignment: Alignment) -> tuple[float, float]:
        """Of the figures that two texts could have in common the weight of those they have, and of all; in nats.

        In order, sentences with their counterparts, tables as a whole: half the figures of any table stand somewhere in that
        of the next day. The longer side has room for all of the shorter: nothing is missing in what was cut.
        """
        rows = [(self._table(left), self._table(right))]
        if left.language == right.language:
            rows += [
                (self._digits(left.units[i] for i in link.left), self._digits(right.units[j] for j in link.right))
                for link in alignment.links
            ]
        both = [row for row in rows if all(row)]
        found = sum(LCSseq.similarity(mine, _in_terms_of(mine, theirs)) for mine, theirs in both)
        return found * idf(_ANY), sum(min(map(len, row)) for row in both) * idf(_ANY)

    def _digits(self, units: Iterable[int]) -> list[str]:
        """The digits of the figures in some sentences, in order; not of quotations."""
        return _figures(self._story.units[number] for number in units)

    def _table(self, text: Text) -> list[str]:
        """The same of the rows of a text that is little else."""
        units = [self._story.units[number] for number in text.units]
        rows = [unit for unit in units if not unit.told]
        return _figures(rows) if 2 * sum(len(u.words) for u in rows) > sum(len(u.words) for u in units) else []

    def _of(self, units: Iterable[int]) -> dict[tuple[str, int], bool]:
        """The distinct names and figures of some sentences, as words and stems, and whether they are told, in no table.

        Not of quotations, nor of formulas. Of times of day only the minutes: every desk gives them in the time of its readers.
        """
        story, found = self._story, dict[tuple[str, int], bool]()
        for number in units:
            unit, stale = story.units[number], story.stale[number]
            for place, (word, stem, free) in enumerate(zip(unit.words, unit.stems, unit.free, strict=True)):
                if not free or stem in stale:
                    continue
                detail = (word, stem)
                if word[0].isdigit():
                    detail = (_TIME + minutes, -1) if (minutes := _minutes(unit.words, place)) else detail
                elif stem not in story.names or word in zones.folded():
                    continue
                found[detail] = found.get(detail, False) or unit.told
        return found

    def _told(self, text: Text) -> "_Told":
        if text.article.id not in self._known:
            self._known[text.article.id] = _Told(self._story, text)
        return self._known[text.article.id]


class _Told:
    """What a text has, by which names and figures are found in it in other forms too."""

    def __init__(self, story: StoryTexts, text: Text) -> None:
        self._units = units = [story.units[number] for number in dict.fromkeys(text.units)]
        self._stems = {stem for unit in units for stem in unit.stems}
        self._words = {word for unit in units for word in unit.words}
        self._names = {w for unit in units for w, s in zip(unit.words, unit.stems, strict=True) if s in story.names}
        self._found: dict[str, bool] = {}

    def has(self, word: str, stem: int) -> bool:
        """Whether the text has a name or figure: as it is, shortened, spelt otherwise, rounded."""
        return stem in self._stems or self.has_word(word)

    def has_word(self, word: str) -> bool:
        if word not in self._found:
            self._found[word] = word in self._words or self._has_like(word)
        return self._found[word]

    def _has_like(self, word: str) -> bool:
        if word.startswith(_TIME):
            return word.removeprefix(_TIME) in self._times
        if word[0].isdigit():
            digits = _digits(word)
            return (
                bare(word) in self._bare or digits in self._rounded or not self._figures.isdisjoint(_roundings(digits))
            )
        if word[:_STEM] in self._beginnings or (word[:_SHORT] if len(word) > _SHORT else "") in self._words:
            return True
        return any(alike(word, other) for other in self._near.get(word[:_BEGINNING], ())[:_MOST_NAMES])

    def counts(self, word: str) -> bool:
        """Whether a figure stands for another of the text, rounded, or for a number it has in words."""
        size = _amount(word) if word[0].isdigit() else None
        if size is None:
            return False
        near = len(_digits(word)) <= _ROUND and any(abs(size - other) <= _NEARLY * other for other in self._amounts)
        return near or (size.is_integer() and in_words(int(size), self._words))

    @cached_property
    def _amounts(self) -> tuple[float, ...]:
        sizes = (_amount(word) for word in self._words if word[0].isdigit())
        return tuple(size for size in sizes if size is not None)

    @cached_property
    def _times(self) -> frozenset[str]:
        rows = (unit.words for unit in self._units)
        return frozenset(_minutes(row, place) for row in rows for place, word in enumerate(row) if word[0].isdigit())

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word[:size] for word in self._words for size in (_SHORT, _STEM) if len(word) >= size)

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for name in sorted(self._names):
            found[name[:_BEGINNING]].append(name)
        return found

    @cached_property
    def _figures(self) -> frozenset[str]:
        return frozenset(_digits(word) for word in self._words if word[0].isdigit())

    @cached_property
    def _bare(self) -> frozenset[str]:
        return frozenset(bare(word) for word in self._words if word[0].isdigit())

    @cached_property
    def _rounded(self) -> frozenset[str]:
        return frozenset(short for digits in self._figures for short in _roundings(digits))


def _minutes(words: Sequence[str], place: int) -> str:
    """The minutes of the time of day at `place` (`10:20`, `3.20am`, `0220 GMT`, `22h20`); empty where there is none."""
    word, after = words[place], words[place + 1] if place + 1 < len(words) else ""
    if place > 0 and words[place - 1] == "h":
        return word
    if ":" in word or (_is_of_day(after) and "." in word):
        return word.replace(".", ":").partition(":")[2]
    return (word[2:] if len(word) == _HHMM else "00") if _is_of_day(after) else ""


def _is_of_day(word: str) -> bool:
    return word in _HOURS or word in zones.folded()


def _figures(units: Iterable[Unit]) -> list[str]:
    words = (w for unit in units for w, free in zip(unit.words, unit.free, strict=True) if free and w[0].isdigit())
    return [_digits(word) for word in islice(words, _MOST_FIGURES)]


def _in_terms_of(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """`theirs`, with those of `mine` where one is the other, rounded."""
    exact, rounded = set(mine), {short: digits for digits in mine for short in _roundings(digits)}
    return [
        digits
        if digits in exact
        else rounded.get(digits) or next((d for d in _roundings(digits)[::-1] if d in exact), digits)
        for digits in theirs
    ]


def bare(figure: str) -> str:
    """A figure without its marks, which are others in another language: `1,000.5` is `1.000,5` there."""
    return figure.translate(_MARKS)


def _digits(figure: str) -> str:
    """The digits of a figure without the noughts that tell its size: `1.46 million` is a short form of `1,459,193`."""
    return "".join(c for c in figure if c.isdigit()).strip("0")


def _amount(figure: str) -> float | None:
    """The size of a figure as English prints it; None for a time or a date."""
    try:
        return float(figure.replace(",", ""))
    except ValueError:
        return None


def _roundings(digits: str) -> list[str]:
    """The digits, rounded to fewer and fewer; none of a digit alone."""
    if len(digits) > _MOST_DIGITS:
        return [digits]
    sizes = range(_DIGITS, len(digits) + 1)
    return [str(round(int(digits), size - len(digits))).rstrip("0") for size in sizes]
