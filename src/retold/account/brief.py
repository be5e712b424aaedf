"""The points of a story, each in the words of the article that puts it most clearly.

What most articles open with comes first: it says who did what. The rest stands by support, best first.

Extractive: no word is ours. A sentence that carries a known error, hangs on the one before it ("He added …") or is no
whole sentence stands for its passage only if no other does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retold.model import Article, Collation, DifferenceKind, Evidence, Lineage, Passage, Point, Reading, Story
from retold.words import folded, stem
from retold.words.background import idf, stop_words

_SAME = 0.5  # two sentences that share this much of the lighter one's weighted words say the same
_SHORTEST, _LONGEST = 7, 45  # words; beyond, a sentence is a fragment or hard to take in
_SEVERE = 0.5
_DATELINE = re.compile(r"\W?[A-Z][^—–]{2,50}[—–] ")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage with the reading that stands best for it."""

    number: int
    passage: Passage
    reading: Reading
    weight: float
    terms: frozenset[str]


def brief(story: Story, lineage: Lineage, collation: Collation, most: int = 12) -> tuple[Point, ...]:
    """At most `most` points: what most articles open with, then by how many independent tellings say them.

    Args:
        story: the articles the points are quoted from.
        lineage: which articles are copies of one text.
        collation: the story's passages with the errors known in their readings.
        most: how many points at most.
    """
    articles = {article.id: article for article in story.articles}
    heads = {family.head for family in lineage.families}
    common = _common_terms(collation, articles)
    language = Counter(sorted(str(a.language) for a in story.articles)).most_common(1)[0][0] if articles else ""
    candidates = [
        found
        for number, passage in enumerate(collation.passages)
        if (found := _candidate(number, passage, articles, heads, common, language))
    ]
    first = _opening(candidates, collation, lineage)
    chosen: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.number != first, -c.passage.origins, -c.weight, c.number)):
        if len(chosen) < most and not any(_say_the_same(candidate.terms, other.terms) for other in chosen):
            chosen.append(candidate)
    chosen.sort(key=lambda c: (c.number != first, -c.passage.origins, c.passage.quoted, c.number))
    return tuple(_point(candidate, articles) for candidate in chosen)


def _opening(candidates: Sequence[_Candidate], collation: Collation, lineage: Lineage) -> int | None:
    """The number of the passage most tellings, then most articles, open with; None if no two articles open alike.

    Words given out to everybody (a statement) support many articles, but an account opens with what happened.
    """
    starts: dict[str, tuple[int, int]] = {}
    known = {c.number for c in candidates if not c.passage.quoted}
    for number, passage in enumerate(collation.passages):
        for reading in passage.readings:
            if number in known:
                at = (reading.span.start, number)
                starts[reading.article] = min(starts.get(reading.article, at), at)
    opened: dict[int, set[str]] = {}
    for article, (_, number) in starts.items():
        opened.setdefault(number, set()).add(article)
    if not opened:
        return None
    told = {n: sum(bool(ids & set(f.articles)) for f in lineage.families) for n, ids in opened.items()}
    best = max(opened, key=lambda n: (told[n], len(opened[n]), collation.passages[n].origins, -n))
    return best if len(opened[best]) > 1 else None


def _common_terms(collation: Collation, articles: dict[str, Article]) -> Counter[str]:
    """In how many passages a term stands: what the story is about."""
    found: Counter[str] = Counter()
    for passage in collation.passages:
        found.update({term for reading in passage.readings[:3] for term in _terms(articles, reading)})
    return found


def _candidate(
    number: int, passage: Passage, articles: dict[str, Article], heads: set[str], common: Counter[str], language: str
) -> _Candidate | None:
    faults = _faults(passage)
    ranked = sorted(
        passage.readings,
        key=lambda r: (
            str(articles[r.article].language) != language,
            round(faults[r.article] + _unclear(articles[r.article], r), 3),
            r.article not in heads,
            r.article,
        ),
    )
    best = ranked[0]
    trouble = faults[best.article] + _unclear(articles[best.article], best)
    if trouble >= 2:
        return None
    terms = _terms(articles, best)
    topical = sum(idf(term) * min(common[term] - 1, 6) for term in terms) / (len(terms) + 4)
    early = min(r.span.start / max(len(articles[r.article].text), 1) for r in passage.readings)
    weight = topical * (1.2 - early) + 2 * len(passage.readings) ** 0.5 - 4 * trouble
    return _Candidate(number, passage, best, round(weight, 6), terms)


def _faults(passage: Passage) -> dict[str, float]:
    """How badly each article's reading departs: a severe difference counts 1, lesser ones by their severity."""
    found = {reading.article: 0.0 for reading in passage.readings}
    for difference in passage.differences:
        severe = difference.kind is DifferenceKind.GARBLE or (
            difference.severity >= _SEVERE and not difference.contested
        )
        found[difference.article] += 1.0 if severe else 0.4 * difference.severity
    return found


def _unclear(article: Article, reading: Reading) -> float:
    """How badly a sentence stands by itself: 0 well, from 2 on not at all."""
    shown = reading.span.of(article.text)
    words = folded(shown)
    trouble = 0.0
    if len(words) < _SHORTEST:
        trouble += 2.0
    elif len(words) > _LONGEST:
        trouble += 0.3
    bare = shown.rstrip('"”’»)')
    if not bare.endswith((".", "!", "…")):
        trouble += 1.0
    if bare.endswith(("?", "...", "…")):
        trouble += 1.0
    if shown[:1].islower() or (words[:1] and words[0] in _hanging()["openers"]):
        trouble += 0.7
    if words[:1] and words[0] in _hanging()["pronouns"]:
        trouble += 0.9
    if shown.count("“") != shown.count("”") or shown.count('"') % 2:
        trouble += 2.0
    if shown[:1] in '“"«':
        trouble += 0.3
    return trouble


@cache
def _hanging() -> dict[str, frozenset[str]]:
    """First words that point back to the sentence before: `pronouns` and `openers`."""
    table: dict[str, frozenset[str]] = {}
    for line in files("retold.account").joinpath("data", "hanging.txt").read_text("utf-8").splitlines():
        name, _, words = line.partition(":")
        if words and not line.startswith("#"):
            table[name] = table.get(name, frozenset()) | frozenset(words.split())
    return table


def _terms(articles: dict[str, Article], reading: Reading) -> frozenset[str]:
    stop = stop_words(articles[reading.article].language)
    return frozenset(stem(w) for w in folded(reading.span.of(articles[reading.article].text)) if w not in stop)


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared, lighter = _weight(one & other), min(_weight(one), _weight(other))
    return shared >= _SAME * lighter


def _weight(terms: Iterable[str]) -> float:
    return sum(sorted(idf(term) for term in terms))


def _point(candidate: _Candidate, articles: dict[str, Article]) -> Point:
    readings: Sequence[Reading] = [
        candidate.reading,
        *(r for r in candidate.passage.readings if r.article != candidate.reading.article),
    ]
    text = " ".join(candidate.reading.span.of(articles[candidate.reading.article].text).split())
    evidence = tuple(Evidence.at(articles[r.article], r.span) for r in readings)
    return Point(text, candidate.passage.origins, evidence)
