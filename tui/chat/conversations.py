"""The list of conversations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.showing import one_line
from assistant.store.conversations import Conversation

_TITLE = 60


class ConversationList(OptionList):
    """The conversations, the latest first. Enter opens one; whoever types or pastes wants the input."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,tab,shift+tab", "screen.write", "Back")]

    @dataclass
    class Opened(Message):
        """The user wants to see a conversation."""

        conversation: int

    @dataclass
    class Typed(Message):
        """The user typed or pasted `text`."""

        text: str

    def show(self, conversations: Sequence[Conversation], current: int | None) -> None:
        """List `conversations` with `current` marked; the latest if there is none."""
        self.clear_options()
        self.add_options([_option(conversation, current) for conversation in conversations])
        ids = [conversation.id for conversation in conversations]
        if ids:
            self.highlighted = ids.index(current) if current in ids else 0

    def on_mount(self) -> None:
        """Name the list."""
        self.border_title = "Conversations"

    def on_key(self, event: events.Key) -> None:
        """Hand on what was typed."""
        if event.is_printable and event.character:
            event.stop()
            self.post_message(self.Typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Hand on what was pasted."""
        event.stop()
        self.post_message(self.Typed(event.text))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the conversation that was chosen."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Opened(int(event.option_id)))


def _option(conversation: Conversation, current: int | None) -> Option:
    title = one_line(conversation.title or "Untitled", _TITLE)
    mark, style = ("▸ ", "bold") if conversation.id == current else ("  ", "")
    return Option(Content.styled(f"{mark}{title}", style), id=str(conversation.id))
