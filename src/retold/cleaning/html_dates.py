"""When an HTML page was published, as its head, its `<time>` elements and its address say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from retold.cleaning.published import local_clock, read_stamp
from retold.model import Basis, Published

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?([0-3]\d)(?!\d)")
_EARLIEST = date(1990, 1, 1)
# Places where the two moments count as one: a time zone left out, or a page published around midnight.
_SAME = timedelta(days=1, hours=2)


@dataclass(frozen=True, slots=True)
class DateClaim:
    """One place of a page that gives a date.

    Attributes:
        value: as written.
        where: in words (`JSON-LD`, `meta article:published_time`, `<time>`).
        last: the later day where day and month may be swapped; `value` is then the earlier one.
        confidence: that a date from such a place is the publication date (share right on 400 annotated pages).
    """

    value: str
    where: str
    confidence: float
    basis: Basis = Basis.STRUCTURED
    last: str | None = None


def moment(value: str) -> str | None:
    """`value` as an ISO date, or a UTC time where its zone is given; None if it is no date of 1990 or later.

    A time without a zone keeps only its day: the place of publication is not known. So does one that is on another day
    in UTC.
    """
    parsed = _parsed(value)
    if parsed is None:
        stamp = read_stamp(_cut(value))
        return stamp.first if stamp and stamp.first == stamp.last else None
    if not _EARLIEST <= parsed.date() < date(2101, 1, 1):
        return None
    if parsed.tzinfo is None:
        return parsed.date().isoformat()
    try:
        utc = parsed.astimezone(UTC)
    except OverflowError:
        return None
    # What the page calls today is what its "on Thursday" counts from: an evening in New York keeps its day, not its hour.
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ") if utc.date() == parsed.date() else parsed.date().isoformat()


def _clock(value: str) -> str | None:
    """The time of day that `value` gives, as it is there, `17:45`; None if it gives none."""
    parsed = _parsed(value)
    if parsed is not None:
        return local_clock(parsed)
    stamp = read_stamp(_cut(value))
    return stamp.clock if stamp else None


def _cut(value: str) -> str:
    return value.strip()[:80]


def _parsed(value: str) -> datetime | None:
    value = _cut(value)
    parsed = _iso(value)
    if parsed is None:
        try:
            parsed = parsedate_to_datetime(value)
        except (TypeError, ValueError, IndexError, OverflowError):
            return None
    return parsed


def _iso(value: str) -> datetime | None:
    for attempt in (value, value.replace(" UTC", "Z").replace(" GMT", "Z"), value[:19], value[:10]):
        try:
            return datetime.fromisoformat(attempt)
        except ValueError:
            continue
    for form in ("%Y/%m/%d", "%Y %b %d", "%Y %B %d"):
        try:
            return datetime.strptime(value[:20].strip(), form)  # noqa: DTZ007  only the day is meant
        except ValueError:
            continue
    return None


def publication(claims: Sequence[DateClaim]) -> tuple[Published | None, tuple[str, ...]]:
    """The publication date out of what a page claims, strongest first, and a note where claims contradict.

    Agreement with another place makes it surer, contradiction less sure.
    """
    read = [(claim, iso) for claim in claims if (iso := moment(claim.value))]
    if not read:
        return None, ()
    best, iso = read[0]
    others = [(claim, other) for claim, other in read[1:] if claim.where != best.where]
    agreeing = {claim.where for claim, other in others if _near(iso, other)}  # a masthead prints today's date beside
    against = [(claim, other) for claim, other in others if claim.where not in agreeing]
    agreed = bool(agreeing)
    sure = min(0.99, best.confidence + 0.05 * agreed - 0.15 * bool(against))
    reason = f"{best.where}: “{best.value.strip()[:60]}”"
    notes: tuple[str, ...] = ()
    if against:
        claim, other = against[0]
        notes = (f"the page contradicts itself on its date: {best.where} {iso[:10]}, {claim.where} {other[:10]}",)
    clock = _clock(best.value) if "T" not in iso else None
    return Published(iso, best.last or iso, best.basis, round(sure, 3), reason, clock=clock), notes


def _near(one: str, other: str) -> bool:
    days = [date.fromisoformat(iso[:10]) for iso in (one, other)]
    return abs(days[0] - days[1]) <= _SAME


def url_day(url: str | None) -> str | None:
    """The day an address holds (`/2021/12/30/`), None if it holds none."""
    match = _URL_DAY.search(url) if url else None
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
