"""Changes to the profile that can be taken back for as long as somebody looks at it.

What was there before is held in memory only: a fact that was deleted or rejected is gone from the store at once.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from assistant.profile.digest import rebuild
from assistant.profile.editing import Editor
from assistant.profile.failing import told
from assistant.profile.rejections import Rejected
from assistant.store.digest import DigestLine
from assistant.store.facts import EVERY
from assistant.store.kept_facts import Kept
from assistant.store.store import Store


@dataclass(frozen=True, slots=True)
class _Before:
    """What a change found, and what it made of each fact (None: deleted).

    `since` is how often words had been forgotten by then. `rejected` is the statement that it rejected, `kind` the
    kind and category.
    """

    since: int
    facts: tuple[tuple[Kept, Kept | None], ...]
    locked: tuple[DigestLine, ...] = field(repr=False)
    rejected: str | None = field(default=None, repr=False)
    kind: tuple[str, str] | None = None


class UndoableEditor:
    """Changes the profile of one store as the user says, and takes changes back, the last one first.

    For one thread at a time. `editor` is made when it is first needed: it may load models.
    """

    def __init__(self, store: Store, editor: Callable[[], Editor]) -> None:
        self._store, self._editor = store, editor
        self._before: list[_Before] = []

    @property
    def depth(self) -> int:
        """How many changes can be taken back."""
        return len(self._before)

    def accept(self, id: int) -> None:
        """Accept a proposed fact; what it replaces has ended. Raises MissingError, SottoError."""
        with self._undoable(self._with_replaced(id)):
            self._editor().accept(id)

    def edit(self, id: int, text: str) -> None:
        """Put a fact into the user's own words, which accepts it. Raises MissingError, SottoError."""
        with self._undoable(self._with_replaced(id)):
            self._editor().edit(id, text)

    def reject(self, id: int) -> None:
        """Delete a fact and never propose it again. Raises MissingError."""
        with self._undoable([id], rejected=self._store.facts.get(id).text):
            self._editor().reject(id)

    def reject_kind(self, id: int) -> None:
        """Reject a fact and every proposed one of its kind and category, now and later. Raises MissingError."""
        like = self._store.facts.get(id)
        kind = (like.kind, like.category)
        proposed = self._store.facts.list(("proposed",), over=True)
        alike = [fact.id for fact in proposed if (fact.kind, fact.category) == kind and fact.id != id]
        with self._undoable([id, *alike], kind=None if kind in self._store.rejections.kinds() else kind):
            self._editor().reject_kind(id)

    def pin(self, id: int, on: bool) -> None:
        """Pin a fact, or unpin it. Raises MissingError."""
        with self._undoable([id]):
            self._editor().pin(id, on)

    def mute(self, id: int, on: bool) -> None:
        """Mute a fact, or use it again. Raises MissingError."""
        with self._undoable([id]):
            self._editor().mute(id, on)

    def delete(self, id: int) -> None:
        """Delete a fact. If the user says it again, it is proposed again. Raises MissingError."""
        with self._undoable([id]):
            self._editor().delete(id)

    def undo(self) -> int | None:
        """Take the last change back; the fact that is there again, or None if there is none. Raises StoreError.

        Words that were forgotten meanwhile are not brought back. Once a value was, nothing is: it may hold that.
        """
        if not self._before:
            return None
        before = self._before[-1]
        if self._store.forgetting.asked != before.since:
            self._before.clear()
        with self._store.transaction():
            self._store.forgetting.require_none_since(before.since)
            back = [
                kept.fact["id"] for kept, after in before.facts if self._store.kept_facts.put_back(kept, after)
            ]
            if before.rejected is not None:
                Rejected(self._store).take_back(before.rejected)
            if before.kind is not None:
                self._store.rejections.drop_kind(*before.kind)
            self._lock_again(before.locked)
            rebuild(self._store)
        self._before.pop()
        return back[0] if back else None

    @contextmanager
    def _undoable(
        self, ids: Sequence[int], rejected: str | None = None, kind: tuple[str, str] | None = None
    ) -> Iterator[None]:
        """Remember these facts, and that they can be put back if the change was made."""
        since, facts = self._store.forgetting.asked, self._store.kept_facts.keep(ids)
        locked = tuple(line for line in self._store.digest.list() if line.locked and set(line.facts) & set(ids))
        with told():
            yield
        made = {kept.fact["id"]: kept for kept in self._store.kept_facts.keep(ids)}
        changed = tuple((kept, made.get(kept.fact["id"])) for kept in facts)
        self._before.append(_Before(since, changed, locked, rejected, kind))

    def _with_replaced(self, id: int) -> list[int]:
        """The fact, and those whose place it is to take."""
        return [id, *(old.id for old in self._store.facts.to_replace(id))]

    def _lock_again(self, lines: Sequence[DigestLine]) -> None:
        """Put back the locked lines that went with their facts."""
        known = {fact.id for fact in self._store.facts.list(EVERY, over=True)} if lines else set()
        for lost in lines:
            there = [line for line in self._store.digest.list() if line.area == lost.area and line.locked]
            if lost.text not in {line.text for line in there} and known.issuperset(lost.facts):
                kept = [(line.text, True, line.facts) for line in (*there, lost)]
                self._store.digest.replace(lost.area, kept, [])
