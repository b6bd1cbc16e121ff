"""The sample text as it would leave, why, and what the profile would change in the user's last questions."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.effect import Effect
from assistant.samples import explained
from assistant.showing import plain
from assistant.telling import effect_lines
from assistant.understood import HELD
from privacy.draft import Draft
from tui.review.placing import outgoing_marked

TITLE = "As it would leave"
NOTHING_PRIVATE = "Nothing private was found in it."
WHAT_THE_REST_DOES = "This is what the other sentences do:"


class Leaving(VerticalScroll, can_focus=True):
    """What would leave of the sample text, hidden words marked, each with its rule."""

    def compose(self) -> ComposeResult:
        """A warning, the text, the reasons, the effect on earlier questions."""
        yield Static(id="holds")
        yield Static(id="leaves")
        yield Static(id="why")
        yield Static(id="recent")

    def on_mount(self) -> None:
        """Say what it is."""
        self.border_title = TITLE
        for each in self.query(Static):
            each.display = False

    def show(self, draft: Draft, *, unread: bool) -> None:
        """Show `draft`; `unread` says that nothing at all would leave until every sentence is understood."""
        held = draft.held_unseen or ""
        self._tell("#holds", Content(f"{HELD} {WHAT_THE_REST_DOES}" if unread else plain(held)))
        self._tell("#leaves", Content("") if draft.held else outgoing_marked(draft, None))
        lines = [plain(explained(change)) for change, _ in draft.by_value]
        self._tell("#why", Content("\n".join(lines) if lines or draft.held else NOTHING_PRIVATE))
        self.border_title = f"{TITLE}: held" if unread or draft.held else TITLE

    def nothing(self, line: str) -> None:
        """Show a line, where there is nothing to try."""
        for selector in ("#leaves", "#why"):
            self._tell(selector, Content(""))
        self._tell("#holds", Content(line))
        self.border_title = TITLE

    def show_effect(self, effect: Effect | None) -> None:
        """Show what the profile as it is written would change against the one that is saved; None for nothing."""
        lines = ["Against what is saved:", *effect_lines(effect)] if effect else []
        self._tell("#recent", Content("\n".join(lines)))

    def _tell(self, selector: str, words: Content) -> None:
        static = self.query_one(selector, Static)
        static.update(words)
        static.display = bool(words.plain)
