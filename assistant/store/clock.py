"""The time, as the store writes it."""

from datetime import UTC, datetime


def now() -> str:
    """The present moment as ISO 8601 in UTC, to the microsecond, so that text order is time order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
