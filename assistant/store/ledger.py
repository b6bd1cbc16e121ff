"""The ledger: every outgoing text, written down before it is sent. Rows are never deleted or changed.

But their words can be forgotten: then only that something was sent is kept.
"""

import builtins
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from assistant.store.clock import now
from assistant.store.connections import Connections
from assistant.store.errors import MissingError
from assistant.store.ledger_sums import LedgerSums

Ending = Literal["complete", "cut", "cancelled", "failed"]
State = Literal["sending", "complete", "cut", "cancelled", "failed"]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One outgoing text.

    `text` is the new message word for word as it was sent, `messages` the whole list as it was sent; where other
    words went along, one of them notes the numbers of the messages (`recalled`) and facts (`known`) they are from.
    `protected` counts what was hidden, per category; `revealed` lists what was kept: {"category", "words"}. Times
    are ISO 8601 in UTC; `ended` is None while it is being sent, and for ever if the program was killed then.
    `forgotten` is when its words were forgotten: since then there are none, and `revealed` has empty ones.
    """

    id: int
    time: str
    conversation: int | None
    message: int | None
    provider: str
    base_url: str
    model: str
    privacy_profile: str
    text: str
    messages: list[dict[str, Any]]
    protected: dict[str, int]
    revealed: list[dict[str, Any]]
    state: State
    error: str | None
    ended: str | None
    forgotten: str | None = None

    @property
    def words(self) -> str:
        """The text, or in its place when it was forgotten."""
        return _words(self.text, self.forgotten)

    @property
    def outcome(self) -> str:
        """The state, or "interrupted" for one that is long past and never ended: its program was killed."""
        old = datetime.now(UTC) - datetime.fromisoformat(self.time) > _LONG
        return "interrupted" if self.state == "sending" and old else self.state


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """As much of an entry as a list of them shows: `beginning` is that of its text."""

    id: int
    time: str
    provider: str
    model: str
    beginning: str
    forgotten: str | None = None

    @property
    def words(self) -> str:
        """The beginning of the text, or in its place when it was forgotten."""
        return _words(self.beginning, self.forgotten)


@dataclass(frozen=True, slots=True)
class ProviderSummary:
    """All that one provider was sent: how often, from when to when, how much hidden and shown per category.

    `failed` of them brought no reply.
    """

    provider: str
    count: int
    first: str
    last: str
    protected: dict[str, int] = field(default_factory=dict)
    revealed: dict[str, int] = field(default_factory=dict)
    failed: int = 0


_LONG = timedelta(minutes=15)
BEGINNING = 200
"""Characters of a text that a list of entries has."""
AT_ONCE = 200
"""Entries that are read at once."""
_OF_CATEGORY = """(
    EXISTS (SELECT 1 FROM json_each(ledger.protected) AS part WHERE part.key = :category)
    OR EXISTS (SELECT 1 FROM json_each(ledger.revealed) AS part WHERE part.value ->> 'category' = :category)
)"""
_WANTED = (
    "(:provider IS NULL OR provider = :provider) AND (:before IS NULL OR ledger.id < :before) "
    f"AND (:category IS NULL OR {_OF_CATEGORY})"
)


class Ledger:
    """The ledger of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.sums = LedgerSums(connections)

    def begin(  # noqa: PLR0913 - one for each column, all by name
        self,
        *,
        conversation: int | None,
        message: int | None,
        provider: str,
        base_url: str,
        model: str,
        privacy_profile: str,
        text: str,
        messages: builtins.list[dict[str, Any]],
        protected: dict[str, int],
        revealed: builtins.list[dict[str, Any]],
    ) -> int:
        """Write down what is about to be sent and return the row's number, once the row is on the disk.

        Inside a `Store.transaction()` the row is on the disk when that ends, not before. Raises StoreError.
        """
        made = self._connections.run(
            "INSERT INTO ledger (time, conversation, message, provider, base_url, model, privacy_profile, text, "
            "messages, protected, revealed, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'sending')",
            [now(), conversation, message, provider, base_url, model, privacy_profile, text]
            + [json.dumps(part) for part in (messages, protected, revealed)],
        )
        id: int = made.lastrowid
        return id

    def end(self, id: int, state: Ending, error: str | None = None) -> None:
        """Write down how the sending ended; `error` is one line that quotes nothing. Raises MissingError."""
        changed = self._connections.run(
            "UPDATE ledger SET state = ?, error = ?, ended = ? WHERE id = ?", [state, error, now(), id]
        )
        if changed.rowcount == 0:
            raise _missing(id)

    def forget(self, id: int, *, profile: bool = False) -> None:
        """Keep that the row was sent and forget its words; with `profile` also its privacy profile's name."""
        self._connections.run(
            "UPDATE ledger SET text = '', messages = '[]', forgotten = ?, "
            "privacy_profile = iif(?, '[forgotten]', privacy_profile), "
            "revealed = (SELECT json_group_array(json_object('category', part.value ->> 'category', 'words', '')) "
            "FROM json_each(ledger.revealed) AS part) WHERE id = ?",
            [now(), profile, id],
        )

    def has_words_of(self, conversation: int) -> bool:
        """Whether it holds words that were sent from this conversation."""
        sql = "SELECT 1 FROM ledger WHERE conversation = ? AND forgotten IS NULL LIMIT 1"
        return bool(self._connections.rows(sql, [conversation]))

    def get(self, id: int) -> LedgerEntry:
        """The row with this number. Raises MissingError."""
        for row in self._connections.rows("SELECT * FROM ledger WHERE id = ?", [id]):
            return _entry(row)
        raise _missing(id)

    def that_reached(self, base_url: str, ids: Iterable[int]) -> set[int]:
        """Those of the rows with these numbers whose words this provider surely has, since it began to answer."""
        sql = (
            "SELECT id FROM ledger WHERE id IN (SELECT value FROM json_each(?)) AND base_url = ? "
            "AND state IN ('complete', 'cut', 'cancelled')"
        )
        return {row["id"] for row in self._connections.rows(sql, [json.dumps([*ids]), base_url])}

    def list(
        self,
        limit: int = 50,
        offset: int = 0,
        provider: str | None = None,
        category: str | None = None,
        before: int | None = None,
    ) -> builtins.list[LedgerEntry]:
        """The rows, the newest first.

        Only those to `provider`, those that hid or showed something of `category`, those older than the row
        `before`, if given.
        """
        sql = f"SELECT * FROM ledger WHERE {_WANTED} ORDER BY id DESC LIMIT :limit OFFSET :offset"  # noqa: S608 - ours
        wanted = {"provider": provider, "category": category, "before": before}
        return [_entry(row) for row in self._connections.rows(sql, {**wanted, "limit": limit, "offset": offset})]

    def lines(
        self, limit: int, provider: str | None = None, category: str | None = None, before: int | None = None
    ) -> builtins.list[LedgerLine]:
        """What a list shows of the rows that `list` would give."""
        rows = self._connections.rows(
            f"SELECT id, time, provider, model, substr(text, 1, {BEGINNING}) AS beginning, forgotten "  # noqa: S608
            f"FROM ledger WHERE {_WANTED} ORDER BY id DESC LIMIT :limit",
            {"provider": provider, "category": category, "before": before, "limit": limit},
        )
        return [LedgerLine(**row) for row in rows]

    def every(self, provider: str | None = None, category: str | None = None) -> Iterator[LedgerEntry]:
        """All of `list`, read some at a time: a ledger may be larger than the memory."""
        last = None
        while entries := self.list(AT_ONCE, provider=provider, category=category, before=last):
            yield from entries
            last = entries[-1].id

    def summary(self) -> builtins.list[ProviderSummary]:
        """What each provider was sent in all, by the provider's name."""
        rows = self._connections.rows(
            "SELECT provider, count(*) AS count, min(time) AS first, max(time) AS last, "
            "count(iif(state = 'failed', 1, NULL)) AS failed FROM ledger GROUP BY provider ORDER BY provider"
        )
        summaries = {row["provider"]: ProviderSummary(**row) for row in rows}
        for day in self.sums.daily():
            if day.category is not None:
                of = summaries[day.provider]
                for totals, count in ((of.protected, day.hidden), (of.revealed, day.shown)):
                    if count:
                        totals[day.category] = totals.get(day.category, 0) + count
        return builtins.list(summaries.values())


def _words(text: str, forgotten: str | None) -> str:
    return f"(forgotten on {forgotten[:10]})" if forgotten else text


def _entry(row: dict[str, Any]) -> LedgerEntry:
    parts = {name: json.loads(row[name]) for name in ("messages", "protected", "revealed")}
    return LedgerEntry(**{**row, **parts})


def _missing(id: int) -> MissingError:
    return MissingError(f"There is no ledger row {id}. See `sotto ledger list`.")
