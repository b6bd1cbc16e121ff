"""A question to review and a cloud to send it to."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.widgets import Input

from tests.support.provider import Provider, provider_server, reply
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver
from tui.review.hide import HideScreen
from tui.review.screen import ReviewScreen

QUESTION = "Dear Ms Anna Kovacs, I wrote you from jon.field@example.com."
KEY = "sk-proj-4f9Tq2LwXz7RbN5cVh8KdY3mPj6GsA1eUo0i"


@contextmanager
def cloud_in(home: Path, *pieces: str) -> Iterator[Provider]:
    """A cloud, set up in `home`, that answers with these pieces, or with the tags it was given."""
    with provider_server(reply(*(pieces or ("Dear [NAM", "E_1], I wrote to [CONTACT_1].")))) as provider:
        use_cloud(home, provider.base_url)
        yield provider


async def asked(driver: Driver, question: str = QUESTION) -> ReviewScreen:
    """The review of a question."""
    await driver.ask(question)
    return await driver.review()


async def changed(driver: Driver, screen: ReviewScreen, *keys: str) -> str:
    """Press keys that change the draft one after the other; the text that would leave then."""
    for key in keys:
        before = screen.draft
        await driver.press(key)
        await driver.until(lambda before=before: screen.draft is not before and screen.may_send)
    await driver.pilot.pause()
    return driver.shown("#outgoing")


async def sent(driver: Driver) -> None:
    """Send what is shown, and wait for the reply."""
    await driver.press("s")
    await driver.answered()


def said(driver: Driver) -> list[str]:
    """What the notices say."""
    return [notice.message for notice in driver.app.notices]


async def hide(driver: Driver, words: str) -> None:
    """Hide words that nothing found."""
    await driver.press("h")
    screen = await driver.until_on(HideScreen)
    screen.query_one(Input).value = words
    await driver.press("enter")
