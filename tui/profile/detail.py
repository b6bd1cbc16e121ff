"""One fact: what it says, how sure it is, the words it rests on, and what happened to it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.showing import plain
from assistant.store.facts import Fact
from tui.profile.knowledge import Behind
from tui.profile.quotes import QuoteList
from tui.profile.wording import about, happened, instead


class FactDetail(VerticalScroll, can_focus=False):
    """Everything about the marked fact."""

    def compose(self) -> ComposeResult:
        """The statement, how it stands, what it replaces, the quotes, the history."""
        yield Static(id="statement")
        yield Static(id="about")
        yield Static(id="instead")
        yield QuoteList()
        yield Static(id="history")

    def show(self, fact: Fact, behind: Behind) -> None:
        """Show `fact` with what stands behind it."""
        self._tell("#statement", plain(fact.text))
        self._tell("#about", about(fact, behind))
        self._tell("#instead", instead(fact, behind))
        self._tell("#history", "\n".join(happened(change, other, fact) for change, other in behind.history))
        self.query_one(QuoteList).show(behind.evidence)
        self.scroll_home(animate=False)

    def _tell(self, selector: str, words: str) -> None:
        static = self.query_one(selector, Static)
        static.update(Content(words))
        static.display = bool(words)
