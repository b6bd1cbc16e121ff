"""The first question of all: where the key to everything Sotto remembers is kept."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.footer import FittingFooter
from tui.pages import Page
from tui.taking import TakenChoice

WELCOME = (
    "Sotto answers on this machine and decides, by your rules, what a cloud model may know. "
    "Everything it remembers is kept in one encrypted file. Where shall the key to it be?"
)
KEYRING = "Your system keeps the key and hands it over when you are logged in. Nothing to type."
NO_KEYRING = "No keyring can be reached on this machine."
TYPED = "You type it at every start. Nobody can recover it for you."


class KeyChoice(Page[str]):
    """Keyring or passphrase."""

    HELP = """
# Where the key is kept

Everything that Sotto remembers lies in one encrypted file. Its key is kept

- **in the keyring** of your system, which hands it over when you are logged in, or
- **under a passphrase** that you type at every start.

**up, down** go from one to the other, **Enter** takes one. You can change it later: `sotto store --help`.
"""
    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "app.quit", "Quit", priority=True)]

    def __init__(self, *, keyring: bool) -> None:
        """`keyring` says whether a keyring can be reached."""
        super().__init__()
        self._keyring = keyring

    def compose(self) -> ComposeResult:
        """A welcome and the two ways."""
        about = KEYRING if self._keyring else NO_KEYRING
        with Vertical(classes="card"):
            yield Static("Welcome to Sotto", classes="title")
            yield Static(WELCOME, classes="text")
            yield TakenChoice(
                Option(_choice("In the keyring", about), id="keyring", disabled=not self._keyring),
                Option(_choice("Under a passphrase", TYPED), id="passphrase"),
            )
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin at the easiest way that there is."""
        choices = self.query_one(OptionList)
        choices.highlighted = 0 if self._keyring else 1
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice."""
        event.stop()
        self.dismiss(event.option_id)


def _choice(name: str, about: str) -> Content:
    return Content.assemble((name, "bold"), "\n", (about, "dim"), "\n")
