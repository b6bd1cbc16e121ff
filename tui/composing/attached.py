"""A file that goes along with the question, on a line of its own, to be taken off again."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from assistant.attaching import size_words
from assistant.previewing import FileLook
from assistant.showing import one_line

LONGEST = 60
"""Characters of its line that a path may take."""


class AttachedFile(Static, can_focus=True):
    """The file's name, its size and how much in it is protected, or why it can't go along."""

    DEFAULT_CSS = """
    AttachedFile { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; color: $text-muted; }
    AttachedFile:focus { text-style: reverse; }
    AttachedFile.-problem { color: $text-error; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace,enter", "take_off", "Take off", tooltip="Do not attach this file"),
        Binding("escape", "write", "Write", tooltip="Back to the input"),
    ]
    look: reactive[FileLook | None] = reactive(None)

    @dataclass
    class TakenOff(Message):
        """The file at `path` is not to go along."""

        path: str

    def __init__(self, look: FileLook) -> None:
        super().__init__()
        self.look = look

    def render(self) -> Content:
        """One line, which ends in what can be clicked."""
        if self.look is None:
            return Content("")
        off = Content.from_markup("  [@click=take_off]take off[/]")
        return Content.assemble("with ", (one_line(self.look.path, LONGEST), "bold"), f" {_about(self.look)}", off)

    def watch_look(self, look: FileLook | None) -> None:
        """Show a problem as one."""
        self.set_class(bool(look and look.problem), "-problem")

    def action_take_off(self) -> None:
        """Ask for the file to be taken off."""
        if self.look is not None:
            self.post_message(self.TakenOff(self.look.path))

    def action_write(self) -> None:
        """Go back to the input."""
        self.screen.focus_next("Composer")


def _about(look: FileLook) -> str:
    if look.problem:
        return f"can't go along: {look.problem}"
    counted = "counting…" if look.protected is None else f"{look.protected or 'nothing'} protected"
    return f"{size_words(look.size)} · {counted}"
