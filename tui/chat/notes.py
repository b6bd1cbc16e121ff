"""The dim line under a message: how it was answered, what was restored, how it ended."""

from collections.abc import Set

from assistant.store.messages import Message
from assistant.store.store import Store

_USER_STATES = {
    "held": "Held, nothing was sent. With the input empty, the up key brings the question back.",
    "failed": "Not answered. With the input empty, the up key brings the question back.",
    "cancelled": "Not sent.",
}
_REPLY_STATES = {
    "streaming": "still being written",
    "cut": "broken off",
    "cancelled": "stopped",
}


def note_on(store: Store, message: Message, values: Set[str]) -> str:
    """One line about a stored message, with the `values` that were restored in it; "" if there is nothing to say.

    Raises StoreError.
    """
    if message.imported is not None:
        return " · ".join(part for part in (message.author or "", "imported") if part)
    if message.role == "user":
        return _USER_STATES.get(message.state) or _without_reply(store, message)
    parts = [_REPLY_STATES.get(message.state, "")]
    parts += _sent(store, message, len(values)) if message.ledger else ["answered on this machine"]
    return " · ".join(part for part in parts if part)


def _without_reply(store: Store, message: Message) -> str:
    """That a question was sent and nothing came, as when the app was left meanwhile."""
    if message.ledger is None or store.messages.is_answered(message.id):
        return ""
    return f"Sent, ledger entry {message.ledger}. There is no reply."


def _sent(store: Store, message: Message, count: int) -> list[str]:
    entry = store.ledger.get(message.ledger or 0)
    restored = f"restored {count} hidden value{'' if count == 1 else 's'}" if count else ""
    return [f"from {entry.provider}/{entry.model}", restored, f"ledger entry {entry.id}"]
