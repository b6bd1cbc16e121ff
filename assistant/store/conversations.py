"""Conversations: a title, a privacy profile and when something last happened."""

import builtins
from dataclasses import dataclass

from assistant.store.clock import now
from assistant.store.connections import Connections
from assistant.store.errors import MissingError


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation. Times are ISO 8601 in UTC; `privacy_profile` is None where the active one applies.

    `source_id` is its own id in the export that it came from, as a JSON scalar, `imported` the import's number.
    """

    id: int
    title: str | None
    privacy_profile: str | None
    created: str
    updated: str
    source_id: str | None = None
    imported: int | None = None


class Conversations:
    """The conversations of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def create(self, title: str | None = None) -> Conversation:
        """Begin a conversation."""
        time = now()
        made = self._connections.run(
            "INSERT INTO conversations (title, created, updated) VALUES (?, ?, ?)", [title, time, time]
        )
        return self.get(made.lastrowid)

    def get(self, id: int) -> Conversation:
        """The conversation with this number. Raises MissingError."""
        for row in self._connections.rows("SELECT * FROM conversations WHERE id = ?", [id]):
            return Conversation(**row)
        raise _missing(id)

    def list(self, limit: int = 50, offset: int = 0) -> builtins.list[Conversation]:
        """The conversations, the one in which something happened last first."""
        rows = self._connections.rows(
            "SELECT * FROM conversations ORDER BY updated DESC, id DESC LIMIT ? OFFSET ?", [limit, offset]
        )
        return [Conversation(**row) for row in rows]

    def latest(self) -> Conversation | None:
        """The conversation in which something happened last."""
        return next(iter(self.list(limit=1)), None)

    def rename(self, id: int, title: str | None) -> None:
        """Give the conversation another title. Raises MissingError."""
        self._change("UPDATE conversations SET title = ? WHERE id = ?", [title, id])

    def set_privacy_profile(self, id: int, name: str | None) -> None:
        """Use the privacy profile `name` in this conversation; None for the active one. Raises MissingError."""
        self._change("UPDATE conversations SET privacy_profile = ? WHERE id = ?", [name, id])

    def delete(self, id: int) -> None:
        """Delete the conversation with its messages and its vault. Raises MissingError."""
        self._change("DELETE FROM conversations WHERE id = ?", [id])

    def _change(self, sql: str, values: builtins.list[object]) -> None:
        if self._connections.run(sql, values).rowcount == 0:
            raise _missing(values[-1])


def _missing(id: object) -> MissingError:
    return MissingError(f"There is no conversation {id}. Look at the list of conversations for its number.")
