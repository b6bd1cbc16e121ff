"""Asking the store from a screen, without ever keeping the screen waiting."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from textual.dom import DOMNode

from assistant.errors import SottoError

Answer = TypeVar("Answer")


async def in_background(screen: DOMNode, work: Callable[[], Answer]) -> Answer | None:
    """What `work` gives, done on a thread; if it can't be done the user is told why, and it is None."""
    try:
        return await asyncio.to_thread(work)
    except SottoError as error:
        screen.app.notify(error.message, severity="error", timeout=12)
        return None
