"""One ledger entry as text."""

from dataclasses import dataclass
from datetime import datetime

from textual.content import Content
from textual.widgets.option_list import Option

from assistant.errors import SottoError
from assistant.ledger_export import all_counted
from assistant.showing import one_line, plain
from assistant.store.errors import MissingError
from assistant.store.ledger import LedgerEntry, LedgerLine
from assistant.store.store import Store
from tui.failures import in_app

SHOWN = 10_000
"""Characters of a message that stand beside the list."""
NO_CONVERSATION = "The conversation that this was sent in is deleted."
IN_NONE = "This was sent in no conversation."


@dataclass(frozen=True, slots=True)
class Asked:
    """The message whose question was sent, for the chat to show."""

    conversation: int
    message: int | None


def option(line: LedgerLine) -> Option:
    """The entry in two lines of the list."""
    first = Content.assemble(
        (f"{line.id}", "bold"), f"  {_when(line.time)}  {plain(line.provider)}/{plain(line.model)}"
    )
    return Option(Content("\n").join([first, Content.styled(one_line(line.words, 60), "dim")]), id=str(line.id))


def heading(entry: LedgerEntry) -> Content:
    """Who was sent the entry, when, and what was hidden and shown."""
    shown = ", ".join(sorted({str(part["category"]) for part in entry.revealed})) or "no detected detail"
    error = f": {in_app(entry.error)}" if entry.error else ""
    return Content(
        f"To {plain(entry.provider)}/{plain(entry.model)} at {plain(entry.base_url)}, {_when(entry.time)}\n"
        f"Privacy profile {plain(entry.privacy_profile)}; {entry.outcome}{plain(error)}\n"
        f"Hidden: {all_counted(entry.protected)}. Shown: {shown}."
    )


def whole(entry: LedgerEntry) -> Content:
    """Every message that was sent, word for word."""
    parts = [Content.styled(entry.words, "dim")] if entry.forgotten else []
    for message in entry.messages:
        parts += [
            Content.styled(str(message["role"]), "bold"),
            Content(plain(str(message["content"]))),
            Content(""),
        ]
    return Content("\n").join(parts)


def beginning(entry: LedgerEntry) -> Content:
    """The new message as it was sent, if it is long its beginning, and what else there is to see of the entry."""
    if entry.forgotten:
        return whole(entry)
    words = plain(entry.text)
    cut = f"{words[:SHOWN]}\n…\n" if len(words) > SHOWN else f"{words}\n"
    return Content.assemble(cut, "\n", (f"Enter shows every word of it{_along(entry)}.", "dim"))


def _along(entry: LedgerEntry) -> str:
    """What there is to see beside the new message; earlier ones are counted as in the review."""
    told = sum(message["role"] == "system" for message in entry.messages)
    earlier = max(0, len(entry.messages) - told - 1)
    messages = f" and the {earlier} earlier message{'' if earlier == 1 else 's'}" if earlier else ""
    if not told:
        return messages
    return f", the instruction{messages}" if messages else " and the instruction"


def asked(store: Store, entry: LedgerEntry) -> Asked:
    """The message that the entry was sent for. Raises SottoError if its conversation is deleted."""
    if entry.conversation is None:
        raise SottoError(IN_NONE)
    try:
        conversation = store.conversations.get(entry.conversation).id
    except MissingError:
        raise SottoError(NO_CONVERSATION) from None
    try:
        return Asked(conversation, store.messages.get(entry.message or 0).id)
    except MissingError:
        return Asked(conversation, None)


def _when(time: str) -> str:
    """An entry's time on this machine's clock."""
    return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
