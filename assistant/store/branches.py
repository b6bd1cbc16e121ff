"""Copying a conversation up to one of its messages, so that it can go on in another way."""

from assistant.store.connections import Connections
from assistant.store.conversations import Conversations

_COPIED = "role, text, time, route, raw, ledger, author, imported"
"""What a copied message has of its original. An import knows the original by its `source_id`."""


class Branches:
    """Makes branches in a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def make(self, conversation: int, before: int, title: str | None) -> int:
        """A new conversation with all that is in view of `conversation` before the message `before`; its number.

        Its vault goes along, so that every tag keeps its meaning, and so does its privacy profile. What was copied
        is not read for facts again. Raises MissingError.
        """
        with self._connections.transaction():
            branch = Conversations(self._connections).create(title).id
            self._copy_head(conversation, branch)
            self._copy_messages(conversation, branch, before)
            self._copy_titled(conversation, branch)
            sql = "INSERT INTO read_messages (message) SELECT id FROM messages WHERE conversation = ?"
            self._connections.run(sql, [branch])
            self._connections.run(
                "INSERT INTO reply_sources (reply, fact, message, rule, off) "
                "SELECT copy.id, fact, message, rule, off FROM messages AS original "
                "JOIN reply_sources ON reply = original.id JOIN messages AS copy "
                "ON copy.copy_of = coalesce(original.copy_of, original.id) AND copy.conversation = ? "
                "WHERE original.conversation = ? ORDER BY reply_sources.id",
                [branch, conversation],
            )
        return branch

    def titles(self, beginning: str) -> set[str]:
        """The titles that begin so."""
        sql = "SELECT title FROM conversations WHERE substr(title, 1, length(?)) = ?"
        return {row["title"] for row in self._connections.rows(sql, [beginning, beginning])}

    def _copy_head(self, conversation: int, branch: int) -> None:
        """The privacy profile, the import that it came with, and the vault."""
        of = Conversations(self._connections).get(conversation)
        self._connections.run(
            "UPDATE conversations SET privacy_profile = ?, imported = ? WHERE id = ?",
            [of.privacy_profile, of.imported, branch],
        )
        self._connections.run(
            "INSERT INTO vault_entries (conversation, tag, value, category) "
            "SELECT ?, tag, value, category FROM vault_entries WHERE conversation = ? ORDER BY id",
            [branch, conversation],
        )

    def _copy_titled(self, conversation: int, branch: int) -> None:
        """Who gave the title: one of the user's own stays, one that a model made goes with the messages' words."""
        self._connections.run(
            "UPDATE conversations SET titled = of.titled, titled_upto = iif(of.titled = 'model', "
            "(SELECT max(id) FROM messages WHERE conversation = conversations.id), NULL) "
            "FROM (SELECT titled FROM conversations WHERE id = ?) AS of "
            "WHERE id = ? AND title IS NOT NULL AND of.titled IS NOT NULL",
            [conversation, branch],
        )

    def _copy_messages(self, conversation: int, branch: int, before: int) -> None:
        """A reply that still arrives is copied as one that broke off."""
        self._connections.run(
            f"INSERT INTO messages (conversation, {_COPIED}, state, copy_of) "  # noqa: S608 - our own names
            f"SELECT ?, {_COPIED}, iif(state = 'streaming', 'cut', state), coalesce(copy_of, id) FROM messages "
            "WHERE conversation = ? AND id < ? AND NOT set_aside ORDER BY id",
            [branch, conversation, before],
        )
