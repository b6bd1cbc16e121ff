"""Another model takes over while the app runs: at once, or after the answer that is being given."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from assistant.assembly import local_model
from assistant.config_sections import Config, Local
from local_models.catalog import embedded
from local_models.fits import needed, shape_in
from local_models.gguf import read_header
from local_models.machine import Machine
from tests.support.servers import scripted_server
from tests.tui.conftest import LEARN_NOT
from tests.tui.driving import Driver, chatting
from tui.chat.screen import ChatScreen
from tui.models.list import ModelList
from tui.models.screen import ModelsScreen


@contextmanager
def two_models(go_on: threading.Event) -> Iterator[str]:
    """A server with the models "slow", whose answers end once `go_on` is set, and "quick"; its base URL."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        if not handler.path.endswith("/chat/completions"):
            handler.wfile.write(json.dumps({"data": [{"id": "slow"}, {"id": "quick"}]}).encode())
            return
        name = json.loads(handler.body)["model"]  # type: ignore[attr-defined]
        words(handler, f"The {name} one ")
        if name == "slow":
            go_on.wait(20)
        words(handler, "says so.")
        handler.wfile.write(b"data: [DONE]\n\n")

    with scripted_server(answer) as url:
        yield url


def words(handler: BaseHTTPRequestHandler, text: str) -> None:
    event = {"choices": [{"delta": {"content": text}}]}
    handler.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
    handler.wfile.flush()


def set_up(home: Path, url: str) -> None:
    (home / "config.toml").write_text(f'[local]\nserver = "{url}"\nmodel = "slow"\n{LEARN_NOT}')


async def use(driver: Driver, name: str) -> None:
    """Choose a model on the screen Models, and go back to the chat."""
    await driver.press("f5")
    screen: ModelsScreen = await driver.until_on(ModelsScreen)
    models = screen.query_one(ModelList)
    await driver.until(lambda: screen.loaded)
    models.highlighted = models.get_option_index(name)
    await driver.press("enter")
    await driver.until(lambda: driver.shown("#said") == f"{name} answers from now on.")
    await driver.press("escape")
    await driver.until_on(ChatScreen)


def answers(driver: Driver) -> list[str]:
    return [view.text for view in driver.replies()]


async def test_the_next_answer_is_the_new_models(home: Path) -> None:
    go_on = threading.Event()
    go_on.set()
    with two_models(go_on) as url:
        set_up(home, url)
        async with chatting() as driver:
            await driver.ask("Who?")
            await driver.answered()
            await use(driver, "quick")
            await driver.until(lambda: driver.chat.session.assistant.model.name == "quick")
            await driver.ask("And now?")
            await driver.answered()
            assert answers(driver) == ["The slow one says so.", "The quick one says so."]


async def test_an_answer_that_is_being_given_is_not_cut(home: Path) -> None:
    go_on = threading.Event()
    with two_models(go_on) as url:
        set_up(home, url)
        async with chatting() as driver:
            await driver.ask("Who?")
            await driver.until(lambda: driver.replies() and "The slow one" in answers(driver)[0])
            await use(driver, "quick")
            assert driver.chat.session.assistant.model.name == "slow"
            go_on.set()
            await driver.answered()
            await driver.until(lambda: driver.chat.session.assistant.model.name == "quick")
            assert answers(driver) == ["The slow one says so."]


async def test_a_model_that_cannot_be_had_leaves_the_one_that_answers(home: Path) -> None:
    go_on = threading.Event()
    go_on.set()
    with two_models(go_on) as url:
        set_up(home, url)
        async with chatting() as driver:
            config = home / "config.toml"
            config.write_text(config.read_text().replace('"slow"', '"gone"'))
            await driver.app.on_models_screen_changed()
            await driver.until(lambda: any("There is no model named 'gone'" in each for each in notices(driver)))
            await driver.ask("Who?")
            await driver.answered()
            assert answers(driver) == ["The slow one says so."]


def test_the_setting_for_the_context_means_what_it_says_up_to_what_the_model_was_trained_with(home: Path) -> None:
    trained = embedded().trained
    assert trained > 4096
    for wanted, given in ((512, 512), (trained - 256, trained - 256), (10 * trained, trained)):
        model = local_model(Config(local=Local(context=wanted)))
        try:
            assert model.context_size == given
        finally:
            model.close()


@pytest.mark.slow
async def test_less_context_than_was_asked_for_is_said_at_the_start_and_where_the_model_is_listed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = embedded()
    assert info.path is not None
    shape = shape_in(read_header(info.path))
    assert shape is not None
    machine = Machine(total=16 * 10**9, available=needed(shape, info.size, 1024), cores=2)
    monkeypatch.setattr("local_models.plan.this_machine", lambda: machine)
    async with chatting((120, 40)) as driver:
        await driver.until(lambda: any("tokens of context instead of 4,096" in each for each in notices(driver)))
        await driver.press("f5")
        screen = await driver.until_on(ModelsScreen)
        await driver.until(lambda: screen.loaded and "instead of 4,096" in driver.shown("#about"))


def notices(driver: Driver) -> list[str]:
    return [each.message for each in driver.app._notifications]
