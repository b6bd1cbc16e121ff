"""The three parts of the ledger, as tabs: the entries, the sums by category, the course over time."""

from typing import Literal

from textual.binding import Binding, BindingType
from textual.widgets import Tab

from tui.tab import PartTab, PartTabs

Part = Literal["entries", "sums", "course"]
ENTRIES: Part = "entries"
SUMS: Part = "sums"
COURSE: Part = "course"
ORDER: tuple[Part, ...] = (ENTRIES, SUMS, COURSE)
PART_KEYS: tuple[BindingType, ...] = (
    Binding("right", "screen.part(1)", "Part", key_display="←→"),
    Binding("left", "screen.part(-1)", "Part", show=False),
)
"""For the widgets with the focus, which would scroll to the side with these keys."""


class LedgerParts(PartTabs):
    """Entries, sums and course. The screen's keys go from one to the other."""

    def __init__(self) -> None:
        super().__init__(
            PartTab("Entries", id=ENTRIES), PartTab("By category", id=SUMS), PartTab("Over time", id=COURSE)
        )

    def count(self, entries: int) -> None:
        """Say how many entries there are."""
        self.query_one(f"#{ENTRIES}", Tab).label = f"Entries ({entries:,})"

    def go(self, by: int) -> None:
        """Go so many parts to the right."""
        names = list(ORDER)
        self.active = names[(names.index(_part(self.active)) + by) % len(names)]

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return _part(self.active)


def _part(id: str) -> Part:
    return next(part for part in ORDER if part == id) if id else ENTRIES
