"""From one action to the next for words under review, as far as each of them can be carried out."""

from dataclasses import dataclass

from privacy.categories import FLOOR
from privacy.draft import Change, Draft
from privacy.fold import same_words
from privacy.rewrite import Rewriter
from privacy.rules import Action

CYCLE = (Action.KEEP, Action.GENERALISE, Action.SUBSTITUTE, Action.TAG, Action.DROP)
"""The actions in the order of what they leave of the meaning, from all of it to nothing."""


@dataclass(frozen=True, slots=True)
class Cycled:
    """The draft with the next action that could be carried out, or None; and those that were passed over."""

    draft: Draft | None
    impossible: tuple[Action, ...] = ()


def cycled(rewriter: Rewriter, draft: Draft, change: Change) -> Cycled:
    """The next action for the words of `change`, the loosest after the tightest. Slow: for a thread.

    What the floor protects is never shown by it: that takes a key of its own.
    """
    at = CYCLE.index(change.decision.action)
    impossible: list[Action] = []
    for action in (*CYCLE[at + 1 :], *CYCLE[:at]):
        if action is Action.KEEP and change.decision.span.category in FLOOR:
            continue
        new = rewriter.again(draft, change.original, action)
        if not new.held and _acts(new, change, action):
            return Cycled(new, tuple(impossible))
        impossible.append(action)
    return Cycled(None, tuple(impossible))


def _acts(new: Draft, change: Change, action: Action) -> bool:
    """Whether the words are treated so in the new draft. A part about a topic that stands is no change."""
    if action is Action.KEEP and change.original in new.let_stand:
        return True
    index = index_of(new, change.original, change.decision.span.start)
    return index is not None and new.changes[index].decision.action is action


def index_of(draft: Draft, words: str, start: int = 0) -> int | None:
    """Where `words` are among the draft's changes: those at or next to `start`; None if they are not."""
    key = same_words(words)
    same = [index for index, change in enumerate(draft.changes) if same_words(change.original) == key]
    return min(same, key=lambda index: abs(draft.changes[index].decision.span.start - start), default=None)
