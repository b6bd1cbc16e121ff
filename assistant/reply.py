"""A reply while it is being written: what has arrived is in the store soon after, whatever happens next."""

import time
from collections.abc import Sequence

from assistant.events import Done
from assistant.remembering import Remembered
from assistant.store.messages import Route, State
from assistant.store.store import Store

NOTHING = Remembered()
SAVE_EVERY_S = 0.5
"""How often a reply that is still arriving is written to the store, in seconds."""


class Reply:
    """One reply of the assistant. Its row is made with the first words; a reply of no words leaves no row."""

    def __init__(
        self,
        store: Store,
        conversation: int,
        route: Route,
        ledger: int | None = None,
        *,
        sources: Remembered = NOTHING,
        rules: Sequence[str] = (),
        instead_of: int | None = None,
    ) -> None:
        """`sources` are the facts and messages in its prompt, `rules` those its question was rewritten by.

        `instead_of` is an earlier reply to the question, which stays as another version of this one.
        """
        self._store = store
        self._sources, self._rules = sources, rules
        self._conversation = conversation
        self._route = route
        self._ledger = ledger
        self._instead_of = instead_of
        self._shown: list[str] = []
        self._raw: list[str] = []
        self._row: int | None = None
        self._saved_at = 0.0

    def sent_under(self, ledger: int) -> bool:
        """Note the ledger row that the question was sent under; whether that is new. Before the first words."""
        new, self._ledger = self._ledger != ledger, ledger
        return new

    def add(self, shown: str, raw: str = "") -> None:
        """Take the next words, as shown and as they arrived."""
        self._shown.append(shown)
        self._raw.append(raw)
        if time.monotonic() - self._saved_at >= SAVE_EVERY_S:
            self._save("streaming")

    def end(self, state: State, note: str = "") -> Done:
        """Write all of it and how it ended."""
        self._save(state)
        return Done(state, self._row, note)

    def _save(self, state: State) -> None:
        text, raw = "".join(self._shown), "".join(self._raw) or None
        if self._row is not None:
            self._store.messages.update(self._row, text=text, raw=raw, state=state)
        elif text or raw:
            self._row = self._add(text, raw, state)
        self._saved_at = time.monotonic()

    def _add(self, text: str, raw: str | None, state: State) -> int:
        """The new row of the reply, with what it rests on, all or nothing."""
        with self._store.transaction():
            added = self._store.messages.add(
                self._conversation, "assistant", text, route=self._route, raw=raw, state=state, ledger=self._ledger
            )
            if self._instead_of is not None:
                self._store.messages.make_version(added.id, self._instead_of)
            messages = [message.id for message in self._sources.messages]
            self._store.reply_sources.add(added.id, self._sources.known, messages, self._rules)
        return added.id
