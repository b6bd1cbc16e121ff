"""A reply while it is being written: what has arrived is in the store soon after, whatever happens next."""

import contextlib
import time
from collections.abc import Sequence

from assistant.events import Done
from assistant.remembering import Remembered
from assistant.store.messages import Route, State
from assistant.store.store import Store

NOTHING = Remembered()
FORGOTTEN = "Words were forgotten while the reply arrived. It was made from them, so no more of it was kept."
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
        since: int,
        sources: Remembered = NOTHING,
        rules: Sequence[str] = (),
        instead_of: int | None = None,
    ) -> None:
        """`since` is how often words had been forgotten when the turn began: its prompt holds them since.

        `sources` are the facts and messages in its prompt, `rules` those its question was rewritten by.

        `instead_of` is an earlier reply to the question, which stays as another version of this one.
        """
        self._store = store
        self._since, self._sources, self._rules = since, sources, rules
        self._conversation = conversation
        self._route = route
        self._ledger = ledger
        self._instead_of = instead_of
        self._shown: list[str] = []
        self._raw: list[str] = []
        self._row: int | None = None
        self._saved_at = 0.0
        self._answering = contextlib.ExitStack()
        self._answering.enter_context(store.answering())

    @property
    def begun(self) -> bool:
        """Whether any words of it are in the store."""
        return self._row is not None

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
        """Write all of it and how it ended. If words were forgotten meanwhile, only that: it was cut."""
        with self._answering:
            whole = self._save(state)
        return Done(state, self._row, note) if whole else Done("cut", self._row, FORGOTTEN)

    def _save(self, state: State) -> bool:
        """Write what has arrived, unless words were forgotten since the turn began; whether it was written."""
        with self._store.transaction():
            whole = self._store.forgetting.times == self._since
            if self._row is not None and not whole:
                self._store.messages.update(self._row, state="cut")
            row = self._written(state) if whole else self._row
        self._row, self._saved_at = row, time.monotonic()
        return whole

    def _written(self, state: State) -> int | None:
        """The row with all that has arrived; None for a reply of no words."""
        text, raw = "".join(self._shown), "".join(self._raw) or None
        if self._row is None and (text or raw):
            return self._add(text, raw, state)
        if self._row is not None:
            self._store.messages.update(self._row, text=text, raw=raw, state=state)
        return self._row

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
