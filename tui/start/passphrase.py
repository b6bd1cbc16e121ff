"""Entering a passphrase: twice when it is chosen, once when it opens the store."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from assistant.store.keys import SHORTEST, TOO_SHORT
from tui.footer import FittingFooter
from tui.pages import Page
from tui.taking import TakenLine

NEW = (
    f"At least {SHORTEST} characters, better several words, that you will remember and nobody will guess. They "
    "encrypt everything Sotto remembers, and nobody can recover them for you; `sotto store recovery FILE` makes a "
    "spare key."
)
KNOWN = (
    "Everything Sotto remembers is encrypted with your passphrase. If that is gone, "
    "`sotto store restore FILE` lets you in with the spare key that `sotto store recovery FILE` made."
)
EMPTY = "The passphrase is empty. Type one."
AGAIN = "Once more, to be sure."
DIFFERENT = "The two are not the same. Type them again."


class PassphraseScreen(Page[str | None]):
    """Asks for a passphrase; the answer is what was typed, None to go back from a new one."""

    HELP = """
# The passphrase

It encrypts everything that Sotto remembers. It is kept nowhere, so nobody can tell you what it was.

- **Enter** takes it; a new one is typed twice, or **Esc** goes back to the choice of where the key is kept
- A spare key, for when it is forgotten: `sotto store recovery FILE` makes it, `sotto store restore FILE` uses it
- A script that must not be asked sets the environment variable `SOTTO_PASSPHRASE`
"""
    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("ctrl+q", "app.quit", "Quit", priority=True),
    ]

    def __init__(self, *, new: bool, problem: str = "") -> None:
        """`problem` says what was wrong with the one before."""
        super().__init__()
        self._new = new
        self._problem = problem

    def compose(self) -> ComposeResult:
        """One field, or two for a new passphrase."""
        with Vertical(classes="card"):
            yield Static("Choose a passphrase" if self._new else "Welcome back", classes="title")
            yield Static(NEW if self._new else KNOWN, classes="text")
            yield TakenLine(password=True, placeholder="Passphrase", id="first")
            if self._new:
                yield TakenLine(password=True, placeholder="The same again", id="second")
            yield Static(self._problem, id="hint", markup=False)
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin to type at once."""
        self.query_one("#first", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the second field, or hand the passphrase over."""
        event.stop()
        if not self.query_one("#first", Input).value:
            self._refuse(EMPTY)
        elif self._new and len(self.query_one("#first", Input).value) < SHORTEST:
            self._refuse(TOO_SHORT)
        elif self._new and event.input.id == "first":
            self.query_one("#hint", Static).update(AGAIN)
            self.query_one("#second", Input).focus()
        elif self._new and self.query_one("#second", Input).value != self.query_one("#first", Input).value:
            self._refuse(DIFFERENT)
        else:
            self.dismiss(self.query_one("#first", Input).value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back where there is a choice behind it."""
        return self._new if action == "back" else True

    def action_back(self) -> None:
        """Go back to the choice of where the key is kept."""
        self.dismiss(None)

    def _refuse(self, problem: str) -> None:
        for field in self.query(Input):
            field.value = ""
        self.query_one("#hint", Static).update(problem)
        self.query_one("#first", Input).focus()
