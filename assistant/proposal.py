"""What the user is asked to let leave, and the verdicts on it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.providers import Target
from privacy.draft import Draft
from privacy.outgoing import HeldError, OutgoingMessage


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft, whom it would go to, and the earlier messages of the conversation that would go along."""

    draft: Draft
    target: Target
    history: tuple[OutgoingMessage, ...] = ()

    @property
    def messages(self) -> tuple[OutgoingMessage, ...]:
        """Every message that would leave if approved, word for word and in order; none while the draft is held."""
        try:
            return replace(self.draft, seen=True).seal(self.history).messages
        except HeldError:
            return ()

    def having(self, draft: Draft) -> "Proposal":
        """The same proposal with another draft, after the user changed something."""
        return replace(self, draft=draft)


@dataclass(frozen=True, slots=True)
class Approved:
    """The user has seen the draft and lets it leave. It may be another draft than the one proposed."""

    draft: Draft


class AnswerLocally:
    """The user wants the local model to answer instead. Nothing leaves."""


class Cancelled:
    """The user cancelled. Nothing leaves."""


Verdict = Approved | AnswerLocally | Cancelled
Review = Callable[[Proposal], Verdict]
"""Shows what would leave, byte for byte, and asks. Called on the thread that iterates over the turn."""
