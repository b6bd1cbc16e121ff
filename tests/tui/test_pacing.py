"""Words that stream in are shown a few at a time, so that the user's keys come first."""

import asyncio
import time
from collections.abc import Callable

import pytest

from tui.chat.pacing import Pacing


def never() -> float:
    return 0.0


async def until(predicate: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not predicate():
            await asyncio.sleep(0.005)


class Page:
    """What was shown so far; drawing takes until `drawn` is set."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.drawn = asyncio.Event()

    async def show(self, piece: str) -> None:
        self.pieces.append(piece)
        await self.drawn.wait()


async def test_what_comes_while_something_is_drawn_comes_together_afterwards_and_in_order() -> None:
    page = Page()
    pacing = Pacing(page.show, never)
    pacing.add("one ")
    await until(lambda: page.pieces)
    for word in ("two ", "three ", "four"):
        pacing.add(word)
    page.drawn.set()
    await until(lambda: len(page.pieces) > 1)
    assert page.pieces == ["one ", "two three four"]


async def test_the_end_of_a_reply_waits_for_nothing() -> None:
    page = Page()
    page.drawn.set()
    pacing = Pacing(page.show, time.monotonic)
    for word in ("one ", "two ", "three"):
        pacing.add(word)
        await pacing.flush()
        assert page.pieces[-1] == word
    await pacing.flush()
    assert len(page.pieces) == 3


async def test_words_go_on_coming_while_the_user_never_stops_typing() -> None:
    page = Page()
    page.drawn.set()
    pacing = Pacing(page.show, time.monotonic)
    pacing.add("one")
    await until(lambda: page.pieces == ["one"])


async def test_what_went_wrong_while_words_were_shown_is_not_lost() -> None:
    async def show(piece: str) -> None:
        raise ValueError(piece)

    pacing = Pacing(show, never)
    pacing.add("one")
    with pytest.raises(ValueError, match="one"):
        await pacing.flush()
    pacing.add("two")
    await until(lambda: pacing._task is None or pacing._task.done())
    with pytest.raises(ValueError, match="two"):
        pacing.add("three")
