"""The ledger as the cloud module sees it: every outgoing text is written down before it is sent."""

from collections import Counter

from assistant.cloud import EndState
from assistant.providers import Target
from assistant.store.store import Store
from privacy.outgoing import Outgoing


class LedgerBook:
    """Writes ledger rows for one message of one conversation."""

    def __init__(self, store: Store, *, conversation: int, message: int, source: str) -> None:
        self._store = store
        self._conversation = conversation
        self._message = message
        self._source = source

    def open(self, outgoing: Outgoing, target: Target) -> int:
        """Commit the row for `outgoing` and return its id. Raises StoreError if it cannot be written."""
        hidden = [d for d in outgoing.decisions if d.action.hides]
        shown = [d for d in outgoing.decisions if not d.action.hides]
        return self._store.ledger.begin(
            conversation=self._conversation,
            message=self._message,
            provider=target.provider,
            base_url=target.base_url,
            model=target.model,
            privacy_profile=outgoing.profile,
            text=outgoing.text,
            messages=[{"role": message.role, "content": message.text} for message in outgoing.messages],
            protected=dict(Counter(d.span.category.value for d in hidden)),
            revealed=[{"category": d.span.category.value, "words": d.span.of(self._source)} for d in shown],
        )

    def close(self, row: int, state: EndState, error: str | None = None) -> None:
        """Write how the sending ended."""
        self._store.ledger.end(row, state, error)
