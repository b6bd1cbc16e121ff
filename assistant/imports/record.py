"""What every source gives: one record a message, and a place for each that can't be read."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import SottoError
from assistant.store.messages import Role


class ExportError(SottoError):
    """The file is not what the command takes, or it can't be read."""


@dataclass(frozen=True, slots=True)
class Record:
    """One message of an export.

    `conversation` and `id` are what the export calls them, as JSON scalars; None where it has no name for the
    message. `time` is ISO 8601 in UTC as the store writes it. `author` is the writer's name.

    `identity` tells the message from all others of its source where conversation and id don't: because the export
    has no ids, or because the conversation is only what we make of it. One of `id` and `identity` is always there.
    """

    conversation: str
    id: str | None
    role: Role
    text: str
    time: str | None = None
    title: str | None = None
    author: str | None = None
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class Malformed:
    """A record that can't be read. `where` is its file and number, never its words; `why` what is wrong in it.

    Where `why` is empty, what the source says of all such records has to do.
    """

    where: str
    why: str = ""


@dataclass(slots=True)
class Progress:
    """How far the reading is, in bytes; `total` is 0 where it can't be known.

    `moved` is called whenever some more was read; `tell` takes lines for the user.
    """

    done: int = 0
    total: int = 0
    moved: Callable[[], None] = lambda: None
    tell: Callable[[str], None] = lambda _: None

    def advance(self, count: int) -> None:
        """So many bytes more were read."""
        self.done += count
        self.moved()
