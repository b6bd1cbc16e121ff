"""The parts of a screen, as tabs."""

from textual.widgets import Tab, Tabs


class PartTab(Tab):
    """A tab whose line below is as long as the tab, also when its words have just changed.

    Textual draws that line a moment after the words were changed, whether or not they have their place by then.
    """

    def on_resize(self) -> None:
        """Have the line drawn again: this is how long the tab is."""
        self.post_message(self.Relabelled(self))


class PartTabs(Tabs, can_focus=False):
    """The tabs of a screen's parts. The keys are never theirs: a screen has a list that takes them, and its own.

    They must not be able to take the focus even before the screen is mounted: it goes to the first that can.
    """
