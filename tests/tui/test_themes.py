"""The colours: contrast where it was asked for, none at all under NO_COLOR, and a switch that is kept."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorType
from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.screen import Screen

from assistant.config import load
from tests.tui.driving import Driver, chatting
from tui.places import PLACES
from tui.settings.screen import SettingsScreen
from tui.themes import FIRST, HIGH_CONTRAST, Undimmed, offered

AAA = 7.0
"""The contrast that WCAG 2 asks for at level AAA."""


def luminance(color: Color) -> float:
    """The relative luminance as WCAG 2 defines it."""
    parts = [value / 255 for value in color.rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def drawn(app: App[None]) -> Iterator[Segment]:
    """What is sent to the terminal, after all filters."""
    for strip in app.screen._compositor.render_strips():
        for segment in (
            strip.apply_filter_chain(app) if hasattr(strip, "apply_filter_chain") else filtered(app, strip)
        ):
            if segment.text.strip() and segment.style is not None:
                yield segment


def filtered(app: App[None], strip: Any) -> list[Segment]:
    segments = list(strip)
    for each in app.get_line_filters():
        segments = each.apply(segments, app.screen.styles.background)
    return segments


def faint(app: App[None]) -> list[tuple[str, float]]:
    """The texts on the screen with less contrast than AAA asks for. Lines and blocks are no texts."""
    found = []
    for segment in drawn(app):
        style = segment.style
        assert style is not None
        assert not style.dim
        if style.color is None or style.bgcolor is None or not re.search(r"\w", segment.text):
            continue
        fore, back = (Color.from_rich_color(each) for each in (style.color, style.bgcolor))
        if style.reverse:
            fore, back = back, fore
        if contrast(fore, back) < AAA:
            found.append((segment.text, round(contrast(fore, back), 2)))
    return found


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#fff")) == pytest.approx(4.54, abs=0.01)


def test_every_colour_of_text_has_contrast_on_every_background_it_meets() -> None:
    variables = HIGH_CONTRAST.to_color_system().generate()
    grounds = {name: Color.parse(variables[name]) for name in ("background", "surface", "panel")}
    texts = {
        name: value for name, value in variables.items() if name.startswith(("text", "foreground", "markdown-h"))
    }
    for name in (
        "primary",
        "secondary",
        "accent",
        "warning",
        "error",
        "success",
        "footer-key-foreground",
        "link-color",
    ):
        texts[name] = variables[name]
    for name, value in texts.items():
        if not value.startswith("#"):
            continue
        for ground, color in grounds.items():
            assert contrast(Color.parse(value), color) >= AAA, (name, ground)
    for name in ("block-cursor", "block-cursor-blurred", "input-cursor", "input-selection", "screen-selection"):
        pair = [Color.parse(variables[f"{name}-{part}"]) for part in ("foreground", "background")]
        assert contrast(*pair) >= AAA, name


async def test_what_is_drawn_in_high_contrast_has_it_everywhere(home: Path) -> None:
    async with chatting((120, 40), HIGH_CONTRAST.name) as driver:
        assert faint(driver.app) == []
        for key in (*(place.key.partition(",")[0] for place in PLACES), "f1", "ctrl+p"):
            await driver.press(key)
            await driver.until(lambda: driver.screen is not driver.chat and driver.screen.is_mounted)
            await driver.pilot.pause()
            assert faint(driver.app) == [], key
            driver.screen.dismiss(None)
            await driver.until(lambda: driver.screen is driver.chat)


def test_dim_text_is_made_as_bright_as_the_rest() -> None:
    from rich.style import Style

    [plain, dim] = Undimmed().apply(
        [Segment("a", Style(bold=True)), Segment("b", Style(dim=True))], Color(0, 0, 0)
    )
    assert (plain.style, dim.style) == (Style(bold=True), Style(dim=False))


def test_the_usual_themes_are_offered_first() -> None:
    names = ["zebra", "ansi-light", "textual-dark", "high-contrast", "ansi-dark", "textual-light", "apple"]
    assert offered(names) == [*FIRST, "apple", "zebra"]


async def test_under_no_color_no_colour_is_drawn_and_what_is_marked_stands_out(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with chatting((120, 40), "textual-dark") as driver:
        await driver.press("f7")
        screen: Screen[Any] = await driver.until_on(SettingsScreen)
        await driver.until(lambda: screen.marked)  # type: ignore[attr-defined]
        for segment in drawn(driver.app):
            assert segment.style is not None
            for color in (segment.style.color, segment.style.bgcolor):
                assert color is None or color.type == ColorType.DEFAULT, segment
        marked = [segment.text for segment in drawn(driver.app) if segment.style and segment.style.reverse]
        assert any("model" in text for text in marked)


async def theme_is(driver: Driver, name: str) -> None:
    await driver.until(lambda: driver.app.theme == name and load().app.theme == name)


async def test_a_theme_counts_at_once_and_is_kept(home: Path) -> None:
    async with chatting() as driver:
        driver.app.theme = "textual-light"  # as the command palette does
        await theme_is(driver, "textual-light")
        await driver.press("f7")
        screen = await driver.until_on(SettingsScreen)
        await driver.until(lambda: screen.marked)
        while screen.marked.id != "app.theme":
            await driver.press("down")
        await driver.press("enter", "down", "enter")
        await theme_is(driver, HIGH_CONTRAST.name)
        await driver.press("d")
        await theme_is(driver, "textual-dark")
