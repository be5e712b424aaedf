"""What happened when, and what is announced: the dated happenings of all articles, each event once.

Two happenings are one event when their days are compatible and their words are alike (cosine of rarity-weighted terms, the
clause of the date counting most). A coarse date ("earlier this month") joins the exact one it holds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import sqrt

from retold.account.happenings import Happening, happenings
from retold.model import AlignedPair, EventStatus, Evidence, Lineage, Span, Story, TimelineEntry

# Cosine from which two happenings are one event: of the same day, and where one date only holds the other.
_SAME_DAY, _HELD = 0.2, 0.3
# Two meetings, or two calls, of the same days need only so much of that likeness.
_LESS_FOR_KIND = 0.5
_NEAR = 1.0  # weight that only a word in the clause of the date reaches
# One article that gives two dates for what sounds alike mostly tells of two events.
_MORE_IN_ONE_ARTICLE = 1.7
# Weeks begin on Sunday in some countries: "earlier this week" may mean the Sunday before the ISO week.
_WEEK_SLACK = timedelta(days=1)
# Aligned sentences this alike (as the lineage scores them) tell the same.
_ALIGNED = 0.4
# Sentences this alike tell the same event even where their dates differ: a disagreement.
_SAME_WORDS = 0.62
_RETOLD = 0.1  # of likeness to all that a sentence of a retelling must have more
_GOOD_LENGTH = (60, 260)  # characters of a sentence that reads well on one line


@dataclass(slots=True)
class _Event:
    """Happenings taken for one event while the timeline is built."""

    members: list[Happening] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)
    departing: list[Happening] = field(default_factory=list)

    def add(self, happening: Happening) -> None:
        self.members.append(happening)
        for term, weight in happening.weights.items():
            self.weights[term] = self.weights.get(term, 0.0) + weight

    @property
    def exact(self) -> Happening:
        """The member with the narrowest date."""
        return min(self.members, key=lambda h: (_days(h), h.article.id, h.sentence.start))


def timeline(story: Story, lineage: Lineage) -> tuple[TimelineEntry, ...]:
    """The events of a story, by date; those without a date last.

    Sentences that the lineage found aligned tell the same event even in two languages.
    """
    twins = _twins(lineage)
    found = [
        happening
        for article, mentions in zip(story.articles, story.mentions, strict=True)
        for happening in happenings(article, mentions)
    ]
    events: list[_Event] = []
    for happening in sorted(found, key=lambda h: (_days(h), h.article.id, h.sentence.start)):
        event = _best(happening, events, twins)
        if event is None:
            event = _Event()
            events.append(event)
        event.add(happening)
    events = _with_disagreements(events)
    entries = [_entry(event, lineage) for event in events]
    return tuple(sorted(entries, key=lambda e: (e.first or date.max, e.last or date.max, -e.origins, e.text)))


def _days(happening: Happening) -> int:
    if happening.first is None or happening.last is None:
        return 1 << 20
    return (happening.last - happening.first).days


def _twins(lineage: Lineage) -> Mapping[str, Mapping[str, Sequence[AlignedPair]]]:
    """By article and other article, the sentences they share, those of the first as `child`."""
    found: dict[str, dict[str, list[AlignedPair]]] = {}
    for edge in lineage.edges:
        if edge.parent is not None:
            there = found.setdefault(edge.child, {}).setdefault(edge.parent, [])
            back = found.setdefault(edge.parent, {}).setdefault(edge.child, [])
            for pair in edge.aligned:
                if pair.score >= _ALIGNED:
                    there.append(pair)
                    back.append(AlignedPair(pair.parent, pair.child, pair.score))
    return found


def _aligned(a: Happening, b: Happening, twins: Mapping[str, Mapping[str, Sequence[AlignedPair]]]) -> bool:
    pairs = twins.get(a.article.id, {}).get(b.article.id, ())
    return any(pair.child.overlaps(a.sentence) and pair.parent.overlaps(b.sentence) for pair in pairs)


def _best(
    happening: Happening, events: Iterable[_Event], twins: Mapping[str, Mapping[str, Sequence[AlignedPair]]]
) -> _Event | None:
    best, most = None, 0.0
    for event in events:
        need = _needed(happening, event.exact)
        if need is None:
            continue
        mates = (h for h in event.members if h.article.id == happening.article.id)
        need = max([need, *(_needed(happening, mate) or 0.0 for mate in mates)])
        need *= _LESS_FOR_KIND if _same_kind(happening, event) else 1.0
        alike = _cosine(happening.weights, event.weights)
        if any(_aligned(happening, member, twins) for member in event.members):
            alike += need
        if alike >= need and alike > most:
            best, most = event, alike
    return best


def _same_kind(happening: Happening, event: _Event) -> bool:
    """Whether both name the same kind of event (a call, a vote) beside the date."""
    kinds = {term for term, weight in happening.weights.items() if term.startswith("=") and weight >= _NEAR}
    return any(member.weights.get(kind, 0.0) >= _NEAR for member in event.members for kind in kinds)


def _needed(a: Happening, b: Happening) -> float | None:
    """How alike two must be to be one event, None where their dates forbid it."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return _HELD if a.first is b.first is None else None
    if (a.first, a.last) == (b.first, b.last):
        return _SAME_DAY if a.precision == "day" else _HELD
    if {a.status, b.status} == {EventStatus.PAST, EventStatus.ANNOUNCED}:
        return None
    need = _HELD if a.article.id != b.article.id else _HELD * _MORE_IN_ONE_ARTICLE
    return need if _from(a.first, a, b) <= b.last and _from(b.first, b, a) <= a.last else None


def _from(first: date, happening: Happening, other: Happening) -> date:
    """The first day it may be; a week that starts on Monday may hold the Sunday before it."""
    loose = happening.precision == "week" and other.precision == "day" and first.weekday() == 0
    return first - _WEEK_SLACK if loose else first


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    dot = sum([weight * b[term] for term, weight in a.items() if term in b])
    return dot / sqrt(sum([w * w for w in a.values()]) * sum([w * w for w in b.values()])) if dot else 0.0


def _with_disagreements(events: Sequence[_Event]) -> list[_Event]:
    """Events told in the same words with another day become one: the day most articles give, the others as departing."""
    order = sorted(range(len(events)), key=lambda i: (-len(_exact(events[i])), i))
    kept: list[int] = []
    for i in order:
        event = events[i]
        host = next((k for k in kept if _contradict(event, events[k])), None)
        if host is None:
            kept.append(i)
        else:
            events[host].departing.extend(member for member in event.members if _days(member) == 0)
    return [events[i] for i in sorted(kept)]


def _contradict(a: _Event, b: _Event) -> bool:
    if a.exact.precision != "day" or b.exact.precision != "day" or _exact(a) & _exact(b):
        return False
    both = _sentences(a) & _sentences(b)  # a sentence with two dates tells of two events, and so does its copy
    xs, ys = ([h for h in event.members if _days(h) == 0 and _place(h) not in both] for event in (a, b))
    return any(_cosine(x.weights, y.weights) >= _SAME_WORDS for x in xs for y in ys)


def _place(happening: Happening) -> tuple[str, Span]:
    return happening.article.id, happening.sentence


def _sentences(event: _Event) -> set[tuple[str, Span]]:
    return {_place(happening) for happening in event.members if _days(happening) == 0}


def _articles(event: _Event) -> set[str]:
    return {happening.article.id for happening in event.members}


def _exact(event: _Event) -> set[str]:
    """The articles that give its day, not only a stretch that holds it."""
    return {happening.article.id for happening in event.members if _days(happening) == 0}


def _entry(event: _Event, lineage: Lineage) -> TimelineEntry:
    exact = event.exact
    told = _wording(event, frozenset(family.head for family in lineage.families))
    evidence = {
        (h.article.id, h.sentence): Evidence.at(h.article, h.sentence) for h in (told, *event.members, *event.departing)
    }
    return TimelineEntry(
        first=exact.first,
        last=exact.last,
        precision=exact.precision,
        status=_status(event),
        text=told.words,
        origins=_origins(_articles(event), [frozenset(family.articles) for family in lineage.families]),
        evidence=tuple(evidence.values()),
        disagreements=tuple(sorted({f"{h.article.id} says “{h.as_written}” ({h.first})" for h in event.departing})),
    )


def _status(event: _Event) -> EventStatus:
    """As most say whose date is exact; when split, the later stage is not yet reached by all: announced."""
    days = _days(event.exact)
    votes = Counter(h.status for h in event.members if _days(h) == days)
    order = [EventStatus.ANNOUNCED, EventStatus.CURRENT, EventStatus.PAST]
    return min(order, key=lambda status: (-votes[status], order.index(status)))


def _wording(event: _Event, heads: frozenset[str]) -> Happening:
    """The sentence that holds most of what all say, reads well, and has the date as exact as any.

    Of like ones that of an article nearest an origin: retellings bring in errors.
    """

    def merit(h: Happening) -> tuple[float, str, int]:
        short, long = _GOOD_LENGTH
        length = len(h.sentence)
        misfit = max(0, short - length) / short + max(0, length - long) / long
        vague = 2.0 if _days(h) > _days(event.exact) else 0.0
        retold = 0.0 if h.article.id in heads else _RETOLD
        return (misfit + vague + retold - _cosine(h.weights, event.weights), h.article.id, h.sentence.start)

    return min(event.members, key=merit)


def _origins(articles: set[str], families: Sequence[frozenset[str]]) -> int:
    """Independent tellings behind some articles; one in several families counts only if none of them is counted yet."""
    counted: set[int] = set()
    homes = {article: [i for i, family in enumerate(families) if article in family] for article in articles}
    alone = sum(not home for home in homes.values())
    for article in sorted(articles, key=lambda a: (len(homes[a]), a)):
        if homes[article] and not counted.intersection(homes[article]):
            counted.add(homes[article][0])
    return len(counted) + alone
