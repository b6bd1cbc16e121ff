"""Homes for the app, with a real store each."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import null
from textual import _wait

from assistant.store.facts import Fact
from assistant.store.opening import open_store
from assistant.store.store import Store
from tests.assistant.store.conftest import MemoryKeyring
from tests.tui.knowing import fill

PASSPHRASE = "correct horse battery staple"
LEARN_NOT = '[profile]\nlearn = "off"\n'
"""Most tests are about something else than reading what is said for facts, and would only be slower with it."""
BRIEF = f"{LEARN_NOT}\n[local]\nmax_tokens = 48\n"
"""Nor are they about long answers: the small model sometimes goes on until it is stopped."""

LOOK_EVERY_S = 0.005


@pytest.fixture(autouse=True)
def quick_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a pause of the Pilot end once the interface is idle.

    Textual waits until the whole process is, in steps of 20 ms and up to a second: also for a model that loads.
    """
    monkeypatch.setattr(_wait, "process_time", time.thread_time)
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", LOOK_EVERY_S)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", LOOK_EVERY_S / 10)


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home in which nothing was ever done, on a machine without a keyring."""
    home = tmp_path / "home"
    monkeypatch.setenv("SOTTO_HOME", str(home))
    monkeypatch.delenv("SOTTO_PASSPHRASE", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(null.Keyring())
    yield home
    keyring.set_keyring(before)


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a store under PASSPHRASE and a privacy profile that was chosen; to be copied."""
    path = tmp_path_factory.mktemp("made") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOTTO_HOME", str(path))
        patch.setenv("SOTTO_PASSPHRASE", PASSPHRASE)
        _quick_keys(patch)
        before = keyring.get_keyring()
        keyring.set_keyring(null.Keyring())
        store = open_store()
        store.privacy_profiles.use("balanced")
        store.close()
        keyring.set_keyring(before)
    (path / "config.toml").write_text(BRIEF)
    return path


@pytest.fixture
def home(made_home: Path, empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a store that opens by itself and a privacy profile that was chosen."""
    monkeypatch.setenv("SOTTO_PASSPHRASE", PASSPHRASE)
    _quick_keys(monkeypatch)
    shutil.copytree(made_home, empty_home)
    return empty_home


def _quick_keys(patch: pytest.MonkeyPatch) -> None:
    """A passphrase that anybody can read needs no slow key."""
    patch.setattr("assistant.store.wrapping.TIME", 1)
    patch.setattr("assistant.store.wrapping.MEMORY_KIB", 1024)


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """A second look into the home's store."""
    store = open_store()
    yield store
    store.close()


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    """A keyring that keys can be put into."""
    before = keyring.get_keyring()
    ring = MemoryKeyring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def facts(store: Store) -> dict[str, Fact]:
    """A profile as it is after some talk."""
    return fill(store)


def use_cloud(home: Path, base_url: str, model: str = "stand-in", name: str = "loopback") -> None:
    """Set up `base_url` as the cloud in the home's config."""
    (home / "config.toml").write_text(
        f'[cloud]\nprovider = "{name}"\nmodel = "{model}"\nretries = 0\n\n'
        f'{LEARN_NOT}\n[route]\ndefault = "protected"\n\n[providers.{name}]\nbase_url = "{base_url}"\n'
    )
