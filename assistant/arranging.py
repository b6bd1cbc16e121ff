"""Putting conversations in order: on top, out of the way, under another title, gone; and taking that back."""

from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack
from dataclasses import dataclass

from assistant.forgetting import forget
from assistant.store.conversations import Conversation
from assistant.store.errors import MissingError
from assistant.store.forgetting import Thing
from assistant.store.proof import Proof
from assistant.store.store import Store


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken back: the conversation, and what had been done to it, in a word."""

    conversation: Conversation
    what: str


class Arranger:
    """Changes where the list shows conversations, and takes changes back, the last one first.

    A deleted conversation is shown nowhere from then on, and erased by `erase_deleted`, after which it can't be
    taken back. Until `close` no other program erases it. For one thread at a time.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._deleting = ExitStack()
        self._done: list[tuple[int, str, Callable[[], None]]] = []

    @property
    def undoable(self) -> int:
        """How many changes can be taken back."""
        return len(self._done)

    def pin(self, id: int) -> Conversation:
        """Show it above the others; among them, if it was. How it is now. Raises MissingError."""
        old, kept = self._store.conversations.get(id), self._store.conversations
        kept.pin(id, not old.pinned)
        return self._did(old, "pinning" if not old.pinned else "unpinning", lambda: kept.pin(id, old.pinned))

    def archive(self, id: int) -> Conversation:
        """Put it out of the way; back, if it was. How it is now. Raises MissingError."""
        old, kept = self._store.conversations.get(id), self._store.conversations
        kept.archive(id, not old.archived)
        what = "archiving" if not old.archived else "bringing back"
        return self._did(old, what, lambda: kept.archive(id, old.archived))

    def rename(self, id: int, title: str) -> Conversation:
        """Give it a title of the user's. How it is now. Raises MissingError."""
        since = self._store.forgetting.asked
        old, kept = self._store.conversations.get(id), self._store.conversations
        kept.rename(id, title)

        def back() -> None:
            with self._store.transaction():
                self._store.forgetting.require_none_since(since)
                kept.set_title(id, old.title, old.titled)

        return self._did(old, "renaming", back)

    def delete(self, id: int) -> Conversation:
        """Show it nowhere any more. Raises MissingError."""
        old, kept = self._store.conversations.get(id), self._store.conversations
        if all(what != "deleting" for _, what, _ in self._done):
            self._deleting.enter_context(self._store.deleting())
        kept.put_away(id)
        return self._did(old, "deleting", lambda: kept.take_back(id))

    def undo(self) -> Taken | None:
        """Take the last change back: what it was; None where there is none left.

        Raises StoreError where that would bring a title back that may hold words that were forgotten meanwhile.
        """
        while self._done:
            id, what, back = self._done.pop()
            try:
                back()
                return Taken(self._store.conversations.get(id), what)
            except MissingError:  # it was erased meanwhile, by another program perhaps
                continue
        return None

    def close(self) -> None:
        """Nothing that was done so far can be taken back any more."""
        self._done.clear()
        self._deleting.close()

    def _did(self, old: Conversation, what: str, back: Callable[[], None]) -> Conversation:
        self._done.append((old.id, what, back))
        return self._store.conversations.get(old.id)


def to_erase(store: Store, own: Collection[int] = ()) -> list[int]:
    """The deleted conversations that are final: one's `own`, and all once nobody can take any back any more.

    Raises StoreError.
    """
    with store.deleted() as final:
        return [id for id in store.conversations.put_away_ones() if final or id in own]


def erase_deleted(store: Store, ids: Iterable[int]) -> list[Proof]:
    """Erase for good what was deleted, with all that rests only on it, and prove it. Raises StoreError."""
    proofs = []
    for id in ids:
        try:
            hanging = store.forgetting.hanging(Thing("conversation", id))
        except MissingError:  # another program was quicker
            continue
        proofs.append(forget(store, hanging).proof)
    return proofs


def outcome(proofs: list[Proof]) -> str:
    """A line about what was erased, and whether it is proven to be gone."""
    count = f"{len(proofs)} conversation{'' if len(proofs) == 1 else 's'}"
    if not proofs:
        return ""
    if waits := next((proof.waits for proof in proofs if proof.waits), None):
        return f"Erased {count}, but not proven to be gone. {waits}"
    if not all(proof.holds for proof in proofs):
        return f"Erased {count}, but not proven to be gone. Run: sotto doctor"
    return f"Erased {count} for good: nothing of it is left in the store."
