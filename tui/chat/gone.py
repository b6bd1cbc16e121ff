"""When the conversation that is open was deleted elsewhere: in another Sotto, or on the command line."""

from typing import TYPE_CHECKING

from assistant.store.errors import MissingError
from assistant.store.store import Store
from tui.composing.box import ComposerBox
from tui.conversations.list import ConversationList
from tui.reading import in_background

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen

GONE = "That conversation was deleted elsewhere. This is a new one."
KEPT = "What you had written is in its input."


async def left_if_gone(chat: "ChatScreen") -> bool:
    """Begin a new conversation, with what is written, if the open one is there no more; whether that was so.

    So it is, too, of a chat that is being taken down while one quits: nothing can be shown in it.
    """
    conversation, lists = chat.conversation, chat.query(ConversationList)
    if not lists:
        return True
    if conversation is None or conversation in lists.first().deleted:
        return False
    gone = await in_background(chat, lambda: _is_gone(chat.session.store, conversation))
    if not gone or chat.conversation != conversation:
        return False
    kept = await chat.query_one(ComposerBox).take_along()
    await chat.open(None)
    await chat.new_facts.count()
    chat.notify(f"{GONE} {KEPT}" if kept else GONE, severity="warning", timeout=12)
    return True


def _is_gone(store: Store, conversation: int) -> bool:
    """Whether it was erased, or waits to be: then it may be gone before an answer is there."""
    try:
        return store.conversations.get(conversation).deleted is not None
    except MissingError:
        return True
