"""The list of conversations."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.store.conversations import Conversation
from tui.text import one_line

_TITLE = 60


class ConversationList(OptionList):
    """The conversations, the latest first. Enter opens one."""

    @dataclass
    class Opened(Message):
        """The user wants to see a conversation."""

        conversation: int

    def show(self, conversations: Sequence[Conversation], current: int | None) -> None:
        """List `conversations` with `current` marked."""
        self.clear_options()
        self.add_options([_option(conversation, current) for conversation in conversations])
        ids = [conversation.id for conversation in conversations]
        self.highlighted = ids.index(current) if current in ids else None

    def on_mount(self) -> None:
        """Name the list."""
        self.border_title = "Conversations"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the conversation that was chosen."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Opened(int(event.option_id)))


def _option(conversation: Conversation, current: int | None) -> Option:
    title = one_line(conversation.title or "Untitled", _TITLE)
    mark, style = ("▸ ", "bold") if conversation.id == current else ("  ", "")
    return Option(Content.styled(f"{mark}{title}", style), id=str(conversation.id))
