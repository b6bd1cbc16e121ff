"""A place to scroll in which nothing jumps: it stays at its end, or else what is in view stays where it is."""

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.layout import DockArrangeResult
from textual.scrollbar import ScrollBar
from textual.widget import Widget


class SteadyScroll(VerticalScroll):
    """Keeps the uppermost child in view in its place on the screen when children above it come, go or change.

    Textual itself keeps a scroller at its end (`anchor`) until the user scrolls away, and once they are back.
    """

    _places: dict[Widget, tuple[int, int]] | None = None
    """Where each child begins and ends, in rows from the top of all of them."""

    def arrange(self, size: Size, optimal: bool = False) -> DockArrangeResult:
        """The children's places. Part of every layout, so what moved is made good before it is painted."""
        arranged = super().arrange(size, optimal)
        if not optimal:
            self._hold(arranged, size)
        return arranged

    def _hold(self, arranged: DockArrangeResult, size: Size) -> None:
        old = self._places
        places = {at.widget: (at.region.y, at.region.bottom) for at in arranged.placements}
        if places == old:
            return
        self._places = places
        in_view = (child for child, (_, end) in (old or {}).items() if end > self.scroll_y and child in places)
        held = next(filter(self.stays, in_view), None)
        if old is None or held is None or self._is_at_end:
            return
        last = max(0, arranged.total_region.bottom - size.height)
        self._put(min(max(0, self.scroll_y + places[held][0] - old[held][0]), last))

    def stays(self, child: Widget) -> bool:
        """Whether a child is what one reads, and so is kept in its place: whatever is shown."""
        return child.display

    @property
    def _is_at_end(self) -> bool:
        """Whether Textual scrolls to the end in the same layout."""
        return self._anchored and not self._anchor_released

    def _put(self, y: float) -> None:
        """Scroll within the layout that is going on, as Textual does for a scroller that is at its end."""
        if y != self.scroll_y:
            self.set_reactive(Widget.scroll_y, y)
            self.set_reactive(Widget.scroll_target_y, y)
            self.vertical_scrollbar.set_reactive(ScrollBar.position, y)

    def scroll_page_up(self, *, animate: bool = False, **how: object) -> None:
        """Scroll up by a screen, at once: what is added above would end up beside the way of an animation."""
        super().scroll_page_up(animate=animate, **how)  # type: ignore[arg-type]

    def scroll_page_down(self, *, animate: bool = False, **how: object) -> None:
        """Scroll down by a screen, at once."""
        super().scroll_page_down(animate=animate, **how)  # type: ignore[arg-type]
