"""The draft under review, how it came to be, and the changes to it: each is made on a thread and can be undone."""

import asyncio
from collections.abc import Callable
from typing import Protocol, TypeVar

from textual.dom import DOMNode

from assistant.changing import Cycled, cycled, index_of
from privacy.categories import FLOOR, Category
from privacy.chosen import FIXED, is_fixed
from privacy.draft import Change, Draft
from privacy.places import LITERAL
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile

HIDDEN_ALREADY = "These words are hidden already."
NOTHING_ELSE = "Nothing else can be done with these words."


Made = TypeVar("Made")


class Reviewed(Protocol):
    """Where the draft is shown."""

    def changed(self, selected: int) -> None:
        """There is another draft; the change at `selected` is the one that was meant."""

    def tell(self, line: str) -> None:
        """Say why something was not done."""


class Drafting:
    """Keeps the draft. While it is `working` nothing may be sent or changed."""

    def __init__(self, draft: Draft, rewriter: Rewriter, screen: DOMNode, shown: Reviewed) -> None:
        self.draft = draft
        self.working = False
        self._before: list[Draft] = [draft.span_by_span] if draft.spanwise else []
        self._rewriter = rewriter
        self._screen, self._shown = screen, shown
        self._impossible: dict[str, set[Action]] = {}

    @property
    def undoable(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    @property
    def source(self) -> Draft:
        """The draft of what the user wrote, which an edited one no longer is."""
        return self._before[0] if self.draft.edited else self.draft

    def impossible(self, change: Change) -> set[Action]:
        """The actions that can't be carried out for these words, or not by the key that goes through them."""
        span = change.decision.span
        if span.source == LITERAL:
            return set(Action)
        never = {Action.KEEP} if span.category in FLOOR else set()
        return self._impossible.get(change.original, set()) | never

    def choose(self, change: Change, action: Action) -> None:
        """Do `action` with the words of `change`, wherever they stand."""
        draft = self.draft
        self._make(
            lambda: self._rewriter.again(draft, change.original, action), lambda new: self._chosen(new, change)
        )

    def cycle(self, change: Change) -> None:
        """Go on to the next action for the words of `change` that can be carried out."""
        draft = self.draft
        self._make(lambda: cycled(self._rewriter, draft, change), lambda found: self._cycled(found, change))

    def hide(self, words: str) -> None:
        """Hide words that no detector found."""
        draft = self.draft
        self._make(lambda: self._rewriter.called(draft, words), lambda new: self._hidden(new, words))

    def call(self, change: Change, category: Category) -> None:
        """Hide the words of `change`, wherever they stand, as something of `category`."""
        draft = self.draft
        if is_fixed(draft, change.original):
            self._shown.tell(FIXED)
            return
        self._make(
            lambda: self._rewriter.called(draft, change.original, category), lambda new: self._chosen(new, change)
        )

    def edit(self, text: str) -> None:
        """Let `text` leave instead, once it has been checked."""
        draft = self.draft
        if text != draft.text:
            self._make(lambda: self._rewriter.edited(draft, text), lambda new: self._take(new, 0))

    def under(self, profile: PrivacyProfile) -> None:
        """Make it anew under `profile`: no change under another one is left, but for an edit of the text."""
        all_of_it = [self._before[0], self.draft] if self.draft.edited else [self.draft]
        self._make(lambda: [self._rewriter.under(each, profile) for each in all_of_it], self._begin_anew)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before and not self.working:
            self.draft = self._before.pop()
            self._shown.changed(-1)

    # ---- what came of it

    def _chosen(self, new: Draft, change: Change) -> None:
        """Take the new draft, unless the words could not be shown or the change would hold the turn."""
        if new.held or (new.text == self.draft.text and new.called == self.draft.called):
            self._shown.tell(f"These words have to stay as they are. {new.held or ''}")
        else:
            self._take(new, index_of(new, change.original, change.decision.span.start) or 0)

    def _cycled(self, found: Cycled, change: Change) -> None:
        self._impossible.setdefault(change.original, set()).update(found.impossible)
        if found.draft is None:
            self._shown.tell(NOTHING_ELSE)
        else:
            new = found.draft
            self._take(new, index_of(new, change.original, change.decision.span.start) or 0)

    def _hidden(self, new: Draft, words: str) -> None:
        """Take the new draft, unless it is no other one or hiding these words would hold the turn."""
        if new.held or new.text == self.draft.text:
            self._shown.tell(new.held or HIDDEN_ALREADY)
        else:
            self._take(new, index_of(new, words) or 0)

    def _begin_anew(self, drafts: list[Draft]) -> None:
        *self._before, self.draft = drafts
        self._shown.changed(0)

    def _take(self, new: Draft, selected: int) -> None:
        self._before.append(self.draft)
        self.draft = new
        self._shown.changed(selected)

    def _make(self, work: Callable[[], Made], take: Callable[[Made], None]) -> None:
        """Do `work` on a thread; until it is done nothing can be sent or changed."""
        if self.working:
            return
        self.working = True

        async def run() -> None:
            try:
                made = await asyncio.to_thread(work)
            finally:
                self.working = False
            if self._screen.is_attached:
                take(made)

        self._screen.app.run_worker(run(), group="review", exit_on_error=False)
