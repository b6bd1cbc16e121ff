"""Sentences for a privacy profile that the user did not want, by the conversation in which they were offered."""

from assistant.store.connections import Connections


class DeclinedSuggestions:
    """The declined suggestions of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, conversation: int) -> frozenset[str]:
        """The sentences that were declined in a conversation."""
        sql = "SELECT sentence FROM declined_suggestions WHERE conversation = ?"
        return frozenset(row["sentence"] for row in self._connections.rows(sql, [conversation]))

    def add(self, conversation: int, sentence: str) -> None:
        """Remember that `sentence` was declined. Raises StoreError if there is no such conversation."""
        self._connections.run(
            "INSERT INTO declined_suggestions (conversation, sentence) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [conversation, sentence],
        )
