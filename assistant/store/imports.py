"""What came from elsewhere: each import with its counts, and which messages are known already."""

import builtins
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from assistant.store.clock import now
from assistant.store.connections import Connections
from assistant.store.errors import MissingError
from assistant.store.messages import Role
from assistant.store.text import clean


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the source, the file's name without its folder, when it began and ended (None: interrupted).

    `added` is how many messages it added, `known` and `malformed` how many its last run met; `kept` is how many of
    the added are still there.
    """

    id: int
    source: str
    name: str
    began: str
    ended: str | None
    added: int
    known: int
    malformed: int
    kept: int


_COLUMNS = ", ".join(field.name for field in fields(Import) if field.name != "kept")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message to be added. `key` and `conversation_key` are digests that tell it and its conversation apart."""

    key: bytes
    conversation_key: bytes
    conversation_id: str | None
    id: str | None
    role: Role
    text: str
    time: str
    title: str | None
    author: str | None


@dataclass(frozen=True, slots=True)
class Added:
    """How many messages and conversations a batch added."""

    messages: int
    conversations: int


class Imports:
    """The imports of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def list(self) -> builtins.list[Import]:
        """Every import that has added something, the newest first."""
        sql = (
            f"SELECT {_COLUMNS}, (SELECT count(*) FROM messages "  # noqa: S608 - our own column names
            "WHERE imported = imports.id AND copy_of IS NULL) AS kept "
            "FROM imports WHERE added > 0 ORDER BY id DESC"
        )
        return [Import(**row) for row in self._connections.rows(sql)]

    def get(self, id: int) -> Import:
        """The import with this number. Raises MissingError."""
        for found in self.list():
            if found.id == id:
                return found
        raise MissingError(f"There is no import {id}. `sotto import list` shows their numbers.")

    def begin(self, source: str, name: str, first: bytes) -> int:
        """The number of a new import, or of the interrupted one of the same file, which now goes on.

        The same file is one of the same source, name and `first` message, told by its key. Raises StoreError.
        """
        unfinished = (
            "SELECT max(id) AS id FROM imports WHERE source = ? AND name = ? AND first = ? AND ended IS NULL"
        )
        [row] = self._connections.rows(unfinished, [source, name, first])
        if row["id"] is not None:
            return int(row["id"])
        sql = "INSERT INTO imports (source, name, first, began) VALUES (?, ?, ?, ?)"
        return int(self._connections.run(sql, [source, name, first, now()]).lastrowid)

    def add(self, id: int, batch: Sequence[Incoming]) -> Added:
        """Add the messages that are not known, in their order, all or none."""
        unique = {incoming.key: incoming for incoming in reversed(batch)}  # of two alike the first is kept
        with self._connections.transaction():
            known = self._known(list(unique))
            new = [each for key, each in reversed(unique.items()) if key not in known]
            conversations = self._conversations(id, new)
            self._insert(id, new, conversations)
            self._connections.run("UPDATE imports SET added = added + ? WHERE id = ?", [len(new), id])
        return Added(len(new), sum(is_new for _, is_new in conversations.values()))

    def finish(self, id: int, known: int, malformed: int) -> None:
        """The import has come to its end. One that added nothing leaves no trace."""
        with self._connections.transaction():
            sql = "UPDATE imports SET ended = ?, known = ?, malformed = ? WHERE id = ?"
            self._connections.run(sql, [now(), known, malformed, id])
            self._connections.run("DELETE FROM imports WHERE id = ? AND added = 0", [id])

    def _known(self, keys: Sequence[bytes]) -> set[bytes]:
        """Which of these are here, or were and have been forgotten."""
        marks = ", ".join("?" * len(keys))
        sql = (
            f"SELECT key FROM import_keys WHERE key IN ({marks}) "  # noqa: S608  # nothing but question marks
            f"UNION ALL SELECT key FROM forgotten_keys WHERE key IN ({marks})"
        )
        return {bytes(row["key"]) for row in self._connections.rows(sql, [*keys, *keys])}

    def _conversations(self, id: int, new: Iterable[Incoming]) -> dict[bytes, tuple[int, bool]]:
        """The number of each conversation by its key, and whether it is new. Beginnings move back if need be."""
        found: dict[bytes, tuple[int, bool]] = {}
        earliest: dict[bytes, str] = {}
        for incoming in new:
            key = incoming.conversation_key
            if key not in found:
                found[key] = self._conversation(id, incoming)
            earliest[key] = min(earliest.get(key, incoming.time), incoming.time)
        for key, time in earliest.items():
            sql = "UPDATE conversations SET created = min(created, ?) WHERE id = ?"
            self._connections.run(sql, [time, found[key][0]])
        return found

    def _conversation(self, id: int, incoming: Incoming) -> tuple[int, bool]:
        sql = "SELECT conversation FROM import_conversations WHERE key = ?"
        for row in self._connections.rows(sql, [incoming.conversation_key]):
            return row["conversation"], False
        made = self._connections.run(
            "INSERT INTO conversations (title, created, updated, source_id, imported) VALUES (?, ?, ?, ?, ?)",
            [incoming.title, incoming.time, incoming.time, incoming.conversation_id, id],
        ).lastrowid
        sql = "INSERT INTO import_conversations (key, conversation) VALUES (?, ?)"
        self._connections.run(sql, [incoming.conversation_key, made])
        return made, True

    def _insert(self, id: int, new: Sequence[Incoming], places: dict[bytes, tuple[int, bool]]) -> None:
        """Insert the messages under numbers of our own, which the write lock keeps free: all go in at once."""
        rows = self._connections.rows("SELECT seq FROM sqlite_sequence WHERE name = 'messages'")
        first = (rows[0]["seq"] if rows else 0) + 1
        messages = [
            (number, places[each.conversation_key][0], each.role, clean(each.text), each.time, "complete",
             each.author and clean(each.author), each.id and clean(each.id), id)
            for number, each in enumerate(new, first)
        ]  # fmt: skip
        self._connections.run_all(
            "INSERT INTO messages (id, conversation, role, text, time, state, author, source_id, imported) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            messages,
        )
        keys = [(each.key, number) for number, each in enumerate(new, first)]
        self._connections.run_all("INSERT INTO import_keys (key, message) VALUES (?, ?)", keys)
