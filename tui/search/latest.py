"""Asking something that changes faster than it is answered."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from textual.widget import Widget

from tui.failures import line_about

Answer = TypeVar("Answer")


class Latest(Generic[Answer]):
    """Asks on a thread, one question at a time. Of those that come meanwhile only the last is asked.

    `show` gets the answer, unless another question came meanwhile: what is shown is what was asked last.
    """

    def __init__(self, screen: Widget, ask: Callable[[str], Answer], show: Callable[[str, Answer], None]) -> None:
        self._screen, self._ask, self._show = screen, ask, show
        self._wanted: str | None = None
        self._asking = False

    @property
    def working(self) -> bool:
        """Whether an answer is still awaited."""
        return self._asking and self._wanted is not None

    def want(self, question: str | None) -> None:
        """Ask this as soon as possible; None asks nothing, and drops the answer that is awaited."""
        self._wanted = question
        if not self._asking and question is not None:
            self._asking = True
            self._screen.run_worker(self._work(), exit_on_error=False)

    async def _work(self) -> None:
        try:
            while (question := self._wanted) is not None:
                answer = await asyncio.to_thread(self._ask, question)
                if question == self._wanted:
                    self._wanted = None
                    self._show(question, answer)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self._screen.notify(line_about(error), severity="error", timeout=12, markup=False)
        finally:
            self._asking = False
