"""The files and folders of this machine, to choose one."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DirectoryTree


class Files(DirectoryTree):
    """A tree of folders, without what is hidden. A folder is opened with Enter and taken with `t`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "take", "Take this"),
        Binding("enter", "select_cursor", "Open or take"),
        Binding("backspace", "up", "Folder above", show=False),
    ]

    @dataclass
    class Taken(Message):
        """The user takes what is at `path`."""

        path: Path

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """What is not hidden."""
        return [path for path in paths if not path.name.startswith(".")]

    def action_take(self) -> None:
        """Take the marked file or folder."""
        node = self.cursor_node
        if node is not None and node.data is not None:
            self.post_message(self.Taken(node.data.path))

    def action_up(self) -> None:
        """Show the folder above."""
        self.path = Path(self.path).absolute().parent

    def on_directory_tree_file_selected(self, event: DirectoryTree.FileSelected) -> None:
        """Take a file."""
        event.stop()
        self.post_message(self.Taken(event.path))
