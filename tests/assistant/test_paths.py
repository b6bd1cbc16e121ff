import subprocess
import sys
from pathlib import Path

import pytest

from assistant import paths

ALL = [paths.home, paths.store_path, paths.key_path, paths.config_path, paths.models_dir]


def test_sotto_home_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "elsewhere"
    monkeypatch.setenv("SOTTO_HOME", str(home))
    assert all(ask().is_relative_to(home) for ask in ALL)
    assert len({ask() for ask in ALL}) == len(ALL)


def test_asking_for_a_path_creates_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTTO_HOME", str(tmp_path / "home"))
    for ask in ALL:
        ask()
    assert list(tmp_path.iterdir()) == []


def test_without_sotto_home_it_is_the_user_s_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOTTO_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert paths.home().is_relative_to(tmp_path)
    assert paths.home().name == "sotto"


def test_a_home_with_a_tilde_or_a_relative_one_is_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SOTTO_HOME", "~/sotto")
    assert paths.home() == tmp_path / "sotto"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOTTO_HOME", "here")
    assert paths.home() == tmp_path / "here"


def test_paths_and_errors_load_no_heavy_library() -> None:
    script = "import sys, assistant.paths, assistant.errors, assistant.store.errors; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"pydantic", "sqlite_utils", "sqlcipher3", "cryptography", "keyring", "click"} & set(loaded)
