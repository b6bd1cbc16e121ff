"""The search: every word that is kept, found as one types, and one key to go there."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from assistant.search import Alike, FactHit, MessageHit, Results, Search, TitleHit
from tui.footer import FittingFooter
from tui.pages import Page
from tui.search.latest import Latest
from tui.search.line import SearchLine
from tui.search.results import Hit, ResultList
from tui.session import Session

PAUSE_S = 0.4
"""How long nothing is typed before what is like it in meaning is looked for, in seconds."""
SHORTEST = 4
"""Letters from which on something may be like it in meaning."""
BEGIN = (
    "Type a word, or more. Everything that was said is searched, here and in what you imported, "
    "the archive too, and the titles and what is known about you.\n\n"
    "All of the words have to be there; the beginning of a word is enough, from two letters on."
)
NOTHING = "Nothing has all of these words.\n\nTry fewer of them, or only how they begin."


@dataclass(frozen=True, slots=True)
class Found:
    """A message that the user wants to see; without a `message` the end of its conversation."""

    conversation: int
    message: int | None


class SearchScreen(Page[Found | None]):
    """Finds messages, titles and facts. The answer is the place that the user wants to go to, if any."""

    HELP = """
# Search

Type words; what has all of them is listed at once, the best first, the words underlined. The beginning of a
word is enough, capitals and accents make no difference. Last comes what is like it in meaning.

- **down, up, Page down, Page up** go through what was found
- **Enter**, or a click, goes to the message in its conversation
- **Tab** goes from the words to the list and back, **Ctrl+U** empties the line
- **Esc** goes back to the chat
"""
    CSS_PATH = "search.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+f", "leave", "Back", key_display="esc"),
        Binding("ctrl+q", "app.quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, session: Session, alike: Alike | None = None) -> None:
        """`alike` finds messages by their meaning; without it only words are looked for."""
        super().__init__()
        self._search, self._alike = Search(session.store), alike
        self._words = Latest(self, self._search.words, self._show)
        self._meaning = Latest(self, self._like, self._show_alike)
        self._pause: Timer | None = None
        self._results = Results("")
        self._open_first = False

    def compose(self) -> ComposeResult:
        """The words, how much was found, and what."""
        yield SearchLine()
        yield Static(id="count")
        yield ResultList()
        yield Static(Content(BEGIN), id="empty")
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(SearchLine).focus()
        self._show("", self._results)

    @property
    def working(self) -> bool:
        """Whether something is still being looked for."""
        return self._words.working or self._meaning.working or self._pause is not None

    # ---- looking

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what stands there now."""
        event.stop()
        self._open_first = False
        self._stop_pause()
        self._meaning.want(None)
        self._words.want(event.value)

    def _show(self, query: str, found: Results) -> None:
        """Show what has the words, and look for what is like them once the user pauses."""
        self._results = found
        self.query_one(ResultList).show(found)
        self.query_one("#empty", Static).update(Content(NOTHING if found.sought else BEGIN))
        self.set_class(found.is_empty, "-empty")
        self._count(())
        if self._alike is not None and found.sought and len(query.strip()) >= SHORTEST:
            self._pause = self.set_timer(PAUSE_S, self._look_alike)
        if self._open_first:
            self.action_open()

    def _look_alike(self) -> None:
        self._pause = None
        self._meaning.want(self._results.query)
        self._count(())

    def _like(self, query: str) -> tuple[MessageHit, ...]:
        return self._search.alike(query, self._alike, self._results) if self._alike is not None else ()

    def _show_alike(self, _: str, alike: tuple[MessageHit, ...]) -> None:
        if alike:
            self.query_one(ResultList).show(self._results, alike)
            self.remove_class("-empty")
        self._count(alike)

    def _count(self, alike: tuple[MessageHit, ...]) -> None:
        """Say how much was found, and whether something is still being looked for."""
        found = self._results
        more = "more than " if found.more else ""
        counts = [
            _counted(len(found.titles), "title"),
            _counted(len(found.facts), "fact"),
            more + _counted(len(found.messages), "message"),
            f"{len(alike)} like it" if alike else "",
        ]
        said = " · ".join(count for count in counts if count)
        busy = "looking for what is like it…" if self._meaning.working else ""
        self.query_one("#count", Static).update(Content(" · ".join(filter(None, [said, busy]))))
        self.refresh_bindings()

    def _stop_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    # ---- going

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what was found only where something was."""
        if action == "open":
            return self._words.working or bool(self.query_one(ResultList).hits)
        return bool(self.query_one(ResultList).hits) if action == "move" else True

    def action_move(self, how: str) -> None:
        """Move the bar while the words have the focus."""
        getattr(self.query_one(ResultList), f"action_{how}")()

    def action_open(self) -> None:
        """Go to what is marked; while something is looked for, to the first that will be found."""
        self._open_first = self._words.working
        if self._open_first:
            return
        if hit := self.query_one(ResultList).marked:
            self._open(hit)

    def on_result_list_opened(self, event: ResultList.Opened) -> None:
        """Go to what was chosen."""
        self._open(event.hit)

    def on_result_list_typed(self, event: ResultList.Typed) -> None:
        """Take what was typed on the list for more of the words."""
        self.query_one(SearchLine).more(event.text)

    def _open(self, hit: Hit) -> None:
        if isinstance(hit, TitleHit):
            self.dismiss(Found(hit.conversation.id, None))
        elif isinstance(hit, MessageHit):
            self.dismiss(Found(hit.message.conversation, hit.shown))
        elif isinstance(hit, FactHit) and hit.evidence is not None:
            self.dismiss(Found(hit.evidence.conversation, hit.evidence.message))
        else:
            from tui.profile.screen import NO_MESSAGE

            self.notify(NO_MESSAGE)

    def action_leave(self) -> None:
        """Back to the chat."""
        self.dismiss(None)


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}" if count else ""
