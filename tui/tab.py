"""One tab of a screen's parts."""

from textual.widgets import Tab


class PartTab(Tab):
    """A tab whose line below is as long as the tab, also when its words have just changed.

    Textual draws that line a moment after the words were changed, whether or not they have their place by then.
    """

    def on_resize(self) -> None:
        """Have the line drawn again: this is how long the tab is."""
        self.post_message(self.Relabelled(self))
