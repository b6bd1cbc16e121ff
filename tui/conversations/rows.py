"""What stands on each row of the list of conversations: headings by time, titles, the way to the archive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from textual.content import Content
from textual.widgets.option_list import Option

from assistant.showing import one_line
from assistant.store.conversations import Conversation

ARCHIVE = "archive"
"""The id of the row that goes to the archive, or back from it."""
NOTHING = "Nothing here yet. What you ask is kept, and listed here."
NOTHING_ARCHIVED = "Nothing is archived."
_TITLE = 60
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a conversation, or words that are not one. `enabled`: it can be chosen."""

    id: str
    text: str
    conversation: Conversation | None = None
    style: str = ""
    enabled: bool = True

    @property
    def option(self) -> Option:
        """What the list shows."""
        return Option(Content.styled(self.text, self.style), id=self.id, disabled=not self.enabled)


def rows(
    conversations: Sequence[Conversation], archived: int, today: date, current: int | None, *, in_archive: bool
) -> list[Row]:
    """The rows for these conversations, pinned ones first, then the latest, and for so many `archived` others."""
    shown: list[Row] = []
    heading = ""
    for conversation in conversations:
        if (group := group_of(conversation, today)) != heading:
            heading = group
            shown.append(Row(f"heading {group}", group, style="bold", enabled=False))
        shown.append(_row(conversation, current))
    if not conversations:
        nothing = NOTHING_ARCHIVED if in_archive else NOTHING
        shown.append(Row("nothing", nothing, enabled=False))
    return [*shown, *_way(archived, in_archive=in_archive)]


def group_of(conversation: Conversation, today: date) -> str:
    """The heading that a conversation stands under. `today` is the user's day."""
    if conversation.pinned:
        return "Pinned"
    day = datetime.fromisoformat(conversation.updated).astimezone().date()
    if day >= today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return "This week" if day > today - timedelta(days=_WEEK) else "Older"


def title_of(conversation: Conversation) -> str:
    """A conversation's title on one line."""
    return one_line(conversation.title or "Untitled", _TITLE)


def _row(conversation: Conversation, current: int | None) -> Row:
    mark, style = ("▸ ", "bold") if conversation.id == current else ("  ", "")
    return Row(str(conversation.id), f"{mark}{title_of(conversation)}", conversation, style)


def _way(archived: int, *, in_archive: bool) -> Iterator[Row]:
    if in_archive:
        yield Row(ARCHIVE, "← All conversations", style="dim")
    elif archived:
        yield Row(ARCHIVE, f"Archive ({archived:,}) →", style="dim")
