"""What each reply had in its prompt: facts, messages, and the rules that its question was rewritten by."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.store.connections import Connections
from assistant.store.errors import MissingError


@dataclass(frozen=True, slots=True)
class ReplySource:
    """One thing a reply rested on: a fact or a message by its number, or a rule's sentence. `off`: no longer."""

    id: int
    reply: int
    fact: int | None
    message: int | None
    rule: str | None
    off: bool


class ReplySources:
    """The sources of the replies of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self, reply: int, facts: Iterable[int] = (), messages: Iterable[int] = (), rules: Iterable[str] = ()
    ) -> None:
        """Write down what a reply rested on; what was forgotten meanwhile is left out. Raises StoreError."""
        for fact in facts:
            self._run("INSERT INTO reply_sources (reply, fact) SELECT ?, id FROM facts WHERE id = ?", reply, fact)
        for message in messages:
            sql = "INSERT INTO reply_sources (reply, message) SELECT ?, id FROM messages WHERE id = ?"
            self._run(sql, reply, message)
        for rule in rules:
            self._run("INSERT INTO reply_sources (reply, rule) VALUES (?, ?)", reply, rule)

    def _run(self, sql: str, *values: int | str) -> None:
        self._connections.run(sql, values)

    def of(self, reply: int) -> list[ReplySource]:
        """What a reply rested on, in the order of its prompt."""
        rows = self._connections.rows("SELECT * FROM reply_sources WHERE reply = ? ORDER BY id", [reply])
        return [ReplySource(**{**row, "off": bool(row["off"])}) for row in rows]

    def switch(self, id: int, off: bool = True) -> None:
        """Leave a source out when the question is asked again, or take it in again. Raises MissingError."""
        if self._connections.run("UPDATE reply_sources SET off = ? WHERE id = ?", [int(off), id]).rowcount == 0:
            raise MissingError(f"There is no source {id}. `sotto why` lists them with their numbers.")
