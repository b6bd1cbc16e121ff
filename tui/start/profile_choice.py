"""Choosing a privacy profile, by what it says in plain words."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from privacy.rules import PrivacyProfile
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.start.profile_options import ProfileOptions

INTRODUCTION = "What may a cloud model know? This holds whenever you ask one; you can change it at any time."


class ProfileChoice(ModalScreen[str | None]):
    """Shows every privacy profile with its prose; the answer is a name, or None if the user leaves it as it is."""

    HELP = """
# Privacy profiles

A privacy profile says what a cloud model may know. Whatever it says, you review every text before it leaves.

- **up, down** go from one to the next, **Enter** takes one
- Later **F2** shows what each sentence of one does, and lets you write your own
"""
    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave as it is"), HELP_KEY]

    def __init__(self, profiles: Sequence[PrivacyProfile], current: str, *, may_cancel: bool) -> None:
        super().__init__()
        self._profiles = profiles
        self._current = current
        self._may_cancel = may_cancel

    def compose(self) -> ComposeResult:
        """A question and the profiles."""
        mark = "in use" if self._may_cancel else "suggested"
        with Vertical(classes="card"):
            yield Static("Choose a privacy profile", classes="title")
            yield Static(INTRODUCTION, classes="text")
            yield ProfileOptions(self._profiles, self._current, {self._current: mark})
        yield FittingFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the first run a choice has to be made."""
        return self._may_cancel if action == "leave" else True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the profile."""
        event.stop()
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
