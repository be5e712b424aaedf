"""Differences being gathered, and those that are listed: every reading that one departs from adds to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from retold.collation.facts import Facts
from retold.collation.lines import Line
from retold.collation.pairs import Claim, Found
from retold.collation.settings import CollationSettings
from retold.model import Difference, DifferenceKind, Reading, Span

# Kinds weighed by the nearest of the readings departed from: a good spelling is not made worse by somebody's misspelling, nor a
# verb by a still weaker one.
_NEAREST = frozenset({"name", "word"})


@dataclass(slots=True)
class Noted:
    """A difference being gathered: every reading it departs from adds to it; `says` and `against` are what either states."""

    kind: str
    severity: float
    note: str
    rank: int
    contested: bool
    says: Claim
    others: set[tuple[str, Span]] = field(default_factory=set)
    against: set[Claim] = field(default_factory=set)


Notes = dict[tuple[str, Span], Noted]


def note(
    noted: Notes, found: Found, rank: int, a_departs: bool, contested: bool,  # noqa: FBT001
    a: Sequence[Facts], b: Sequence[Facts],
) -> None:  # fmt: skip
    """Note a difference between two wordings, each with its readings; of one place the finder of lowest rank counts."""
    found, departing, usual = (found, a, b) if a_departs else (found.turned(), b, a)
    others = {(reading.line.article, _shifted(found.b, usual[0].line, reading.line)) for reading in usual}
    for reading in departing:
        key = (reading.line.article, _shifted(found.a, departing[0].line, reading.line))
        entry = noted.get(key)
        if entry is None or rank < entry.rank:
            noted[key] = Noted(
                found.kind, found.severity, found.note, rank, contested, found.a_claim, set(others), {found.b_claim}
            )
        elif rank == entry.rank:
            entry.others |= others
            entry.against.add(found.b_claim)
            pick = min if found.kind in _NEAREST else max
            entry.severity, entry.note = pick(
                ((entry.severity, entry.note), (found.severity, found.note)), key=itemgetter(0)
            )
            entry.contested &= contested


def _shifted(span: Span, line: Line, other: Line) -> Span:
    """The span of the same words in another line of the same wording."""
    first = next(i for i, w in enumerate(line.words) if w.span.end > span.start)
    last = max(i for i, w in enumerate(line.words) if w.span.start < span.end)
    return other.at(first, last + 1)


def departures(noted: Notes, settings: CollationSettings) -> Iterator[Difference]:
    """The differences noted, one for each place; what two readings dispute is told once."""
    kept: list[tuple[str, Span]] = []
    departing: dict[str, list[tuple[Span, float]]] = {}
    for (article, span), entry in noted.items():
        if not entry.contested:
            departing.setdefault(article, []).append((span, entry.severity))
    sound = {place: entry for place, entry in noted.items() if entry.contested or _witnessed(entry, departing)}
    ranked = sorted(sound.items(), key=lambda item: (item[1].rank, -item[1].severity, item[0]))
    told: list[tuple[Noted, tuple[str, Span]]] = []
    for place, entry in ranked:
        turned = next((each for each in told if entry.contested and _is_turned(entry, each[0])), None)
        if turned is not None:
            if place[0] != turned[1][0]:  # no article departs from itself
                turned[0].others.add(place)
        else:
            told.append((entry, place))
    for entry, (article, span) in told:
        if entry.severity < settings.list_from or any(a == article and s.overlaps(span) for a, s in kept):
            continue
        kept.append((article, span))
        others = tuple(Reading(a, s) for a, s in sorted(entry.others))
        yield Difference(article, span, DifferenceKind(entry.kind), others, entry.severity, entry.contested, entry.note)


def _is_turned(entry: Noted, other: Noted) -> bool:
    """Whether two contested differences are one seen from either side."""
    return other.contested and entry.kind == other.kind and entry.says in other.against and other.says in entry.against


def _witnessed(entry: Noted, departing: Mapping[str, Sequence[tuple[Span, float]]]) -> bool:
    """Whether some reading it departs from does not itself depart from others as much: that one would be no witness."""
    return any(
        not any(severity >= entry.severity and span.overlaps(other) for other, severity in departing.get(article, ()))
        for article, span in entry.others
    )
