"""Ctrl+A selects everything wherever something can be written, so that what is typed next takes its place."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, TextArea

import tui
from assistant.store.facts import Fact
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tests.tui.privacy_screen import privacy, tried
from tests.tui.you import you
from tui.privacy.naming import Naming
from tui.profile.words import Words
from tui.review.edit import EditScreen
from tui.settings.key_field import KeyField


async def retyped(driver: Driver) -> None:
    """Say something else in the field that has the focus."""
    await driver.press("ctrl+a", *"anew")


def below(kind: type[Widget]) -> Iterator[type[Widget]]:
    for each in kind.__subclasses__():
        yield each
        yield from below(each)


def test_every_field_has_the_key_except_the_one_in_which_keys_are_given() -> None:
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        import_module(module.name)
    ours = {each for base in (Input, TextArea) for each in below(base) if each.__module__.startswith("tui.")}
    having = {
        each
        for each in ours
        for kind in each.__mro__
        for binding in Binding.make_bindings(vars(kind).get("BINDINGS", ()))
        if (binding.key, binding.action) == ("ctrl+a", "select_everything")
    }
    assert ours - having == {KeyField}


async def test_the_words_of_a_fact_are_said_anew(home: Path, facts: dict[str, Fact]) -> None:
    async with chatting() as driver:
        screen = await you(driver)
        await driver.press("e")
        await retyped(driver)
        assert screen.query_one(Words).value == "anew"


async def test_a_text_to_try_is_written_anew(home: Path) -> None:
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        tried(screen).focus()
        await retyped(driver)
        assert tried(screen).text == "anew"


async def test_a_name_that_is_asked_for_is_given_anew(home: Path) -> None:
    async with chatting((120, 40)) as driver:
        await privacy(driver)
        await driver.press("ctrl+l", "n")
        naming = await driver.until_on(Naming)
        await driver.press(*"old")
        await retyped(driver)
        assert naming.query_one(Input).value == "anew"


async def test_a_draft_is_written_anew(home: Path) -> None:
    use_cloud(home, "http://127.0.0.1:9/v1")
    async with chatting((120, 40)) as driver:
        await driver.ask("How is it going?")
        await driver.review()
        await driver.press("e")
        editing = await driver.until_on(EditScreen)
        await retyped(driver)
        assert editing.query_one(TextArea).text == "anew"
