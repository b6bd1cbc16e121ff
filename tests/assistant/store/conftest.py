"""Parts that the store's tests share: a home, a key, an open store, and a keyring that lives in this process."""

import os
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import settings
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import PasswordDeleteError

from assistant.store.store import Store

# A machine may be busy: how long an example takes says nothing about whether it is right.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


class MemoryKeyring(KeyringBackend):
    """A real keyring backend that keeps its entries in memory."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("there is none")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, with no passphrase in the environment and no keyring."""
    monkeypatch.setenv("SOTTO_HOME", str(tmp_path))
    monkeypatch.delenv("SOTTO_PASSPHRASE", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield tmp_path
    keyring.set_keyring(before)


@pytest.fixture
def memory_keyring(home: Path) -> MemoryKeyring:
    """A working keyring, until the test is over."""
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    return backend


@pytest.fixture(scope="module")
def key() -> bytes:
    return os.urandom(32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sotto.db"


@pytest.fixture
def store(path: Path, key: bytes) -> Iterator[Store]:
    store = Store.open(path, key)
    yield store
    store.close()


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory, key: bytes) -> Iterator[Store]:
    """One store for all the examples of a property."""
    store = Store.open(tmp_path_factory.mktemp("shared") / "sotto.db", key)
    yield store
    store.close()
