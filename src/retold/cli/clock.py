"""The time of day, asked for here alone; stages and store are told it."""

from datetime import UTC, datetime


def now() -> str:
    """Now, in UTC to the microsecond, as ISO 8601: order of times is order of strings."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
