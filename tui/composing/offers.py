"""The small list of paths that the one being typed may mean."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class PathOffers(OptionList):
    """Shown above the input while a path is typed; the input keeps the focus and moves the mark in it."""

    can_focus = False
    DEFAULT_CSS = """
    PathOffers {
        height: auto; max-height: 7; border: round $foreground 30%; padding: 0 1;
        background: $background; scrollbar-size-vertical: 1; border-subtitle-color: $text-muted;
    }
    """
    BORDER_SUBTITLE = "Tab takes · up/down choose · Esc closes"

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False
        self._paths: list[str] = []
        self.moved = False
        """Whether somebody went up or down in it: then Enter takes the path instead of sending."""

    @property
    def open(self) -> bool:
        """Whether it is shown."""
        return bool(self.display)

    @property
    def marked(self) -> str:
        """The path that Tab takes."""
        return self._paths[self.highlighted or 0]

    def show(self, paths: Sequence[str]) -> None:
        """Offer these paths, the first one marked; without any there is no list."""
        if list(paths) != self._paths or not self.open:
            self._paths, self.moved = list(paths), False
            self.clear_options()
            self.add_options([Option(Content(path)) for path in paths])
            self.highlighted = 0 if paths else None
        self.display = bool(paths)

    def close(self) -> None:
        """Show no list."""
        self.show(())

    def move(self, rows: int) -> None:
        """Mark the next path, or the one before."""
        self.moved = True
        self.action_cursor_down() if rows > 0 else self.action_cursor_up()

    def path_of(self, index: int) -> str:
        """The path in that place."""
        return self._paths[index]
