"""What the app draws, as text: the lines, and beside them the colours by the names that the theme has for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App

NAMED = (
    "foreground", "background", "surface", "panel", "primary", "secondary", "accent", "warning", "error",
    "success", "boost", "border", "border-blurred", "text-primary", "text-secondary", "text-accent",
    "text-warning", "text-error", "text-success", "primary-muted", "secondary-muted", "accent-muted",
    "warning-muted", "error-muted", "success-muted", "block-cursor-background",
    "block-cursor-blurred-background", "scrollbar", "footer-background",
)  # fmt: skip
"""The colours that are told by their names, the first name that fits. All others are told as they are."""
MARKS = ("bold", "dim", "italic", "underline", "strike", "reverse")
SEEN_ON_BLANKS = ("underline", "strike", "reverse")


@dataclass(frozen=True)
class Drawing:
    """A screen at one moment: its lines, and for every line how it is coloured."""

    lines: tuple[str, ...]
    styles: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines, between bars, so that blanks at the end are seen."""
        return "\n".join(f"{number:>2}│{line}│" for number, line in enumerate(self.lines, 1))

    @property
    def colours(self) -> str:
        """How every line is coloured, those that are coloured alike together."""
        told, number = [], 0
        for style, group in groupby(self.styles):
            first, number = number + 1, number + len(list(group))
            told.append(f"{first if first == number else f'{first}-{number}':>5}  {style}")
        return "\n".join(told)


def drawn(app: App[Any]) -> Drawing:
    """What the app shows now."""
    names = _names(app)
    update: Any = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    rows = [[segment for strip in line for segment in strip if not segment.control] for line in update.strips]
    lines = tuple("".join(segment.text for segment in row) for row in rows)
    return Drawing(lines, tuple(_told(row, names) for row in rows))


def _names(app: App[Any]) -> dict[str, str]:
    """The theme's colours as it writes them, each with a name."""
    variables = app.theme_variables
    return {variables[name].lower(): name for name in reversed(NAMED) if name in variables}


def _told(row: Iterable[Segment], names: dict[str, str]) -> str:
    """The styles of a line, each with the column where it begins."""
    runs: list[tuple[int, str]] = []
    for column, style in _runs(row, names):
        if not runs or runs[-1][1] != style:
            runs.append((column, style))
    return " | ".join(f"{column}: {style}" for column, style in runs)


def _runs(row: Iterable[Segment], names: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Every piece of the line. Blanks between words are told with the words: they only show the ground."""
    column, before, ground = 0, "", ""
    for segment in row:
        style = segment.style or Style()
        below = f"on {_colour(style.bgcolor, names)}"
        marks = " ".join(mark for mark in MARKS if getattr(style, mark))
        if segment.text.strip():
            before = " ".join(filter(None, (marks, _colour(style.color, names), below)))
        elif marks := " ".join(mark for mark in SEEN_ON_BLANKS if getattr(style, mark)):
            before = f"{marks} {_colour(style.color, names)} {below}"
        elif below != ground or any(mark in before.split() for mark in SEEN_ON_BLANKS):
            before = below
        ground = below
        yield column, before
        column += cell_len(segment.text)


def _colour(color: Color | None, names: dict[str, str]) -> str:
    if color is None or color.is_default:
        return "default"
    value = color.get_truecolor().hex.lower()
    return names.get(value, value)
