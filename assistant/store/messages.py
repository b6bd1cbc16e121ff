"""Messages, and finding them by their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.store.clock import now
from assistant.store.connections import Connections
from assistant.store.errors import MissingError

Role = Literal["user", "assistant", "system", "other"]
Route = Literal["local", "sketch", "protected"]
State = Literal["complete", "streaming", "cut", "cancelled", "held", "failed"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    `raw` is what crossed the wire: for a reply the text as it arrived, before tags were restored; for the user's
    message the outgoing text that was sent. `ledger` is the number of the ledger row it was sent under.
    `time` is ISO 8601 in UTC. `author` is the writer's name where an import told it, `imported` the number of that
    import, `source_id` the message's own id there as a JSON scalar. Of several replies to one question all but the
    one in view are `set_aside`, and all but the first have its number as `version_of`. `copy_of` is the message
    that this one was copied from into a branch.
    """

    id: int
    conversation: int
    role: Role
    text: str
    time: str
    route: Route | None
    state: State
    raw: str | None
    ledger: int | None
    author: str | None = None
    source_id: str | None = None
    imported: int | None = None
    version_of: int | None = None
    set_aside: bool = False
    copy_of: int | None = None


class Messages:
    """The messages of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        conversation: int,
        role: Role,
        text: str,
        *,
        route: Route | None = None,
        state: State = "complete",
        raw: str | None = None,
        ledger: int | None = None,
        time: str | None = None,
    ) -> Message:
        """Add a message at the end of a conversation; it is on the disk when this returns. Raises StoreError.

        `time` is when it was said, as the store writes times, if not now.
        """
        values = [conversation, role, text, time or now(), route, state, raw, ledger]
        made = self._connections.run(
            "INSERT INTO messages (conversation, role, text, time, route, state, raw, ledger) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        return self.get(made.lastrowid)

    def make_version(self, id: int, of: int) -> None:
        """Let the reply `id` be another version of the reply `of`, and the one in view. Raises MissingError."""
        with self._connections.transaction():
            first = _first(self.get(of))
            self._connections.run("UPDATE messages SET version_of = ? WHERE id = ?", [first, id])
            self.choose(id)

    def versions(self, id: int) -> list[Message]:
        """All replies to the question that the reply `id` answers, the oldest first. Raises MissingError."""
        rows = self._connections.rows(
            "SELECT * FROM messages WHERE id = :first OR version_of = :first ORDER BY id",
            {"first": _first(self.get(id))},
        )
        return [_message(row) for row in rows]

    def choose(self, id: int) -> None:
        """Bring this version of a reply into view, and take the others out of it. Raises MissingError."""
        with self._connections.transaction():
            for version in self.versions(id):
                if version.set_aside is (version.id == id):
                    self._connections.run(
                        "UPDATE messages SET set_aside = ? WHERE id = ?", [int(version.id != id), version.id]
                    )

    def update(
        self,
        id: int,
        *,
        text: str | None = None,
        raw: str | None = None,
        state: State | None = None,
        route: Route | None = None,
        ledger: int | None = None,
    ) -> None:
        """Change what is given and leave the rest. Raises MissingError."""
        changed = self._connections.run(
            "UPDATE messages SET text = coalesce(:text, text), raw = coalesce(:raw, raw), "
            "state = coalesce(:state, state), route = coalesce(:route, route), ledger = coalesce(:ledger, ledger) "
            "WHERE id = :id",
            {"id": id, "text": text, "raw": raw, "state": state, "route": route, "ledger": ledger},
        )
        if changed.rowcount == 0:
            raise _missing(id)

    @property
    def are_streaming(self) -> bool:
        """Whether any reply is being written, or was when the program that wrote it was killed."""
        return bool(self._connections.rows("SELECT 1 FROM messages WHERE state = 'streaming' LIMIT 1"))

    def cut_off(self) -> None:
        """Let all of those be cut. Raises StoreError."""
        self._connections.run("UPDATE messages SET state = 'cut' WHERE state = 'streaming'")

    def get(self, id: int) -> Message:
        """The message with this number. Raises MissingError."""
        for row in self._connections.rows("SELECT * FROM messages WHERE id = ?", [id]):
            return _message(row)
        raise _missing(id)

    def among(self, ids: Sequence[int]) -> list[Message]:
        """Those of the messages with these numbers that are there and in view, by time."""
        marks = ", ".join("?" * len(ids))
        sql = (
            f"SELECT * FROM messages WHERE id IN ({marks}) AND NOT set_aside "  # noqa: S608 - question marks only
            "ORDER BY time, id"
        )
        return [_message(row) for row in self._connections.rows(sql, list(ids))]

    def of(self, conversation: int) -> list[Message]:
        """The messages of a conversation in the order they were added, all versions of the replies among them."""
        rows = self._connections.rows("SELECT * FROM messages WHERE conversation = ? ORDER BY id", [conversation])
        return [_message(row) for row in rows]

    def in_view(self, conversation: int) -> list[Message]:
        """The messages of a conversation in the order they were added, of each reply the version in view."""
        return [message for message in self.of(conversation) if not message.set_aside]

    def numbers(self, conversation: int) -> list[int]:
        """The numbers of the messages that `in_view` gives."""
        sql = "SELECT id FROM messages WHERE conversation = ? AND NOT set_aside ORDER BY id"
        return [row["id"] for row in self._connections.rows(sql, [conversation])]

    def originals(self, conversation: int) -> list[int]:
        """The messages of other conversations that those of a branch were copied from."""
        sql = "SELECT copy_of FROM messages WHERE conversation = ? AND copy_of IS NOT NULL"
        return [row["copy_of"] for row in self._connections.rows(sql, [conversation])]

    def latest(self, role: Role, limit: int) -> list[Message]:
        """The newest messages of one side in all conversations, the newest first."""
        sql = "SELECT * FROM messages WHERE role = ? ORDER BY id DESC LIMIT ?"
        return [_message(row) for row in self._connections.rows(sql, [role, limit])]

    def is_answered(self, id: int) -> bool:
        """Whether the message after this one in its conversation, in view or not, is a reply."""
        sql = (
            "SELECT role FROM messages WHERE id > :id AND conversation = "
            "(SELECT conversation FROM messages WHERE id = :id) ORDER BY id LIMIT 1"
        )
        return any(row["role"] == "assistant" for row in self._connections.rows(sql, {"id": id}))

    def asked(self, limit: int) -> list[str]:
        """The user's questions, the newest first: not what was imported, nor copied into a branch."""
        sql = (
            "SELECT text FROM messages WHERE role = 'user' AND imported IS NULL AND copy_of IS NULL "
            "ORDER BY id DESC LIMIT ?"
        )
        return [row["text"] for row in self._connections.rows(sql, [limit])]

    def exist_before(self, conversation: int) -> bool:
        """Whether anything was said in another conversation."""
        sql = "SELECT 1 FROM messages WHERE conversation <> ? LIMIT 1"
        return bool(self._connections.rows(sql, [conversation]))

    def delete(self, id: int) -> None:
        """Delete a message and its words from the index. Raises MissingError."""
        if self._connections.run("DELETE FROM messages WHERE id = ?", [id]).rowcount == 0:
            raise _missing(id)

    def search(self, query: str, limit: int = 20) -> list[Message]:
        """The messages that hold every word of `query`, or a word that begins with it; the best match first.

        Only numbers are ordered by how well they match: a word may be in most of what is kept.
        """
        rows = self._connections.rows(
            "WITH best AS (SELECT rowid AS id, rank FROM messages_words WHERE messages_words MATCH ? "
            "ORDER BY rank, rowid DESC LIMIT ?) "
            "SELECT messages.* FROM best JOIN messages USING (id) ORDER BY best.rank, id DESC",
            [_plain_words(query), limit],
        )
        return [_message(row) for row in rows]


def _first(reply: Message) -> int:
    """The number of the first of the versions, which may be gone."""
    return reply.id if reply.version_of is None else reply.version_of


def _message(row: dict[str, Any]) -> Message:
    return Message(**{**row, "set_aside": bool(row["set_aside"])})


def _plain_words(query: str) -> str:
    """`query` in FTS5's syntax with every word quoted, so that nothing in it is read as syntax."""
    words = query.replace("\0", " ").split()
    return " ".join('"' + word.replace('"', '""') + '"*' for word in words) or '""'


def _missing(id: int) -> MissingError:
    return MissingError(f"There is no message {id}. It may have been deleted.")
