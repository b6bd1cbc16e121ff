"""Times as exports write them, as the store writes them."""

from datetime import UTC, datetime
from decimal import Decimal

_UNITS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3))
"""From which size on a count since 1970 is of nano-, micro- or milliseconds: seconds would be the year 5138."""


def iso(value: object) -> str | None:
    """`value` as ISO 8601 in UTC, to the microsecond; None if it is no time.

    Takes seconds since 1970 (or milli-, micro-, nanoseconds), also as text, and every ISO form; a time without an
    offset is taken as UTC, a date as its midnight.
    """
    if isinstance(value, bool):
        return None
    try:
        if isinstance(value, int | float | Decimal):
            return written(_since_1970(float(value)))
        return _from_text(value.strip()) if isinstance(value, str) else None
    except (ValueError, OverflowError, OSError):
        return None


def written(time: datetime) -> str:
    """`time`, in UTC if it says no zone, as the store writes it. Raises OverflowError outside years 1 to 9999."""
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def _since_1970(count: float) -> datetime:
    for size, unit in _UNITS:
        if abs(count) >= size:
            count /= unit
            break
    return datetime.fromtimestamp(count, UTC)


def _from_text(text: str) -> str:
    try:
        return written(datetime.fromisoformat(text))
    except ValueError:
        return written(_since_1970(float(text)))
