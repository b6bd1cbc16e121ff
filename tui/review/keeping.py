"""The decisions of a review that are kept for the whole conversation."""

from collections.abc import Mapping

from textual.dom import DOMNode

from assistant.choices import choices_of, drop_choice, keep_choice
from assistant.store.store import Store
from privacy.draft import Change, Draft
from privacy.fold import same_words
from privacy.rules import Action
from tui.reading import in_background


class Keeping:
    """What is kept for one conversation, as it is stored."""

    def __init__(self, store: Store, conversation: int | None, screen: DOMNode) -> None:
        """`conversation` is None where there is none to keep anything for."""
        self.kept: Mapping[str, Action] = {}
        self._store = store
        self._conversation = conversation
        self._screen = screen

    @property
    def possible(self) -> bool:
        """Whether there is a conversation to keep decisions for."""
        return self._conversation is not None

    async def read(self) -> None:
        """Read what is stored."""
        if (conversation := self._conversation) is not None:
            found = await in_background(self._screen, lambda: choices_of(self._store, conversation))
            self.kept = self.kept if found is None else found

    async def switch(self, change: Change, draft: Draft) -> None:
        """Keep the decision on these words, or keep it no longer if it is kept. What can't be kept is told."""
        if (conversation := self._conversation) is None:
            return
        if self._action_of(change) is change.decision.action:
            await in_background(self._screen, lambda: drop_choice(self._store, conversation, change.original))
        else:
            await in_background(self._screen, lambda: keep_choice(self._store, conversation, change, draft.vault))
        await self.read()

    def _action_of(self, change: Change) -> Action | None:
        key = same_words(change.original)
        return next((action for words, action in self.kept.items() if same_words(words) == key), None)
