"""The three parts of the screen, as tabs."""

from textual.binding import Binding, BindingType
from textual.widgets import Tab

from tui.profile.knowledge import Knowledge
from tui.tab import PartTab, PartTabs

WAITING, KNOWN, SHORT = "waiting", "known", "short"
ORDER = (WAITING, KNOWN, SHORT)
PART_KEYS: tuple[BindingType, ...] = (
    Binding("right", "screen.part(1)", "Part", key_display="←→"),
    Binding("left", "screen.part(-1)", "Part", show=False),
)
"""For the widgets with the focus, which would scroll to the side with these keys."""


class Parts(PartTabs):
    """What waits, what is known, and the short profile. The screen's keys go from one to the other."""

    def __init__(self) -> None:
        super().__init__(PartTab("New", id=WAITING), PartTab("Profile", id=KNOWN), PartTab("In short", id=SHORT))

    def count(self, knowledge: Knowledge) -> None:
        """Say how much is in each part."""
        self.query_one(f"#{WAITING}", Tab).label = f"New ({len(knowledge.waiting)})"
        self.query_one(f"#{KNOWN}", Tab).label = f"Profile ({len(knowledge.known)})"
        self.query_one(f"#{SHORT}", Tab).label = f"In short (about {knowledge.short.tokens} tokens)"

    def go(self, by: int) -> None:
        """Go so many parts to the right."""
        self.active = ORDER[(ORDER.index(self.active) + by) % len(ORDER)]
