"""A stored message with all that is shown about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.store.messages import Message
from assistant.store.store import Store
from privacy.restore import restored_values
from privacy.vault import Vault
from tui.chat.notes import note_on


@dataclass(frozen=True, slots=True)
class Said:
    """A message, the line under it, the hidden values that were restored in it, and its versions' numbers."""

    message: Message
    note: str = ""
    values: frozenset[str] = frozenset()
    versions: tuple[int, ...] = field(default=())

    @property
    def place(self) -> str:
        """Which of several versions it is, such as "2 of 3"; "" for the only one."""
        if len(self.versions) < 2:
            return ""
        return f"{self.versions.index(self.message.id) + 1} of {len(self.versions)}"

    def beside(self, by: int) -> int | None:
        """The version before or after this one; None where there is none."""
        if self.message.id not in self.versions:
            return None
        place = self.versions.index(self.message.id) + by
        return self.versions[place] if 0 <= place < len(self.versions) else None


def said(store: Store, numbers: Sequence[int]) -> Iterator[Said]:
    """What is shown of those of a conversation's messages that are there, in their order. Raises StoreError."""
    messages = {message.id: message for message in store.messages.among(numbers)}
    vault: Vault | None = None
    for message in (messages[number] for number in numbers if number in messages):
        values: frozenset[str] = frozenset()
        versions: tuple[int, ...] = ()
        if message.role == "assistant":
            versions = tuple(version.id for version in store.messages.versions(message.id))
            if message.raw:
                vault = vault or Vault(store.vaults.load(message.conversation))
                values = restored_values(message.raw, vault)
        yield Said(message, note_on(store, message, values), values, versions)
