"""A server of the user's own answers: every place says so, and none that nothing leaves this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from assistant.config import load, set_server
from assistant.servers import Server, declare, server_called
from assistant.store.opening import open_store
from assistant.trusting import Wish, trust, use_server
from tests.support.own_server import OwnServer, own_server
from tests.tui.driving import Driver, chatting
from tests.tui.review import QUESTION, asked, cloud_in
from tests.tui.test_status import TWO, line
from tui.chat.screen import ChatScreen
from tui.importing.screen import ImportScreen
from tui.ledger.screen import LedgerScreen
from tui.models.list import ModelList
from tui.models.screen import ModelsScreen

NAS = Server("nas", "http://nas.lan", "big-32b")


@pytest.fixture
def server(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnServer]:
    """A server that was declared trusted and is to answer."""
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with own_server() as served:
        store = open_store()
        use_server(trust(Wish("nas", served.url, "big-32b", 8192), store))
        store.close()
        yield served


async def test_the_chat_says_where_words_go_before_while_and_after_they_do(server: OwnServer) -> None:
    host = server.url.removeprefix("http://")
    async with chatting((200, 40)) as driver:
        await driver.until(lambda: "privacy profile balanced" in status(driver))
        assert f" TRUSTED  your server nas (trusted): everything said here goes to {host}" in status(driver)
        await driver.ask("Greet me.")
        await driver.answered()
        assert [reply.text for reply in driver.replies()] == ["Hi there."]
        assert "from trusted:nas/big-32b · ledger entry 1" in seen(driver)
        assert "this machine" not in status(driver) + seen(driver)
        await driver.press("f3")
        screen = await driver.until_on(LedgerScreen)
        await driver.until(lambda: screen.entry is not None)
        assert f"To trusted:nas/big-32b at {server.url}" in driver.shown("#heading")
        assert "Greet me." in driver.shown("#words")
        await driver.press("escape")
        await driver.until_on(ChatScreen)
        await driver.press("f6")
        await driver.until_on(ImportScreen)
        assert "goes to your server nas" in driver.shown("#said")
        assert "leaves this machine" not in driver.shown("#said")


async def test_it_stands_apart_in_the_list_of_models_and_is_asked_nothing_there(server: OwnServer) -> None:
    async with chatting((140, 40)) as driver:
        await driver.press("f5")
        screen = await driver.until_on(ModelsScreen)
        await driver.until(lambda: screen.loaded)
        models = screen.query_one(ModelList)
        shown = [str(option.prompt) for option in models.options]
        assert "On servers of your own" in shown
        assert "* trusted:nas" in str(models.get_option("trusted:nas").prompt)
        models.highlighted = models.get_option_index("trusted:nas")
        await driver.until(lambda: "everything said goes there" in driver.shown("#about"))
        assert not screen.check_action("measure", ())
        models.highlighted = models.get_option_index("smollm2-135m-instruct")
        await driver.press("enter")
        await driver.until(lambda: load().local.model == "smollm2-135m-instruct")
        await driver.press("escape")
        await driver.until_on(ChatScreen)
        await driver.until(lambda: " LOCAL  nothing leaves this machine" in status(driver))
    assert server.paths == []


async def test_one_that_was_not_declared_can_not_be_chosen_and_is_marked(home: Path) -> None:
    set_server("nas", {"url": "http://192.168.1.20", "model": "big"})
    async with chatting((140, 40)) as driver:
        await driver.press("f5")
        screen = await driver.until_on(ModelsScreen)
        await driver.until(lambda: screen.loaded)
        models = screen.query_one(ModelList)
        assert "not trusted" in str(models.get_option("trusted:nas").prompt)
        models.highlighted = models.get_option_index("trusted:nas")
        await driver.press("enter")
        await driver.until(
            lambda: any("not declared trusted" in each.message for each in driver.app._notifications)
        )
    assert "model" not in load().local.model_fields_set


async def test_the_review_says_who_would_answer_instead(home: Path, server: OwnServer) -> None:
    with cloud_in(home):
        set_server("nas", {"url": server.url, "model": "big-32b"})
        use_server(server_called("nas", load()))
        store = open_store()
        declare(store.settings, server_called("nas", load()))
        store.close()
        async with chatting((140, 40)) as driver:
            screen = await asked(driver, QUESTION)
            assert "l asks your server nas, unprotected" in driver.shown("#title")
            assert server.paths == []
            await driver.press("l")
            await driver.answered()
            assert screen is not driver.screen
    assert server.told == [QUESTION]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            120,
            " TRUSTED  your server nas (trusted): everything said here goes to nas.lan · privacy profile balanced",
        ),
        (84, " TRUSTED  everything goes to your server nas at nas.lan · profile balanced"),
        (70, " TRUSTED  everything goes to your server nas · profile balanced"),
        (28, " TRUSTED  all to nas · balanced"),
    ],
)
async def test_at_every_width_the_status_says_that_it_goes_to_the_server(width: int, expected: str) -> None:
    assert await line(width, server=NAS) == expected


async def test_what_is_private_in_a_text_for_the_server_is_not_said_to_be_kept(home: Path) -> None:
    shown = await line(140, server=NAS, preview=TWO)
    assert shown.endswith("2 private, sent as it is")


def status(driver: Driver) -> str:
    from tui.chat.status import StatusLine

    return str(driver.chat.query_one(StatusLine).render())


def seen(driver: Driver) -> str:
    return "\n".join(str(each.visual) for each in driver.chat.views.open.query(Static))
