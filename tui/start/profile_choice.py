"""Choosing a privacy profile, by what it says in plain words."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from assistant.showing import plain
from privacy.rules import PrivacyProfile
from tui.help import HELP_KEY

INTRODUCTION = "What may a cloud model know? This holds whenever you ask one; you can change it at any time."


class ProfileChoice(ModalScreen[str | None]):
    """Shows every privacy profile with its prose; the answer is a name, or None if the user leaves it as it is."""

    HELP = """
# Privacy profiles

A privacy profile says what a cloud model may know. Whatever it says, you review every text before it leaves.

- **up, down** go from one to the next, **Enter** takes one
- `sotto privacy show NAME` prints the rules of one
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
        with Vertical(classes="card"):
            yield Static("Choose a privacy profile", classes="title")
            yield Static(INTRODUCTION, classes="text")
            yield OptionList(*[_option(profile, self._mark(profile.name)) for profile in self._profiles])
        yield Footer(show_command_palette=False)

    def _mark(self, name: str) -> str:
        if name != self._current:
            return ""
        return " (in use)" if self._may_cancel else " (suggested)"

    def on_mount(self) -> None:
        """Begin at the profile in use."""
        profiles = self.query_one(OptionList)
        names = [profile.name for profile in self._profiles]
        profiles.highlighted = names.index(self._current) if self._current in names else 0
        profiles.focus()

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


def _option(profile: PrivacyProfile, mark: str) -> Option:
    words = plain(profile.prose or "Nothing is written in it.")
    return Option(Content.assemble((profile.name, "bold"), mark, "\n", (words, "dim"), "\n"), id=profile.name)
