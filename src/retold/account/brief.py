"""The points of a story, each in the words of the article that puts it most clearly.

What most articles open with comes first: it says who did what. The rest stands by support, best first, then in the order of
the story; words given out or quoted come after what is reported.

Extractive: no word is ours. A point is chosen by how many independent tellings bear it out, by how much of it is the story's
own matter (words of its headlines, words that stand all over it) and what can be checked in it (days, numbers, names). A
sentence that carries a known error, hangs on the one before it ("He added …") or is no whole sentence stands for its passage
only if no other does.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from retold.account.clearest import Clearest, Wording
from retold.account.denied import denied
from retold.account.matter import weight
from retold.account.misquoting import misquoting
from retold.account.opening import beginnings, opened, opening
from retold.account.parting import Stance, against, by_day
from retold.account.signs import signs_for
from retold.account.standalone import HANGING, UNFIT
from retold.model import (
    Article,
    Collation,
    Evidence,
    Lineage,
    Mentions,
    Moved,
    Passage,
    Point,
    Reading,
    Span,
    Story,
    within,
)
from retold.words import folded, stem
from retold.words.background import idf
from retold.words.tolls import DEAD

_SAME = 0.5  # two sentences that share this much of the lighter one's weighted words say the same
_SAME_OTHERWISE = 0.42  # the same, where no number and no name is new
_LITTLE = 0.2  # of what the latest report opens with, so much may be left out by the point that stands for it
_PARTED = 0.45  # of that share, between what two parts of a passage say: the same words, but another day, or a no
_HELD = 0.85  # the same share, from which two such parts say one thing all the same
_TOPICAL = 10.0  # weight of the wording that is most the story's own matter
_STALE = 6.0  # weight against what was said, by the share of it
_SUPPORT, _COPIES = 2.0, 1.0  # weight of twice as many tellings, and of twice as many pages
_STRANGE = 6.0  # weight against a language that is not the story's
_CHECKED = 1.0  # weight of something in a sentence that can be checked; three at most
_TROUBLE = 4.0  # weight against what makes a wording hard to read alone
_QUOTED = 2.0  # weight against words that somebody else said
_OVERTAKEN = 6.0  # weight against what an earlier day's report expected, or saw going on
_NEAR = 30  # characters from a word that something lies ahead to the day on which it does
_HEADLINES = 3  # a word of a headline counts as one of so many passages
_MOST_COMMON = 6  # passages from which a word is the story's own
_FEW = 2  # pages that are hardly any, of more than twice as many
_SEVERAL = 3  # dated reports from which one is the latest of a story
_A_DAY = len("2021-12-30")  # what of an ISO 8601 date or time tells the day
_EVEN = 4  # words added to a sentence's length, so that the shortest are not the densest
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage, or a part of one that tells of another day or says no, with the wording that stands best for it.

    `number`: of the part; `whole`: of the passage it is of; `checkable`: the numbers and names in it.
    """

    number: int
    passage: Passage
    wording: Wording
    statement: bool
    merit: float
    terms: frozenset[str]
    whole: int
    stance: Stance
    checkable: frozenset[str]


def brief(
    story: Story,
    lineage: Lineage,
    collation: Collation,
    most: int = 12,
    away: Mapping[str, Sequence[Span]] = MappingProxyType({}),
    risen: Sequence[Moved] = (),
) -> tuple[Point, ...]:
    """At most `most` points: what most articles open with, then by how many independent tellings say them.

    Args:
        story: the articles the points are quoted from.
        lineage: which articles are copies of one text, and which words were given out to everybody.
        collation: the story's passages with the errors known in their readings.
        most: how many points at most.
        away: by article what stands in other stories too: of a page put together from two, the part that is of the other.
        risen: the figures of the story that later reports have otherwise.
    """
    clearest = Clearest(story, lineage)
    mentions = {found.article: found for found in story.mentions}
    parts = list(_parts(collation, clearest, mentions, lineage))
    collation = replace(collation, passages=tuple(part for _, part in parts))
    common = _common_terms(story, collation, clearest)
    translations = _translations(story, lineage, clearest.language)
    candidates = []
    newest_toll = [e for m in risen if m.what == DEAD for e in m.steps[-1].evidence]
    news = _latest(story, lineage, collation, clearest) or _toll(newest_toll, collation, clearest)
    claims = denied(story, lineage) | misquoting(story, collation)
    views = all(map(clearest.is_view, clearest.articles))
    for number, passage in enumerate(collation.passages):
        wording = _worded(passage, news, claims, clearest)
        if (clearest.is_view(wording.reading.article) and not views) or _all_away(passage, away):
            continue
        at = wording.reading
        if wording.trouble < UNFIT and at.article not in translations and not clearest.is_taken_back(at):
            spoken = clearest.articles[at.article].language  # what is denied in it
            told = {r.article for r in wording.carried if clearest.articles[r.article].language == spoken}
            statement = passage.quoted or clearest.is_said(at) or told <= claims
            terms = clearest.terms(at)
            topical = _topical(passage, terms, common, clearest)
            candidates.append(
                _Candidate(
                    number,
                    passage,
                    wording,
                    statement,
                    topical,
                    terms,
                    parts[number][0],
                    clearest.stance(at),
                    clearest.checkable(at),
                )
            )
    standing = [c for c in candidates if c.wording.trouble < (HANGING if len(c.wording.carried) == 1 else UNFIT)]
    candidates = standing or candidates
    newest = max((day for article in story.articles if (day := _day(article))), default="")
    most_topical = max((c.merit for c in candidates), default=0.0) or 1.0
    candidates = [
        replace(c, merit=round(_TOPICAL * c.merit / most_topical + _merit(c, clearest, mentions, newest), 6))
        for c in candidates
    ]
    begun = beginnings(collation)
    sound = {article: readings for article, readings in begun.items() if article not in claims} or begun
    known = {c.number: c for c in candidates if not c.statement and c.wording.trouble < HANGING}
    wholes, merits = {n: c.whole for n, c in known.items()}, {n: c.merit for n, c in known.items()}
    first = opening(sound, wholes, merits, collation, lineage)
    parted = Counter(whole for whole, _ in parts)  # each part is told in its own words
    candidates = [
        _opened(c, begun, common, clearest, claims, parted=parted[c.whole] > 1) if c.number == first else c
        for c in candidates
    ]
    chosen = _chosen(candidates, first, most, len(story.articles))
    if news is not None:
        copies = next((f.articles for f in lineage.families if news.reading.article in f.articles), ())
        chosen = [c for c in chosen if c.number == first or not _tells(c, news, copies)]
    chosen.sort(
        key=lambda c: (c.number != first, c.statement, -c.wording.origins, len(c.wording.carried) == 1, c.number)
    )
    points = [_point(candidate.wording, clearest, statement=candidate.statement) for candidate in chosen]
    if news is not None and not any(_is_told(news, c, clearest) for c in chosen):
        points.insert(1, _point(news, clearest, statement=False))
        points = points[:most]
    return tuple(points)


def _parts(
    collation: Collation, clearest: Clearest, mentions: Mapping[str, Mentions], lineage: Lineage
) -> Iterator[tuple[int, Passage]]:
    """The passages with their numbers, one that tells of several days in parts, and what denies the wording of one beside it."""
    for whole, passage in enumerate(collation.passages):
        for part in by_day(passage, clearest.articles, mentions, lineage):
            yield whole, part
            if passage.quoted or len(set(map(clearest.stance, part.readings))) == 1:  # nobody denies what another says
                continue
            shown = clearest.of(part).reading
            for other in against(part, shown, clearest.stance, lineage):
                told = clearest.of(other).reading
                opens = mentions[told.article].sentences[:1]
                if _alike(clearest.terms(shown), clearest.terms(told)) >= _SAME or any(
                    told.span.overlaps(s) for s in opens
                ):
                    yield whole, other  # what a report opens with is its news


def _worded(passage: Passage, news: Wording | None, claims: Collection[str], clearest: Clearest) -> Wording:
    """The wording that stands for a passage: of one who is not shown to be wrong, where there is one; not the `news`' own."""
    wording = clearest.of(passage, apart=news.reading if news else None)
    sound = [r for r in passage.readings if r.article not in claims and not clearest.is_view(r.article)]
    return clearest.of_those(passage, sound) if sound and wording.reading.article in claims else wording


def _all_away(passage: Passage, away: Mapping[str, Sequence[Span]]) -> bool:
    return all(any(r.span.overlaps(span) for span in away.get(r.article, ())) for r in passage.readings)


def _latest(story: Story, lineage: Lineage, collation: Collation, clearest: Clearest) -> Wording | None:
    """What the last report opens with, where it and its copies came on a later day than all others: how the story stands now.

    Most pages are older and cannot say it, so by support alone it would be left out.
    """
    dated = sorted(
        (article.published.first[:_A_DAY], article.id)
        for article in story.articles
        if article.published is not None and article.published.dated and not clearest.is_view(article.id)
    )
    if len(dated) < _SEVERAL:
        return None
    last = dated[-1][0]
    newest = [name for day, name in dated if day == last]
    family = next((f for f in lineage.families if newest[-1] in f.articles), None)
    one = len(newest) == 1 or (family is not None and set(newest) <= set(family.articles))
    if not one or len(newest) == len(dated):
        return None
    days = {name: day for day, name in dated}
    named = [*([family.head] if family is not None and days.get(family.head, last) == last else ()), *reversed(newest)]
    told = next((name for name in named if str(clearest.articles[name].language) == clearest.language), None)
    its = ((r, passage) for passage in collation.passages for r in passage.readings if r.article == told)
    opening = min(its, key=lambda each: each[0].span, default=None)
    if opening is None:
        return None
    reading, passage = opening
    wording = clearest.told_by(passage, reading)
    return wording if wording.trouble < HANGING and not clearest.is_taken_back(wording.reading) else None


def _toll(newest: Sequence[Evidence], collation: Collation, clearest: Clearest) -> Wording | None:
    """The wording that most tellings carry of how many have died by now, where that has changed."""
    found = []
    for passage in collation.passages:
        its = [r for r in passage.readings if any(e.article == r.article and r.span.covers(e.span) for e in newest)]
        at_home = [r for r in its if str(clearest.articles[r.article].language) == clearest.language]
        if at_home and not passage.quoted:
            wording = clearest.of_those(passage, at_home)
            if wording.trouble < HANGING:
                found.append(wording)
    return min(found, key=lambda w: (-w.origins, w.trouble, w.reading.span, w.reading.article), default=None)


def _is_told(news: Wording, candidate: _Candidate, clearest: Clearest) -> bool:
    """Whether a point is the news itself, or carries it and leaves next to nothing of it out."""
    if news.reading not in candidate.wording.carried:
        return False
    terms = clearest.terms(news.reading)
    return news.reading == candidate.wording.reading or weight(terms - candidate.terms) < _LITTLE * weight(terms)


def _tells(candidate: _Candidate, news: Wording, copies: Sequence[str]) -> bool:
    """Whether a point says what the news says in the words of its copies."""
    same = news.reading in candidate.passage.readings
    return same and all(reading.article in copies for reading in candidate.wording.carried)


def _translations(story: Story, lineage: Lineage, language: str) -> frozenset[str]:
    """Articles in another language than the story's whose text another one has in the story's: what they say is said there."""
    strange = {article.id for article in story.articles if str(article.language) != language}
    at_home = (family for family in lineage.families if not strange.issuperset(family.articles))
    return frozenset(strange.intersection(name for family in at_home for name in family.articles))


def _opened(
    candidate: _Candidate,
    begun: Mapping[str, Sequence[tuple[int, Reading]]],
    common: Counter[str],
    clearest: Clearest,
    claims: Collection[str],
    *,
    parted: bool,
) -> _Candidate:
    """The candidate that opens the account, in words that a report begins with; of a passage in parts, in its own."""
    passage = candidate.passage
    if parted:
        its = tuple(r for r in passage.readings if clearest.stance(r) == candidate.stance)
        begun = {name: [(n, r) for n, r in readings if r in its] for name, readings in begun.items()}
    topical = {r: _topical(passage, clearest.terms(r), common, clearest) for r in passage.readings}
    wording = opened(passage, candidate.wording.reading, begun, clearest, topical, claims)
    return candidate if wording is None else replace(candidate, wording=wording, terms=clearest.terms(wording.reading))


def _common_terms(story: Story, collation: Collation, clearest: Clearest) -> Counter[str]:
    """In how many passages a term stands, in a headline counting as several: what the story is about."""
    found: Counter[str] = Counter()
    for passage in collation.passages:
        found.update({term for reading in passage.readings[:3] for term in clearest.terms(reading)})
    headed = {stem(word) for article in story.articles for word in folded(article.title or "")}
    found.update(dict.fromkeys(headed & found.keys(), _HEADLINES))
    return found


def _topical(passage: Passage, terms: frozenset[str], common: Counter[str], clearest: Clearest) -> float:
    """How much of a wording is the story's own matter, more where it stands early."""
    found = sum(sorted(idf(term) * min(common[term] - 1, _MOST_COMMON) for term in terms)) / (len(terms) + _EVEN)
    early = min(r.span.start / max(len(clearest.articles[r.article].text), 1) for r in passage.readings)
    return found * (1.2 - early)


def _merit(candidate: _Candidate, clearest: Clearest, mentions: Mapping[str, Mentions], newest: str) -> float:
    """What speaks for a wording beside its matter: support, and what can be checked; and what speaks against it."""
    wording, at = candidate.wording, candidate.wording.reading
    article = clearest.articles[at.article]
    support = _SUPPORT * math.log2(wording.origins) + _COPIES * math.log2(len(wording.carried))
    checked = _CHECKED * min(_checkable(article.text, at.span, mentions[at.article]), 3)
    strange = _STRANGE * (str(article.language) != clearest.language)
    overtaken = _OVERTAKEN * _is_overtaken(article, at.span, mentions[at.article], newest)
    return support + checked - _TROUBLE * wording.trouble - _QUOTED * candidate.statement - strange - overtaken


def _is_overtaken(article: Article, sentence: Span, mentions: Mentions, newest: str) -> bool:
    """Whether an earlier day's report says what was going on, or was to come on days that are past by the newest report."""
    if not _day(article) or _day(article) >= newest:
        return False
    signs, words = signs_for(article.language), sentence.of(article.text)
    dates = [d for d in within(mentions.dates, sentence) if d.last is not None]
    if signs.behind.search(signs.ahead.sub("", words)) or any(str(d.last) >= newest for d in dates):
        return False
    said = [sentence.start + match.end() for match in signs.ahead.finditer(words)]
    return signs.going_on.search(words) is not None or any(0 <= d.span.start - at < _NEAR for d in dates for at in said)


def _day(article: Article) -> str:
    """The last day on which an article may have been published; empty where it is not known."""
    return article.published.last[:_A_DAY] if article.published is not None and article.published.dated else ""


def _checkable(text: str, span: Span, mentions: Mentions) -> int:
    """How many days, numbers and named actors stand in a sentence."""
    dates = [d.span for d in within(mentions.dates, span) if d.first is not None]
    names = {m.actor for m in within(mentions.actors, span)}
    numbers = sum(
        not any(d.start <= m.start() < d.end for d in dates) for m in _NUMBER.finditer(text, span.start, span.end)
    )
    return len(dates) + len(names) + bool(numbers)


def _chosen(candidates: Sequence[_Candidate], first: int | None, most: int, pages: int) -> list[_Candidate]:
    """The opening, then again and again the best of those left, worth less the more of it was said.

    Maximal marginal relevance (Carbonell and Goldstein 1998). What few pages say without a number or name of its own is colour,
    or the story in other words.
    """
    left = sorted(candidates, key=lambda c: (c.number != first, -c.merit, c.number))
    chosen = left[: int(first is not None)]
    left = left[len(chosen) :]
    said = {c.number: max((_shared(c, other) for other in chosen), default=0.0) for c in left}
    while left and len(chosen) < most:
        known = frozenset[str]().union(*(c.checkable for c in chosen))
        wholes = {c.whole for c in chosen}  # of a part the words are known, but not its day or its no
        left = [
            c
            for c in left
            if said[c.number] < (_SAME_OTHERWISE if c.checkable <= known and c.whole not in wholes else _SAME)
            and not (c.checkable <= known and _is_slight(c, pages))
        ]
        best = max(left, key=lambda c: (round(c.merit - _STALE * said[c.number], 6), -c.number), default=None)
        if best is None:
            break
        chosen.append(best)
        left.remove(best)
        for other in left:
            said[other.number] = max(said[other.number], _shared(other, best))
    return chosen


def _is_slight(candidate: _Candidate, pages: int) -> bool:
    """Whether hardly a page of the story's `pages` reports it."""
    wording = candidate.wording
    few = len(wording.carried) <= _FEW and 2 * len(wording.carried) < pages
    return few and wording.origins == 1 and not candidate.statement


def _shared(one: _Candidate, other: _Candidate) -> float:
    """The weighted share of the lighter one's words that the other has too; less between two parts of a passage."""
    alike = _alike(one.terms, other.terms)
    parted = one.whole == other.whole and one.wording.reading != other.wording.reading
    held = alike >= _HELD and one.stance == other.stance  # a part that says nothing the other does not say is none
    return alike * (_PARTED if parted and not held else 1.0)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return weight(one & other) / max(min(weight(one), weight(other)), 1e-9)


def _point(wording: Wording, clearest: Clearest, *, statement: bool) -> Point:
    evidence = tuple(Evidence.at(clearest.articles[r.article], clearest.told(r)) for r in wording.carried)
    return Point(" ".join(evidence[0].exact.split()), wording.origins, evidence, statement)
