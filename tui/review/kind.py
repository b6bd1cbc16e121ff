"""Saying what words are that are to be hidden: what the tag tells the cloud of them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.showing import one_line
from privacy.categories import Category
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.taking import TakenChoice

_MOST = 40


class KindScreen(Dialog[Category | None]):
    """Asks for a category; the answer is None if the user leaves it as it was."""

    HELP = """
# What words are

The tag says what stands behind it: whoever reads [NAME_1] knows that it is a person. Words that you say are a name
are hidden as one, here and later in this conversation, and so are the parts of it.

- **up, down** move, **Enter** takes the marked line, **Esc** leaves it as it was
"""
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave as it was"), HELP_KEY]

    def __init__(self, words: str, present: Category) -> None:
        """`present` is what the `words` are taken for."""
        super().__init__()
        self._words, self._present = words, present

    def compose(self) -> ComposeResult:
        """The categories."""
        yield TakenChoice(*[Option(Content(category.value)) for category in Category])
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin at the present one."""
        options = self.query_one(OptionList)
        options.border_title = Content(f"What is {one_line(self._words, _MOST)}?")
        options.highlighted = list(Category).index(self._present)
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line."""
        event.stop()
        self.dismiss(list(Category)[event.option_index])

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
