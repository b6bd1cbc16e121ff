"""A chart of text that fits the width it has."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.ledger.bars import LEGEND, Bar, drawn
from tui.ledger.parts import PART_KEYS

Line = Bar | str
"""A bar, or a heading or remark of its own."""


class Bars(Widget):
    """The lines of a chart, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self.lines = tuple(lines)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row for each line."""
        return len(self.lines)

    def render(self) -> Content:
        """The lines, the bars as long as there is room."""
        bars = [line for line in self.lines if isinstance(line, Bar)]
        most = max((bar.hidden + bar.shown for bar in bars), default=0)
        done = iter(drawn(bars, self.size.width, most))
        return Content("\n").join(
            [next(done) if isinstance(line, Bar) else Content.styled(line, "bold") for line in self.lines]
        )


class Chart(VerticalScroll):
    """Bars that scroll, under what its signs mean."""

    BINDINGS: ClassVar[list[BindingType]] = [*PART_KEYS]

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Bars()

    def show(self, title: str, lines: Sequence[Line]) -> None:
        """Show these lines under `title`."""
        self.border_title = title
        self.border_subtitle = LEGEND
        self.query_one(Bars).show(lines)
        self.scroll_home(animate=False)
