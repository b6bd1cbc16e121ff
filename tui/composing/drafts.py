"""The drafts of all conversations, kept in the store while they are written."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from textual.timer import Timer
from textual.widget import Widget

from assistant.attaching import Writing
from assistant.store.store import Store
from tui.failures import line_about

PAUSE_S = 0.5
"""How long after a change it is written, with all that came meanwhile, in seconds: no more can be lost."""

NOTHING = Writing("")
FORGOTTEN = (
    "Something was forgotten elsewhere out of what you are writing here, so this is not kept any more when Sotto "
    "ends. Send it, or begin it anew."
)


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the store has of a draft, by what is known here, and how often words had been forgotten by then."""

    text: str
    forgotten: int


class DraftKeeper:
    """Knows what is written in each conversation. The store keeps the words; files go along while the app runs.

    What can't be written is written with the next change, and `fail` is told once. For the app's own thread.
    """

    def __init__(self, host: Widget, store: Store, fail: Callable[[str], None]) -> None:
        self._host, self._store, self._fail = host, store, fail
        self._known: dict[int | None, Writing] = {}
        self._stored: dict[int | None, _Stored] = {}
        self._waiting: dict[int | None, str] = {}
        self._refused: set[int | None] = set()
        self._timer: Timer | None = None
        self._going: asyncio.Task[None] | None = None
        self._one_at_a_time = asyncio.Lock()
        self._failed = False

    def keep(self, conversation: int | None, writing: Writing) -> None:
        """Know that this is written there, and have the store keep it soon. Never waits."""
        if writing.text != self._known.get(conversation, NOTHING).text:
            self._waiting[conversation] = writing.text
            if self._timer is None:
                self._timer = self._host.set_timer(PAUSE_S, self._begin)
        self._known[conversation] = writing

    async def of(self, conversation: int | None) -> Writing:
        """What was written there last. The store's word counts: what was forgotten there is not shown again."""
        await self.settle()
        known = self._known.get(conversation, NOTHING)
        if conversation not in self._waiting and conversation not in self._refused:
            try:
                stored = await asyncio.to_thread(self._read, conversation)
            except Exception as error:  # nobody else would show it: the exceptions of workers are silent
                self._fail(line_about(error))
            else:
                self._stored[conversation] = stored
                known = known if known.text == stored.text else Writing(stored.text)
        self._known[conversation] = known
        return known

    async def settle(self) -> None:
        """Have everything in the store that is known so far."""
        async with self._one_at_a_time:
            while self._waiting:
                waiting, self._waiting = self._waiting, {}
                if not await self._write(waiting):
                    return

    async def _write(self, waiting: dict[int | None, str]) -> bool:
        """Write what waits: whether that could be done."""
        try:
            refused = await asyncio.to_thread(self._keep_all, waiting)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self._waiting = {**waiting, **self._waiting}
            if not self._failed:
                self._fail(line_about(error))
            self._failed = True
            return False
        self._failed = False
        if refused - self._refused:
            self._fail(FORGOTTEN)
        self._refused = self._refused - set(waiting) | refused
        return True

    def _keep_all(self, waiting: dict[int | None, str]) -> set[int | None]:
        """Keep these: the conversations where that may not be. On a thread."""
        return {conversation for conversation, text in waiting.items() if not self._keep(conversation, text)}

    def _keep(self, conversation: int | None, text: str) -> bool:
        """Keep one; not if words were taken out of it meanwhile, which it would bring back."""
        with self._store.transaction():
            now = self._read(conversation)
            before = self._stored.get(conversation, now)
            if text.strip() and before.forgotten != now.forgotten and before.text != now.text:
                return False
            self._store.drafts.keep(conversation, text)
        self._stored[conversation] = _Stored(text, now.forgotten)
        return True

    def _read(self, conversation: int | None) -> _Stored:
        """What the store has. The count comes first: what is forgotten in between is seen."""
        forgotten = self._store.forgetting.asked
        return _Stored(self._store.drafts.get(conversation), forgotten)

    def _begin(self) -> None:
        self._timer = None
        self._going = asyncio.create_task(self.settle())  # no worker: that would be cancelled when the app ends
