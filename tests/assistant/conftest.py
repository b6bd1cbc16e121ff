"""A store for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open store with nothing in it; its file is sotto.db in the test's folder."""
    store = Store.open(tmp_path / "sotto.db", bytes(32))
    yield store
    store.close()
