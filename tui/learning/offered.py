"""How many sentences may be learnt from the last review, beside the status line: nothing covers the reply."""

import asyncio

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class Offered(Static):
    """A few words at the right, while sentences wait for the user to look at them."""

    count: reactive[int] = reactive(0, layout=True)

    def __init__(self) -> None:
        super().__init__()
        self._wanted = asyncio.Event()

    def render(self) -> Content:
        """What waits, and the key that shows it."""
        return Content(f"learn {self.count} from review: F12" if self.count else "")

    async def wanted(self, count: int) -> None:
        """Show that `count` sentences wait, until the user wants to see them. Cancelled, it shows nothing more."""
        self._wanted.clear()
        self._say(count)
        try:
            await self._wanted.wait()
        finally:
            self._say(0)

    def show(self) -> None:
        """The user wants to see them."""
        self._wanted.set()

    def on_click(self) -> None:
        """Show them, as the key does."""
        self.show()

    def _say(self, count: int) -> None:
        """Show the count; the key is there only while there is something to see."""
        self.count = count
        if self.is_attached:
            self.screen.refresh_bindings()
