"""Text that everybody can read: whatever a theme says, no text stands fainter on its ground than WCAG 2 allows."""

import re
from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import BLACK, WHITE, Color
from textual.filter import LineFilter

AA, AAA = 4.5, 7.0
"""The contrast of text with its ground that WCAG 2 asks for at its levels."""

_STEPS = 20
_LETTER = re.compile(r"\w")


class Readable(LineFilter):
    """Moves the colour of text that is too faint towards black or white, as far as it takes and no further.

    Lines and blocks stay as they are, and so do the terminal's own colours, which nobody knows.
    """

    def __init__(self, floor: float) -> None:
        """`floor` is the least contrast, at most that of black and white: 21."""
        self._floor = floor
        super().__init__()

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, the faint ones stronger."""
        return [
            Segment(text, _stronger(style, self._floor), control)
            if style is not None and _LETTER.search(text)
            else Segment(text, style, control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _stronger(style: Style, floor: float) -> Style:
    """`style` with a contrast of `floor`. Of what is shown reversed the ground is moved: it comes to the same."""
    if style.color is None or style.bgcolor is None or None in (style.color.triplet, style.bgcolor.triplet):
        return style
    text, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if contrast(text, ground) >= floor:
        return style
    return style + Style(color=_moved(text, ground, floor))


def _moved(text: Color, ground: Color, floor: float) -> RichColor:
    end = max((BLACK, WHITE), key=lambda each: contrast(each, ground))
    steps = (text.blend(end, step / _STEPS, alpha=1) for step in range(1, _STEPS + 1))
    return next((each for each in steps if contrast(each, ground) >= floor), end).rich_color


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance as WCAG 2 defines it, from 0 to 1."""
    parts = [value / 255 for value in color.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
