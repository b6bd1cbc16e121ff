"""Looking at what is being written, on threads: at the newest text only, and never twice at the same."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from textual.timer import Timer
from textual.widget import Widget

from assistant.attaching import Writing
from assistant.previewing import Preview, Previewer
from tui.collecting import COLLECTING
from tui.failures import line_about

PAUSE_S = 0.2
"""How long nothing must be typed before it is looked at, in seconds."""
LOCAL_PAUSE_S = 0.6
"""The same where nothing leaves: there is no hurry."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be looked at: what is written, where, and under which privacy profile."""

    writing: Writing
    conversation: int | None
    profile: str
    round: int = 0
    """How often everything had to be looked at anew before."""


Answer = TypeVar("Answer")
Show = Callable[[Wanted, Preview], None]


class Looking:
    """One look at a time. `show` is called on the event loop, as often as more is known."""

    def __init__(self, host: Widget, previewer: Previewer, show: Show) -> None:
        self.ready = False
        """Whether detection has answered once: the first time its model is loaded."""
        self._host, self._previewer, self._show = host, previewer, show
        self._wanted: Wanted | None = None
        self._done: Wanted | None = None
        self._timer: Timer | None = None
        self._running = False
        self._round = 0
        self._one_at_a_time = asyncio.Lock()
        self._step: asyncio.Future[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether what is shown is not yet what is written."""
        return self._wanted != self._done

    async def prepare(self, profile: str) -> None:
        """Load what detection needs, before somebody types."""
        try:
            with COLLECTING.loading():
                await self._on_thread(lambda: self._previewer.prepare(profile))
        except Exception:
            return  # the first look at what is written meets the same, and says so
        self.ready = True

    def want(self, wanted: Wanted, pause_s: float, *, anew: bool = False) -> None:
        """Look at `wanted` once nothing was typed for `pause_s` seconds; `anew` though it was looked at before."""
        self._round += anew
        wanted = replace(wanted, round=self._round)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._host.set_timer(pause_s, self._begin)

    async def close(self) -> None:
        """Begin no other look, and wait for the end of the step that is going on."""
        self._wanted = self._done
        if self._timer is not None:
            self._timer.stop()
        if self._step is not None:
            await asyncio.wait([self._step])

    def _begin(self) -> None:
        if not self._running:
            self._running = True
            self._host.run_worker(self._run(), group="looking", exit_on_error=False)

    async def _run(self) -> None:
        try:
            while self._wanted is not None and self._wanted != self._done:
                wanted = self._wanted
                await self._look(wanted)
                self._done = wanted
        finally:
            self._running = False

    async def _look(self, wanted: Wanted) -> None:
        looks = self._previewer.look(
            wanted.writing, wanted.conversation, wanted.profile, lambda: wanted != self._wanted
        )
        while wanted == self._wanted:
            try:
                preview = await self._on_thread(partial(next, looks, None))
            except Exception as error:  # nobody else would show it: the exceptions of workers are silent
                preview = Preview(held=line_about(error))
                looks = iter(())
            if preview is None:
                return
            self.ready = self.ready or bool(wanted.writing.text.strip())
            self._show(wanted, preview)

    async def _on_thread(self, work: Callable[[], Answer]) -> Answer:
        """What `work` gives. It is waited for at the end, even if nobody wants it any more."""
        async with self._one_at_a_time:
            step = asyncio.ensure_future(asyncio.to_thread(work))
            self._step = step
            return await asyncio.shield(step)
