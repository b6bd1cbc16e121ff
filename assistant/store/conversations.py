"""Conversations: a title, a privacy profile, when something last happened, and where the list shows them."""

import builtins
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from assistant.store.clock import now
from assistant.store.connections import Connections
from assistant.store.errors import MissingError

Titled = Literal["rule", "model", "user"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation. Times are ISO 8601 in UTC; `privacy_profile` is None where the active one applies.

    `source_id` is its own id in the export that it came from, as a JSON scalar, `imported` the import's number.
    `deleted` is since when it waits to be erased. `titled` says who gave the title, None where that is not known.
    """

    id: int
    title: str | None
    privacy_profile: str | None
    created: str
    updated: str
    source_id: str | None = None
    imported: int | None = None
    pinned: bool = False
    archived: bool = False
    deleted: str | None = None
    titled: Titled | None = None


_SELECT = f"SELECT {', '.join(field.name for field in fields(Conversation))} FROM conversations "  # noqa: S608


class Conversations:
    """The conversations of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def create(self, title: str | None = None) -> Conversation:
        """Begin a conversation. The title, if any, is one that may be replaced by a better one."""
        time = now()
        made = self._connections.run(
            "INSERT INTO conversations (title, created, updated, titled) VALUES (?, ?, ?, ?)",
            [title, time, time, "rule" if title else None],
        )
        return self.get(made.lastrowid)

    def get(self, id: int) -> Conversation:
        """The conversation with this number. Raises MissingError."""
        for found in self._found("WHERE id = ?", [id]):
            return found
        raise _missing(id)

    def list(self, limit: int = 50, offset: int = 0, *, archived: bool = False) -> builtins.list[Conversation]:
        """The conversations that are not archived, or those that are: pinned ones, then the latest, first."""
        return self._found(
            "WHERE deleted IS NULL AND archived = ? ORDER BY pinned DESC, updated DESC, id DESC LIMIT ? OFFSET ?",
            [archived, limit, offset],
        )

    def every(self, limit: int, offset: int = 0) -> builtins.list[Conversation]:
        """All that the store holds, archived or about to be erased too, in the order of their numbers."""
        return self._found("ORDER BY id LIMIT ? OFFSET ?", [limit, offset])

    def among(self, ids: Sequence[int]) -> builtins.list[Conversation]:
        """Those of the conversations with these numbers that are there, in the order of their numbers."""
        marks = ", ".join("?" * len(ids))
        return self._found(f"WHERE id IN ({marks}) ORDER BY id", builtins.list(ids))

    def latest(self) -> Conversation | None:
        """The conversation, of those that are not archived, in which something happened last."""
        sql = "WHERE deleted IS NULL AND archived = 0 ORDER BY updated DESC, id DESC LIMIT 1"
        return next(iter(self._found(sql)), None)

    def count_archived(self) -> int:
        """How many are archived."""
        sql = "SELECT count(*) AS archived FROM conversations WHERE archived = 1 AND deleted IS NULL"
        [row] = self._connections.rows(sql)
        return int(row["archived"])

    def rename(self, id: int, title: str | None) -> None:
        """Give the conversation the title that the user wants. Raises MissingError."""
        self._change("UPDATE conversations SET title = ?, titled = 'user' WHERE id = ?", [title, id])

    def set_title(self, id: int, title: str | None, titled: Titled | None) -> None:
        """Put a title back as it was, with who gave it. Raises MissingError."""
        self._change("UPDATE conversations SET title = ?, titled = ? WHERE id = ?", [title, titled, id])

    def retitle(self, id: int, title: str | None, read: int) -> bool:
        """Replace the first words by a title that a model made of the messages up to number `read`.

        Without a `title` it is only noted that they were read. Whether the title was replaced: one that the user
        gave meanwhile stays.
        """
        changed = self._connections.run(
            "UPDATE conversations SET title = coalesce(:title, title), titled_upto = :read, "
            "titled = iif(:title IS NULL, titled, 'model') WHERE id = :id AND titled = 'rule'",
            {"id": id, "title": title, "read": read},
        )
        return bool(changed.rowcount) and title is not None

    def wants_title(self, id: int) -> bool:
        """Whether its title is its first words, and nothing was read for a better one yet."""
        sql = "SELECT 1 FROM conversations WHERE id = ? AND titled = 'rule' AND titled_upto IS NULL"
        return bool(self._connections.rows(sql, [id]))

    def pin(self, id: int, pinned: bool = True) -> None:
        """Show it above the others, or among them again. Raises MissingError."""
        self._change("UPDATE conversations SET pinned = ? WHERE id = ?", [pinned, id])

    def archive(self, id: int, archived: bool = True) -> None:
        """Put it out of the way, or back. Raises MissingError."""
        self._change("UPDATE conversations SET archived = ? WHERE id = ?", [archived, id])

    def put_away(self, id: int) -> None:
        """Show it nowhere any more: it is to be erased. Raises MissingError."""
        self._change("UPDATE conversations SET deleted = ? WHERE id = ?", [now(), id])

    def take_back(self, id: int) -> None:
        """Do not erase it after all. Raises MissingError."""
        self._change("UPDATE conversations SET deleted = NULL WHERE id = ?", [id])

    def put_away_ones(self) -> builtins.list[int]:
        """The numbers of those that are to be erased."""
        sql = "SELECT id FROM conversations WHERE deleted IS NOT NULL ORDER BY id"
        return [row["id"] for row in self._connections.rows(sql)]

    def set_privacy_profile(self, id: int, name: str | None) -> None:
        """Use the privacy profile `name` in this conversation; None for the active one. Raises MissingError."""
        self._change("UPDATE conversations SET privacy_profile = ? WHERE id = ?", [name, id])

    def delete(self, id: int) -> None:
        """Delete the conversation with its messages and its vault. Raises MissingError."""
        self._change("DELETE FROM conversations WHERE id = ?", [id])

    def _found(self, which: str, values: builtins.list[Any] | None = None) -> builtins.list[Conversation]:
        return [_conversation(row) for row in self._connections.rows(_SELECT + which, values or [])]

    def _change(self, sql: str, values: builtins.list[object]) -> None:
        if self._connections.run(sql, values).rowcount == 0:
            raise _missing(values[-1])


def _conversation(row: dict[str, Any]) -> Conversation:
    return Conversation(**{**row, "pinned": bool(row["pinned"]), "archived": bool(row["archived"])})


def _missing(id: object) -> MissingError:
    return MissingError(f"There is no conversation {id}. `sotto conversations list` shows the numbers.")
