"""What happens while a question is on its way, one small record each. Screens and scripts show these."""

from dataclasses import dataclass

from privacy.draft import Draft


@dataclass(frozen=True, slots=True)
class Stored:
    """The user's message is safe in the store."""

    conversation: int
    message: int


@dataclass(frozen=True, slots=True)
class Routed:
    """How the question will be answered, and why, in one line.

    `server` says so if a server of the user's own answers, and what that means; "" if it is asked no such server.
    """

    route: str
    reason: str
    server: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What would leave, to whom; the review comes next."""

    draft: Draft
    label: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The `outgoing` text is in the ledger under `ledger` and is being sent to `label`."""

    ledger: int
    label: str
    outgoing: str


@dataclass(frozen=True, slots=True)
class Piece:
    """The next words of the reply, restored."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """The turn is over. `state` is how: complete, cut, cancelled or held; `note` is one line where one is due."""

    state: str
    message: int | None = None
    note: str = ""


Event = Stored | Routed | Drafted | Sent | Piece | Done
