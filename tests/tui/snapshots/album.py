"""Comparing what is drawn with the pictures that are kept."""

import difflib
import os
from dataclasses import dataclass, field
from pathlib import Path

from textual.widgets import DirectoryTree

from tests.tui.driving import Driver
from tests.tui.snapshots.drawn import Drawing, drawn
from tui.app import SottoApp

KEPT = Path(__file__).parent / "kept"
ACCEPT = "SOTTO_ACCEPT_PICTURES"
"""The environment variable that makes every picture that is taken the one that is kept."""
THEMES = ("textual-dark", "textual-light")


@dataclass
class Album:
    """Takes pictures, and tells at the end which are not as they were."""

    differences: list[str] = field(default_factory=list)

    async def take(self, driver: Driver, name: str) -> None:
        """Compare what is shown now, in both themes, with the picture `name` of this size."""
        here = driver.app.theme
        there = next(theme for theme in THEMES if theme != here)
        seen = {here: await still(driver)}
        switch(driver, there)
        seen[there] = await still(driver)
        dark, light = (seen[theme] for theme in THEMES)
        if dark.text != light.text:
            self.differences.append(_diff(name, dark.text, light.text, "dark", "light"))
        size = "{}x{}".format(*driver.app.size)
        self.compare(f"{name}-{size}", page(f"{type(driver.screen).__name__} {size}", dark, light))

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
        return "\n\n".join([*self.differences, how]) if self.differences else ""


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
