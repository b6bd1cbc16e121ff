"""One kind of file to choose."""

from textual.content import Content
from textual.widgets import RadioButton


class KindButton(RadioButton):
    """A choice that shows by its form whether it is the one: Textual's own shows it by colour alone."""

    def render(self) -> Content:
        """The mark and the words."""
        words = self._label.stylize_before(self.get_visual_style("toggle--label"))
        return Content.assemble("(•) " if self.value else "( ) ", words)
