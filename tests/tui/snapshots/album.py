"""Comparing what is drawn with the pictures that are kept."""

import difflib
import os
from dataclasses import dataclass, field
from pathlib import Path

from textual.widgets import DirectoryTree, Input, OptionList, Tree
from textual.widgets._footer import FooterKey

from tests.tui.contrast import faint
from tests.tui.driving import Driver
from tests.tui.snapshots.drawn import Drawing, drawn
from tui.app import SottoApp
from tui.readable import AA, AAA
from tui.themes import HIGH_CONTRAST

KEPT = Path(__file__).parent / "kept"
ACCEPT = "SOTTO_ACCEPT_PICTURES"
"""The environment variable that makes every picture that is taken the one that is kept."""
THEMES = ("textual-dark", "textual-light")


@dataclass
class Album:
    """Takes pictures, and tells at the end which are not as they were, and which can't be read well."""

    differences: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    async def take(self, driver: Driver, name: str) -> None:
        """Compare what is shown now, in both themes, with the picture `name` of this size."""
        here = driver.app.theme
        there = next(theme for theme in THEMES if theme != here)
        seen = {here: await still(driver)}
        if not says_what_enter_does(driver):
            self.faults.append(f"{name}: the footer does not say what Enter does")
        self._read(driver, name, AA)
        switch(driver, there)
        seen[there] = await still(driver)
        self._read(driver, name, AA)
        await self._contrasted(driver, name)
        dark, light = (seen[theme] for theme in THEMES)
        if dark.text != light.text:
            self.differences.append(_diff(name, dark.text, light.text, "dark", "light"))
        size = "{}x{}".format(*driver.app.size)
        self.compare(f"{name}-{size}", page(f"{type(driver.screen).__name__} {size}", dark, light))

    async def _contrasted(self, driver: Driver, name: str) -> None:
        """Read it in the theme of high contrast, too."""
        back = driver.app.theme
        switch(driver, HIGH_CONTRAST.name)
        await still(driver)
        self._read(driver, name, AAA)
        switch(driver, back)

    def _read(self, driver: Driver, name: str, floor: float) -> None:
        """Note what is written too faintly to be read by everybody."""
        found = dict.fromkeys(f"{text.strip()!r} ({ratio}:1)" for text, ratio in faint(driver.app, floor))
        if found:
            self.faults.append(f"{name}, {driver.app.theme}, less than {floor}:1: {', '.join(found)}")

    def compare(self, name: str, taken: str) -> None:
        """Compare a picture with the one kept under its name, or keep it."""
        path = KEPT / f"{name}.txt"
        if os.environ.get(ACCEPT):
            KEPT.mkdir(exist_ok=True)
            path.write_text(taken, "utf-8")
        kept = path.read_text("utf-8") if path.exists() else ""
        if kept != taken:
            self.differences.append(_diff(name, kept, taken, "kept", "now"))

    def report(self) -> str:
        """All differences, and what to do about them; empty if there are none."""
        how = "If they are as they should be now, accept them: python -m tests.tui.snapshots"
        differences = [*self.differences, how] if self.differences else []
        return "\n\n".join([*differences, *self.faults])


def page(title: str, dark: Drawing, light: Drawing) -> str:
    """A picture as it is kept. The title begins with the name of the screen's class."""
    return f"{title}\n{dark.text}\n\ndark\n{dark.colours}\n\nlight\n{light.colours}\n"


async def still(driver: Driver) -> Drawing:
    """What is shown once nothing moves any more: no passing message, nothing being read."""
    last: list[Drawing] = []

    def settled() -> bool:
        driver.app.clear_notifications()
        last.append(drawn(driver.app))
        return len(last) > 2 and last[-1] == last[-2] == last[-3] and not _reading(driver)

    await driver.pilot.pause()
    await driver.until(settled)
    return last[-1]


def says_what_enter_does(driver: Driver) -> bool:
    """Whether the footer names the key Enter where a line or a list has the focus, unless it has nothing to do."""
    focused, enter = driver.app.focused, driver.screen.active_bindings.get("enter")
    if enter is None or not enter.enabled or not isinstance(focused, Input | OptionList | Tree):
        return True
    empty = isinstance(focused, OptionList) and focused.highlighted is None
    return empty or any("⏎" in key.key_display for key in driver.screen.query(FooterKey))


def _reading(driver: Driver) -> bool:
    """Whether something is still read for the screen. A tree of files waits for work as long as it is there."""
    nodes = [worker.node for worker in driver.app.workers if not worker.is_finished]
    found = (node for node in nodes if node is not driver.app and not isinstance(node, DirectoryTree))
    return any(node.is_attached and node.screen is driver.screen for node in found)


def switch(driver: Driver, theme: str) -> None:
    """Show another theme without making it the user's choice: the settings are in the pictures, too."""
    app = driver.app
    app.set_reactive(SottoApp.theme, theme)  # type: ignore[arg-type]
    app._watch_theme(theme)


def _diff(name: str, before: str, after: str, was: str, is_: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"{name} ({was})", f"{name} ({is_})", "", "", 2, ""
    )
    return "\n".join(lines)
