"""The screen Models, against a hub on loopback."""

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Markdown

from assistant.config import load
from tests.support.hub import FILE, REPO, Hub, gguf, hub_server
from tests.support.measured import measured_server
from tests.tui.driving import Driver, chatting
from tui.chat.screen import ChatScreen
from tui.help import HelpScreen
from tui.models.doing import OFFLINE
from tui.models.downloads import Download
from tui.models.list import ModelList
from tui.models.other import OtherModel
from tui.models.screen import ModelsScreen

NAME = "tiny-instruct-q4_k_m"
ASKED = f"{REPO}:{FILE}"
EMBEDDED = "smollm2-135m-instruct"
SIZE = 900_000


@pytest.fixture(autouse=True)
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with hub_server() as served:
        served.add(gguf(SIZE))
        monkeypatch.setenv("HF_ENDPOINT", served.endpoint)
        yield served


def file_of(home: Path) -> Path:
    return home / "models" / f"{NAME}.gguf"


def put(home: Path, name: str = NAME) -> Path:
    """A model that is here already."""
    path = home / "models" / f"{name}.gguf"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gguf(SIZE))
    return path


@asynccontextmanager
async def models(size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Driver, ModelsScreen]]:
    async with chatting(size) as driver:
        await driver.press("f5")
        screen = await driver.until_on(ModelsScreen)
        await driver.until(lambda: screen.loaded and said(driver))
        yield driver, screen


def said(driver: Driver) -> str:
    return driver.shown("#said")


def listed(screen: ModelsScreen) -> dict[str, str]:
    return {row.name: row.state for row in screen.query_one(ModelList).rows}


def line_of(screen: ModelsScreen, name: str) -> str:
    """What the list says of a model; "" while it is not there, as when the list is being made anew."""
    models = screen.query_one(ModelList)
    return next((str(option.prompt) for option in models.options if option.id == name), "")


async def name(driver: Driver, screen: ModelsScreen, text: str) -> None:
    """Name a model that is not on the list."""
    await driver.press("o")
    field = screen.query_one(OtherModel)
    assert driver.app.focused is field
    field.value = text
    await driver.press("enter")


async def get(driver: Driver, screen: ModelsScreen) -> Download:
    await name(driver, screen, ASKED)
    await driver.until(lambda: screen._downloads.of(NAME))
    download = screen._downloads.of(NAME)
    assert download is not None
    return download


async def mark(driver: Driver, screen: ModelsScreen, name: str) -> None:
    models = screen.query_one(ModelList)
    models.highlighted = models.get_option_index(name)
    await driver.until(lambda: models.marked is not None and models.marked.name == name)
    await driver.pilot.pause()


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


async def test_another_model_is_downloaded_with_its_progress_and_stands_there(home: Path, hub: Hub) -> None:
    hub.silent, hub.silent_after = threading.Event(), 300_000
    async with models() as (driver, screen):
        download = await get(driver, screen)
        await driver.until(lambda: download.pace.done >= 300_000)
        await driver.until(lambda: "33%, 300 kB of 900 kB" in driver.shown("#going"))
        assert download.state == "coming"
        await driver.until(lambda: "33% is here" in line_of(screen, NAME) and "↓" in line_of(screen, NAME))
        hub.silent.set()
        hub.silent = None
        await driver.until(lambda: listed(screen).get(NAME) == "here")
        await driver.until(lambda: ASKED in driver.shown("#about") and "sha256" in driver.shown("#about"))
    assert file_of(home).read_bytes() == hub.files[(REPO, FILE)]


async def test_p_pauses_enter_goes_on_and_nothing_is_fetched_twice(home: Path, hub: Hub) -> None:
    hub.silent, hub.silent_after = threading.Event(), 300_000
    async with models() as (driver, screen):
        download = await get(driver, screen)
        await driver.until(lambda: download.pace.done >= 300_000)
        await driver.press("p")
        await driver.until(lambda: listed(screen).get(NAME) == "begun" and download.state == "paused")
        await driver.until(lambda: "paused at" in line_of(screen, NAME))
        await driver.until(lambda: "Enter goes on." in driver.shown("#going"))
        assert not file_of(home).exists()
        hub.silent.set()
        hub.silent = None
        await mark(driver, screen, NAME)
        await driver.press("enter")
        await driver.until(lambda: listed(screen).get(NAME) == "here")
    assert hub.pieces()[-1].headers["range"] != "bytes=0-"
    assert file_of(home).read_bytes() == hub.files[(REPO, FILE)]


async def test_c_gives_up_and_deletes_what_came(home: Path, hub: Hub) -> None:
    hub.silent, hub.silent_after = threading.Event(), 300_000
    async with models() as (driver, screen):
        download = await get(driver, screen)
        await driver.until(lambda: download.pace.done >= 300_000)
        await driver.press("c")
        await driver.until(lambda: not download.active and list((home / "models").iterdir()) == [])
        await driver.until(lambda: NAME not in listed(screen))


async def test_a_download_that_was_begun_earlier_is_listed_and_can_be_given_up(home: Path, hub: Hub) -> None:
    hub.silent, hub.silent_after = threading.Event(), 300_000
    async with models() as (driver, screen):
        download = await get(driver, screen)
        await driver.until(lambda: download.pace.done >= 300_000)
        await driver.press("p")
        await driver.until(lambda: not download.active)
    async with models() as (driver, screen):
        assert listed(screen)[NAME] == "begun"
        assert "is here" in line_of(screen, NAME)
        await mark(driver, screen, NAME)
        await driver.press("c")
        await driver.until(lambda: NAME not in listed(screen))
        assert said(driver) == f"What came of {NAME} is deleted."


async def test_a_download_goes_on_in_the_chat_and_tells_when_it_is_done(home: Path, hub: Hub) -> None:
    hub.silent, hub.silent_after = threading.Event(), 300_000
    async with models() as (driver, screen):
        download = await get(driver, screen)
        await driver.until(lambda: download.pace.done >= 300_000)
        await driver.press("escape")
        await driver.until_on(ChatScreen)
        hub.silent.set()
        hub.silent = None
        await driver.until(lambda: file_of(home).exists())
        await driver.until(lambda: any(f"{NAME} is here" in n.message for n in driver.app._notifications))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (f"{REPO}:none.gguf", "has no file none.gguf"),
        (REPO, f"Which file of {REPO}?"),
        ("nonsense", "is not on the list"),
    ],
)
async def test_what_cannot_be_got_is_one_line(home: Path, asked: str, says: str) -> None:
    async with models() as (driver, screen):
        await name(driver, screen, asked)
        await driver.until(lambda: any(says in n.message for n in driver.app._notifications))
        await driver.until(lambda: not screen._downloads.active)
        assert NAME not in listed(screen)


async def test_a_wrong_checksum_is_told_and_leaves_nothing(home: Path, hub: Hub) -> None:
    hub.sums[FILE] = "0" * 64
    async with models() as (driver, screen):
        await get(driver, screen)
        await driver.until(lambda: any("checksum" in n.message for n in driver.app._notifications))
        assert list((home / "models").iterdir()) == []
        await driver.until(lambda: NAME not in listed(screen))


async def test_offline_is_one_line_and_asks_nothing(home: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    async with models() as (driver, screen):
        assert said(driver) == OFFLINE
        await mark(driver, screen, "qwen2.5-0.5b")
        await driver.press("enter")
        await driver.until(lambda: said(driver) == OFFLINE)
        assert screen._downloads.active == []
    assert hub.requests == []


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
            assert "It helps with paraphrase, reading, stating" in said(driver)
            await driver.until(lambda: "tokens/s (20" in line_of(screen, "able"))
            await driver.until(lambda: "passes 12 of 12 probes" in driver.shown("#about"))


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
