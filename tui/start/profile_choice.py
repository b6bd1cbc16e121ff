"""Choosing a privacy profile, by what it says in plain words."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from privacy.rules import PrivacyProfile
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.start.profile_options import ProfileOptions

INTRODUCTION = "What may a cloud model know? This holds whenever you ask one; you can change it at any time."


class ProfileChoice(Dialog[str]):
    """The first run: shows every privacy profile with its prose; the answer is a name."""

    HELP = """
# Privacy profiles

A privacy profile says what a cloud model may know. Whatever it says, you review every text before it leaves.

- **up, down** go from one to the next, **Enter** takes one
- Later **F2** shows what each sentence of one does, and lets you write your own
"""
    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "app.quit", "Quit", priority=True), HELP_KEY]

    def __init__(
        self, profiles: Sequence[PrivacyProfile], current: str, typed: Callable[[events.Key], None]
    ) -> None:
        """`typed` takes the keys that are pressed after the answer, before this screen is gone."""
        super().__init__()
        self._profiles = profiles
        self._current = current
        self._typed = typed

    def compose(self) -> ComposeResult:
        """A question and the profiles."""
        with Vertical(classes="card"):
            yield Static("Choose a privacy profile", classes="title")
            yield Static(INTRODUCTION, classes="text")
            yield ProfileOptions(self._profiles, self._current, {self._current: "suggested"}, self._typed)
        yield FittingFooter()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the profile."""
        event.stop()
        self.dismiss(event.option_id)
