"""Choosing what to import: a path, typed or from the tree, and the source that it is of."""

from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.imports.sources import SOURCES, Source
from tui.importing.files import Files
from tui.importing.suggesting import PathSuggester
from tui.taking import TakenChoice, TakenLine

ANY = "Tell from the file"
_ANY_TAKES = "Sotto looks what it is: the export of a chat, mail, notes or JSON lines"


class Choosing(Vertical):
    """A line for the path, the tree of files, and the sources."""

    @dataclass
    class Chosen(Message):
        """The user wants to bring in what is at `path`; `source` is None if Sotto is to tell what it is."""

        path: Path
        source: Source | None

    _last: Widget | None = None

    def compose(self) -> ComposeResult:
        """The line above, the tree and the sources side by side below it."""
        yield TakenLine(
            placeholder="File or folder: type its path, right completes it; or choose below (Tab)",
            suggester=PathSuggester(),
            select_on_focus=False,  # what could not be read is mended, not typed anew
            id="path",
        )
        with Container(id="where"):
            yield Files(Path.home())
            with Vertical(id="what"):
                yield TakenChoice(*_options(), id="sources")
                yield Static(Content(_ANY_TAKES), id="takes")

    def on_mount(self) -> None:
        """Name the parts; nothing is said of the source yet."""
        self.query_one(Files).border_title = "Files"
        sources = self.query_one("#sources", OptionList)
        sources.border_title = "Source"
        sources.highlighted = 0

    def begin(self) -> None:
        """Let the user choose: at first in the line for the path, then where he was last."""
        (self._last or self.query_one("#path")).focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Know where the user is."""
        self._last = event.widget

    @property
    def source(self) -> Source | None:
        """The source that is marked; None if Sotto is to tell."""
        option = self.query_one("#sources", OptionList).highlighted_option
        return SOURCES.get(option.id or "") if option else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the source takes."""
        event.stop()
        source = self.source
        self.query_one("#takes", Static).update(
            Content(f"{source.takes}. {source.note}" if source else _ANY_TAKES)
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with the path, if there is one, or to it."""
        event.stop()
        if self.query_one("#path", Input).value:
            self._choose(self.query_one("#path", Input).value)
        else:
            self.query_one("#path").focus()

    def on_files_taken(self, event: Files.Taken) -> None:
        """Take what is marked in the tree."""
        event.stop()
        self.query_one("#path", Input).value = str(event.path)
        self._choose(str(event.path))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        event.stop()
        if event.value.strip():
            self._choose(event.value.strip())

    def _choose(self, path: str) -> None:
        self.post_message(self.Chosen(Path(path).expanduser(), self.source))


def _options() -> list[Option]:
    return [Option(ANY, id=""), *(Option(source.label, id=source.name) for source in SOURCES.values())]
