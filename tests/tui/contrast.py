"""How well what is drawn can be read."""

import re
from collections.abc import Iterator
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.color import Color

from tui.readable import contrast


def segments(app: App[Any]) -> Iterator[Segment]:
    """What the widgets of the front screen send to the terminal. What lies behind a dialog is meant to fade."""
    strips = app.screen._compositor.render_strips()
    for widget in app.screen.children:
        for strip in strips[max(0, widget.region.y) : widget.region.bottom]:
            line = strip.crop(widget.region.x, widget.region.right)
            yield from (segment for segment in line if segment.text.strip() and segment.style is not None)


def faint(app: App[Any], floor: float) -> list[tuple[str, float]]:
    """The texts on the screen with less contrast than `floor`, and what they have. Lines are no texts."""
    found = []
    for segment in segments(app):
        style = segment.style
        assert style is not None
        assert not style.dim
        if style.color is None or style.bgcolor is None or not re.search(r"\w", segment.text):
            continue
        ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
        if ratio < floor:
            found.append((segment.text, round(ratio, 2)))
    return found
