"""The user's own editor in place of the app, for as long as it takes."""

import asyncio
from typing import Any

from textual.app import App, SuspendNotSupported

from assistant.errors import SottoError
from assistant.files import temp_folder
from assistant.outside_editor import edited_here, editor_command, memory_folder, memory_folders, tidy
from tui.composing.on_disk import OnDiskScreen
from tui.failures import line_about

NOT_HERE = "This terminal can't be handed over to an editor."


async def written_outside(app: App[Any], text: str) -> str | None:
    """`text` as the user's editor leaves it; None if nothing came of it, and then the user knows why."""
    try:
        command = await asyncio.to_thread(editor_command)
        folder = await asyncio.to_thread(memory_folder)
        if folder is None:
            folder = temp_folder()
            if not await app.push_screen_wait(OnDiskScreen(folder)):
                return None
        with app.suspend():
            return edited_here(text, command, folder)
    except SuspendNotSupported:
        app.notify(NOT_HERE, severity="warning")
    except SottoError as error:
        app.notify(line_about(error), title="Your editor", severity="warning", timeout=12, markup=False)
    return None


async def tidied() -> None:
    """Remove what the editor of a Sotto that was killed has left behind."""
    for folder in (*await asyncio.to_thread(memory_folders), temp_folder()):
        await asyncio.to_thread(tidy, folder)
