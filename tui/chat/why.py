"""What was used for a reply, and asking again without some of it."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.showing import plain
from assistant.sources import line_on
from assistant.store.reply_sources import ReplySource
from assistant.store.store import Store
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.reading import in_background
from tui.taking import LeadingChoice

_WIDTH = 300
NOTHING = "The reply rested on nothing but this conversation and what the model knows."
RULES = "These rules hid something in the question before it left:"
TOLD = "This was in the prompt, besides the conversation:"


@dataclass(frozen=True, slots=True)
class Why:
    """What a reply rested on: each source with its line. `last`: whether its question may be asked again."""

    reply: int
    sources: tuple[tuple[ReplySource, str], ...]


@dataclass(frozen=True, slots=True)
class There:
    """A message that the user wants to see."""

    conversation: int
    message: int


Left = There | Literal["again"] | None
"""What the user wants when they leave: to see a message, to ask again, or nothing."""


def why(store: Store, reply: int) -> Why:
    """What a reply rested on. Raises StoreError."""
    sources = store.reply_sources.of(reply)
    return Why(reply, tuple((source, line_on(store, source, _WIDTH)) for source in sources))


class WhyScreen(Dialog[Left]):
    """Lists the facts, messages and rules that were used for a reply."""

    HELP = """
# Why

What went to the model for this reply, besides the conversation: facts about you, messages of other
conversations, and the rules of the privacy profile that hid something.

- **space** switches a fact or a message off, or on again
- **r** asks the question again without what is off, if it is the last one; the reply so far is kept
- **Enter** goes to a message
- **Esc** goes back
"""
    DEFAULT_CSS = """
    WhyScreen {
        align: center middle;
        Vertical {
            width: 90; max-width: 100%; height: auto; max-height: 80%; padding: 1 2;
            border: round $primary; border-title-color: $text-muted; background: $background;
        }
        OptionList { height: auto; max-height: 1fr; border: none; padding: 0; background: $background; }
        OptionList:focus { border: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", "Off or on"),
        Binding("r", "again", "Ask again"),
        Binding("escape,w", "leave", "Back", key_display="esc"),
        HELP_KEY,
    ]

    def __init__(self, store: Store, why: Why, *, last: bool = True) -> None:
        """`last`: whether the question of the reply is the last one, so that it may be asked again."""
        super().__init__()
        self._store, self._why, self._last = store, why, last
        self._off = {source.id: source.off for source, _ in why.sources}

    def compose(self) -> ComposeResult:
        """A line on what it is, and the list."""
        with Vertical() as box:
            box.border_title = "Why this reply"
            if self._why.sources:
                yield Static(Content(TOLD if self._told else RULES))
                yield LeadingChoice(*[_option(source, line, source.off) for source, line in self._why.sources])
            else:
                yield Static(Content(NOTHING))
        yield FittingFooter()

    @property
    def _told(self) -> bool:
        return any(source.rule is None for source, _ in self._why.sources)

    def on_mount(self) -> None:
        """Begin with the first."""
        for sources in self.query(OptionList):
            sources.highlighted = 0
            sources.focus()

    @property
    def _marked(self) -> ReplySource | None:
        for sources in self.query(OptionList):
            if sources.highlighted is not None:
                return self._why.sources[sources.highlighted][0]
        return None

    def on_option_list_option_highlighted(self) -> None:
        """Other keys may count for another source."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A rule is changed in its privacy profile, not here; only the last question is asked again."""
        if action == "switch":
            return self._marked is not None and self._marked.rule is None
        return self._last if action == "again" else True

    async def action_switch(self) -> None:
        """Leave the marked source out when the question is asked again, or take it in again."""
        if (source := self._marked) is None:
            return
        off = not self._off[source.id]
        if await in_background(self, lambda: self._switch(source.id, off)):
            self._off[source.id] = off
            line = {each.id: line for each, line in self._why.sources}[source.id]
            self.query_one(OptionList).replace_option_prompt(str(source.id), _prompt(line, off))

    def _switch(self, source: int, off: bool) -> bool:
        self._store.reply_sources.switch(source, off)
        return True

    def action_again(self) -> None:
        """Ask again."""
        self.dismiss("again")

    async def on_option_list_option_selected(self) -> None:
        """Go to the message."""
        if (source := self._marked) is not None and source.message is not None:
            number = source.message
            message = await in_background(self, lambda: self._store.messages.get(number))
            if message is not None:
                self.dismiss(There(message.conversation, message.id))

    def action_leave(self) -> None:
        """Back to the chat."""
        self.dismiss(None)


def _option(source: ReplySource, line: str, off: bool) -> Option:
    return Option(_prompt(line, off), id=str(source.id))


def _prompt(line: str, off: bool) -> Content:
    return Content.styled(f"(off) {plain(line)}", "dim strike") if off else Content(plain(line))
