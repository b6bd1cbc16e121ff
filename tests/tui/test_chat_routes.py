"""A question goes by the route that the status line names, and the line names the route of the one on its way."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.store.messages import Route
from assistant.store.store import Store
from tests.support.provider import Provider, provider_server, reply
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tui.chat.status import StatusLine

QUESTION = "How is it going?"


@pytest.fixture
def ending() -> Iterator[threading.Event]:
    """Set when the cloud may end its reply."""
    ending = threading.Event()
    yield ending
    ending.set()


@pytest.fixture
def cloud(home: Path, ending: threading.Event) -> Iterator[Provider]:
    """A cloud that says a little and then waits; the next question goes there."""
    with provider_server(reply("So far, ", "so good.", wait=ending)) as cloud:
        use_cloud(home, cloud.base_url)
        with (home / "config.toml").open("a") as config:
            config.write("\n[local]\nmax_tokens = 8\n")
        yield cloud


def answered(store: Store, route: Route) -> int:
    """A conversation whose only question was answered by `route`."""
    place = store.conversations.create("asked").id
    store.messages.add(place, "user", QUESTION, route=route)
    store.messages.add(place, "assistant", "Well.", route=route)
    return place


def line(driver: Driver) -> str:
    return str(driver.chat.query_one(StatusLine).render())


async def test_what_went_to_the_cloud_is_asked_again_locally_under_local(cloud: Provider, store: Store) -> None:
    async with chatting((100, 30)) as driver:
        await driver.chat.open(answered(store, "protected"))
        await driver.press("ctrl+r", "ctrl+up", "r")
        assert line(driver).startswith(" LOCAL ")
        await driver.until(lambda: not driver.chat.busy or driver.screen is not driver.chat)
        assert driver.screen is driver.chat
        assert store.messages.in_view(1)[-1].route == "local"
    assert cloud.calls == []


async def test_what_was_answered_locally_is_asked_again_of_the_cloud_under_protected(
    cloud: Provider, store: Store
) -> None:
    async with chatting((100, 30)) as driver:
        await driver.chat.open(answered(store, "local"))
        await driver.press("ctrl+up", "r")
        assert line(driver).startswith(" PROTECTED ")
        await driver.until(lambda: not driver.chat.busy or driver.screen is not driver.chat)
        await driver.review()
        await driver.press("s")
        await driver.until(lambda: driver.replies()[-1].text == "So far, so good.")


async def test_another_route_holds_from_the_next_question_on(cloud: Provider, ending: threading.Event) -> None:
    async with chatting((100, 30)) as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("s")
        await driver.until(lambda: driver.replies() and driver.replies()[-1].text)
        await driver.press("ctrl+r")
        assert line(driver).startswith(" PROTECTED  answering") and "nothing leaves" not in line(driver)
        assert [note.message for note in driver.app.notices] == ["LOCAL from the next question on."]
        ending.set()
        await driver.answered()
        assert line(driver).startswith(" LOCAL ")


async def test_the_line_names_local_while_a_draft_is_answered_locally(cloud: Provider) -> None:
    async with chatting((100, 30)) as driver:
        named: list[str] = []
        status = driver.chat.query_one(StatusLine)
        driver.chat.watch(status, "route", lambda route: named.append(route), init=False)
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("l")
        await driver.answered()
        assert driver.replies()[-1].text
        assert named == ["local", "protected"]
    assert cloud.calls == []
