"""The list of what a search found, with the words marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.highlighting import Piece
from assistant.search import FactHit, MessageHit, Results, TitleHit
from assistant.showing import one_line
from assistant.store.conversations import Conversation

Hit = TitleHit | FactHit | MessageHit

FOUND = "bold underline $text-warning"
"""How the words that were found look: also without colour."""
NARROW = "Only the best are shown. Another word narrows it down."
_TITLE = 40


class ResultList(OptionList):
    """What was found, kind by kind. Enter, or a click, goes there; whoever types wants the input."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go there")]

    @dataclass
    class Opened(Message):
        """The user wants to see what was found."""

        hit: Hit

    @dataclass
    class Typed(Message):
        """The user typed `text`."""

        text: str

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._hits: list[Hit | None] = []

    @property
    def hits(self) -> list[Hit]:
        """Everything that is listed, in its order."""
        return [hit for hit in self._hits if hit is not None]

    @property
    def marked(self) -> Hit | None:
        """What the bar is on."""
        return self._hits[self.highlighted] if self.highlighted is not None else None

    def show(self, found: Results, alike: Sequence[MessageHit] = ()) -> None:
        """List what was found; the bar stays on what it was on, if that is still there."""
        marked = self.marked
        rows = list(_rows(found, alike))
        self._hits = [hit for hit, _ in rows]
        self.set_options(Option(content, disabled=hit is None) for hit, content in rows)
        first = next((at for at, hit in enumerate(self._hits) if hit is not None), None)
        self.highlighted = self._hits.index(marked) if marked is not None and marked in self._hits else first
        if self.highlighted == first:
            self.scroll_home(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go there where there is something."""
        return self.marked is not None if action == "select" else True

    def on_key(self, event: events.Key) -> None:
        """Hand on what was typed."""
        if event.is_printable and event.character:
            event.stop()
            self.post_message(self.Typed(event.character))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for it."""
        event.stop()
        if hit := self._hits[event.option_index]:
            self.post_message(self.Opened(hit))


def marked_up(piece: Piece) -> Content:
    """A piece of a text with the words that were found standing out."""
    content = Content(piece.text)
    for start, end in piece.found:
        content = content.stylize(FOUND, start, end)
    return content


def _rows(found: Results, alike: Sequence[MessageHit]) -> Iterator[tuple[Hit | None, Content]]:
    groups: tuple[tuple[str, Sequence[Hit]], ...] = (
        ("Titles", found.titles),
        ("Known about you", found.facts),
        ("Messages", found.messages),
        ("Like it in meaning", alike),
    )
    for name, hits in groups:
        if hits:
            yield None, Content.styled(name, "bold")
        for hit in hits:
            yield hit, Content("\n").join([Content.styled(_about(hit), "dim"), marked_up(hit.piece)])
        if hits is found.messages and found.more:
            yield None, Content(NARROW)


def _about(hit: Hit) -> str:
    """Whose words they are, from when, and where."""
    if isinstance(hit, TitleHit):
        return " · ".join(["Conversation", _when(hit.conversation.updated), *_marks(hit.conversation)])
    if isinstance(hit, FactHit):
        waits = ["waits for your word"] if hit.fact.state == "proposed" else []
        over = ["no longer holds"] if hit.fact.valid_to else []
        return " · ".join(["Fact", _when(hit.fact.confirmed), *waits, *over])
    message, place = hit.message, hit.conversation
    who = message.author or {"user": "You", "assistant": "Assistant"}.get(message.role, "Somebody")
    title = one_line(place.title or "Untitled", _TITLE)
    aside = ["another version"] if message.set_aside else []
    return " · ".join([one_line(who, _TITLE), _when(message.time), title, *_marks(place), *aside])


def _marks(conversation: Conversation) -> list[str]:
    marks = {"archived": conversation.archived, "imported": conversation.imported is not None}
    return [mark for mark, on in marks.items() if on]


def _when(time: str) -> str:
    return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}"
