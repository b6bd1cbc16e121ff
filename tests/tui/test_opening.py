import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.conftest import use_cloud
from tests.tui.driving import chatting, sotto
from tui.chat.screen import ChatScreen


def test_without_a_terminal_bare_sotto_refuses_in_one_line(empty_home: Path) -> None:
    run = [sys.executable, "-c", "from assistant.cli.main import main; main([])"]
    done = subprocess.run(run, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == "sotto: The app needs a terminal. Ask from a script with: sotto ask TEXT\n"
    assert not empty_home.exists()


def test_the_app_loads_no_heavy_library_before_its_first_frame() -> None:
    heavy = {"presidio_analyzer", "spacy", "llama_cpp", "openai", "sqlcipher3", "pydantic", "tomlkit", "keyring"}
    heavy |= {"markdown_it", "textual.widgets._markdown"}
    first = "import sys, assistant.cli.app, assistant.appearance as a, tui.app; tui.app.SottoApp(a.theme())"
    code = f"{first}; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


async def test_a_theme_that_does_not_exist_leaves_the_usual_one(home: Path) -> None:
    async with chatting(theme="no-such-theme") as driver:
        assert driver.app.theme == "textual-dark"


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
async def test_the_theme_of_the_settings_is_used(home: Path, theme: str) -> None:
    async with chatting(theme=theme) as driver:
        assert driver.app.theme == theme


async def test_without_colour_the_route_is_still_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with chatting() as driver:
        assert driver.app.no_color
        assert "LOCAL" in driver.app.export_screenshot()


async def test_protected_by_default_without_a_cloud_model_begins_local(home: Path) -> None:
    use_cloud(home, "http://127.0.0.1:9/v1")
    config = home / "config.toml"
    config.write_text(config.read_text().replace('model = "stand-in"\n', ""))
    async with sotto() as driver:
        chat = await driver.until_on(ChatScreen)
        assert chat.session.route == "local"
