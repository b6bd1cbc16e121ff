"""Which messages were read for facts."""

from collections.abc import Sequence

from assistant.store.connections import Connections


class ReadMessages:
    """Which messages were read for facts already: each is read once."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def waiting(self, roles: Sequence[str] = ("user",)) -> list[int]:
        """The numbers of the messages that nobody has read, the oldest first. Copies say nothing new."""
        marks = ", ".join("?" * len(roles))
        sql = (
            f"SELECT id FROM messages WHERE role IN ({marks}) "  # noqa: S608 - question marks only
            "AND copy_of IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM read_messages WHERE message = messages.id) ORDER BY time, id"
        )
        return [row["id"] for row in self._connections.rows(sql, list(roles))]

    def count(self, roles: Sequence[str] = ("user",)) -> int:
        """How many wait."""
        marks = ", ".join("?" * len(roles))
        sql = (
            f"SELECT count(*) AS waiting FROM messages WHERE role IN ({marks}) "  # noqa: S608
            "AND copy_of IS NULL AND NOT EXISTS (SELECT 1 FROM read_messages WHERE message = messages.id)"
        )
        return int(self._connections.rows(sql, list(roles))[0]["waiting"])

    def done(self, message: int, text: str) -> bool:
        """Note that a message was read and said `text`; whether nobody had read it before.

        A message that is gone counts as read. One that says something else by now is left to be read.
        """
        made = self._connections.run(
            "INSERT INTO read_messages (message) SELECT id FROM messages WHERE id = ? AND text = ? "
            "ON CONFLICT DO NOTHING",
            [message, text],
        )
        return bool(made.rowcount)

    def again(self) -> None:
        """Read everything anew the next time."""
        self._connections.run("DELETE FROM read_messages")
