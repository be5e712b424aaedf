"""Which dated happenings of several articles are one event, and which tellings give it another day.

Two happenings are one event when their days are compatible and their words are alike (cosine of rarity-weighted terms, the
clause of the date counting most). A coarse date ("earlier this month") joins the exact one it holds. An index from terms
to events keeps this near linear in what the story tells.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import sqrt

from retold.account.alike import Twins, aligned, places_of, twins_of
from retold.account.happenings import Happening
from retold.account.likeness import cosine, likeness_abroad, said_whole
from retold.account.sequels import followed
from retold.model import EventStatus, Lineage, Passage, Span

# Cosine from which two happenings are one event: of the same day, and where one date only holds the other.
_SAME_DAY, _HELD = 0.2, 0.3
# Two meetings, or two calls, of the same days need only so much of that likeness.
_LESS_FOR_KIND = 0.5
# In two languages they share only names, numbers, and the words that a small dictionary and like beginnings lead over: so
# much of that likeness is enough for a day, on which much happens, and for a month or a year, of which a story tells one thing mostly.
_ABROAD = {"day": 0.7, "month": 0.27, "year": 0.27}
_NEAR = 1.0  # weight that only a word in the clause of the date reaches
_LEAST = min(_SAME_DAY * _LESS_FOR_KIND, _HELD * min(_ABROAD.values()))  # less alike, no two happenings are one event
# One article that gives two dates for what sounds alike mostly tells of two events.
_MORE_IN_ONE_ARTICLE = 1.7
# Weeks begin on Sunday in some countries: "earlier this week" may mean the Sunday before the ISO week.
_WEEK_SLACK = timedelta(days=1)
_APART = timedelta(days=3)  # between the days of two reports that tell of two events in like words
# Sentences this alike tell the same event even where their dates differ: a disagreement.
_SAME_WORDS = 0.62
# Events less alike than this as a whole hold no two sentences that tell the same.
_AKIN = 0.25


@dataclass(slots=True)
class Event:
    """Happenings taken for one event while the timeline is built; the first has the narrowest date."""

    members: list[Happening] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)
    departing: list[Happening] = field(default_factory=list)
    denying: list[Happening] = field(default_factory=list)
    square: float = 0.0

    @property
    def exact(self) -> Happening:
        """The member with the narrowest date."""
        return self.members[0]

    @property
    def articles(self) -> set[str]:
        """Ids of the articles that tell of it."""
        return {happening.article.id for happening in self.members}


class _Pool:
    """The events found so far, with an index from terms to the events that hold them."""

    def __init__(self, lineage: Lineage, passages: Iterable[Passage] = ()) -> None:
        self.events: list[Event] = []
        self._holding: dict[str, dict[int, float]] = {}
        self._told_in: dict[str, set[int]] = {}
        self._twins = twins_of(lineage)
        passages = tuple(passages)
        self._passages = places_of(passages)
        self._holders = {n: {r.article for r in passage.readings} for n, passage in enumerate(passages)}
        self._of_date: dict[tuple[date | None, date | None], list[int]] = {}
        self._dates: Counter[tuple[str, date | None, date | None]] = Counter()

    def count(self, happenings: Iterable[Happening]) -> None:
        """Note how often each article gives each date; to be called before any is added."""
        self._dates.update((h.article.id, h.first, h.last) for h in happenings)

    def add(self, happening: Happening) -> None:
        """Put a happening to the event it belongs to, or start a new one, except of what may never come to pass."""
        at = (
            followed(happening, self.events, self.alike(happening.weights))
            if happening.named
            else self._best(happening)
        )
        if at is None:
            if happening.conditional or happening.named:
                return
            at = len(self.events)
            self.events.append(Event())
            self._of_date.setdefault((happening.first, happening.last), []).append(at)
        event = self.events[at]
        event.members.append(happening)
        self._told_in.setdefault(happening.article.id, set()).add(at)
        for term, weight in happening.weights.items():
            before = event.weights.get(term, 0.0)
            event.weights[term] = self._holding.setdefault(term, {})[at] = before + weight
            event.square += 2 * before * weight + weight * weight

    def deny(self, happening: Happening) -> None:
        """Put what its page says is not so to the event it would be, which it is no telling of; drop it where nobody tells it."""
        at = self._best(happening)
        if at is not None:
            self.events[at].denying.append(happening)

    def alike(self, weights: Mapping[str, float]) -> dict[int, float]:
        """By event that shares a term with `weights`, how alike they are."""
        dots: dict[int, float] = {}
        for term, weight in weights.items():
            for at, held in self._holding.get(term, {}).items():
                dots[at] = dots.get(at, 0.0) + weight * held
        own = sum([weight * weight for weight in weights.values()])
        return {at: dot / sqrt(own * self.events[at].square) for at, dot in dots.items()}

    def _best(self, happening: Happening) -> int | None:
        alike = self.alike(happening.weights)
        abroad = self._abroad(happening)
        alike |= {at: max(likeness, alike.get(at, 0.0)) for at, likeness in abroad.items()}
        kin = self._twins.get(happening.article.id, {}).keys() | self._relatives(happening)
        twinned = {at for other in kin for at in self._told_in.get(other, ())}
        best, most = None, 0.0
        for at in sorted(alike.keys() | twinned):
            event, likeness = self.events[at], alike.get(at, 0.0)
            if likeness < _LEAST and at not in twinned:
                continue
            need = _needed(happening, event.exact)
            if need is None or _opposed(happening, event):
                continue
            if (
                at in twinned
                and any(
                    aligned(happening, member, self._twins) or self._translated(happening, member)
                    for member in event.members
                )
            ) or any(self._is_one_passage(happening, member) for member in event.members):
                likeness += need
            if (happening.first, happening.last) == (event.exact.first, event.exact.last):
                likeness = max(likeness, need * said_whole(happening.weights, event.weights))
            if at in abroad:
                need *= _ABROAD.get(happening.precision, 1.0)
            if likeness > most and likeness >= _threshold(happening, event, need):
                best, most = at, likeness
        return best

    def _abroad(self, happening: Happening) -> dict[int, float]:
        """By event of that date that is told only in other languages, how alike they are, words that begin alike counted."""
        if happening.first is None or happening.filed:
            return {}
        found = {}
        for at in self._of_date.get((happening.first, happening.last), ()):
            event = self.events[at]
            if all(h.article.language != happening.article.language and not h.filed for h in event.members):
                found[at] = max(likeness_abroad(happening, member) for member in event.members)
        return found

    def _relatives(self, happening: Happening) -> set[str]:
        """The articles that have a sentence of one passage with a happening's."""
        numbers = {n for n, span in self._passages.get(happening.article.id, ()) if span.overlaps(happening.sentence)}
        return {name for n in sorted(numbers) for name in self._holders.get(n, ())} - {happening.article.id}

    def _is_one_passage(self, a: Happening, b: Happening) -> bool:
        """Whether the collation found that two sentences with one date say the same; much happens on a day, so they must be alike."""
        if (a.first, a.last) != (b.first, b.last) or a.article.id == b.article.id:
            return False
        apart = a.precision == "day" and a.article.language == b.article.language
        if apart and cosine(a.weights, b.weights) < _SAME_DAY / 2:
            return False
        ours, theirs = (
            {n for n, span in self._passages.get(h.article.id, ()) if span.overlaps(h.sentence)} for h in (a, b)
        )
        return not ours.isdisjoint(theirs)

    def _translated(self, a: Happening, b: Happening) -> bool:
        """Whether two articles, one made from the other in another language, each give this date once."""
        if a.article.language == b.article.language or (a.first, a.last) != (b.first, b.last):
            return False
        related = b.article.id in self._twins.get(a.article.id, {})
        return related and all(self._dates[h.article.id, h.first, h.last] == 1 for h in (a, b))


def matched(happenings: Iterable[Happening], lineage: Lineage, passages: Iterable[Passage] = ()) -> list[Event]:
    """The events that happenings tell of, each once, those that tellings date differently joined.

    Sentences that the lineage found aligned tell the same event even in two languages; so do those of one of the
    collation's `passages` that have one date.
    """
    pool = _Pool(lineage, passages)
    ordered = sorted(happenings, key=_order)
    pool.count(ordered)
    for happening in (h for h in ordered if not h.disowned):
        pool.add(happening)
    for happening in (h for h in ordered if h.disowned):
        pool.deny(happening)
    for event in pool.events:
        _part(event)
    return _with_disagreements(pool)


def _part(event: Event) -> None:
    """Take out of an event that somebody denies who says no to it too, and who tells of it only to say so."""
    if not event.denying:
        return
    no = [h for h in event.members if any(_says_no(h, other) for other in event.members)]
    against = {h.article.id for h in (*no, *event.denying)}
    told = [h for h in event.members if h.article.id not in against]
    event.denying = [*event.denying, *no] if told else []  # where all say no, nobody is told otherwise
    event.members = told or event.members


def _says_no(happening: Happening, other: Happening) -> bool:
    """Whether what a happening denies is what another page tells in its clause of the date."""
    if happening.article.id == other.article.id:
        return False
    return any(other.weights.get(term, 0.0) >= _NEAR and term not in other.negated for term in happening.negated)


def dated_by_source(found: Sequence[Happening], lineage: Lineage) -> list[Happening]:
    """The happenings; a weekday that a later report has in a sentence it shares with an earlier one is that of the earlier.

    `on Saturday`, copied on the Sunday of a week later, is still the Saturday of the first report.
    """
    twins = twins_of(lineage)
    by_article: dict[str, list[Happening]] = {}
    for happening in found:
        by_article.setdefault(happening.article.id, []).append(happening)
    dated = []
    for happening in found:
        others = (h for name in sorted(twins.get(happening.article.id, {})) for h in by_article.get(name, ()))
        sources = [h for h in others if _is_copied(happening, h, twins)]
        first = min(sources, key=lambda h: (str(h.first), h.article.id), default=None)
        told = (
            happening if first is None else replace(happening, first=first.first, last=first.last, status=first.status)
        )
        dated.append(told)
    return dated


def _is_copied(happening: Happening, other: Happening, twins: Twins) -> bool:
    """Whether a happening has its date, in the same words, from an earlier report that means another day."""
    same = happening.as_written.casefold() == other.as_written.casefold() and happening.precision == other.precision
    if not same or _names_year(happening) or happening.first == other.first:
        return False
    return other.article.published_before(happening.article) and aligned(happening, other, twins)


def _order(happening: Happening) -> tuple[bool, int, bool, str, Span, Span]:
    """What can only join an event last; narrow dates first, among them those that name their year, so that an event is dated by its best."""
    sentence = happening.sentence
    joins = happening.conditional or bool(happening.named)
    return joins, days(happening), not _names_year(happening), happening.article.id, sentence, happening.at or sentence


def _names_year(happening: Happening) -> bool:
    return happening.first is not None and str(happening.first.year) in happening.as_written


def days(happening: Happening) -> int:
    """How many days wide its date is, less one; very many where it has none."""
    if happening.first is None or happening.last is None:
        return 1 << 20
    return (happening.last - happening.first).days


def _threshold(happening: Happening, event: Event, need: float) -> float:
    mates = (h for h in event.members if h.article.id == happening.article.id)
    need = max([need, *(_needed(happening, mate) or 0.0 for mate in mates)])
    return need * _LESS_FOR_KIND if _same_kind(happening, event) else need


def _same_kind(happening: Happening, event: Event) -> bool:
    """Whether both name the same kind of event (a call, a vote) beside the date."""
    kinds = [term for term, weight in happening.weights.items() if term.startswith("=") and weight >= _NEAR]
    return bool(kinds) and any(member.weights.get(kind, 0.0) >= _NEAR for member in event.members for kind in kinds)


def _needed(a: Happening, b: Happening) -> float | None:
    """How alike two must be to be one event, None where their dates forbid it."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return _HELD if a.first is b.first is None else None
    if (a.first, a.last) == (b.first, b.last):
        return _SAME_DAY if a.precision == "day" else _HELD
    if _anniversary(a, b) and not (_names_year(a) and _names_year(b)):
        return _HELD  # "Oct. 21" in another year only because the paper gave none
    need = _HELD if a.article.id != b.article.id else _HELD * _MORE_IN_ONE_ARTICLE
    return need if _from(a.first, a, b) <= b.last and _from(b.first, b, a) <= a.last else None


def _opposed(happening: Happening, event: Event) -> bool:
    """Whether one tells of what lies behind and the other of what lies ahead, and their days do not say that they are one."""
    if (happening.first, happening.last) == (event.exact.first, event.exact.last) or _anniversary(
        happening, event.exact
    ):
        return False
    sides = {EventStatus.PAST, EventStatus.ANNOUNCED}
    opposite = sum({happening.status, member.status} == sides for member in event.members)
    return 2 * opposite >= len(event.members)  # some may be told as past only by their words


def _anniversary(a: Happening, b: Happening) -> bool:
    if a.first is None or b.first is None or a.precision != "day" or b.precision != "day":
        return False
    # a weekday is not named again a year later; only a month and day are
    return (a.first.month, a.first.day) == (b.first.month, b.first.day) and str(a.first.day) in a.as_written


def _from(first: date, happening: Happening, other: Happening) -> date:
    """The first day it may be; a week that starts on Monday may hold the Sunday before it."""
    loose = happening.precision == "week" and other.precision == "day" and first.weekday() == 0
    return first - _WEEK_SLACK if loose else first


def _with_disagreements(pool: _Pool) -> list[Event]:
    """Events told in the same words with another day become one: the day most articles give, the others as departing."""
    events = pool.events
    order = sorted(range(len(events)), key=lambda i: (-len(_exact(events[i])), i))
    kept: set[int] = set()
    for i in order:
        event = events[i]
        alike = pool.alike(event.weights)
        akin = sorted(at for at, likeness in alike.items() if likeness >= _AKIN and at in kept)
        host = next((at for at in akin if _contradict(event, events[at])), None) if days(event.exact) == 0 else None
        if host is not None and any(_tells_both(event, events[host], events[at]) for at in sorted(alike) if at != host):
            host = None
        if host is None:
            kept.add(i)
        else:
            events[host].departing.extend(member for member in event.members if days(member) == 0)
    return [events[i] for i in sorted(kept)]


def _contradict(a: Event, b: Event) -> bool:
    if a.exact.precision != "day" or b.exact.precision != "day" or _exact(a) & _exact(b):
        return False
    both = _sentences(a) & _sentences(b)  # a sentence with two dates tells of two events, and so does its copy
    plain = (
        [h for h in event.members if not h.filed] for event in (a, b)
    )  # when a report was filed contradicts nothing
    xs, ys = ([h for h in members if days(h) == 0 and _place(h) not in both] for members in plain)
    return any(cosine(x.weights, y.weights) >= _SAME_WORDS and not _of_their_days(x, y) for x in xs for y in ys)


def _tells_both(event: Event, host: Event, other: Event) -> bool:
    """Whether who tells of the host's day tells of the event's too, as of something else: convicted on one, jailed on the other."""
    same = days(other.exact) == 0 and other.exact.first == event.exact.first
    return same and not host.articles.isdisjoint(other.articles)


def _of_their_days(a: Happening, b: Happening) -> bool:
    """Whether two reports, some days apart, each tell of the day they came out on: charged on one, sentenced on the other."""
    days = [_news_day(each) for each in (a, b)]
    return None not in days and abs(days[0] - days[1]) >= _APART  # type: ignore[operator]


def _news_day(happening: Happening) -> date | None:
    """The day of a happening if its report came out on it or on the next."""
    published = happening.article.published
    if published is None or happening.first is None:
        return None
    out = date.fromisoformat(published.first[:10])
    return happening.first if timedelta(0) <= out - happening.first <= _WEEK_SLACK else None


def _place(happening: Happening) -> tuple[str, Span]:
    return happening.article.id, happening.sentence


def _sentences(event: Event) -> set[tuple[str, Span]]:
    return {_place(happening) for happening in event.members if days(happening) == 0}


def _exact(event: Event) -> set[str]:
    """The articles that give its day, not only a stretch that holds it."""
    return {happening.article.id for happening in event.members if days(happening) == 0}
