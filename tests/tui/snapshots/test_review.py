"""Pictures of the review and of what opens over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.store.store import Store
from privacy.rules import PrivacyProfile
from tests.support.provider import Provider
from tests.tui.driving import chatting
from tests.tui.review import KEY, QUESTION, asked, cloud_in
from tests.tui.snapshots.album import Album
from tests.tui.test_review_gate import RULES, TRAM
from tests.tui.test_review_held import HELD
from tui.learning.screen import LOOKING, LearnScreen
from tui.review.edit import EditScreen
from tui.review.hide import HideScreen
from tui.review.kind import KindScreen
from tui.review.whole import WholeScreen

LONG = f"{QUESTION} I was born on 4 May 1987 and live in Lisbon. My key is {KEY}. How do I ask for a later start?"


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    with cloud_in(home) as provider:
        yield provider


async def test_the_review(cloud: Provider, size: tuple[int, int], album: Album) -> None:
    async with chatting(size) as driver:
        screen = await asked(driver, LONG)
        await album.take(driver, "review-filled")
        await driver.press("v")
        await driver.until(lambda: screen.query_one("#both").display)
        await album.take(driver, "review-inline")
        dialogs = (("e", EditScreen), ("h", HideScreen), ("k", KindScreen), ("w", WholeScreen))
        for key, kind in dialogs:
            name = kind.__name__.removesuffix("Screen").lower()
            await driver.press(key)
            await driver.until_on(kind)
            await album.take(driver, f"review-{name}")
            await driver.press("escape")
            await driver.until(lambda: driver.screen is screen)
        await driver.press("escape")
        await driver.answered()


async def test_a_review_that_is_held(cloud: Provider, store: Store, size: tuple[int, int], album: Album) -> None:
    store.privacy_profiles.save(PrivacyProfile("mine", "prose", RULES))
    store.privacy_profiles.use("mine")
    async with chatting(size) as driver:
        await asked(driver, TRAM)
        await album.take(driver, "review-held")
        await driver.press("escape")
        await driver.answered()


async def test_a_review_that_the_profile_holds(
    cloud: Provider, store: Store, size: tuple[int, int], album: Album
) -> None:
    store.privacy_profiles.save(HELD)
    store.privacy_profiles.use("mine")
    async with chatting(size) as driver:
        await asked(driver)
        await album.take(driver, "review-unread")
        await driver.press("escape")
        await driver.answered()


async def test_what_is_offered_after_a_review(cloud: Provider, size: tuple[int, int], album: Album) -> None:
    async with chatting(size) as driver:
        screen = await asked(driver, "I work at Brightwell Clinic. Write a short bio of me.")
        await driver.press("space")
        await driver.until(lambda: "Brightwell Clinic" in driver.shown("#outgoing") and screen.may_send)
        await driver.press("s")
        await driver.answered()
        await driver.until(lambda: driver.chat.offered.count)
        await album.take(driver, "review-offered")
        await driver.press("f12")
        offer: LearnScreen = await driver.until_on(LearnScreen)
        await driver.until(lambda: offer.may_add and driver.shown("#effect") != LOOKING)
        await album.take(driver, "review-learn")
        await driver.press("escape")
        await driver.answered()
