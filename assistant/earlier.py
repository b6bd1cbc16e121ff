"""Walking through the questions that were asked before, in all conversations."""

from assistant.store.store import Store

_AT_ONCE = 200
"""How many messages are read at first; where that does not reach, four times as many."""


class EarlierQuestions:
    """A walk from the newest question to older ones and back. For one thread at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: list[str] = []
        self._place = -1
        self._limit = _AT_ONCE
        self._all_read = False

    @property
    def walking(self) -> bool:
        """Whether an earlier question is shown, not what is being written."""
        return self._place >= 0

    def leave(self) -> None:
        """End the walk: the next one begins at the newest question."""
        self._place = -1

    def older(self) -> str | None:
        """The next older question; None at the oldest. Raises StoreError."""
        if self._place < 0:
            self._texts, self._limit, self._all_read = [], _AT_ONCE // 4, False
        while self._place + 1 >= len(self._texts) and not self._all_read:
            self._limit *= 4
            self._read()
        if self._place + 1 >= len(self._texts):
            return None
        self._place += 1
        return self._texts[self._place]

    def newer(self) -> str | None:
        """The next newer question; None after the newest, which ends the walk."""
        self._place = max(self._place - 1, -1)
        return self._texts[self._place] if self._place >= 0 else None

    def _read(self) -> None:
        """The newest questions, each once though it was asked twice in a row."""
        texts = self._store.messages.asked(self._limit)
        self._texts = [text for place, text in enumerate(texts) if place == 0 or texts[place - 1] != text]
        self._all_read = len(texts) < self._limit
