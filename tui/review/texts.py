"""The two texts: side by side, on a narrow terminal one below the other, or both in one."""

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.errors import NoWidget
from textual.widgets import Static

from assistant.showing import plain
from privacy.draft import Draft
from privacy.replaced import places
from tui.review.inline import can_be_inline, inline_marked, inline_place
from tui.review.placing import leaves_title, outgoing_marked, source_marked

APART_HINT = "v: both in one text   w: all that leaves"
INLINE_HINT = "v: apart"
_CONTEXT = 3
"""Lines that are seen before the marked words."""


class Texts(Container):
    """What the user wrote and what would leave."""

    def __init__(self) -> None:
        super().__init__(id="texts")
        self._inline_wanted = False

    def compose(self) -> ComposeResult:
        """The user's own words, what would leave, and the two in one."""
        for pane, text in (("yours", "source"), ("leaves", "outgoing"), ("both", "inline")):
            with VerticalScroll(id=pane, can_focus=False):
                yield Static(id=text)

    def on_mount(self) -> None:
        """Say which text is whose."""
        self.query_one("#yours").border_title = "What you wrote"
        self.query_one("#both").border_title = "Both in one: ⟨your words→what leaves⟩"
        self.query_one("#both").border_subtitle = INLINE_HINT

    def switch(self) -> None:
        """Show both in one, or apart again. Takes effect with the next `show`."""
        self._inline_wanted = not self._inline_wanted

    def show(self, draft: Draft, source: Draft, selected: int | None) -> None:
        """Show `draft` with one change marked; `source` is the draft of what the user wrote."""
        inline = self._inline_wanted and can_be_inline(draft)
        self.set_class(inline, "-inline")
        self.query_one("#leaves").border_title = leaves_title(draft)
        self.query_one("#leaves").border_subtitle = APART_HINT if can_be_inline(draft) else None
        self.query_one("#source", Static).update(source_marked(source, None if draft.edited else selected))
        self.query_one("#outgoing", Static).update(outgoing_marked(draft, selected))
        self.query_one("#inline", Static).update(inline_marked(draft, selected) if inline else "")
        if selected is not None:
            self._show_places(draft, selected, inline=inline)

    def on_resize(self) -> None:
        """Offer to send only where there is room for words."""
        self.call_after_refresh(self.screen.refresh_bindings)

    @property
    def seen(self) -> bool:
        """Whether any of the words that would leave are on the screen."""
        shown = self.query("#inline" if self.has_class("-inline") else "#outgoing")
        try:
            return any(self.screen.find_widget(text).visible_region.area > 0 for text in shown)
        except NoWidget:  # nothing was drawn yet
            return False

    def page(self, pages: int) -> None:
        """Scroll all of them."""
        for pane in self.query(VerticalScroll):
            pane.scroll_relative(y=pages * max(1, pane.size.height - 1), animate=False)

    def _show_places(self, draft: Draft, selected: int, *, inline: bool) -> None:
        if inline:
            self._bring_into_view("#both", inline_marked(draft, None).plain, inline_place(draft, selected))
        self._bring_into_view("#leaves", draft.text, places(draft)[selected][0])
        if not draft.edited:
            self._bring_into_view("#yours", draft.source, draft.changes[selected].decision.span.start)

    def _bring_into_view(self, pane: str, text: str, start: int) -> None:
        """Scroll so that the place in the text is seen, with a line or two before it."""
        scroll = self.query_one(pane, VerticalScroll)
        width = scroll.scrollable_content_region.width
        if width > 0:
            line = Content(plain(text[:start])).get_height({}, width)
            scroll.scroll_to(y=max(0, line - _CONTEXT), animate=False)
