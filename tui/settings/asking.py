"""Asking for the new value of a setting: in a line, by pressing a key, or as one of a few words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from tui.settings.key_field import KeyField
from tui.settings.word_list import WordList
from tui.taking import TakenLine

_TWICE = re.compile(r"https?://(https?://.*)", re.IGNORECASE)
"""An address behind what one begins with."""


class Asking(Vertical):
    """Is there only while something is asked. An answer stays until `close`: one that is wrong can be mended."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave as it is")]
    DEFAULT_CSS = """
    Asking {
        height: auto;
        display: none;
        border: round $primary;
        padding: 0 1;
        Input, Input:focus { border: none; height: 1; padding: 0; background: $background; }
        OptionList, OptionList:focus {
            height: auto; max-height: 10; border: none; padding: 0; background: $background;
        }
        Input, OptionList { display: none; }
        &.-text #text, &.-press #press, &.-choices #choices { display: block; }
    }
    """

    @dataclass
    class Taken(Message):
        """The answer is `text`."""

        text: str

    class Left(Message):
        """There is no answer."""

    def compose(self) -> ComposeResult:
        """The question, and the three ways to answer."""
        yield Static(id="question", markup=False)
        yield TakenLine(id="text")
        yield KeyField(id="press")
        yield WordList(id="choices")

    def ask_text(self, question: str, value: str = "", *, hidden: bool = False) -> None:
        """Ask for a line; `hidden` shows none of it."""
        field = self.query_one("#text", Input)
        field.password, field.value = hidden, value
        field.cursor_position = len(value)
        self._begin(question, "-text", field)

    def ask_key(self, question: str) -> None:
        """Ask for a key to be pressed."""
        field = self.query_one(KeyField)
        field.value = ""
        self._begin(question, "-press", field)

    def ask_choice(self, question: str, choices: Sequence[str], now: str) -> None:
        """Ask for one of a few words; `now` is marked at first."""
        field = self.query_one(WordList)
        field.offer(choices, now)
        self._begin(question, "-choices", field)

    def _begin(self, question: str, way: str, field: Input | OptionList) -> None:
        self.query_one("#question", Static).update(question)
        self.set_classes([way])
        self.display = True
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Let a whole address, pasted or typed, take the place of what one begins with."""
        event.stop()
        if twice := _TWICE.fullmatch(event.value):
            event.input.value = twice[1]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the line over, if there is any."""
        event.stop()
        if event.value:
            self.post_message(self.Taken(event.value))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the word over."""
        event.stop()
        self.post_message(self.Taken(str(event.option.prompt)))

    def close(self) -> None:
        """Ask no longer, and show the answer no longer."""
        self.query_one("#text", Input).value = ""
        self.display = False

    def action_leave(self) -> None:
        """Ask no longer."""
        self.close()
        self.post_message(self.Left())
