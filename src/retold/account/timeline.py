"""What happened when, and what is announced: the dated happenings of all articles, each event once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from retold.account.checked import Checked
from retold.account.disowned import disowned
from retold.account.events import Event, dated_by_source, days, matched
from retold.account.happenings import Happening, happenings
from retold.account.languages import mostly_in
from retold.account.likeness import cosine
from retold.account.standalone import hanging
from retold.model import (
    SEVERE,
    Collation,
    Difference,
    DifferenceKind,
    EventStatus,
    Evidence,
    Lineage,
    Mentions,
    Passage,
    Reading,
    Span,
    Story,
    TimelineEntry,
)
from retold.words import fold, folded, token_spans

_RETOLD = 0.1  # of likeness to all that a sentence of a retelling must have more
_TRIED = 12  # sentences of an event that may be shown
_SHARED = 0.2  # of the weighted words of the shorter of two sentences of which one bears the other out
_SPOKEN = 0.5  # of likeness to all that a sentence with somebody's word must have more
_UNBORNE = 1.0  # the same, of a sentence that nobody else who tells of its event bears out
_FIRST_WORD = 40  # characters that surely hold it
_HANGING = 0.4  # the same, of a sentence that starts with "It" or "But"
_SIDED = 1.5  # the same, of a sentence in the words of one side
_DOUBTED = 1.0  # the same, of a sentence with words that the collation doubts
_BARE = 2.0  # the same, of a sentence that tells next to nothing
_FEWEST_TERMS = 3  # words that tell something, of the sentences of an event that one article tells
_OF_A_THING = 0.6  # the same, of a sentence in which the date only tells which thing is meant: "Sunday's vote"
_OWNERS = ("'s", "’s")
_GOOD_LENGTH = (60, 260)  # characters of a sentence that reads well on one line


def timeline(story: Story, lineage: Lineage, collation: Collation | None = None) -> tuple[TimelineEntry, ...]:
    """The events of a story, by date; those without a date last. A wording that the collation doubts is not shown."""
    untold = disowned(story)
    found = [
        happening
        for article, mentions in zip(story.articles, story.mentions, strict=True)
        for happening in happenings(article, mentions, untold[article.id])
        if not _is_label(happening) and not _addresses(happening, mentions)
    ]
    found = dated_by_source(found, lineage)
    passages = collation.passages if collation else ()
    sound, wrong = _by_difference(found, passages)
    events = matched(sound, lineage, passages)
    _depart(events, wrong)
    if len(story.articles) > 1:
        events = [event for event in events if not _is_background(event) and not _is_scrap(event)]
    doubted = _doubted(collation) if collation else {}
    checked, mostly = Checked(story), mostly_in(story.articles)
    entries = [_entry(event, lineage, mostly, doubted, checked) for event in events]
    return tuple(sorted(entries, key=lambda e: (e.first or date.max, e.last or date.max, -e.origins, e.text)))


def _is_label(happening: Happening) -> bool:
    """Whether all stands in capitals: a line above the text, such as until when it is embargoed."""
    return happening.sentence.of(happening.article.text).isupper()


def _addresses(happening: Happening, mentions: Mentions) -> bool:
    """Whether the writer speaks of himself or to the reader, outside quotation marks: "whatever you read this week"."""
    text, sentence = happening.article.text, happening.sentence
    words = (span.shifted(sentence.start) for span in token_spans(sentence.of(text)))
    here = [quoted for quoted in mentions.quoted if quoted.overlaps(sentence)]
    own = [fold(w.of(text)) for w in words if not any(quoted.overlaps(w) for quoted in here)]
    told = hanging()["desk"].isdisjoint(own[:1])  # "We compared it with the clip": of how the report came about
    return not told or not (hanging()["writer"] | hanging()["reader"]).isdisjoint(own)


def _by_difference(
    found: Iterable[Happening], passages: Iterable[Passage]
) -> tuple[list[Happening], list[tuple[Happening, Difference]]]:
    """The happenings, and those whose date was changed in copying, each with the difference that says what the others have."""
    changed: dict[str, list[Difference]] = {}
    for difference in (d for passage in passages for d in passage.differences):
        if difference.kind is DifferenceKind.DATE and difference.is_severe:
            changed.setdefault(difference.article, []).append(difference)
    sound: list[Happening] = []
    wrong: list[tuple[Happening, Difference]] = []
    for happening in found:
        its = (d for d in changed.get(happening.article.id, ()) if happening.at and happening.at.overlaps(d.span))
        told = next((d for d in its if d.others), None)
        if told is None:
            sound.append(happening)
        else:
            wrong.append((happening, told))
    return sound, wrong


def _depart(events: list[Event], wrong: Iterable[tuple[Happening, Difference]]) -> None:
    """Put each happening with a wrong date to the event that those tell of who have it right; without one it is its own."""
    for happening, difference in wrong:
        host = next((e for e in events if any(_is_one_of(m, difference.others) for m in e.members)), None)
        if host is None:
            events.append(Event([happening], dict(happening.weights)))
        elif host.exact.first != happening.first:
            host.departing.append(happening)


def _is_one_of(happening: Happening, readings: Iterable[Reading]) -> bool:
    at = happening.at or happening.sentence
    return any(r.article == happening.article.id and r.span.overlaps(at) for r in readings)


def _is_scrap(event: Event) -> bool:
    """Whether one article alone has next to no words for what happened then: "By dawn there were 19", "Ayer borró catorce"."""
    alone = len(event.articles) == 1 and event.exact.first is not None
    return alone and len(event.weights) < _FEWEST_TERMS and _status(event) is not EventStatus.ANNOUNCED


def _is_background(event: Event) -> bool:
    """Whether a single article looks back on a bare year long gone: a career, a company's past; others say no word of it."""
    exact = event.exact
    if exact.precision != "year" or exact.last is None or len(event.articles) > 1:
        return False
    published = exact.article.published
    return published is not None and exact.last.year < int(published.first[:4]) - 1


def _doubted(collation: Collation) -> dict[str, list[Span]]:
    """By article the words that are garbled or change the meaning."""
    found: dict[str, list[Span]] = {}
    for difference in (d for passage in collation.passages for d in passage.differences):
        if difference.kind is DifferenceKind.GARBLE or difference.severity >= SEVERE:
            found.setdefault(difference.article, []).append(difference.span)
    return found


def _entry(
    event: Event, lineage: Lineage, mostly: str, doubted: Mapping[str, Sequence[Span]], checked: Checked
) -> TimelineEntry:
    exact = event.exact
    tried = _by_merit(event, frozenset(family.head for family in lineage.families), mostly, doubted)[:_TRIED]
    all_told = lineage.tellings(event.articles)
    borne = [_bearing_out(event, told, lineage, checked) for _, told in tried]
    articles = [{h.article.id for h in members} for members in borne]
    support = [lineage.tellings(names) for names in articles]
    shares = [(s / all_told + len(names) / len(event.articles)) / 2 for s, names in zip(support, articles, strict=True)]
    spoken = [_SPOKEN * checked.is_speech(h.article.id, h.sentence) for _, h in tried]
    best = min(range(len(tried)), key=lambda n: (tried[n][0] + _UNBORNE * (1 - shares[n]) + spoken[n], n))
    told, bearing = tried[best][1], borne[best]
    evidence = _evidence((told, *bearing, *event.departing))
    named = {each.article for each in evidence}
    return TimelineEntry(
        first=exact.first,
        last=exact.last,
        precision=exact.precision,
        status=_status(event),
        text=_paired(told.words),
        origins=lineage.tellings({h.article.id for h in bearing}),
        evidence=evidence,
        at=_moment(event),
        disagreements=(
            *sorted({f"{h.article.id} says “{h.as_written}” ({h.first})" for h in event.departing if not h.filed}),
            *([f"denied by {', '.join(sorted({h.article.id for h in event.denying}))}"] if event.denying else ()),
        ),
        beside=_evidence(h for h in event.members if h.article.id not in named),
    )


def _evidence(found: Iterable[Happening]) -> tuple[Evidence, ...]:
    """The sentences of happenings, each once."""
    return tuple({(h.article.id, h.sentence): Evidence.at(h.article, h.sentence) for h in found}.values())


def _bearing_out(event: Event, told: Happening, lineage: Lineage, checked: Checked) -> list[Happening]:
    """Those who bear out a wording of an event: with no other figures, and no telling of its own with hardly a word in common."""
    wanted = checked.figures(told.article.id, told.sentence)
    given: dict[str, set[frozenset[str]]] = {}
    for each in event.members:
        given.setdefault(each.article.id, set()).add(checked.figures(each.article.id, each.sentence))

    def bears_out(other: Happening) -> bool:
        if other.article.id == told.article.id:
            return True
        figures = given[other.article.id]
        otherwise = bool(wanted) and any(figures) and all(each.isdisjoint(wanted) for each in figures)
        if otherwise and other.article.language == told.article.language:
            return False
        kin = lineage.tellings({other.article.id, told.article.id}) == 1
        if not kin and other.article.language == told.article.language:
            shared = sum(sorted(weight for term, weight in told.weights.items() if term in other.weights))
            size = min(sum(sorted(each.weights.values())) for each in (told, other))
            if shared < _SHARED * size:
                return False
        return True

    return [happening for happening in event.members if bears_out(happening)]


def _paired(text: str) -> str:
    """The words without a quotation mark at one end whose other half is not there."""
    for opening, closing in ('""', "“”", "„“", "«»"):
        alone = text.count('"') % 2 if opening == closing else text.count(opening) != text.count(closing)
        if alone and text.endswith(closing):
            return text[: -len(closing)]
        if alone and text.startswith(opening):
            return text[len(opening) :]
    return text


def _moment(event: Event) -> datetime | None:
    """The moment, where all who print an hour with its zone agree on it."""
    moments = {h.moment for h in event.members if h.moment is not None}
    return moments.pop() if len(moments) == 1 and event.exact.precision == "day" else None


def _status(event: Event) -> EventStatus:
    """As most say whose date is exact; when split, the later stage is not yet reached by all: announced, unless it is denied."""
    width = days(event.exact)
    exact = [h for h in event.members if days(h) == width]
    votes = Counter(h.status for h in [h for h in exact if not h.filed] or exact)
    order = [EventStatus.ANNOUNCED, EventStatus.CURRENT, EventStatus.PAST]
    status = min(order, key=lambda status: (-votes[status], order.index(status)))
    return EventStatus.CURRENT if event.denying and status is EventStatus.ANNOUNCED else status


def _by_merit(
    event: Event, heads: frozenset[str], mostly: str, doubted: Mapping[str, Sequence[Span]]
) -> list[tuple[float, Happening]]:
    """The sentences with what speaks against each: the best holds most of what all say, reads well, and has the date as exact as any.

    Of like ones that of an article nearest an origin: retellings bring in errors. One in the language `mostly` used in the
    story goes before all others, one that tells of its own date before one that comes to it after another, and one that
    calls nobody names before the words of one side.
    """
    sides = hanging()["sided"]

    def merit(h: Happening) -> tuple[float, str, int]:
        short, long = _GOOD_LENGTH
        length = len(h.sentence)
        misfit = max(0, short - length) / short + max(0, length - long) / long
        vague = 2.0 if days(h) > days(event.exact) else 0.0
        retold = 0.0 if h.article.id in heads else _RETOLD
        hanging = _HANGING if _pointing().intersection(folded(h.words[:_FIRST_WORD])[:1]) else 0.0
        strange = 3.0 if str(h.article.language) != mostly else 0.0
        unsure = 2.0 if h.conditional or h.named else 0.0
        other = _OF_A_THING * _is_owner(h) + _BARE * (len(h.weights) < _FEWEST_TERMS)
        sided = _SIDED * (not sides.isdisjoint(folded(h.words)))
        broken = _DOUBTED * any(span.overlaps(h.sentence) for span in doubted.get(h.article.id, ()))
        return (
            sided
            + broken
            + misfit
            + vague
            + retold
            + hanging
            + strange
            + unsure
            + other
            - cosine(h.weights, event.weights),
            h.article.id,
            h.sentence.start,
        )

    against = sorted(((*merit(h), n) for n, h in enumerate(event.members)))
    return [(trouble, event.members[n]) for trouble, _, _, n in against]


def _is_owner(happening: Happening) -> bool:
    at, text = happening.at, happening.article.text
    return at is not None and (happening.as_written.endswith(_OWNERS) or text.startswith(_OWNERS, at.end))


@cache
def _pointing() -> frozenset[str]:
    """First words that point back to a sentence the reader of a timeline does not see."""
    return hanging()["pronouns"] | hanging()["openers"]
