"""What the entries are filtered by. A click on a filter chooses another one."""

from textual.content import Content
from textual.widgets import Static

from assistant.showing import plain


class Filter(Static):
    """One filter, its key and what it is set to."""

    def __init__(self, name: str, key: str, everything: str) -> None:
        """`everything` is said where it is set to nothing."""
        super().__init__(id=f"by-{name}")
        self._label = f"{name.capitalize()} ({key}): "
        self._everything = everything
        self._chosen = name

    def on_mount(self) -> None:
        """Filter nothing at first."""
        self.set_to(None)

    def set_to(self, value: str | None) -> None:
        """Say what it is set to."""
        said = plain(value) if value else self._everything
        self.update(Content.assemble(self._label, (said, "bold" if value else "")))

    async def on_click(self) -> None:
        """Choose another one."""
        await self.screen.run_action(f"choose('{self._chosen}')")
