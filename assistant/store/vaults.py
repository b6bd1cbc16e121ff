"""The vaults: per conversation, which tag means which real value."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.store.connections import Connections
from assistant.store.errors import StoreError
from assistant.store.text import clean
from privacy.categories import Category
from privacy.vault import VaultEntry


class Vaults:
    """The vault entries of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def load(self, conversation: int) -> list[VaultEntry]:
        """The entries of a conversation's vault in the order they were made."""
        rows = self._connections.rows(
            "SELECT tag, value, category FROM vault_entries WHERE conversation = ? ORDER BY id", [conversation]
        )
        return [VaultEntry(row["tag"], row["value"], Category(row["category"])) for row in rows]

    def save(self, conversation: int, entries: Iterable[VaultEntry]) -> None:
        """Add the entries that are new, all or none; what is hidden by name from now on is noted of known ones.

        Raises StoreError if a tag would change its value.
        """
        with self._connections.transaction():
            known = {entry.tag: entry for entry in self.load(conversation)}
            for entry in map(_clean, entries):
                if entry.tag not in known:
                    self._insert(conversation, entry)
                    known[entry.tag] = entry
                elif known[entry.tag].value == entry.value:
                    self._hide_by_name(conversation, known[entry.tag], entry)
                else:
                    raise StoreError(
                        f"The tag {entry.tag} already stands for something else in this conversation. "
                        "Nothing was saved; begin a new conversation."
                    )

    def _hide_by_name(self, conversation: int, known: VaultEntry, entry: VaultEntry) -> None:
        if entry.category is Category.OTHER and known.category is not Category.OTHER:
            self._connections.run(
                "UPDATE vault_entries SET category = ? WHERE conversation = ? AND tag = ?",
                [Category.OTHER.value, conversation, entry.tag],
            )

    def _insert(self, conversation: int, entry: VaultEntry) -> None:
        self._connections.run(
            "INSERT INTO vault_entries (conversation, tag, value, category) VALUES (?, ?, ?, ?)",
            [conversation, entry.tag, entry.value, entry.category.value],
        )


def _clean(entry: VaultEntry) -> VaultEntry:
    """The entry as it comes back from the store, so that saving it twice is no conflict."""
    return entry if entry.value is None else replace(entry, value=clean(entry.value))
