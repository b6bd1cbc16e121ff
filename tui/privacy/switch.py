"""Choosing the privacy profile from a conversation: for everything, or for this conversation alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from assistant.showing import plain
from privacy.rules import PrivacyProfile
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.privacy.only_here import OnlyHere
from tui.start.profile_options import ProfileOptions

INTRODUCTION = "What may a cloud model know? Whatever the profile says, you review every text before it leaves."

_AROUND_NARROW, _AROUND = 10, 12
"""How many lines everything but the list takes, the footer included."""


@dataclass(frozen=True, slots=True)
class Switch:
    """The privacy profile that the user wants: everywhere, or in this conversation and nowhere else.

    `write` says that they would rather write it first; then nothing is to change.
    """

    name: str
    only_here: bool
    write: bool = False


class ProfileSwitch(Dialog[Switch | None]):
    """Shows every privacy profile with its prose; the answer is None if the user leaves it as it is."""

    HELP = """
# Which privacy profile

A privacy profile says what a cloud model may know.

- **up, down** go from one to the next, **Enter** or a click takes one
- **o** says where it holds: everywhere, or only in this conversation
- **F2** goes to where you see what each sentence does, and write your own
- **Esc** leaves it as it is
"""
    CSS_PATH = "privacy.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "only_here", "Only here"),
        Binding("f2", "write", "Write"),
        Binding("escape", "leave", "Leave as it is"),
        HELP_KEY,
    ]

    def __init__(self, profiles: Sequence[PrivacyProfile], active: str, own: str | None = None) -> None:
        """`active` holds everywhere but where a conversation has its `own`, which is this one's."""
        super().__init__()
        self._profiles, self._active, self._own = profiles, active, own

    def compose(self) -> ComposeResult:
        """The profiles, and where the one that is taken holds."""
        marks = {self._active: "in use"}
        if self._own:
            both = self._own == self._active
            marks[self._own] = "in use, and of this conversation" if both else "only in this conversation"
        with Vertical(classes="card"):
            yield Static(self._title, classes="title")
            yield Static(INTRODUCTION, classes="question")
            yield ProfileOptions(self._profiles, self._own or self._active, marks)
            yield OnlyHere(self._own is not None)
        yield FittingFooter()

    @property
    def _title(self) -> Content:
        """What is asked, and which profile holds now: the bar is there at first, and moves."""
        now = f"{plain(self._own)}, in this conversation" if self._own else plain(self._active)
        return Content(f"Choose a privacy profile. Now: {now}")

    def on_resize(self, event: events.Resize) -> None:
        """Let the list be as long as the profiles are or as the screen allows: it alone scrolls."""
        around = _AROUND_NARROW if self.has_class("-narrow") else _AROUND
        self.query_one(ProfileOptions).styles.max_height = max(1, event.size.height - around)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the profile."""
        event.stop()
        self.dismiss(Switch(event.option_id or "", self.query_one(OnlyHere).on))

    def action_only_here(self) -> None:
        """Let it hold in this conversation alone, or everywhere."""
        self.query_one(OnlyHere).toggle()

    def action_write(self) -> None:
        """Go and write profiles."""
        self.dismiss(Switch(self.query_one(ProfileOptions).marked, only_here=False, write=True))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
