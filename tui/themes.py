"""The colours of the app: Textual's themes and one of high contrast, and what `NO_COLOR` leaves of them."""

import os
from collections.abc import Sequence
from dataclasses import replace

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import BUILTIN_THEMES, Theme

from tui.readable import AA, AAA, Readable

_ANSI = BUILTIN_THEMES["ansi-dark"]
WITHOUT_COLOUR = replace(
    _ANSI,
    name="no-color",
    variables={
        **_ANSI.variables,
        "block-cursor-blurred-text-style": "underline",
        **{f"scrollbar-background{state}": "ansi_default" for state in ("", "-hover", "-active")},
    },
)
"""The theme under NO_COLOR. It colours no ground but that of what is marked, which is then shown reversed."""

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#7fd4ff",
    secondary="#9ee6ff",
    warning="#ffd75f",
    error="#ff9b9b",
    success="#7dff9b",
    accent="#ffd75f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#000000",
    dark=True,
    luminosity_spread=0,
    text_alpha=1,
    variables={
        **dict.fromkeys(
            ("text", "text-muted", "text-disabled", "foreground-muted", "foreground-disabled"), "#ffffff"
        ),
        "text-primary": "#7fd4ff",
        "text-secondary": "#9ee6ff",
        "text-accent": "#ffd75f",
        "text-warning": "#ffd75f",
        "text-error": "#ff9b9b",
        "text-success": "#7dff9b",
        **dict.fromkeys(("primary-muted", "secondary-muted", "accent-muted", "warning-muted"), "#000000"),
        **dict.fromkeys(("error-muted", "success-muted", "surface-active"), "#000000"),
        "border": "#ffffff",
        "border-blurred": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffff00",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#ffffff",
        "block-cursor-blurred-background": "#003f5c",
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": "#003f5c",
        "input-cursor-background": "#ffff00",
        "input-cursor-foreground": "#000000",
        "input-cursor-text-style": "none",
        "input-selection-background": "#ffff00",
        "input-selection-foreground": "#000000",
        "screen-selection-background": "#ffff00",
        "screen-selection-foreground": "#000000",
        "footer-foreground": "#ffffff",
        "footer-background": "#000000",
        "footer-key-foreground": "#ffff00",
        "footer-description-foreground": "#ffffff",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffff00",
        "scrollbar-active": "#ffff00",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
        "scrollbar-corner-color": "#000000",
        "button-foreground": "#ffffff",
        "button-color-foreground": "#000000",
        "link-color": "#7fd4ff",
        "link-color-hover": "#000000",
        "link-background-hover": "#ffff00",
        **{f"markdown-h{level}-color": "#ffff00" for level in range(1, 7)},
    },
)
"""White and bright colours on black; all text has a contrast of at least 7 to 1 (WCAG AAA)."""

DARKER_BAR = {"textual-dark": {"block-cursor-background": "#005fa8"}}
"""What is other here in Textual's themes: white is too faint on the dark one's bar, and black out of place."""

FIRST = ("textual-dark", "textual-light", HIGH_CONTRAST.name, "ansi-dark", "ansi-light")
"""The themes that are offered first: dark, light, of high contrast, and of the terminal's own colours."""


def offered(names: Sequence[str]) -> list[str]:
    """The names of themes, the usual ones first."""
    return [*(name for name in FIRST if name in names), *sorted(set(names) - set(FIRST))]


def colourless() -> bool:
    """Whether NO_COLOR asks for an app without colours. To be asked before Textual takes the variable away."""
    return bool(os.environ.get("NO_COLOR"))


class Reversed(LineFilter):
    """Shows what has a ground of its own reversed, for a terminal that gets no colours."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, the marked ones reversed."""
        return [Segment(text, _reversed(style), c) for text, style, c in segments]


class Undimmed(LineFilter):
    """Shows dim text as bright as the rest: dimming takes away from the contrast that was asked for."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, none of them dim."""
        return [
            Segment(text, style + _NOT_DIM, control)
            if style is not None and style.dim
            else Segment(text, style, control)
            for text, style, control in segments
        ]


def _reversed(style: Style | None) -> Style | None:
    marked = style is not None and style.bgcolor is not None and not style.bgcolor.is_default
    return style + _REVERSED if style is not None and marked else style


_NOT_DIM, _REVERSED = Style(dim=False), Style(reverse=True)


Filters = tuple[Sequence[LineFilter], Sequence[LineFilter]]
"""What lines go through before Textual's own filters, and after them."""

USUAL_FILTERS: Filters = ((), (Readable(AA),))
FILTERS: dict[str, Filters] = {
    HIGH_CONTRAST.name: ((Undimmed(),), (Readable(AAA),)),
    WITHOUT_COLOUR.name: ((Reversed(),), ()),
}
"""What the lines of some themes go through instead."""
