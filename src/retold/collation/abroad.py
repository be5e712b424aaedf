"""What a translation gets wrong: a statement denied in one language and made in the other, a number with other digits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from retold.collation.lexicon import negating
from retold.model import Article, Difference, DifferenceKind, Edge, Lineage, Reading, Span
from retold.words import fold, token_spans
from retold.words.background import common_word

_ALIGNED = 0.4  # how alike (as the lineage scores them) two sentences must be to say the same
_ONE_BETWEEN = 2  # how far apart two sentences are with one between them
_LONGEST = 45  # words; a longer sentence has several statements
_UNLIKE = 1.8  # times as long as the other, a sentence says more than it
_SEVERITY = 0.6
_FEWEST_DIGITS = 2
_ROUNDED = 0.05  # share by which a round number may differ from another round one
# Behind a number: what other countries count otherwise.
_MEASURED = re.compile(
    r"\s?(?:[ap]\.?m\b|uhr\b|h\b|heures?\b|horas?\b|ore\b|o’clock|o'clock|mph|miles?\b|feet\b|foot\b|inch|pounds?\b|acres?\b|gallons?\b|"
    r"degrees?\b|°|[:.]\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,:])\d+(?:[.,\u00a0\u202f’']\d{3})*(?![\w]|[.,:]\d)")
# No word that says no: "No. 2", "non-starter", "no obstante", "a motion of no confidence".
_OTHERWISE = re.compile(r"[Nn]os?\.\s?\d|[Nn]o[ -]confidence\b|\w+[-‐]\w|[Nn]o obstante\b|[Nn]i siquiera\b")
_ELIDED = re.compile(r"\b[nN]['’]")


def turned_abroad(
    lineage: Lineage, articles: Mapping[str, Article], sentences: Mapping[str, Sequence[Span]]
) -> Iterator[tuple[Difference, Span]]:
    """Sentences that one of two related texts denies and the other, in another language, does not; with the child's sentence.

    Looked at are the sentences that the lineage aligned surely, and one that stands alone between two such pairs on either
    side; and only where nothing else in the plain sentence could say no. A translation departs from its source; where both
    were made from a lost text, either may be right.
    """
    seen: set[frozenset[str]] = set()
    charged: set[tuple[str, Span]] = set()
    for edge in sorted(lineage.edges, key=lambda e: (e.parent is None, e.child)):
        other = edge.relative
        if other is None or not _two_languages(articles[edge.child], articles[other]):
            continue
        if frozenset((edge.child, other)) in seen:
            continue
        seen.add(frozenset((edge.child, other)))
        for ours, theirs in _pairs(edge, articles, sentences):
            found = _turned(ours, theirs) or _miscounted(ours, theirs)
            if found is not None and charged.isdisjoint({(edge.child, ours.span), (other, theirs.span)}):
                charged.add((edge.child, ours.span))
                kind, span, its, note = found
                reading = Reading(other, its)
                yield Difference(edge.child, span, kind, (reading,), _SEVERITY, edge.parent is None, note), ours.span


def _pairs(
    edge: Edge, articles: Mapping[str, Article], sentences: Mapping[str, Sequence[Span]]
) -> Iterator[tuple["_Sentence", "_Sentence"]]:
    """The aligned sentences of an edge, the child's first, and those that belong together because their neighbours do.

    Each is with the sentences beside it that stand for none: one sentence may have been made two.
    """
    ids = (edge.child, edge.relative or "")
    mine, its = ({span: n for n, span in enumerate(sentences[i])} for i in ids)
    found = sorted(
        (mine[p.child], its[p.parent])
        for p in edge.aligned
        if p.score >= _ALIGNED and not p.quoted and p.child in mine and p.parent in its
    )
    between = ((i + 1, j + 1) for (i, j), (k, m) in pairwise(found) if (k - i, m - j) == (_ONE_BETWEEN, _ONE_BETWEEN))
    taken = [{pair[side] for pair in found} for side in (0, 1)]
    for pair in (*found, *between):
        one, other = (
            _Sentence(
                articles[i],
                sentences[i][n],
                [sentences[i][k] for k in (n - 1, n + 1) if k in range(len(sentences[i])) and k not in there],
            )
            for i, n, there in zip(ids, pair, taken, strict=True)
        )
        yield one, other


def _two_languages(one: Article, other: Article) -> bool:
    known = {language for language, words in negating().items() if words.like}
    return one.language != other.language and {one.language, other.language} <= known


Found = tuple[DifferenceKind, Span, Span, str]


def _turned(mine: "_Sentence", its: "_Sentence") -> Found | None:
    """What one of two sentences denies and the other does not: kind, place in mine, place in its, note."""
    lengths = sorted((mine.length, its.length))
    if lengths[1] > min(_LONGEST, _UNLIKE * lengths[0]):
        return None
    if its.negator is not None and mine.plain:
        return (
            DifferenceKind.NEGATION, mine.span, its.negator, "here no word says “not”, in the other language one does",
        )  # fmt: skip
    if mine.negator is not None and its.plain:
        return (
            DifferenceKind.NEGATION, mine.negator, its.span, "here a word says “not”, in the other language none does",
        )  # fmt: skip
    return None


def _miscounted(mine: "_Sentence", its: "_Sentence") -> Found | None:
    """The only number that one of two sentences alone has, where the other has as many other digits in its place."""
    ours, theirs = mine.numbers(), its.numbers()
    alone = [span for value, span in ours.items() if value not in theirs]
    others = [span for value, span in theirs.items() if value not in ours]
    if len(alone) != 1 or len(others) != 1:
        return None
    here, there = alone[0].of(mine.text), others[0].of(its.text)
    figures = [int("".join(filter(str.isdigit, number))) for number in (here, there)]
    if not any(n % 10 for n in figures) and abs(figures[0] - figures[1]) <= _ROUNDED * max(figures):
        return None  # nearly 400, unos 380
    sizes = [sum(map(str.isdigit, number)) for number in (here, there)]
    if sizes[0] != sizes[1] or sizes[0] < _FEWEST_DIGITS or mine.beside_has(there) or its.beside_has(here):
        return None
    return DifferenceKind.NUMBER, alone[0], others[0], f"“{here}” for “{there}”"


class _Sentence:
    """A sentence with its first word that says no, and the sentences beside it that stand for none."""

    def __init__(self, article: Article, span: Span, beside: Sequence[Span]) -> None:
        self.text, self.span, self._beside = article.text, span, beside
        self._words = negating()[str(article.language)]
        places = token_spans(article.text, span.start, span.end)
        self.length = len(places)
        found = [place for place in places if self._says_no(place)]
        self.negator = found[0] if len(found) == 1 or (found and article.language == "fr") else None

    @property
    def plain(self) -> bool:
        """Whether no word in it, or in a sentence beside it, says no or does so by its own meaning."""
        places = (
            place for around in (self.span, *self._beside) for place in token_spans(self.text, around.start, around.end)
        )
        return not any(self._says_no(place) or self._is_like_no(fold(place.of(self.text))) for place in places)

    def _is_like_no(self, word: str) -> bool:
        return word in self._words.like or (word.startswith("un") and common_word(word[2:]))  # unfinished, unbezahlt

    def _says_no(self, place: Span) -> bool:
        word = place.of(self.text)
        no = fold(word) in self._words.outright or _ELIDED.match(word) is not None
        return no and _OTHERWISE.match(self.text, place.start) is None

    def numbers(self) -> dict[str, Span]:
        """The digits of the numbers that are counted alike everywhere, with their places."""
        return {
            "".join(filter(str.isdigit, m.group())): Span(*m.span())
            for m in _NUMBER.finditer(self.text, self.span.start, self.span.end)
            if _MEASURED.match(self.text, m.end()) is None
        }

    def beside_has(self, number: str) -> bool:
        """Whether a sentence beside it has the number."""
        return any(number in span.of(self.text) for span in self._beside)
