"""How many facts wait for the user's word, beside the status line."""

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from assistant.store.store import Store
from tui.profile.work import Changed, Learned, Learning
from tui.reading import in_background

LONG = 64
"""From how many waiting messages on the reading is worth a line."""


class NewFacts(Static):
    """A few words at the right; nothing while there is nothing to say. Is told what becomes of the profile."""

    class Wanted(Message):
        """The user clicked on it."""

    waiting: reactive[int] = reactive(0, layout=True)
    reading: reactive[tuple[int, int]] = reactive((0, 0), layout=True)
    """How many messages have been read for facts, and how many there are."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._problem = ""

    def render(self) -> Content:
        """The count, or how far the reading is if there is much to read."""
        done, total = self.reading
        if total > LONG and done < total:
            return Content(f"getting to know you: {done * 100 // total} %")
        if self.waiting:
            return Content(f"{self.waiting:,} new fact{'' if self.waiting == 1 else 's'}: F4")
        return Content("")

    async def on_mount(self) -> None:
        """Count what waits already."""
        await self.count()

    def on_click(self) -> None:
        """Ask for the screen."""
        self.post_message(self.Wanted())

    def on_learning(self, message: Learning) -> None:
        """Show how far the reading is."""
        self.reading = (message.done, message.total)

    async def on_learned(self, message: Learned) -> None:
        """Show what was found, or, once, why the reading broke off."""
        if message.problem and message.problem != self._problem:
            self.notify(message.problem, title="Getting to know you", severity="warning", markup=False)
        self._problem = message.problem
        self.reading = (0, 0)
        await self.count()
        from tui.profile.screen import ProfileScreen  # late: nobody may have opened it

        if isinstance(self.app.screen, ProfileScreen):
            await self.app.screen.reload()

    async def on_changed(self, message: Changed) -> None:
        """Count anew what waits."""
        message.stop()
        await self.count()

    async def count(self) -> None:
        """Count what waits by now."""
        self.waiting = await in_background(self, lambda: self._store.facts.count("proposed")) or 0
