"""The screen Models, against a hub on loopback."""

from pathlib import Path

import pytest
from textual.widgets import Markdown

from assistant.config import load
from tests.support.hub import Hub, gguf
from tests.support.measured import measured_server
from tests.tui.models_screen import EMBEDDED, NAME, SIZE, hub, line_of, listed, mark, models, name, put, said
from tui.chat.screen import ChatScreen
from tui.help import HelpScreen
from tui.models.list import ModelList
from tui.models.other import OtherModel

__all__ = ["hub"]


async def test_it_lists_what_is_here_and_what_can_be_got_and_asks_nobody(home: Path, hub: Hub) -> None:
    put(home)
    async with models() as (driver, screen):
        states = listed(screen)
        assert list(states)[:3] == [EMBEDDED, NAME, "qwen2.5-0.5b"]
        assert (states[EMBEDDED], states[NAME], states["qwen2.5-0.5b"]) == ("in use", "here", "to get")
        for words in ("*", "98 MB", "apache-2.0", "fits"):
            assert words in line_of(screen, EMBEDDED)
        await driver.until(lambda: "it answers" in driver.shown("#about"))
        for words in ("98 MB", "apache-2.0", "8,192 tokens at most", "fits: needs", "not measured", "b measures"):
            assert words in driver.shown("#about")
    assert hub.requests == []


async def test_enter_answers_with_the_marked_model(home: Path) -> None:
    put(home)
    async with models() as (driver, screen):
        await mark(driver, screen, NAME)
        await driver.press("enter")
        await driver.until(lambda: listed(screen)[NAME] == "in use")
        assert said(driver) == f"{NAME} answers from now on."
        assert listed(screen)[EMBEDDED] == "here"
    assert load().local.model == NAME


async def test_d_asks_and_y_deletes_and_the_embedded_model_answers_again(home: Path) -> None:
    path = put(home)
    async with models() as (driver, screen):
        await mark(driver, screen, NAME)
        await driver.press("enter")
        await driver.until(lambda: listed(screen)[NAME] == "in use")
        await mark(driver, screen, NAME)
        await driver.press("d")
        await driver.until(lambda: said(driver).startswith(f"Delete {NAME} from this machine?"))
        await driver.press("up", "y")
        assert path.exists()
        await mark(driver, screen, NAME)
        await driver.press("d")
        await driver.until(lambda: said(driver).startswith(f"Delete {NAME}"))
        await driver.press("y")
        await driver.until(lambda: NAME not in listed(screen))
        assert said(driver) == f"{NAME} is deleted. {EMBEDDED} answers from now on."
        assert listed(screen)[EMBEDDED] == "in use"
    assert not path.exists()


async def test_the_model_that_comes_along_is_not_deleted(home: Path) -> None:
    async with models() as (driver, screen):
        await driver.press("d")
        await driver.until(lambda: any("comes with Sotto" in n.message for n in driver.app._notifications))
        assert listed(screen)[EMBEDDED] == "in use"


async def test_a_file_anywhere_can_answer(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "my own.gguf"
    path.write_bytes(gguf(SIZE))
    async with models() as (driver, screen):
        await name(driver, screen, str(path))
        await driver.until(lambda: listed(screen).get("my own") == "in use")
        assert said(driver) == "my own answers from now on."
        await name(driver, screen, str(tmp_path / "none.gguf"))
        await driver.until(lambda: any("There is no model" in n.message for n in driver.app._notifications))
    assert load().local.model == str(path)


async def test_b_measures_the_marked_model_and_shows_it(home: Path) -> None:
    with measured_server() as url:
        (home / "config.toml").write_text(f'[local]\nserver = "{url}"\n[profile]\nlearn = "off"\n')
        async with models() as (driver, screen):
            await mark(driver, screen, "able")
            await driver.press("b")
            await driver.until(lambda: said(driver).startswith("able reads "))
            assert "It helps with stating, titling, paraphrase, reading." in said(driver)
            await driver.until(lambda: "tokens/s (20" in line_of(screen, "able"))
            await driver.until(lambda: "used: right in " in driver.shown("#about"))


async def test_measuring_says_how_far_it_is_and_c_stops_it_with_what_was_measured_kept(home: Path) -> None:
    with measured_server(silent_after=70) as url:
        (home / "config.toml").write_text(f'[local]\nserver = "{url}"\n[profile]\nlearn = "off"\n')
        async with models() as (driver, screen):
            await mark(driver, screen, "able")
            await driver.press("b")
            await driver.until(lambda: said(driver).startswith("Measuring titling on 40 of "))
            await driver.press("c")
            await driver.until(lambda: said(driver) == "Stopped; what is measured is kept.")
            await driver.until(lambda: "used: right in " in driver.shown("#about"))
            assert "able" in listed(screen)


async def test_escape_leaves_the_name_and_letters_are_letters(home: Path) -> None:
    async with models() as (driver, screen):
        await driver.press("o", "d", "b", "p")
        field = screen.query_one(OtherModel)
        assert field.value == "dbp"
        await driver.press("escape")
        assert driver.screen is screen
        assert driver.app.focused is screen.query_one(ModelList)
        await driver.press("f5")
        await driver.until_on(ChatScreen)


async def test_a_broken_model_file_is_left_out_and_a_missing_one_is_told(home: Path) -> None:
    put(home).write_bytes(b"nonsense")
    (home / "config.toml").write_text('[local]\nmodel = "gone"\n[profile]\nlearn = "off"\n')
    async with models() as (driver, screen):
        assert NAME not in listed(screen)
        assert "There is no model named 'gone'" in said(driver)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_list_detail_and_line_are_in_view(home: Path, size: tuple[int, int]) -> None:
    async with models(size) as (_, screen):
        for selector in ("ModelList", "ModelDetail", "#said", "Footer"):
            region = screen.query_one(selector).region
            assert region.area and screen.region.contains_region(region), selector


async def test_its_help_leads_back_to_it(home: Path) -> None:
    async with models() as (driver, screen):
        await driver.press("f1")
        page = await driver.until_on(HelpScreen)
        assert "HF_ENDPOINT" in page.query_one(Markdown).source
        await driver.press("escape")
        assert driver.screen is screen
