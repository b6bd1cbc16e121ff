"""A question with a few answers, before something is done that can't be taken back."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.taking import TakenChoice


class Question(Dialog[str | None]):
    """Asks; the answer is one of the keys of `answers`, or None if the user would rather go back."""

    HELP = """
# A question

- **up, down** go from one answer to the next, **Enter** or a click gives it
- **Esc** goes back and changes nothing
"""
    CSS_PATH = "privacy.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Go back"), HELP_KEY]

    def __init__(self, question: str, answers: Mapping[str, str]) -> None:
        """`answers` are the words for each possible answer, the safest first."""
        super().__init__()
        self._question, self._answers = question, answers

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="card"):
            yield Static(Content(self._question), classes="question")
            yield TakenChoice(*(Option(words, id=key) for key, words in self._answers.items()), markup=False)
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin at the first answer."""
        answers = self.query_one(OptionList)
        answers.highlighted = 0
        answers.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer."""
        event.stop()
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
