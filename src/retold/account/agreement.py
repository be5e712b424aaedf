"""What independent tellings agree on, and what rests on one of them alone.

Numbers, days, people, and who did what. Readings known to be changed in copying state nothing: they are differences.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from retold.account.clearest import Clearest
from retold.account.counted import Counted, counted
from retold.account.languages import mostly_in
from retold.account.sourced import with_sources
from retold.account.speakers import Said
from retold.account.standalone import HANGING
from retold.model import (
    Actor,
    ActorKind,
    Article,
    ArticleKind,
    Collation,
    Difference,
    DifferenceKind,
    Evidence,
    Fact,
    FactKind,
    Lineage,
    Reading,
    Span,
    Story,
    TimelineEntry,
    meets,
)

_CHANGED_IN = {FactKind.DATE: DifferenceKind.DATE, FactKind.NAME: DifferenceKind.NAME}
_FIRM = 2  # tellings from which something is agreed
_GOOD_LENGTH = (60, 260)  # characters of a sentence that reads well on one line
_MOST = 300  # facts of an account; the best supported ones


def agreement(
    story: Story,
    lineage: Lineage,
    collation: Collation,
    events: Iterable[TimelineEntry],
    people: Iterable[Actor],
    said: Iterable[Said],
) -> tuple[Fact, ...]:
    """The facts of a story: those that most independent tellings state first, in the order of the fullest telling.

    Args:
        story: with its mentions.
        lineage: copies of one text are one telling.
        collation: which sentences say the same, and which readings are corruptions.
        events: the story's timeline, whose days are facts.
        people: the story's actors, of whom persons are facts.
        said: the story's quotes.
    """
    stated = [
        *(_dated(event) for event in events if event.first is not None),
        *_named(story, lineage, people),
    ]
    clearest = Clearest(story, lineage)
    found = [
        *_numbers(story, lineage, collation, clearest.disowned),
        *_unchanged(stated, story, lineage, collation),
        *_told(clearest, collation),
    ]
    deeds = _done(story, lineage, collation, clearest.disowned)
    found += [fact for fact in deeds if not any(_holds(other, fact) for other in found)]
    places = {(r.article, r.span.start): n for n, p in enumerate(collation.passages) for r in p.readings}
    order = list(FactKind)
    found.sort(key=lambda f: (-f.origins, order.index(f.kind), _place(f, places), f.value or "", f.text))
    return tuple(with_sources(found[:_MOST], story.articles, lineage, said))


def _holds(sentence: Fact, deed: Fact) -> bool:
    """Whether a sentence that is agreed on holds a deed, for as many tellings."""
    of = {e.article: e.span for e in sentence.evidence}
    inside = any(e.article in of and of[e.article].covers(e.span) for e in deed.evidence)
    return sentence.kind is FactKind.EVENT and sentence.origins >= deed.origins and inside


def _place(fact: Fact, places: Mapping[tuple[str, int], int]) -> int:
    """The number of the first passage that states it; days stand in the order of the calendar."""
    if fact.kind is FactKind.DATE:
        return 0
    at = (places.get((e.article, e.span.start)) for e in fact.evidence)
    return min((number for number in at if number is not None), default=len(places))


def _numbers(
    story: Story, lineage: Lineage, collation: Collation, untold: Mapping[str, Sequence[Span]]
) -> Iterator[Fact]:
    wrong, given = changed(collation), _given_out(lineage)
    heads = frozenset(family.head for family in lineage.families)
    mostly = mostly_in(story.articles)
    passages = {(r.article, r.span): n for n, passage in enumerate(collation.passages) for r in passage.readings}
    for group in counted(story, passages, lineage):
        sound = [n for n in group if not any(n.span.overlaps(span) for span in wrong.get(n.article.id, ()))]
        sound = [n for n in sound if not meets(untold[n.article.id], n.span)]
        sound = [n for n in sound if n.article.kind is not ArticleKind.OPINION] or sound
        if not sound:
            continue
        units = Counter(n.unit for n in sound)
        best = min(sound, key=lambda n: (-units[n.unit], *_merit(n, heads, mostly)))
        ordered = [best, *(n for n in sound if n is not best)]
        evidence = tuple(dict.fromkeys(Evidence.at(n.article, n.span) for n in ordered))
        own = {n.article.id for n in sound if not any(n.span.overlaps(span) for span in given.get(n.article.id, ()))}
        origins = max(lineage.tellings(own), 1)  # who prints what was given out to all has not counted himself
        yield Fact(FactKind.NUMBER, best.value, _line(best.article, best.sentence), origins, evidence)


def _merit(number: Counted, heads: frozenset[str], mostly: str) -> tuple[bool, int, bool, float, str, Span]:
    """How fit a reading is to tell of a number, the lower the better."""
    short, long = _GOOD_LENGTH
    length = len(number.sentence)
    misfit = max(0, short - length) / short + max(0, length - long) / long
    language = str(number.article.language) != mostly
    words = len(number.span.of(number.article.text).split())  # 900 delegates rather than 900 stunned delegates
    return language, words, number.article.id not in heads, misfit, number.article.id, number.span


def changed(collation: Collation) -> dict[str, list[Span]]:
    """By article, the words that were changed in copying."""
    found: dict[str, list[Span]] = {}
    for difference in _changed(collation):
        found.setdefault(difference.article, []).append(difference.span)
    return found


def _changed(collation: Collation) -> Iterator[Difference]:
    for difference in (d for passage in collation.passages for d in passage.differences):
        if difference.is_severe and len(difference.span):
            yield difference


def _unchanged(facts: Iterable[Fact], story: Story, lineage: Lineage, collation: Collation) -> Iterator[Fact]:
    """Days and people without the readings that are known to be changed in copying; none of whom only such readings tell."""
    sentences = _Sentences(story)
    wrong: dict[DifferenceKind, dict[str, list[Span]]] = {}
    for difference in _changed(collation):
        wrong.setdefault(difference.kind, {}).setdefault(difference.article, []).append(difference.span)
    for fact in facts:
        spans = wrong.get(_CHANGED_IN[fact.kind], {})
        kept = tuple(e for e in fact.evidence if not any(s.overlaps(e.span) for s in spans.get(e.article, ())))
        if kept == fact.evidence:
            yield fact
        elif kept:
            first, origins = kept[0], min(fact.origins, lineage.tellings({e.article for e in kept}))
            text = fact.text if first == fact.evidence[0] else sentences.line(first)
            yield replace(fact, text=text, origins=origins, evidence=kept)


def _given_out(lineage: Lineage) -> dict[str, list[Span]]:
    """By article, the words given out to everybody."""
    found: dict[str, list[Span]] = {}
    for statement in lineage.statements:
        for article, span in zip(statement.articles, statement.spans, strict=False):
            found.setdefault(article, []).append(span)
    return found


def _dated(event: TimelineEntry) -> Fact:
    days = [day.isoformat() for day in (event.first, event.last) if day is not None]
    return Fact(
        FactKind.DATE, "/".join(dict.fromkeys(days)), " ".join(event.text.split()), event.origins, event.evidence
    )


def _named(story: Story, lineage: Lineage, people: Iterable[Actor]) -> Iterator[Fact]:
    sentences = _Sentences(story)
    people = [person for person in people if person.kind is ActorKind.PERSON]
    surnames = {person.name.split()[-1] for person in people if " " in person.name}
    for person in people:
        if person.name in surnames:  # one of those who bear it
            continue
        first = {e.article: e for e in reversed(person.evidence)}
        evidence = tuple(first[article] for article in sorted(first))
        origins = lineage.tellings(set(person.articles))
        yield Fact(FactKind.NAME, person.name, sentences.line(evidence[0]), origins, evidence)


def _told(clearest: Clearest, collation: Collation) -> Iterator[Fact]:
    """What several tellings say happened, in the clearest wording. Words given out to everybody are no agreement."""
    for passage in collation.passages:
        if passage.quoted or passage.origins < _FIRM:
            continue
        best = clearest.of(passage)
        if best.trouble < HANGING and best.origins >= _FIRM and not clearest.is_said(best.reading):
            evidence = tuple(Evidence.at(clearest.articles[r.article], r.span) for r in best.carried)
            text = _line(clearest.articles[best.reading.article], clearest.told(best.reading))
            yield Fact(FactKind.EVENT, None, text, best.origins, evidence)


def _done(story: Story, lineage: Lineage, collation: Collation, untold: Mapping[str, Sequence[Span]]) -> Iterator[Fact]:
    """What several tellings say somebody did, in sentences that otherwise differ; told by the one that says little else."""
    articles = {article.id: article for article in story.articles}
    sentences = _Sentences(story)
    for deed in collation.deeds:
        told = [r for r in deed.readings if not meets(untold[r.article], r.span)]
        origins = lineage.tellings({r.article for r in told})
        if origins >= _FIRM:
            best = min(told, key=lambda r: (len(sentences.of(r)) - len(r.span), r.article, r.span))
            evidence = tuple(Evidence.at(articles[r.article], r.span) for r in (best, *(r for r in told if r != best)))
            yield Fact(FactKind.EVENT, None, sentences.line(best), origins, evidence)


class _Sentences:
    """The sentences of a story, by what stands in them."""

    def __init__(self, story: Story) -> None:
        self._spans = {m.article: m.sentences for m in story.mentions}
        self._articles = {article.id: article for article in story.articles}

    def of(self, at: Evidence | Reading) -> Span:
        """The sentence around some words of an article; the words themselves where none covers them."""
        return next((s for s in self._spans[at.article] if s.covers(at.span)), at.span)

    def line(self, at: Evidence | Reading) -> str:
        """That sentence on one line."""
        return _line(self._articles[at.article], self.of(at))


def _line(article: Article, span: Span) -> str:
    return " ".join(span.of(article.text).split())
