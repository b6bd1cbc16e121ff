"""What is done with a message beyond its own view: edit, ask again, branch, tell why."""

from typing import TYPE_CHECKING

from assistant.branching import branch
from tui.chat.composer import Composer
from tui.chat.editing import EditingLine
from tui.chat.moving import MovingView
from tui.chat.why import Left, WhyScreen, why
from tui.reading import in_background

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen


async def act(chat: "ChatScreen", wanted: MovingView.Wanted) -> None:
    """Do what is wanted with a message of the open conversation."""
    match wanted.what:
        case "edit":
            composer = chat.query_one(Composer)
            chat.query_one(EditingLine).begin(wanted.message, composer.writing)
            composer.put(wanted.text)
            chat.refresh_bindings()
        case "again":
            await chat.ask_again(wanted.message)
        case "branch":
            await _branch(chat, wanted.message)
        case "why":
            await _why(chat, wanted.message)


async def send_edited(chat: "ChatScreen", question: int, text: str) -> None:
    """Ask `text` in a copy of what was said before `question`."""
    store = chat.session.store
    copied = await in_background(chat, lambda: branch(store, question, without=True))
    if copied is None:
        chat.query_one(Composer).put(text)
        return
    await chat.open(copied)
    await chat.ask(text)


async def _branch(chat: "ChatScreen", message: int) -> None:
    store = chat.session.store
    copied = await in_background(chat, lambda: branch(store, message))
    if copied is not None:
        await chat.open(copied)
        chat.notify("You are in a copy now. The conversation itself stays as it is.")


async def _why(chat: "ChatScreen", reply: int) -> None:
    found = await in_background(chat, lambda: why(chat.session.store, reply))
    if found is None:
        return

    async def left(wanted: Left) -> None:
        if wanted == "again":
            await chat.ask_again(reply)
        elif wanted is not None:
            await chat.open(wanted.conversation, wanted.message)

    chat.app.push_screen(WhyScreen(chat.session.store, found, last=chat.views.open.may("again")), left)
