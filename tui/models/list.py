"""The list of models: those on this machine, then those to get."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.model_list import Row
from tui.models.downloads import Downloads
from tui.models.line import line

HERE, OWN, TO_GET = "On this machine", "On servers of your own", "To get"


class ModelList(OptionList):
    """Models under two headings. Enter does what can be done first with the marked one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Use or get"),
        Binding("space", "cursor_down", "Next", show=False),
    ]

    @dataclass
    class Marked(Message):
        """Another model is marked; None if there is none."""

        row: Row | None

    @dataclass
    class Chosen(Message):
        """The user wants the marked model: to use it, or to get it."""

        row: Row

    def __init__(self, downloads: Downloads) -> None:
        super().__init__(markup=False)
        self._downloads = downloads
        self._rows: dict[str, Row] = {}

    @property
    def marked(self) -> Row | None:
        """The model that is marked."""
        option = self.highlighted_option
        return self._rows.get(option.id or "") if option is not None else None

    @property
    def rows(self) -> list[Row]:
        """The models in the order in which they are listed."""
        return list(self._rows.values())

    def show(self, rows: Sequence[Row], mark: str | None) -> None:
        """List `rows` and mark the one called `mark`, else the one that was marked, else the first."""
        before = self.marked
        self._rows = {row.name: row for row in rows}
        options: list[Option] = []
        for heading in (HERE, OWN, TO_GET):
            listed = [row for row in rows if _heading(row) == heading]
            if listed:
                options.append(Option(Content.styled(heading, "bold"), disabled=True))
                options += [Option(line(row, self._downloads.of(row.name)), id=row.name) for row in listed]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            kept = mark if mark in self._rows else before.name if before and before.name in self._rows else None
            self.highlighted = self.get_option_index(kept) if kept else (1 if rows else None)
        self.post_message(self.Marked(self.marked))

    def move(self) -> None:
        """Show how far the downloads are by now."""
        for name, row in self._rows.items():
            if (download := self._downloads.of(name)) is not None:
                self.replace_option_prompt(name, line(row, download))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell which model is marked now."""
        event.stop()
        self.post_message(self.Marked(self.marked))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what can be done first."""
        event.stop()
        if (row := self.marked) is not None:
            self.post_message(self.Chosen(row))


def _heading(row: Row) -> str:
    """What a model is listed under."""
    return OWN if row.server else HERE if row.is_here else TO_GET
