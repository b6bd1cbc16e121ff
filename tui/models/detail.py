"""Everything about one model."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.showing import plain


class ModelDetail(VerticalScroll):
    """What is known of the marked model, a line each."""

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Static(id="about")

    def show(self, about: Sequence[tuple[str, str]]) -> None:
        """Show these lines: what, and what it is."""
        width = max((len(what) for what, _ in about), default=0)
        lines = [Content.assemble((f"{what:<{width}}  ", "dim"), plain(says)) for what, says in about]
        self.query_one("#about", Static).update(Content("\n").join(lines))
