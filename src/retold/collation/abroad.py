"""What a translation turns round: a statement denied in one language and made in the other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from tomllib import loads

from retold.model import Article, Difference, DifferenceKind, Edge, Lineage, Reading, Span
from retold.words import TOKEN, fold

_ALIGNED = 0.4  # how alike (as the lineage scores them) two sentences must be to say the same
_ONE_BETWEEN = 2  # how far apart two sentences are with one between them
_LONGEST = 45  # words; a longer sentence has several statements
_UNLIKE = 1.8  # times as long as the other, a sentence says more than it
_SEVERITY = 0.6
# No word that says no: "No. 2", "non-starter", "no obstante".
_OTHERWISE = re.compile(r"[Nn]os?\.\s?\S|\w+[-‐]\w|[Nn]o obstante\b|[Nn]i siquiera\b")
_ELIDED = re.compile(r"\b[nN]['’]")


@dataclass(frozen=True, slots=True)
class _Negating:
    outright: frozenset[str]
    like: frozenset[str]


@cache
def _negating() -> Mapping[str, _Negating]:
    table = loads(files("retold.collation").joinpath("data", "negating.toml").read_text("utf-8"))
    return {language: _Negating(frozenset(row["not"]), frozenset(row["like"])) for language, row in table.items()}


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
        other = edge.parent or edge.closest
        if other is None or not _two_languages(articles[edge.child], articles[other]):
            continue
        if frozenset((edge.child, other)) in seen:
            continue
        seen.add(frozenset((edge.child, other)))
        for mine, its in _pairs(edge, sentences[edge.child], sentences[other]):
            found = _turned((edge.child, mine), (other, its), articles)
            if found is not None and charged.isdisjoint({(edge.child, mine), (other, its)}):
                charged.add((edge.child, mine))
                span, reading, note = found
                kind, contested = DifferenceKind.NEGATION, edge.parent is None
                yield Difference(edge.child, span, kind, (reading,), _SEVERITY, contested, note), mine


def _pairs(edge: Edge, ours: Sequence[Span], theirs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """The aligned sentences of an edge, and those that must belong together because their neighbours do."""
    numbers = ({span: n for n, span in enumerate(spans)} for spans in (ours, theirs))
    mine, its = numbers
    found = sorted(
        (mine[p.child], its[p.parent])
        for p in edge.aligned
        if p.score >= _ALIGNED and not p.quoted and p.child in mine and p.parent in its
    )
    yield from ((ours[i], theirs[j]) for i, j in found)
    for (i, j), (k, m) in pairwise(found):
        if (k - i, m - j) == (_ONE_BETWEEN, _ONE_BETWEEN):
            yield ours[i + 1], theirs[j + 1]


def _two_languages(one: Article, other: Article) -> bool:
    known = _negating()
    return one.language != other.language and one.language in known and other.language in known


def _turned(
    ours: tuple[str, Span], theirs: tuple[str, Span], articles: Mapping[str, Article]
) -> tuple[Span, Reading, str] | None:
    mine, its = _Sentence(articles[ours[0]], ours[1]), _Sentence(articles[theirs[0]], theirs[1])
    lengths = sorted((mine.length, its.length))
    if lengths[1] > min(_LONGEST, _UNLIKE * lengths[0]):
        return None
    if mine.plain and its.negator is not None:
        return ours[1], Reading(theirs[0], its.negator), "here no word says “not”, in the other language one does"
    if its.plain and mine.negator is not None:
        return mine.negator, Reading(theirs[0], theirs[1]), "here a word says “not”, in the other language none does"
    return None


class _Sentence:
    """A sentence with its first word that says no; `plain`: no word in it says so in any way."""

    def __init__(self, article: Article, span: Span) -> None:
        words = _negating()[str(article.language)]
        places = [Span(*m.span()) for m in TOKEN.finditer(article.text, span.start, span.end)]
        folded = [fold(place.of(article.text)) for place in places]
        elided = [_ELIDED.match(place.of(article.text)) is not None for place in places]
        found = [
            place
            for place, word, cut in zip(places, folded, elided, strict=True)
            if (word in words.outright or cut) and _OTHERWISE.match(article.text, place.start) is None
        ]
        self.length = len(places)
        self.negator = found[0] if len(found) == 1 or (found and article.language == "fr") else None
        self.plain = not found and words.like.isdisjoint(folded)
