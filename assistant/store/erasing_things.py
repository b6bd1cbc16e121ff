"""Deleting a message, a conversation, an import or a fact, with all that rests only on it."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from assistant.store.connections import Connections
from assistant.store.conversations import Conversations
from assistant.store.drafts import Drafts
from assistant.store.erasing import titled_after
from assistant.store.facts import Facts
from assistant.store.imports import Imports
from assistant.store.ledger import Ledger
from assistant.store.messages import Messages
from assistant.store.searching import Row, search
from assistant.store.sought import Sought
from local_models.window import GAP


class Deleter:
    """Deletes one thing. `erased` are the words that go, `changed` counts rows that are changed, by table."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.changed: Counter[str] = Counter()
        self.erased: list[str] = []
        self.notes: list[str] = []

    def message(self, id: int) -> None:
        """Delete a message. Raises MissingError."""
        message = Messages(self._connections).get(id)
        self._keep_keys("message = ?", id)
        self._forget_sent(self._rows("SELECT id FROM ledger WHERE message = ?", id))
        said = [text for text in (message.text, message.raw) if text]
        self._forget_sent(self._sent_with(message.conversation, said))
        self._forget_along("recalled", "SELECT ?", id)
        for conversation in titled_after(self._connections, id, message.text):
            self.changed["conversations"] += 1
            self._connections.run("UPDATE conversations SET title = NULL WHERE id = ?", [conversation["id"]])
        self.erased += said
        with self._rewording("message = ?", id):
            self._connections.run("DELETE FROM messages WHERE id = ?", [id])

    def conversation(self, id: int) -> None:
        """Delete a conversation with its messages. Raises MissingError."""
        title = Conversations(self._connections).get(id).title
        self._keep_keys("message IN (SELECT id FROM messages WHERE conversation = ?)", id)
        self._forget_sent(self._rows("SELECT id FROM ledger WHERE conversation = ?", id))
        self._forget_along("recalled", "SELECT id FROM messages WHERE conversation = ?", id)
        self.erased += [title] if title else []
        self._erase_texts(self._rows("SELECT text, raw FROM messages WHERE conversation = ?", id))
        self.erased += Drafts(self._connections).forget(id)
        with self._rewording("message IN (SELECT id FROM messages WHERE conversation = ?)", id):
            self._connections.run("DELETE FROM conversations WHERE id = ?", [id])

    def import_(self, id: int) -> None:
        """Delete all that an import brought, and the conversations that hold nothing else. Raises MissingError."""
        Imports(self._connections).get(id)
        began = self._rows("SELECT id, title, titled FROM conversations WHERE imported = ?", id)
        self._erase_texts(self._rows("SELECT text, raw FROM messages WHERE imported = ?", id))
        sent = "SELECT id FROM ledger WHERE message IN (SELECT id FROM messages WHERE imported = ?)"
        self._forget_sent(self._rows(sent, id))
        self._forget_along("recalled", "SELECT id FROM messages WHERE imported = ?", id)
        self._forget_continued(id)
        touched = self._rows("SELECT DISTINCT conversation AS id FROM messages WHERE imported = ?", id)
        with self._rewording("message IN (SELECT id FROM messages WHERE imported = ?)", id):
            self._connections.run("DELETE FROM imports WHERE id = ?", [id])
        for row in {row["id"]: row for row in [*touched, *began]}.values():
            gone = self._connections.run(
                "DELETE FROM conversations WHERE id = ? AND id IN (SELECT conversation FROM import_conversations) "
                "AND NOT EXISTS (SELECT 1 FROM messages WHERE conversation = conversations.id)",
                [row["id"]],
            )
            self.erased += Drafts(self._connections).forget(row["id"]) if gone.rowcount else []
        for row in began:
            self._untitle(row)

    def _untitle(self, row: Row) -> None:
        """Take away a title that came with an import; one that the user gave stays with what goes on there."""
        sql = "UPDATE conversations SET title = iif(titled IS 'user', title, NULL), source_id = NULL WHERE id = ?"
        goes_on = self._connections.run(sql, [row["id"]]).rowcount
        self.changed["conversations"] += goes_on
        if row["title"] and not (goes_on and row["titled"] == "user"):
            self.erased.append(row["title"])

    def fact(self, id: int) -> None:
        """Delete a fact. The messages that it rests on are not read for facts again. Raises MissingError."""
        fact = Facts(self._connections).get(id)
        quoted = self._rows("SELECT DISTINCT message AS id FROM evidence WHERE fact = ? ORDER BY message", id)
        for message in quoted:
            sql = "INSERT INTO read_messages (message) VALUES (?) ON CONFLICT DO NOTHING"
            self._connections.run(sql, [message["id"]])
            self.notes.append(
                f"Its words still stand in message {message['id']}. To forget that, too: "
                f"sotto forget message {message['id']}"
            )
        self._forget_along("known", "SELECT ?", id)
        told = search(self._connections, Sought((), literal=(fact.text,)), ["ledger"])
        self._forget_told(told.of("ledger"))
        sql = "UPDATE fact_history SET text = NULL WHERE text NOTNULL AND fact <> ? AND (other = ? OR text = ?)"
        self.changed["fact_history"] += self._connections.run(sql, [id, id, fact.text]).rowcount
        history = self._rows("SELECT text FROM fact_history WHERE fact = ? AND text IS NOT NULL", id)
        self.erased += [fact.text, *(change["text"] for change in history)]
        self._connections.run("DELETE FROM facts WHERE id = ?", [id])

    def _rows(self, sql: str, id: int) -> list[Row]:
        return self._connections.rows(sql, [id])

    def _erase_texts(self, messages: Iterable[Row]) -> None:
        self.erased += [row[column] for row in messages for column in ("text", "raw") if row[column]]

    def _keep_keys(self, which: str, id: int) -> None:
        """Keep the digests by which an import would know the messages: it must not bring them back."""
        sql = f"INSERT INTO forgotten_keys SELECT key FROM import_keys WHERE {which} ON CONFLICT DO NOTHING"  # noqa: S608
        self._connections.run(sql, [id])

    @contextmanager
    def _rewording(self, which: str, id: int) -> Iterator[None]:
        """Facts that lose words of theirs meanwhile lose their earlier wordings, too: they may say the same."""
        resting = self._rows(f"SELECT DISTINCT fact AS id FROM evidence WHERE {which} ORDER BY fact", id)  # noqa: S608
        yield
        for fact in resting:
            worded = self._rows("SELECT text FROM fact_history WHERE fact = ? AND text NOTNULL", fact["id"])
            self._connections.run("UPDATE fact_history SET text = NULL WHERE fact = ?", [fact["id"]])
            self.erased += [change["text"] for change in worded]
            self.changed["fact_history"] += len(worded)

    def _forget_sent(self, rows: Sequence[Row]) -> None:
        for row in rows:
            Ledger(self._connections).forget(row["id"])
        self.changed["ledger"] += len(rows)

    def _forget_along(self, noted: str, these: str, id: int) -> None:
        """Forget the rows whose request, in whatever conversation, had words of `these` beside its own.

        `noted` is what the ledger notes their numbers as: recalled messages, or known facts.
        """
        sql = (
            "SELECT DISTINCT ledger.id FROM ledger, json_each(ledger.messages) AS part, "  # noqa: S608 - ours
            f"json_each(part.value, '$.{noted}') AS along "
            f"WHERE ledger.forgotten IS NULL AND along.value IN ({these})"
        )
        self._forget_told(self._rows(sql, id))

    def _forget_told(self, rows: Sequence[Row]) -> None:
        """Forget these rows with what left by them: it stands beside the question, too, and in later requests."""
        self._forget_sent(rows)
        for row in rows:
            sql = "SELECT id, conversation, raw FROM messages WHERE ledger = ? AND role = 'user' AND raw NOTNULL"
            for question in self._rows(sql, row["id"]):
                self._forget_sent(self._sent_with(question["conversation"], [question["raw"]]))
                self._connections.run("UPDATE messages SET raw = NULL WHERE id = ?", [question["id"]])
                self.changed["messages"] += 1

    def _forget_continued(self, import_: int) -> None:
        """Forget what a trusted server was told in conversations of an import: all that stood there."""
        sql = (
            "SELECT id FROM ledger WHERE forgotten IS NULL AND provider GLOB 'trusted:*' AND conversation IN "
            "(SELECT conversation FROM messages WHERE imported = ?)"
        )
        self._forget_sent(self._rows(sql, import_))

    def _sent_with(self, conversation: int, said: Sequence[str]) -> list[Row]:
        """The ledger rows of a conversation that hold what was `said` among the messages that went along."""
        sql = "SELECT id, messages FROM ledger WHERE conversation = ? AND forgotten IS NULL"
        rows = self._rows(sql, conversation)
        parts = ((row, part["content"]) for row in rows for part in json.loads(row["messages"]))
        return list(
            {row["id"]: row for row, content in parts if any(_holds(content, text) for text in said)}.values()
        )


def _holds(sent: str, text: str) -> bool:
    """Whether what was sent is `text`, or its ends: a trusted server is told a long one without its middle."""
    if GAP not in sent:
        return sent == text
    return any(
        text.startswith(sent[: place.start()]) and text.endswith(sent[place.end() :])
        for place in re.finditer(re.escape(GAP), sent)
    )
