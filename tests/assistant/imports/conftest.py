"""A store for each test, and what a source gives for a path."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.store.store import Store


@pytest.fixture(scope="package")
def key() -> bytes:
    return os.urandom(32)


@pytest.fixture
def store(tmp_path: Path, key: bytes) -> Iterator[Store]:
    store = Store.open(tmp_path / "store" / "sotto.db", key)
    yield store
    store.close()
