"""What a search needs of messages: what they mean, as vectors, who wrote them when, which words they have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from threading import get_ident
from typing import Any

from assistant.store.connections import Connections
from assistant.store.messages import Role

_AT_ONCE = 500
"""Rows of one statement; SQLite takes at most 32,766 values."""


@dataclass(frozen=True, slots=True)
class Due:
    """A message that has no vectors yet."""

    id: int
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What a search has to know of a message before it reads it, with the vectors of its parts, if made.

    A vector is 384 numbers of one byte. `time` is ISO 8601 in UTC.
    """

    id: int
    conversation: int
    role: Role
    author: str | None
    time: str
    vectors: tuple[bytes, ...]


class MessageVectors:
    """The vectors of a store's messages."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count_due(self) -> int:
        """How many messages have no vectors yet."""
        [row] = self._connections.rows("SELECT count(*) AS messages FROM message_vectors_due")
        return int(row["messages"])

    def due(self, limit: int) -> list[Due]:
        """The newest messages without vectors, but for replies that are still being written."""
        sql = (
            "SELECT id, role, text FROM message_vectors_due JOIN messages ON id = message "
            "WHERE state <> 'streaming' ORDER BY message DESC LIMIT ?"
        )
        return [Due(**row) for row in self._connections.rows(sql, [limit])]

    def put(self, given: Mapping[Due, Sequence[bytes]]) -> None:
        """Keep the vectors of messages, part after part, in one transaction. Raises StoreError.

        A message that was deleted, or whose words changed, since it was read is left out.
        """
        with self._connections.transaction():
            for due, vectors in given.items():
                same = self._connections.rows(
                    "SELECT 1 FROM messages WHERE id = ? AND text = ?", [due.id, due.text]
                )
                if same:
                    self._put(due.id, vectors)

    def _put(self, message: int, vectors: Sequence[bytes]) -> None:
        self._connections.run("DELETE FROM message_vectors WHERE message = ?", [message])
        for part, vector in enumerate(vectors):
            sql = "INSERT INTO message_vectors (message, part, vector) VALUES (?, ?, ?)"
            self._connections.run(sql, [message, part, vector])
        self._connections.run("DELETE FROM message_vectors_due WHERE message = ?", [message])

    def clear(self) -> None:
        """Drop every vector: all messages are due again. Raises StoreError."""
        with self._connections.transaction():
            self._connections.run("DELETE FROM message_vectors")
            self._connections.run(
                "INSERT INTO message_vectors_due (message) "
                "SELECT id FROM messages WHERE true ON CONFLICT DO NOTHING"
            )

    def after(self, last: int) -> Iterator[Outline]:
        """The messages with a number above `last`, in order, with their vectors."""
        yield from self._outlines("messages.id > ?", [last])

    def of(self, messages: Sequence[int]) -> Iterator[Outline]:
        """The messages with these numbers, those that are there, in order of their numbers."""
        for start in range(0, len(messages), _AT_ONCE):
            some = list(messages[start : start + _AT_ONCE])
            yield from self._outlines(f"messages.id IN ({', '.join('?' * len(some))})", some)

    def _outlines(self, which: str, values: Sequence[Any]) -> Iterator[Outline]:
        sql = (
            "SELECT messages.id, conversation, role, author, time, vector FROM messages "  # noqa: S608
            f"LEFT JOIN message_vectors ON message = messages.id WHERE {which} ORDER BY messages.id, part"
        )
        found = self._connections.tuples(sql, values)
        for (id, *columns), rows in groupby(found, key=itemgetter(0, 1, 2, 3, 4)):
            conversation, role, author, time = columns
            vectors = tuple(row[5] for row in rows if row[5] is not None)
            yield Outline(id, conversation, role, author, time, vectors)

    def with_words(self, expression: str, limit: int) -> list[int]:
        """The numbers of messages that fit an expression in FTS5's syntax, at most `limit`, in no order."""
        sql = "SELECT rowid FROM messages_words WHERE messages_words MATCH ? LIMIT ?"
        return [row[0] for row in self._connections.tuples(sql, [expression, limit])]

    def numbers(self) -> list[int]:
        """The number of every message, in order."""
        return [row[0] for row in self._connections.tuples("SELECT id FROM messages ORDER BY id")]

    def count(self) -> int:
        """How many messages there are."""
        [row] = self._connections.rows("SELECT count(*) AS messages FROM messages")
        return int(row["messages"])

    def version(self) -> tuple[int, int, int]:
        """Changes whenever the store does, by others or by this thread; of every thread it is another."""
        [row] = self._connections.rows("PRAGMA data_version")
        return get_ident(), row["data_version"], self._connections.changes()
