"""The moment of an event whose hour is printed with its zone."""

import re
from datetime import UTC, datetime, timedelta

from retold.words import zones

_HOUR = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$")
_ZONE = re.compile(r"\b[A-Z]{2,4}\b")


def moment(value: str | None, words: str) -> datetime | None:
    """The moment in UTC that a TIMEX3 value with an hour stands for, None unless its words name one zone."""
    match = _HOUR.match(value or "")
    offsets = {hours for name in _ZONE.findall(words) if (hours := zones.hours().get(name)) is not None}
    if match is None or len(offsets) != 1:
        return None
    day = datetime.fromisoformat(match[1]).replace(tzinfo=UTC)
    try:
        return day + timedelta(hours=int(match[2]) - offsets.pop(), minutes=int(match[3]))
    except OverflowError:
        return None
