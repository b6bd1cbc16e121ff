"""The screen Models with a hub on loopback, and what tests do with it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.hub import FILE, REPO, Hub, gguf, hub_server
from tests.tui.driving import Driver, chatting
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
