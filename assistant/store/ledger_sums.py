"""What the ledger adds up to, day by day: how much of which category was hidden from and shown to whom."""

from dataclasses import dataclass

from assistant.store.connections import Connections

_DAILY = """
    WITH sent AS MATERIALIZED (
        SELECT id, date(time, 'localtime') AS day, provider, protected, revealed, state = 'failed' AS failed
        FROM ledger
    ),
    told AS (
        SELECT id, day, provider, failed, NULL AS category, 0 AS hidden, 0 AS shown FROM sent
        UNION ALL
        SELECT sent.id, day, provider, failed, part.key, part.value, 0
        FROM sent, json_each(sent.protected) AS part
        UNION ALL
        SELECT sent.id, day, provider, failed, part.value ->> 'category', 0, 1
        FROM sent, json_each(sent.revealed) AS part
    )
    SELECT day, provider, category, sum(hidden) AS hidden, sum(shown) AS shown, count(DISTINCT id) AS entries,
        count(DISTINCT iif(failed, id, NULL)) AS failed
    FROM told GROUP BY day, provider, category ORDER BY day, provider, category
"""
"""Entries are read once: what is summed up stands behind all their words."""


@dataclass(frozen=True, slots=True)
class DaySum:
    """What one provider was sent on one day (YYYY-MM-DD, this machine's clock) of one category.

    `hidden` and `shown` count things of the category in `entries` entries. Where `category` is None, `entries` are
    all that were sent. Of them `failed` brought no reply; some of those never reached the provider.
    """

    day: str
    provider: str
    category: str | None
    hidden: int
    shown: int
    entries: int
    failed: int = 0


class LedgerSums:
    """The sums of a store's ledger. The store adds up: no entry's words are read into memory."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def daily(self) -> list[DaySum]:
        """The sums of every day on which something was sent, the earliest first."""
        return [DaySum(**row) for row in self._connections.rows(_DAILY)]
