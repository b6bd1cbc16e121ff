"""What was imported before."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.imports.in_words import count
from assistant.imports.sources import SOURCES
from assistant.showing import one_line
from assistant.store.imports import Import


class Earlier(OptionList):
    """A line for every import, the newest first."""

    def __init__(self) -> None:
        super().__init__(id="earlier")
        self._imports: Sequence[Import] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to take here."""
        return action != "select"

    def show(self, imports: Sequence[Import]) -> None:
        """Show these."""
        self._imports = imports
        self.set_options(Option(_line(each), id=str(each.id)) for each in imports)
        self.highlighted = 0 if imports else None

    @property
    def marked(self) -> Import | None:
        """The import that the keys are about."""
        option = self.highlighted_option
        return next((each for each in self._imports if option and str(each.id) == option.id), None)


def _line(each: Import) -> Content:
    source = SOURCES[each.source].label if each.source in SOURCES else each.source
    state = "" if each.ended else "  stopped: import it again to go on"
    return Content(
        f"{each.began[:10]}  {source:<10}  {one_line(each.name, 36):<36}  {count(each.kept, 'message')}{state}"
    )
