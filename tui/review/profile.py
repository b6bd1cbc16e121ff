"""From a review to the privacy profile that holds it, and back."""

import asyncio
from importlib import import_module
from typing import Any

from textual.screen import Screen

from assistant.profiles import name_in, privacy_profile
from privacy.rules import PrivacyProfile
from tui.reading import in_background
from tui.session import Session


async def profile_after(screen: Screen[Any], session: Session, conversation: int | None) -> PrivacyProfile | None:
    """Show the privacy profiles over `screen`; the one that holds once the user is back, None if there is none."""
    module = await asyncio.to_thread(import_module, "tui.privacy.screen")  # late: nobody may have opened it
    await screen.app.push_screen_wait(module.PrivacyScreen(session, conversation))
    store = session.store
    return await in_background(screen, lambda: privacy_profile(store, name_in(store, conversation)))
