"""The conversations of an export, to take or to leave each of them."""

from collections.abc import Mapping
from itertools import islice
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.imports.importing import Talk
from assistant.imports.in_words import count
from assistant.showing import one_line

LISTED = 2000
"""How many conversations can be left out one by one; all that come after them are taken."""
_WIDEST = 52


class Conversations(OptionList):
    """A line for each; those with a cross are taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "select", "Take or leave", key_display="␣⏎"),
        Binding("a", "all", "All or none"),
    ]

    class Changed(Message):
        """Others are taken now."""

    def __init__(self) -> None:
        super().__init__()
        self._talks: list[tuple[bytes, Talk]] = []
        self.left_out: set[bytes] = set()
        """The keys of those that are not taken."""

    def show(self, talks: Mapping[bytes, Talk]) -> None:
        """Show these; all are taken at first."""
        self._talks, self.left_out = list(islice(talks.items(), LISTED)), set()
        self.border_title = "Conversations"
        self._show(0 if self._talks else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the marked one, or leave it."""
        event.stop()
        key, talk = self._talks[event.option_index]
        self.left_out ^= {key}
        self.replace_option_prompt_at_index(event.option_index, _line(talk, taken=key not in self.left_out))
        self.post_message(self.Changed())

    def action_all(self) -> None:
        """Take all, or none if all are taken."""
        self.left_out = set() if self.left_out else {key for key, _ in self._talks}
        self._show(self.highlighted)
        self.post_message(self.Changed())

    def _show(self, mark: int | None) -> None:
        self.set_options(Option(_line(talk, taken=key not in self.left_out)) for key, talk in self._talks)
        self.highlighted = mark


def _line(talk: Talk, *, taken: bool) -> Content:
    title = one_line(talk.title, _WIDEST).ljust(_WIDEST)
    return Content(f"{'☒' if taken else '☐'} {talk.first[:10]}  {title}  {count(talk.messages, 'message')}")
