"""The ledger as the cloud module sees it: every outgoing text is written down before it is sent."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.cloud import EndState
from assistant.history import before, for_cloud
from assistant.providers import Target
from assistant.remembering import Remembered, noted
from assistant.store.messages import Message
from assistant.store.store import Store
from privacy.draft import Draft
from privacy.outgoing import HeldError, Outgoing, OutgoingMessage

FORGOTTEN = "Something was forgotten since you asked, and the draft may hold it; ask again."


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a draft was made from. What is forgotten later is in the draft still.

    `along` are the facts that go along, `noted` what the ledger notes of them, `since` is how often words had been
    forgotten by then.
    """

    along: Remembered
    noted: Mapping[str, Sequence[int]]
    since: int

    def stand(self, store: Store) -> bool:
        """Whether nothing of it has been forgotten since."""
        now = noted(store, self.along.known)
        there = all(set(numbers) <= set(now.get(name, ())) for name, numbers in self.noted.items())
        return there and store.forgetting.times == self.since


class LedgerBook:
    """Writes ledger rows for what leaves of one message, whose `draft` was made on these `grounds`.

    `history` are the exchanges that go along.
    """

    def __init__(
        self,
        store: Store,
        message: Message,
        draft: Draft,
        grounds: Grounds,
        history: Sequence[OutgoingMessage],
    ) -> None:
        self._store = store
        self._message = message
        self._draft = draft
        self._grounds = grounds
        self._history = history

    def open(self, outgoing: Outgoing, target: Target) -> int:
        """Commit the row for `outgoing`, and the tags, without which no reply could be restored; the row's id.

        Raises HeldError if something was forgotten since, StoreError if it cannot be written.
        """
        with self._store.transaction():
            if not (self._grounds.stand(self._store) and self._is_still_said(target)):
                raise HeldError(FORGOTTEN)
            row = self._begin(outgoing, target)
            self._store.vaults.save(self._message.conversation, self._draft.remembered)
            self._store.messages.update(self._message.id, route="protected", raw=outgoing.text, ledger=row)
        return row

    def _is_still_said(self, target: Target) -> bool:
        """Whether nothing of the history has been forgotten since."""
        return set(self._history) <= set(for_cloud(self._store, before(self._store, self._message), target))

    def _begin(self, outgoing: Outgoing, target: Target) -> int:
        *earlier, new = [{"role": message.role, "content": message.text} for message in outgoing.messages]
        hidden = [d for d in outgoing.decisions if d.action.hides]
        shown = [d for d in outgoing.decisions if not d.action.hides]
        return self._store.ledger.begin(
            conversation=self._message.conversation,
            message=self._message.id,
            provider=target.provider,
            base_url=target.base_url,
            model=target.model,
            privacy_profile=outgoing.profile,
            text=outgoing.text,
            messages=[*earlier, {**new, **self._grounds.noted}],
            protected=dict(Counter(d.span.category.value for d in hidden)),
            revealed=[{"category": d.span.category.value, "words": d.span.of(self._draft.source)} for d in shown],
        )

    def close(self, row: int, state: EndState, error: str | None = None) -> None:
        """Write how the sending ended."""
        self._store.ledger.end(row, state, error)
