"""Which messages of a long conversation are drawn: every one of them makes each frame dearer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

AT_ONCE = 30
"""How many messages are drawn at first, and how many more as the user scrolls to the first or last of them."""
MOST = 3 * AT_ONCE
"""How many are drawn at most, but for those that are new."""


@dataclass
class Window:
    """A stretch of all the messages of a conversation, by their numbers: from `first` up to `end`."""

    numbers: list[int] = field(default_factory=list)
    first: int = 0
    end: int = 0

    @classmethod
    def at(cls, numbers: Sequence[int], message: int | None = None) -> "Window":
        """A window with `message` amid others; at the end if there is no such message."""
        last = max(len(numbers) - AT_ONCE, 0)
        place = numbers.index(message) if message in numbers else len(numbers)
        first = max(min(place - AT_ONCE // 2, last), 0)
        return cls(list(numbers), first, min(first + AT_ONCE, len(numbers)))

    @property
    def drawn(self) -> list[int]:
        """The numbers of the messages that are drawn."""
        return self.numbers[self.first : self.end]

    @property
    def earlier(self) -> int:
        """How many messages come before those that are drawn."""
        return self.first

    @property
    def later(self) -> int:
        """How many come after them."""
        return len(self.numbers) - self.end

    def up(self) -> list[int]:
        """Move up: the messages to draw above the others."""
        first, self.first = self.first, max(self.first - AT_ONCE, 0)
        return self.numbers[self.first : first]

    def down(self) -> list[int]:
        """Move down: the messages to draw below the others."""
        end, self.end = self.end, min(self.end + AT_ONCE, len(self.numbers))
        return self.numbers[end : self.end]

    def drop_below(self) -> list[int]:
        """The messages at the bottom that are too many."""
        end, self.end = self.end, min(self.end, self.first + MOST)
        return self.numbers[self.end : end]

    def drop_above(self) -> list[int]:
        """The messages at the top that are too many."""
        first, self.first = self.first, max(self.first, self.end - MOST)
        return self.numbers[first : self.first]

    def add(self, message: int) -> None:
        """A new message stands, drawn, at the end. The window must be there."""
        self.numbers.append(message)
        self.end = len(self.numbers)

    def replace(self, message: int, by: int) -> None:
        """Another version of a message stands in its place."""
        self.numbers[self.numbers.index(message)] = by
