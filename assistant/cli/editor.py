"""The user's own editor, for what a command is told at length."""

import click

from assistant.errors import SottoError
from assistant.files import temp_folder
from assistant.outside_editor import edited_here, editor_command, memory_folder, tidy

ON_DISK = (
    "Your editor needs a file, and this system has no place for it in memory. Your text would lie on the disk, in "
    "a private folder below {folder}, while the editor is open. Afterwards it is overwritten and removed, but a "
    "disk can keep old copies.\nOpen the editor?"
)
NOT_OPENED = "The editor was not opened. Give the text as an argument instead, or pipe it in."


def typed(text: str, name: str) -> str:
    """`text` as the user's editor leaves it in a file called `name`.

    Where that would lie on the disk, the user is asked. Raises SottoError if they say no, or nothing comes of it.
    """
    command, folder = editor_command(), memory_folder()
    if folder is None:
        folder = temp_folder()
        if not click.confirm(ON_DISK.format(folder=folder), err=True):
            raise SottoError(NOT_OPENED)
    tidy(folder)
    return edited_here(text, command, folder, name)
