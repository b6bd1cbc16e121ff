"""Bars of text: how much was hidden and how much shown, told apart by their signs and not by colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

HIDDEN_SIGN, SHOWN_SIGN = "█", "░"
LEGEND = f"{HIDDEN_SIGN} hidden   {SHOWN_SIGN} shown"
_LONGEST = 50
"""Characters that a bar has at most: longer ones are no better to compare."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: what it is about, what was hidden and shown, and what else there is to say."""

    label: str
    hidden: int
    shown: int
    note: str = ""

    @property
    def words(self) -> str:
        """The numbers in words."""
        counts = ((self.hidden, "hidden"), (self.shown, "shown"))
        said = ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing private"
        return f"{said}{self.note}"


def drawn(bars: Sequence[Bar], width: int, most: int) -> list[Content]:
    """The bars as lines of at most `width` characters; `most` is the largest sum on the whole chart."""
    label = max((len(bar.label) for bar in bars), default=0)
    words = max((len(bar.words) for bar in bars), default=0)
    room = max(0, min(_LONGEST, width - label - words - 4))
    return [_line(bar, label, room, most) for bar in bars]


def lengths(hidden: int, shown: int, most: int, room: int) -> tuple[int, int]:
    """How many signs of both kinds a bar has in `room`: what is there at all has one, if there is room for it."""
    if most <= 0:
        return 0, 0
    of_hidden, of_shown = (max(1, round(count * room / most)) if count else 0 for count in (hidden, shown))
    while of_hidden + of_shown > room:  # by two at most: what is rounded up
        of_hidden, of_shown = (of_hidden - 1, of_shown) if of_hidden >= of_shown else (of_hidden, of_shown - 1)
    return of_hidden, of_shown


def _line(bar: Bar, label: int, room: int, most: int) -> Content:
    hidden, shown = lengths(bar.hidden, bar.shown, most, room)
    return Content.assemble(
        bar.label.ljust(label),
        "  ",
        (HIDDEN_SIGN * hidden, "$success"),
        (SHOWN_SIGN * shown, "$warning"),
        " " * (room - hidden - shown),
        "  " if room else "",
        (bar.words, "dim"),
    )
