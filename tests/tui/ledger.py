"""Filling a ledger and opening its screen."""

from datetime import datetime
from typing import Any
from unittest.mock import patch

from assistant.store.store import Store
from tests.assistant.store.helpers import begin
from tests.tui.driving import Driver
from tui.ledger.screen import LedgerScreen


def sent(
    store: Store,
    text: str,
    time: str = "2026-03-02T12:00:00.000000+00:00",
    error: str | None = None,
    **values: Any,
) -> int:
    """An entry that was sent at `time`, or failed with `error`; its number."""
    messages = [{"role": "system", "content": "Leave tags as they are."}, {"role": "user", "content": text}]
    with patch("assistant.store.ledger.now", lambda: datetime.fromisoformat(time).isoformat()):
        entry = begin(store, text=text, **{"messages": messages, **values})
        store.ledger.end(entry, "failed" if error else "complete", error)
    return entry


def fill(store: Store) -> None:
    """Four entries to two providers over two weeks, the latest without anything private."""
    with store.transaction():
        sent(store, "Dear [NAME_1] in Lisbon", revealed=[{"category": "location", "words": "Lisbon"}])
        sent(store, "About [NAME_1] and [NAME_2]", "2026-03-03T12:00:00+00:00", protected={"name": 2})
        sent(
            store, "I have [HEALTH_1]", "2026-03-12T12:00:00+00:00",
            provider="groq", protected={"health": 1}, revealed=[{"category": "job", "words": "nurse"}],
        )  # fmt: skip
        sent(store, "Which tree grows fast?", "2026-03-13T12:00:00+00:00", protected={})


async def ledger(driver: Driver) -> LedgerScreen:
    """The ledger's screen, with everything read."""
    await driver.press("ctrl+g")
    screen: LedgerScreen = await driver.until_on(LedgerScreen)
    await settled(driver, screen)
    return screen


async def settled(driver: Driver, screen: LedgerScreen) -> None:
    """Wait until all that was asked for is read and shown."""
    await driver.until(lambda: screen.days is not None and not _reading(screen))
    await driver.pilot.pause()
    await driver.until(lambda: not _reading(screen))
    await driver.pilot.pause()


def _reading(screen: LedgerScreen) -> bool:
    return any(worker.node is screen and not worker.is_finished for worker in screen.app.workers)
