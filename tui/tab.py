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

    So by class, not once mounted: before that the focus goes to the first widget that can take it.
    """
