"""What every screen of Sotto is: a page, or a dialog over one. Each is left once, however often it is told to."""

from collections.abc import Sequence

from textual.await_complete import AwaitComplete
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen, ScreenResultType

from tui.readable import Readable


class Page(Screen[ScreenResultType]):
    """A screen that takes nothing but itself away.

    Textual takes away whichever screen is in front, so a key that is pressed twice at once would take away the
    screen below as well, and an answer that comes while help is shown would take away the help.
    """

    _left: tuple[ScreenResultType | None] | None = None

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go, with `result`: at once, or as soon as nothing is in front of it. Gone already, it stays so."""
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack:
            self._left = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Go now, if that was asked for meanwhile."""
        if self._left is not None:
            [result], self._left = self._left, None
            self.dismiss(result)


class Dialog(ModalScreen[ScreenResultType], Page[ScreenResultType]):
    """A page that is shown over the one below. ModalScreen comes first: Textual takes its styles from there."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What the page below goes through: it is meant to fade."""
        return [each for each in super().get_line_filters() if not isinstance(each, Readable)]
