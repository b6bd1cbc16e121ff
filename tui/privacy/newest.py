"""Work behind the screen that follows what is typed: it waits for a pause, and the newest wins."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from textual.dom import DOMNode

from tui.failures import line_about

PAUSE_S = 0.15
"""How long nothing new has to come before the work begins, in seconds."""

Given = TypeVar("Given")
Answer = TypeVar("Answer")


class Newest(Generic[Given, Answer]):
    """Does `work` on the newest of what is wanted, one at a time on a thread, and hands what it gives to `show`.

    What was overtaken meanwhile is not shown. A failure goes to `fail` as one line. For the app's own thread,
    where `show` and `fail` are called too.
    """

    def __init__(
        self,
        node: DOMNode,
        work: Callable[[Given], Answer],
        show: Callable[[Answer], None],
        fail: Callable[[str], None],
        pause_s: float = PAUSE_S,
    ) -> None:
        self._node, self._work, self._show, self._fail = node, work, show, fail
        self._pause_s = pause_s
        self._wanted = 0
        self._done = 0
        self._running = False

    @property
    def working(self) -> bool:
        """Whether something that was wanted is not shown yet."""
        return self._done != self._wanted

    def want(self, given: Given) -> None:
        """Have the work done on `given`, and on nothing that was wanted before. Never waits."""
        self._given = given
        self._wanted += 1
        if not self._running:
            self._running = True
            self._node.run_worker(self._run(), group=f"newest-{id(self)}", exit_on_error=False)

    def drop(self) -> None:
        """Want nothing more: what is being worked out is not shown."""
        self._wanted += 1
        self._done = self._wanted

    async def _run(self) -> None:
        try:
            while self.working and self._node.is_attached:
                number, given = self._wanted, self._given
                await asyncio.sleep(self._pause_s)
                if number == self._wanted:
                    await self._do(number, given)
        finally:
            self._running = False

    async def _do(self, number: int, given: Given) -> None:
        try:
            answer = await asyncio.to_thread(self._work, given)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            if number == self._wanted and self._node.is_attached:
                self._done = number
                self._fail(line_about(error))
            return
        if number == self._wanted and self._node.is_attached:
            self._done = number
            self._show(answer)
