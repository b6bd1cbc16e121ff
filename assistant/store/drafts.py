"""What is written in a conversation and not sent yet: it lies in the store, so that no end of the app takes it."""

import json

from assistant.store.connections import Connections
from assistant.store.settings import Settings


class Drafts:
    """The drafts of a store, one a conversation; None stands for the conversation that has not begun.

    Each is a setting of its own: forgetting takes words out of it as out of all settings.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._settings = Settings(connections)

    def get(self, conversation: int | None) -> str:
        """What was written there last and not sent; "" if nothing. Raises StoreError."""
        kept: str = self._settings.get(_key(conversation), "")
        return kept

    def keep(self, conversation: int | None, text: str) -> None:
        """Keep `text` in place of what was; nothing, of blanks and for a conversation that is gone.

        Raises StoreError.
        """
        with self._connections.transaction():
            if text.strip() and self._is_there(conversation):
                self._settings.set(_key(conversation), text)
            else:
                self._settings.delete(_key(conversation))

    def forget(self, conversation: int) -> list[str]:
        """Remove the draft: what is gone, as it was written and as the file had it. Raises StoreError."""
        text = self.get(conversation)
        self._settings.delete(_key(conversation))
        return [text, json.dumps(text)] if text else []

    def _is_there(self, conversation: int | None) -> bool:
        sql = "SELECT 1 FROM conversations WHERE id = ?"
        return conversation is None or bool(self._connections.rows(sql, [conversation]))


def _key(conversation: int | None) -> str:
    return "draft" if conversation is None else f"draft {conversation}"
