"""Waiting until a screen is laid out and drawn to its end: a busy machine takes more rounds than an idle one."""

from typing import Any

from textual.pilot import Pilot

CALM = 3
"""How many rounds of messages in a row must leave the screen as it was."""
PATIENCE = 500
"""How many rounds it may take to come to rest."""


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the screen shows the same, round after round, and asks for no other layout."""
    calm, before = 0, None
    for _ in range(PATIENCE):
        await pilot.pause()
        screen = pilot.app.screen
        now = (screen, "\n".join(strip.text for strip in screen._compositor.render_strips()))
        calm = calm + 1 if now == before and not screen._layout_required else 0
        if calm == CALM:
            return
        before = now
    raise AssertionError(f"{pilot.app.screen} never comes to rest")
