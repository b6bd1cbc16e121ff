"""The list of facts, area by area."""

from collections.abc import Iterable, Sequence
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
        self._facts: dict[int, Fact] = {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the message only where there is a fact."""
        return bool(self._facts) if action == "select" else True

    @property
    def marked(self) -> Fact | None:
        """The fact that is marked."""
        option = self.highlighted_option
        return self._facts.get(int(option.id)) if option is not None and option.id else None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in the order in which they are listed."""
        return tuple(self._facts.values())

    @property
    def after_marked(self) -> int | None:
        """The number of the fact below the marked one; of the one above, if that was the last."""
        marked, ids = self.marked, list(self._facts)
        if marked is None or len(ids) < 2:
            return None
        at = ids.index(marked.id)
        return ids[at + 1] if at + 1 < len(ids) else ids[at - 1]

    def show(self, facts: Iterable[Fact], mark: int | None) -> None:
        """List `facts` and mark the one with the number `mark`, else the first."""
        areas = {
            name: sorted(listed, key=lambda fact: fact.valid_to is not None)
            for name, listed in by_area(facts).items()
        }
        self._facts = {fact.id: fact for listed in areas.values() for fact in listed}
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(option for name, listed in areas.items() for option in _options(name, listed))
        index = self.get_option_index(str(mark)) if mark in self._facts else (1 if self._facts else None)
        self.highlighted = index
        self.post_message(self.Marked(self.marked))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell which fact is marked now."""
        event.stop()
        self.post_message(self.Marked(self.marked))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the message."""
        event.stop()
        self.post_message(self.Opened())


def _options(name: str, facts: Sequence[Fact]) -> list[Option]:
    return [Option(Content.styled(name, "bold"), disabled=True), *map(_option, facts)]


def _option(fact: Fact) -> Option:
    before = "".join(f"{mark} · " for mark in marks(fact))
    style = "dim" if fact.muted or fact.valid_to else ""
    line = Content.assemble((f"{percent(fact):>4}  {before}", "dim"), (one_line(fact.text, _LONGEST), style))
    return Option(line, id=str(fact.id))
