"""The list of settings, section by section."""

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.showing import one_line
from tui.settings.rows import Row

_WIDEST_VALUE = 48


class RowList(OptionList):
    """A heading for every section, and a line for every setting in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Change")]

    def show(self, rows: Sequence[Row], mark: str | None) -> None:
        """Show these, with the one called `mark` marked, or the first."""
        widest = max((len(row.name) for row in rows), default=0)
        self.set_options([option for section, found in groupby(rows, lambda row: row.section)
                          for option in self._section(section, list(found), widest)])  # fmt: skip
        ids = [option.id for option in self.options]
        self.highlighted = ids.index(mark) if mark and mark in ids else 1 if rows else None

    def on_resize(self) -> None:
        """Keep what is marked in view, however few lines are left."""
        self.call_after_refresh(self.scroll_to_highlight)

    @property
    def marked(self) -> str | None:
        """The name of the setting that is marked."""
        return self.highlighted_option.id if self.highlighted_option else None

    def _section(self, section: str, rows: Sequence[Row], widest: int) -> list[Option]:
        heading = Option(Content.styled(section, "bold $text-muted"), disabled=True)
        return [heading, *(Option(_line(row, widest), id=row.id) for row in rows)]


def _line(row: Row, widest: int) -> Content:
    """Name and value; a star says that the value is the user's."""
    value = one_line(row.value, _WIDEST_VALUE)
    return Content.assemble(f" {'*' if row.is_set else ' '} {row.name.ljust(widest)}  ", (value, "bold"))
