"""Waiting in tests: for something to become true, never for a time."""

import threading
import time
from collections.abc import Callable


def eventually(happened: Callable[[], bool], within: float = 30) -> bool:
    """Whether `happened` became true within so many seconds; returns as soon as it did."""
    end, pause = time.monotonic() + within, threading.Event()
    while not happened():
        if time.monotonic() > end:
            return False
        pause.wait(0.002)
    return True
