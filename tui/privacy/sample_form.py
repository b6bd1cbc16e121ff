"""Keeping a text as a test of a profile: which of its words must be hidden, and which must stay."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.samples import amiss
from assistant.showing import plain
from privacy.draft import Draft
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.writing import WrittenText

INTRODUCTION = "Filled in as the profile decides now. Change it to what you want: the test fails until it is so."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a test asks for."""

    text: str
    hidden: tuple[str, ...]
    kept: tuple[str, ...]


class SampleForm(Dialog[Wanted | None]):
    """The answer is the test, or None if the user would rather not."""

    HELP = """
# A test

The text is kept with the privacy profile, and with it the words that must be hidden and those that must stay, one
a line, as they stand in the text. On the screen before, and with `sotto privacy test`, you see whether the profile
still decides so.

- **Tab** goes to the next field, **Ctrl+S** keeps the test, **Esc** goes back and keeps nothing
"""
    CSS_PATH = "privacy.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep the test", priority=True),
        Binding("escape", "leave", "Go back", priority=True),
        HELP_KEY,
    ]

    def __init__(self, text: str, draft: Draft | None) -> None:
        """`draft` is what would leave of `text`, if that is known: the form begins with it."""
        super().__init__()
        self._text = text
        self._changes = [change for change, _ in draft.by_value] if draft else []

    def compose(self) -> ComposeResult:
        """The text, then the two lists of words."""
        with VerticalScroll(classes="card"):
            yield Static(INTRODUCTION, classes="question")
            yield Static(Content(plain(self._text)), id="text")
            yield Words("hidden", "Must be hidden, one a line", self._words(hides=True))
            yield Words("kept", "Must stay, one a line", self._words(hides=False))
            yield Static(id="problem")
        yield FittingFooter()

    def _words(self, *, hides: bool) -> str:
        found = (c.original for c in self._changes if c.decision.action.hides is hides)
        return "\n".join(dict.fromkeys(words for words in found if "\n" not in words))

    def on_mount(self) -> None:
        """Begin with what must be hidden."""
        self.query_one("#hidden").focus()

    def action_keep(self) -> None:
        """Hand the test over, if its words stand in its text."""
        hidden, kept = (self.query_one(f"#{name}", Words).lines for name in ("hidden", "kept"))
        if problem := amiss(self._text, hidden, kept):
            self.query_one("#problem", Static).update(Content(plain(f"{problem}.")))
        else:
            self.dismiss(Wanted(self._text, hidden, kept))

    def action_leave(self) -> None:
        """Keep nothing."""
        self.dismiss(None)


class Words(WrittenText):
    """Some words, one a line."""

    def __init__(self, id: str, title: str, words: str) -> None:
        super().__init__(words, id=id, highlight_cursor_line=False)
        self.border_title = title

    @property
    def lines(self) -> tuple[str, ...]:
        """The words, without empty lines."""
        return tuple(dict.fromkeys(line.strip() for line in self.text.splitlines() if line.strip()))
