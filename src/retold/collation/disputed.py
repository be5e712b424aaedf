"""Figures that tellings of their own contradict each other in: 37 rescued by one, 36 brought down by the other.

Such tellings share no sentence; what their figures are of tells that they answer one question (see `quantities`). Where one
article has several figures of a thing it tells of several such things, and who knows both figures disputes none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from retold.collation.facts import Facts
from retold.collation.quantities import CLOCK, Before, Quantity, clocks, named, quantities
from retold.collation.tellings import Tellings
from retold.model import Article, ArticleKind, Difference, DifferenceKind, Mentions, Reading, Span, within

_NEAR = 1.5  # times as large: a figure that far from the other is mostly one of something else
_SHARED = 3.0  # nats that two sentences share besides, from which near figures are of one thing
_MUCH, _MOST = 8.0, 0.4  # the same, and of the lighter sentence, where the figures are far apart
_FAR = 12.0  # times as large, from which no two figures are of one thing
_FEW_ROOTS = 2  # words that two sentences share of what happened at two times of day
_HOURS = 180.0  # minutes between two times of day of one thing
_LONG_AGO = timedelta(days=45)  # before its report: a day of another event
_SEVERITY = 0.7
_GROWING = frozenset({"people", "none", "area"})  # kinds of figures that may have grown from one report to the next
_KNOWN_AGAIN = 100  # a number of people from which it is known again without a word of what they are
_MOST_FIGURES = 60  # of a thing, in a story


def disputed(
    readings: Iterable[Facts], articles: Mapping[str, Article], mentions: Mapping[str, Mentions], tellings: Tellings
) -> Iterator[tuple[Difference, Span]]:
    """The figures fewer tellings have, each against those of the others, with the sentence; nobody knows which is right."""
    told = [
        (reading, articles[reading.line.article], before)
        for reading, before in _in_order(readings, articles)
        if articles[reading.line.article].kind is not ArticleKind.OPINION
        and not _of_another_day(reading.line.span, articles[reading.line.article], mentions)
    ]
    found = [q for reading, article, before in told for q in quantities(reading, article, before)]
    known = {q.value: q.thing for q in found if q.thing.sole and q.value >= _KNOWN_AGAIN}
    of_thing: dict[str, dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    for reading, article, before in told:
        for each in chain(quantities(reading, article, before, known), clocks(reading, article)):
            of_thing[each.thing.name][each.article].append(each)
    for name in sorted(of_thing):
        if name == CLOCK.name:
            figures = [q for _, its in sorted(of_thing[name].items()) for q in its]
        else:
            figures = [its[0] for _, its in sorted(of_thing[name].items()) if _one(its)]
        yield from _clashing(figures[:_MOST_FIGURES], articles, tellings)


def unlisted(
    found: Iterable[tuple[Difference, Span]], listed: Iterable[Difference]
) -> Iterator[tuple[Difference, Span]]:
    """What is found, without the words that the list holds against each other already, whichever side departs."""
    known: dict[frozenset[str], list[tuple[Reading, Reading]]] = defaultdict(list)
    for difference in listed:
        own = Reading(difference.article, difference.span)
        for other in difference.others:
            known[frozenset((own.article, other.article))].append((own, other))
    for difference, sentence in found:
        own = Reading(difference.article, difference.span)
        others = tuple(
            other
            for other in difference.others
            if not any(_same(own, other, *pair) for pair in known[frozenset((own.article, other.article))])
        )
        if others:
            yield replace(difference, others=others), sentence


def _same(own: Reading, other: Reading, one: Reading, its: Reading) -> bool:
    """Whether two readings are those of a pair, in either order."""
    return any(
        own.article == a.article
        and other.article == b.article
        and own.span.overlaps(a.span)
        and other.span.overlaps(b.span)
        for a, b in ((one, its), (its, one))
    )


def _in_order(readings: Iterable[Facts], articles: Mapping[str, Article]) -> Iterator[tuple[Facts, Before]]:
    """Each sentence, with what stands before it in its article."""
    last: dict[str, Before] = {}
    for reading in sorted(readings, key=lambda r: (r.line.article, r.line.span)):
        article = reading.line.article
        before = last.get(article, Before())
        yield reading, before
        shown = reading.line.span.of(articles[article].text).rstrip()
        last[article] = Before(shown if shown.endswith("?") else "", named(reading) or before.names)


def _one(figures: Sequence[Quantity]) -> bool:
    """Whether the figures of one article come to one."""
    return all(figures[0].fits(other) for other in figures[1:])


def _clashing(
    figures: Sequence[Quantity], articles: Mapping[str, Article], tellings: Tellings
) -> Iterator[tuple[Difference, Span]]:
    """The figures of one thing, each against what more tellings have; one of those that a telling has the same from each page."""
    sides: dict[float, list[Quantity]] = {}
    for figure in figures:
        sides.setdefault(figure.value, []).append(figure)
    fitting = {value: [q.article for q in figures if any(q.fits(own) for own in side)] for value, side in sides.items()}
    ranked = [
        side
        for value, side in sorted(
            sides.items(), key=lambda s: (-tellings.count(fitting[s[0]]), -len(fitting[s[0]]), s[1][0].article)
        )
    ]
    for n, side in enumerate(ranked):
        others = [q for other in ranked[:n] for q in other]
        shown: set[tuple[int, ...]] = set()
        for own in side:
            families = tuple(tellings.families(own.article))
            against = [q for q in others if _contradict(own, q, tellings)]
            if against and families not in shown and not _brought_up_to_date(own, others, articles, tellings):
                shown.add(families)
                yield _difference(own, against, articles), own.reading.line.span


def _brought_up_to_date(
    own: Quantity, others: Iterable[Quantity], articles: Mapping[str, Article], tellings: Tellings
) -> bool:
    """Whether the outlet that a figure comes from has the other one itself, in another version of its report."""
    outlets = {articles[name].outlet for name in (own.article, *tellings.ancestors(own.article))} - {None}
    return any(articles[q.article].outlet in outlets for q in others)


def _contradict(one: Quantity, other: Quantity, tellings: Tellings) -> bool:
    """Whether two figures of tellings of their own are of one thing, and cannot both be right."""
    if one.fits(other) or (one.kind != other.kind and "none" not in {one.kind, other.kind}):
        return False
    if tellings.akin([one.article], [other.article]) or not (_within(one, other) and _within(other, one)):
        return False
    return _at_once(one, other) if one.thing is CLOCK else _of_one_thing(one, other)


def _within(one: Quantity, other: Quantity) -> bool:
    """Whether what one figure is confined to is named with the other too."""
    return one.scope <= other.reading.roots | other.matter.keys() | other.about.keys()


def _at_once(one: Quantity, other: Quantity) -> bool:
    """Whether two times of day, not many hours apart, are told of one thing that happened."""
    common = one.matter.keys() & other.matter.keys()
    near = abs(one.value - other.value) <= _HOURS
    return near and len(common) >= _FEW_ROOTS and _shared(one.matter, other.matter) >= _MUCH


def _of_one_thing(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of things of one name are of the same: the farther apart they are, the more the sentences must share."""
    near, turned = _near(one, other), _turned(one, other)
    shared = _shared({**one.about, **one.matter}, {**other.about, **other.matter})
    if one.thing.sole and near:
        return True
    if one.thing.bare:
        return (turned and shared >= _SHARED) or (near and shared >= _MUCH and one.kind != "money")
    if near or turned:
        return shared >= _SHARED
    lighter = min(sum(sorted(q.matter.values())) for q in (one, other))
    far = max(one.value, other.value) > _FAR * min(one.value, other.value)
    return not far and _shared(one.matter, other.matter) >= max(_MUCH, _MOST * lighter)


def _shared(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    return sum(sorted(min(ours[root], theirs[root]) for root in ours.keys() & theirs.keys()))


def _near(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are nearly as large."""
    low, high = sorted((one.value, other.value))
    return 0 < high <= low * _NEAR


def _turned(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same digits in another order."""
    ours, theirs = (f"{q.value:f}".strip("0.") for q in (one, other))
    return len(ours) > 1 and sorted(ours) == sorted(theirs) and one.value <= other.value * _FAR <= one.value * _FAR**2


def _difference(own: Quantity, against: Sequence[Quantity], articles: Mapping[str, Article]) -> Difference:
    mine, first = (q.span.of(articles[q.article].text) for q in (own, against[0]))
    larger = max((own, *against), key=lambda q: q.value)
    smaller = [q for q in (own, *against) if q.value < larger.value]
    later = all(articles[q.article].published_before(articles[larger.article]) for q in smaller)
    grown = "; the larger one was told later" if later and own.kind in _GROWING else ""
    note = f"{own.thing.name}: “{mine}” for “{first}”{grown}"
    others = tuple(Reading(q.article, q.span) for q in sorted(against, key=lambda q: (q.article, q.span)))
    kind = DifferenceKind.DATE if own.thing is CLOCK else DifferenceKind.NUMBER
    return Difference(own.article, own.span, kind, others, _SEVERITY, contested=True, note=note)


def _of_another_day(sentence: Span, article: Article, mentions: Mapping[str, Mentions]) -> bool:
    """Whether a sentence tells of a day long before its report."""
    own = mentions.get(article.id)
    if own is None or article.published is None:
        return False
    day = date.fromisoformat(article.published.first[: len("2021-12-30")])
    ends = (d.last for d in within(own.dates, sentence))
    return any(last is not None and last < day - _LONG_AGO for last in ends)
