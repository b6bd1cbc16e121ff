"""A question that the local model said again, under review: whose words they are, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assembly import chosen_model
from assistant.config import load, set_value
from assistant.store.opening import open_store
from assistant.trust import Trust
from tests.support.able import able_server
from tests.support.provider import Provider, provider_server, reply
from tests.support.scores import WINS
from tests.tui.conftest import use_cloud
from tests.tui.driving import chatting

QUESTION = "My name is Peter Lang and I has a question: how do I thank Anna Kovacs for the flowers?"
SPANWISE = "My name is [NAME_1] and I has a question: how do I thank [NAME_2] for the flowers?"
FLUENT = "My name is [NAME_1]. How do I thank [NAME_2] for the flowers?"


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    """A cloud, and a local model that was measured to find fluent words."""
    with provider_server(reply("Just say it.")) as provider, able_server() as local:
        use_cloud(home, provider.base_url)
        set_value("local.server", local)
        store = open_store()
        store.privacy_profiles.use("strict")
        Trust(store.settings).keep(chosen_model(load()), {"paraphrase": WINS})
        store.close()
        yield provider


async def test_the_words_of_the_local_model_are_shown_and_sent(cloud: Provider) -> None:
    async with chatting((120, 40)) as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        assert driver.shown("#outgoing") == FLUENT
        assert "said again by the local model" in str(screen.query_one("#leaves").border_title)
        await driver.press("enter")
        await driver.answered()
        assert cloud.calls[0].body["messages"][-1]["content"] == FLUENT


async def test_u_goes_back_to_the_span_by_span_text(cloud: Provider) -> None:
    async with chatting((120, 40)) as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        await driver.press("u")
        await driver.until(lambda: driver.shown("#outgoing") == SPANWISE)
        assert "said again" not in str(screen.query_one("#leaves").border_title)
        await driver.press("enter")
        await driver.answered()
        assert cloud.calls[0].body["messages"][-1]["content"] == SPANWISE
