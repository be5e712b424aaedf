"""Sentences that went wrong by themselves: doubled words, full stops in the middle, ends in mid-air, stray pieces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retold.collation.lines import Line, Usage, Word
from retold.collation.places import kin_of, runs_of
from retold.model import Lineage, Span
from retold.words.background import common_word
from retold.words.sentences import ABBREVIATIONS

# Words that may rightly stand twice in a row, in other languages as relatives and pronouns (`die Stadt, die die …`).
_MAY_DOUBLE = frozenset(
    {"that", "had", "her", "very", "no", "so", "bye", "new", "long", "many", "ha", "more", "up", "in",
     "der", "die", "das", "den", "dem", "sie", "nous", "vous", "se", "si", "que", "het", "dat"}
)  # fmt: skip
# A sentence never ends on these: articles, possessives and conjunctions want something after them.
_WANTS_MORE = frozenset(
    {"the", "a", "an", "of", "and", "or", "but", "to", "from", "than", "their", "our", "my", "your", "its", "whose",
     "because", "although", "while", "into", "between", "among", "toward", "during"}
)  # fmt: skip
_PREPOSITIONS_LAST = frozenset({"of", "to", "from", "than", "into", "during", "between", "among"})
_LOOSE_STOP = re.compile(r"(?<=[a-z0-9]{2})(?<!\betc)(?<!\bvs)\. (?=[a-z]{2}|a )")
_STOP_ALONE = re.compile(r"(?<=[\w\"”’])[.,;] ?\s[.,;](?!\.)|^\s*[.,;]\s*$")
_SPACED_DOTS = re.compile(r"\.\s\.\s\.")  # an ellipsis
# A sentence that begins with one is a question, or has lost its subject.
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must"})
PRONOUNS = frozenset({"i", "he", "she", "it", "we", "you", "they"})  # with a verb a whole sentence: `They agree.`
_BEING = frozenset({"is", "are", "was", "were", "has", "have", "had", "did", "does", "do"})
_FEW_WORDS = 4
_TORN_FROM = 4  # words of matter two sentences share that may be one
_TORN = 3  # words of a piece like "Demand was raised."
_PREPOSITIONS_ING = frozenset({"concerning", "regarding", "including", "considering", "following"})
_LINKS = frozenset({"of", "for", "the", "and", "&"})  # between the words of a name
_SHORT = 5  # letters of a capitalised word that may be an abbreviation
_LONG_QUOTE = 12  # words in quotation marks from which they are no title
_NEAR = 3  # words between a noun and a preposition of the same root
_KNOWN_PHRASE = 3  # articles from which two words are known to stand together


@dataclass(frozen=True, slots=True)
class Garble:
    """A broken place of one article. Span in its text."""

    span: Span
    severity: float
    note: str


def garbles(text: str, line: Line, used: Usage) -> Iterator[Garble]:
    """What is broken in one sentence."""
    shown = line.span.of(text)
    yield from doubled(text, line)
    yield from loose_stops(text, shown, line)
    yield from ends_in_midair(shown, line)
    yield from stray_piece(shown, line)
    yield from undue_capitals(text, line, used)
    yield from beside_itself(line)
    yield from run_together(line, used)


def doubled(text: str, line: Line) -> Iterator[Garble]:
    """A word that stands twice in a row."""
    for one, other in pairwise(line.words):
        between = text[one.span.end : other.span.start]
        same = one.shown.casefold() == other.shown.casefold() and between.isspace() and len(between) == 1
        if (
            same
            and one.plain.isalpha()
            and not (one.plain in _MAY_DOUBLE or _two_words(one, other) or _of_a_tag(text, one, other))
        ):
            yield Garble(Span(one.span.start, other.span.end), 0.4, f"“{one.shown}” stands twice")


def _two_words(one: Word, other: Word) -> bool:
    """Whether two words of the same letters are two: `Duran Duran`, `trump Trump`, `at AT&T`."""
    named = (one.capital or other.capital) and not one.function
    return named or (other.shown.isupper() and not one.shown.isupper())


def _of_a_tag(text: str, one: Word, other: Word) -> bool:
    """Whether the words stand in a tag that was left in, or the second begins a longer word."""
    return text[one.span.start - 1 : one.span.start] == "<" or text[other.span.end : other.span.end + 1] == "-"


def loose_stops(text: str, shown: str, line: Line) -> Iterator[Garble]:
    """A full stop in the middle of a clause, or one without a sentence."""
    for match in _LOOSE_STOP.finditer(shown):
        before = line.span.start + match.start()
        words = [w for w in line.words if w.span.end == before or w.span.start == before + 2]
        if words and _abbreviated(words[0]):
            continue
        start = words[0].span.start if words else before
        yield Garble(
            Span(start, words[-1].span.end if words else before + 1), 0.4, "a full stop in the middle of a clause"
        )
    for match in _STOP_ALONE.finditer(shown):
        span = Span(line.span.start + match.start(), line.span.start + match.end())
        if not _SPACED_DOTS.search(text[max(0, span.start - 4) : span.end + 4]):
            yield Garble(span, 0.25, "a stray full stop")


def _abbreviated(word: Word) -> bool:
    """Whether a full stop behind a word may be part of it: `Calif.`, `Blvd.`, `Esq.`."""
    return word.plain in ABBREVIATIONS or (word.capital and len(word.plain) <= _SHORT and not common_word(word.plain))


def ends_in_midair(shown: str, line: Line) -> Iterator[Garble]:
    """A sentence whose last word wants another one."""
    if len(line.words) < 3:
        return
    last = line.words[-1]
    bare = shown.rstrip("\"”’'»)] ")
    stopped = bare.endswith((".", "!", "?", "…"))
    if last.capital or (last.plain == "while" and line.words[-2].plain == "a"):  # "in L.A.", "for a while"
        return
    if last.plain in (_WANTS_MORE - _PREPOSITIONS_LAST if stopped else _WANTS_MORE) and not bare.endswith(("...", "…")):
        yield Garble(line.at(len(line.words) - 2, len(line.words)), 0.6, "the sentence ends in mid-air")


def stray_piece(shown: str, line: Line) -> Iterator[Garble]:
    """A piece that is no sentence: it opens in lower case, or with a verb that wants a subject."""
    if not 1 < len(line.words) <= 12:
        return
    first = line.words[0]
    piece = shown.rstrip('"”’»')
    if first.shown[0].islower() and piece.endswith(".") and shown[0].isalpha():
        yield Garble(line.span, 0.5, "a piece without its beginning")
    elif first.plain in MODALS and piece.endswith(".") and len(line.words) <= 4:
        severity = 0.4 if first.quoted else 0.6  # people leave it out when they speak
        yield Garble(line.span, severity, "a piece without a subject")


def undue_capitals(text: str, line: Line, used: Usage) -> Iterator[Garble]:
    """A common word with a capital in mid-sentence that is no name: a seam where pieces were put together."""
    words = line.words
    for at in range(1, len(words) - 1):
        word = words[at]
        alone = not words[at - 1].capital and not words[at + 1].capital and not _titled(words, at)
        before = text[words[at - 1].span.end : word.span.start]
        if not (word.capital and alone and before == " " and len(word.shown) > 2) or word.first or _title(words, at):
            continue
        least = 2 if words[at - 1].function else 1  # behind a word of matter a seam is likelier
        rare = used.capitals[word.key] <= 1 and (used.lower[word.key] >= least or word.function)
        if rare and common_word(word.plain) and word.shown[1:].islower():
            yield Garble(line.at(at - 1, at + 1), 0.3, f"“{word.shown}” has a capital where none is due")


def _title(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands in quotation marks that may hold a title: they hold only few words."""
    first = last = at
    while first and words[first - 1].quoted:
        first -= 1
    while last + 1 < len(words) and words[last].quoted:
        last += 1
    return words[at].quoted and last - first < _LONG_QUOTE


def _titled(words: Sequence[Word], at: int) -> bool:
    """Whether a capital belongs to a name or count around it: `Board of Trade`, `Player of the Year`, `Week 16`, `May`."""
    linked = words[at + 1].plain in _LINKS and any(w.capital for w in words[at + 2 : at + 3])
    ahead = words[at - 1].plain in _LINKS and any(w.capital and not w.first for w in words[max(0, at - 3) : at - 1])
    return linked or ahead or words[at + 1].plain[:1].isdigit() or words[at].plain == "may"


def beside_itself(line: Line) -> Iterator[Garble]:
    """A noun and a preposition of the same root within few words: `concerns the port concerning ships`."""
    for at, word in enumerate(line.words):
        if word.plain in _PREPOSITIONS_ING:
            near = [w for w in line.words[max(0, at - _NEAR) : at] if w.root == word.root and w.plain != word.plain]
            if near:
                span = Span(near[0].span.start, word.span.end)
                yield Garble(span, 0.4, f"“{near[0].shown}” and “{word.shown}” say the same twice")


def run_together(line: Line, used: Usage) -> Iterator[Garble]:
    """A plural that nothing ties to the plural before it: `safety rules zealots from`.

    The first two words stand together in other articles too, the last one in no other.
    """
    words = line.words
    for at in range(1, len(words) - 2):
        one, other = words[at], words[at + 1]
        plural = all(
            w.plain.endswith("s") and not w.plain.endswith(("ss", "us", "is")) and not w.function for w in (one, other)
        )
        loose = not (one.capital or other.capital or one.quoted) and other.span.start - one.span.end == 1
        if not plural or not loose or used.articles[other.key] > 1 or not words[at + 2].function:
            continue
        if used.pairs[words[at - 1].root, one.root] >= _KNOWN_PHRASE and common_word(one.plain):
            yield Garble(line.at(at, at + 2), 0.3, f"nothing ties “{other.shown}” to “{one.shown}”")


def strays(passages: Sequence[Sequence[Line]], used: Usage, lineage: Lineage) -> dict[tuple[str, Span], Garble]:
    """Pieces of a few words between two sentences that a copy of the same text has right beside each other, by article and span.

    A piece that opens with a name or a pronoun is a short sentence; so is what only a report of its own has.
    """
    orders = runs_of(passages)
    beside: dict[frozenset[int], set[str]] = {}
    for article, order in orders.items():
        for (_, one), (_, other) in pairwise(order):
            beside.setdefault(frozenset((one, other)), set()).add(article)
    kin = {article: kin_of(article, lineage) for article in orders}
    lines = [line for passage in passages for line in passage]
    found = {}
    for article, order in orders.items():
        for (earlier, before), (line, number), (_, after) in zip(order, order[1:], order[2:], strict=False):
            short = 1 < len(line.words) <= _FEW_WORDS and len(passages[number]) == 1
            if short and _torn(line, earlier, lines):
                found[article, line.span] = Garble(line.span, 0.5, "a piece torn off the sentence before it")
            elif (
                short
                and not line.words[0].quoted
                and line.words[0].plain not in PRONOUNS
                and not _says_something(line)
                and not used.names(line.words[0])
                and before != after
                and not kin[article].isdisjoint(beside.get(frozenset((before, after)), ()))
            ):
                found[article, line.span] = Garble(line.span, 0.5, "a stray piece: its kin have nothing here")
    return found


def _says_something(line: Line) -> bool:
    """Whether so few words (`Nobody was hurt`, `There were no injuries`, `Prices slipped at once`) are a sentence."""
    if any(w.plain.endswith("ed") for w in line.words[1:-1]):
        return True
    return line.words[0].function and not _BEING.isdisjoint(w.plain for w in line.words[1:])


def _torn(line: Line, before: Line, lines: Sequence[Line]) -> bool:
    """Whether a few words open with a bare noun that another telling has in the sentence it shares with the one before."""
    first = line.words[0]
    if first.function or first.quoted or len(line.words) != _TORN or not line.words[1].function:
        return False
    matter = {w.root for w in before.words if not w.function}
    return any(
        other.article != line.article
        and any(w.root == first.root and not w.capital for w in other.words)
        and len(matter & {w.root for w in other.words}) >= _TORN_FROM
        for other in lines
    )
