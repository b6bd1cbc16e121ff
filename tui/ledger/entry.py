"""One ledger entry as text."""

from datetime import datetime

from textual.content import Content
from textual.widgets.option_list import Option

from assistant.showing import one_line, plain
from assistant.store.ledger import LedgerEntry


def option(entry: LedgerEntry) -> Option:
    """The entry in two lines of the list."""
    first = Content.assemble(
        (f"{entry.id}", "bold"), f"  {_when(entry)}  {plain(entry.provider)}/{plain(entry.model)}"
    )
    return Option(Content("\n").join([first, Content.styled(one_line(entry.words, 60), "dim")]), id=str(entry.id))


def heading(entry: LedgerEntry) -> Content:
    """Who was sent the entry, when, and what was hidden and shown."""
    hidden = ", ".join(f"{count} {category}" for category, count in sorted(entry.protected.items())) or "nothing"
    shown = ", ".join(sorted({str(part["category"]) for part in entry.revealed})) or "no detected detail"
    error = f": {entry.error}" if entry.error else ""
    return Content(
        f"To {plain(entry.provider)}/{plain(entry.model)} at {plain(entry.base_url)}, {_when(entry)}\n"
        f"Privacy profile {plain(entry.privacy_profile)}; {entry.outcome}{plain(error)}\n"
        f"Hidden: {hidden}. Shown: {shown}."
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


def _when(entry: LedgerEntry) -> str:
    """The entry's time on this machine's clock."""
    return datetime.fromisoformat(entry.time).astimezone().strftime("%Y-%m-%d %H:%M")
