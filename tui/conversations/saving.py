"""Saving a conversation to a file whose name the user is asked for."""

from pathlib import Path

from textual.app import App

from assistant.exporting import file_name, form_of, save
from assistant.store.conversations import Conversation
from assistant.store.store import Store
from tui.conversations.line import LineScreen

HINT = "Markdown; a name that ends in .json gives JSON. The file is readable: it holds the real names."


async def ask_where(app: App[object], conversation: Conversation) -> Path | None:
    """Where the user wants the file; None if they would rather not. For a worker."""
    screen = LineScreen("Export to the file", f"./{file_name(conversation)}", HINT, _doubt)
    line = await app.push_screen_wait(screen)
    return _path(line) if line is not None else None


def save_to(store: Store, conversation: int, path: Path) -> str:
    """Write the file, over one that is there, and say so. Raises SottoError."""
    save(store, conversation, path, form_of(path), as_sent=False, overwrite=True)
    return f"Exported to {path}, which only you can read."


def _doubt(line: str) -> str:
    path = _path(line)
    if path.is_dir():
        return f"{path} is a folder. Add a name."
    return f"{path} is there already. Enter again writes over it." if path.exists() else ""


def _path(line: str) -> Path:
    return Path(line).expanduser()
