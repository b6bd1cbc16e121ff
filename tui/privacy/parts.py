"""The four parts of the screen, as tabs where a narrow terminal shows one at a time."""

from textual.widget import Widget
from textual.widgets import Tab

from tui.privacy.leaving import Leaving
from tui.privacy.profile_list import ProfileList
from tui.privacy.prose import Prose
from tui.privacy.readings import Readings
from tui.privacy.sample_list import SampleList
from tui.privacy.tried_text import TriedText
from tui.tab import PartTab, PartTabs

PROFILES, WRITE, TRY, TESTS = "profiles", "write", "try", "tests"
LABELS = {PROFILES: "Profiles", WRITE: "Write", TRY: "Try", TESTS: "Tests"}
STOPS: dict[type[Widget], str] = {
    ProfileList: PROFILES,
    Prose: WRITE,
    Readings: WRITE,
    TriedText: TRY,
    Leaving: TRY,
    SampleList: TESTS,
}
"""The fields in the order in which Tab goes through them, each with its part."""


def part_of(widget: Widget | None) -> str:
    """The part that a field belongs to; "" for anything else."""
    return next((part for kind, part in STOPS.items() if isinstance(widget, kind)), "")


class Parts(PartTabs):
    """Which part is shown. A click goes to one; so does Tab, from field to field."""

    def __init__(self) -> None:
        super().__init__(*(PartTab(label, id=part) for part, label in LABELS.items()), active=WRITE)

    def tell(self, part: str, label: str) -> None:
        """Say more about a part than its name."""
        self.query_one(f"#{part}", Tab).label = label
