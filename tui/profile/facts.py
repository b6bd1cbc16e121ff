"""The list of facts, area by area."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.profile.areas import by_area
from assistant.showing import one_line
from assistant.store.facts import Fact
from tui.profile.parts import PART_KEYS
from tui.profile.wording import marks, percent

Rows = dict[str, Fact | None]
"""The rows of the list: a fact by its number, and the name of an area with None."""

FEW = 20
"""How many rows are taken out one by one."""
_LONGEST = 200


class FactList(OptionList):
    """Facts under the headings of their areas. Enter asks for the message that one rests on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Message"),
        Binding("space", "cursor_down", "Next", show=False),
        *PART_KEYS,
    ]

    @dataclass
    class Marked(Message):
        """Another fact is marked; None if there is none."""

        fact: Fact | None

    @dataclass
    class Opened(Message):
        """The user wants to see where the marked fact comes from."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._rows: Rows = {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the message only where there is a fact."""
        return bool(self._rows) if action == "select" else True

    @property
    def marked(self) -> Fact | None:
        """The fact that is marked."""
        option = self.highlighted_option
        return self._rows.get(option.id or "") if option is not None else None

    @property
    def facts(self) -> list[Fact]:
        """The facts in the order in which they are listed."""
        return [fact for fact in self._rows.values() if fact is not None]

    @property
    def nearest(self) -> list[int]:
        """The numbers of the marked fact, of those below it, and of those above it, the nearest first."""
        ids = [fact.id for fact in self.facts]
        at = ids.index(self.marked.id) if self.marked else 0
        return ids[at:] + ids[:at][::-1]

    def show(self, facts: Iterable[Fact], mark: int | None) -> None:
        """List `facts` and mark the one with the number `mark`, else the first."""
        rows: Rows = {}
        for name, listed in by_area(facts).items():
            rows[name] = None
            ended_last = sorted(listed, key=lambda fact: fact.valid_to is not None)
            rows.update((str(fact.id), fact) for fact in ended_last)
        with self.prevent(OptionList.OptionHighlighted):
            self._put(rows)
            self.highlighted = self.get_option_index(str(mark)) if str(mark) in rows else (1 if rows else None)
        self.post_message(self.Marked(self.marked))

    def _put(self, rows: Rows) -> None:
        """Let these rows be the list. A few that went are taken out: to draw a long list anew takes a while."""
        gone = [key for key in self._rows if key not in rows]
        left = [row for row in self._rows.items() if row[0] in rows]
        if len(gone) <= FEW and left == list(rows.items()):
            for key in gone:
                self.remove_option(key)
        else:
            self.set_options(_option(key, fact) for key, fact in rows.items())
        self._rows = rows

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell which fact is marked now."""
        event.stop()
        self.post_message(self.Marked(self.marked))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the message."""
        event.stop()
        self.post_message(self.Opened())


def _option(key: str, fact: Fact | None) -> Option:
    if fact is None:
        return Option(Content.styled(key, "bold"), id=key, disabled=True)
    before = "".join(f"{mark} · " for mark in marks(fact))
    style = "dim" if fact.muted or fact.valid_to else ""
    line = Content.assemble((f"{percent(fact):>4}  {before}", "dim"), (one_line(fact.text, _LONGEST), style))
    return Option(line, id=key)
