"""The encrypted store: opens the file, checks it, brings its schema up to date, and holds the table groups."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from assistant.errors import SottoError
from assistant.store.branches import Branches
from assistant.store.connections import Connections, require_usable
from assistant.store.conversations import Conversations
from assistant.store.declined import DeclinedSuggestions
from assistant.store.digest import DigestLines
from assistant.store.drafts import Drafts
from assistant.store.errors import DamagedError
from assistant.store.facts import Facts, Rejections
from assistant.store.forgetting import Forgetting
from assistant.store.imports import Imports
from assistant.store.kept_facts import KeptFacts
from assistant.store.ledger import Ledger
from assistant.store.lock import exclusive, shared
from assistant.store.making import bring_up_to_date, finish, is_behind, prepare
from assistant.store.messages import Messages
from assistant.store.privacy_profiles import PrivacyProfiles
from assistant.store.profile_samples import ProfileSamples
from assistant.store.read_messages import ReadMessages
from assistant.store.reply_sources import ReplySources
from assistant.store.settings import Settings
from assistant.store.vaults import Vaults
from assistant.store.vectors import MessageVectors


class Store:
    """Everything Sotto remembers, in one encrypted file, for any thread and several programs at once."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.settings = Settings(connections)
        self.conversations = Conversations(connections)
        self.messages = Messages(connections)
        self.branches = Branches(connections)
        self.privacy_profiles = PrivacyProfiles(connections, self.settings)
        self.profile_samples = ProfileSamples(connections)
        self.declined = DeclinedSuggestions(connections)
        self.drafts = Drafts(connections)
        self.vaults = Vaults(connections)
        self.ledger = Ledger(connections)
        self.imports = Imports(connections)
        self.facts = Facts(connections)
        self.kept_facts = KeptFacts(connections)
        self.read_messages = ReadMessages(connections)
        self.rejections = Rejections(connections)
        self.digest = DigestLines(connections)
        self.reply_sources = ReplySources(connections)
        self.forgetting = Forgetting(connections)
        self.vectors = MessageVectors(connections)

    @classmethod
    def open(cls, path: Path, key: bytes, *, wait_s: float = 10) -> "Store":
        """Open the store at `path` with its 32-byte key, making it if there is none.

        `wait_s` is how many seconds to wait for another writer. Raises StoreError; a file that can't be opened, is
        damaged or was made by a newer Sotto is left as it is, byte for byte.
        """
        if not path.exists():
            prepare(path, key)
            finish(path)
        require_usable(path)
        if is_behind(path, key):
            bring_up_to_date(path, key)
        store = cls(Connections(path, key, wait_s=wait_s))
        with contextlib.suppress(SottoError):  # busy, or full: the store opens, and the next time does it
            store._cut_off()
        return store

    def transaction(self) -> contextlib.AbstractContextManager[None]:
        """Several changes, all or none, on the disk when it ends. Takes the write lock at once."""
        return self._connections.transaction()

    def learning(self, stop: Callable[[], bool]) -> contextlib.AbstractContextManager[bool]:
        """Hold other programs out of learning from this store: each works beside what it has in memory.

        Gives whether it does: `stop` is asked while another program learns, and ends the wait for it.
        """
        return exclusive(self._connections.path.with_suffix(".learning.lock"), stop)

    def answering(self) -> contextlib.AbstractContextManager[None]:
        """Hold what this program has written of a reply from being taken for what a killed one left."""
        return shared(self._connections.path.with_suffix(".answering.lock"))

    def deleting(self) -> contextlib.AbstractContextManager[None]:
        """Hold other programs from erasing what this one has deleted and may still take back."""
        return shared(self._connections.path.with_suffix(".deleting.lock"))

    def deleted(self) -> contextlib.AbstractContextManager[bool]:
        """Gives whether no program holds them from it now; meanwhile none deletes anything."""
        return exclusive(self._connections.path.with_suffix(".deleting.lock"), stop=lambda: True)

    def check(self) -> list[str]:
        """What is wrong with the file, one line each; nothing if it is sound. Reads every page."""
        try:
            found = self._connections.rows("PRAGMA cipher_integrity_check")
            found += [row for row in self._connections.rows("PRAGMA quick_check") if row["quick_check"] != "ok"]
            found += self._connections.rows("PRAGMA foreign_key_check")
        except DamagedError as error:
            return [error.message]
        return [", ".join(str(value) for value in row.values()) for row in found]

    def close(self) -> None:
        """Close the store for every thread."""
        self._connections.close()

    def _cut_off(self) -> None:
        """Let the replies that killed programs left be cut. While any program writes one, none is known so."""
        if not self.messages.are_streaming:
            return
        with exclusive(self._connections.path.with_suffix(".answering.lock"), stop=lambda: True) as alone:
            if alone:
                self.messages.cut_off()
