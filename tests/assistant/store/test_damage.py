"""A store that can't be read says so in one line, and stays as it is, byte for byte."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.store.connections import Connections, is_encrypted
from assistant.store.errors import DamagedError, StoreError
from assistant.store.store import Store
from tests.assistant.store.helpers import contents, untouched


def _overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "random bytes": lambda path: path.write_bytes(os.urandom(path.stat().st_size)),
    "header flipped": lambda path: _overwrite(path, 0, os.urandom(16)),
    "first page flipped": lambda path: _overwrite(path, 1000, os.urandom(16)),
    "cut to 100 bytes": lambda path: os.truncate(path, 100),
    "cut to a page": lambda path: os.truncate(path, 4096),
    "cut to half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "some other file": lambda path: path.write_text("Dear diary"),
}


@pytest.fixture
def closed(path: Path, key: bytes) -> Path:
    """A store with something in it, closed."""
    store = Store.open(path, key)
    conversation = store.conversations.create().id
    for _ in range(20):
        store.messages.add(conversation, "user", "rhubarb " * 400)
    store.close()
    return path


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_one_line_and_the_files_stay(
    closed: Path, key: bytes, damage: Callable[[Path], object], capfd: pytest.CaptureFixture[str]
) -> None:
    damage(closed)
    before = contents(closed.parent)
    with pytest.raises(DamagedError, match=r"Put (it|both) back") as caught:
        Store.open(closed, key)
    assert "\n" not in str(caught.value)
    assert untouched(closed.parent, before)
    assert capfd.readouterr() == ("", "")  # SQLCipher itself keeps quiet too


def test_a_wrong_key_is_one_line_and_the_files_stay(closed: Path) -> None:
    before = contents(closed.parent)
    with pytest.raises(DamagedError, match=r"key\.json belongs to another one"):
        Store.open(closed, os.urandom(32))
    assert untouched(closed.parent, before)


def test_a_wrong_key_leaves_even_the_log_of_a_store_that_was_killed(
    store: Store, path: Path, key: bytes, tmp_path: Path
) -> None:
    store.conversations.create("in the log")
    killed = tmp_path / "killed"
    killed.mkdir()
    for file in (path, path.with_name("sotto.db-wal")):
        shutil.copy(file, killed)
    before = contents(killed)
    with pytest.raises(DamagedError):
        Store.open(killed / "sotto.db", os.urandom(32))
    assert untouched(killed, before)
    opened = Store.open(killed / "sotto.db", key)
    assert opened.conversations.list() == store.conversations.list()
    opened.close()


def _page_of(table: str, path: Path, key: bytes) -> int:
    """The number of a table's first page, from 1."""
    connections = Connections(path, key, wait_s=10)
    (row,) = connections.rows("SELECT rootpage FROM sqlite_master WHERE name = ?", [table])
    connections.close()
    return int(row["rootpage"])


def test_a_page_that_rots_later_is_found_by_the_check_and_by_reading(closed: Path, key: bytes) -> None:
    _overwrite(closed, _page_of("messages", closed, key) * 4096 - 2000, os.urandom(64))
    store = Store.open(closed, key)
    assert store.check() != []
    with pytest.raises(DamagedError):
        store.messages.of(1)
    store.close()


def test_a_sound_store_passes_the_check(closed: Path, key: bytes) -> None:
    store = Store.open(closed, key)
    assert store.check() == []
    store.close()


def test_a_store_that_is_not_encrypted_is_refused(path: Path, key: bytes) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE messages (text TEXT)")
    plain.close()
    assert not is_encrypted(path)
    with pytest.raises(DamagedError, match="is not encrypted"):
        Store.open(path, key)


def test_a_store_is_encrypted(closed: Path) -> None:
    assert is_encrypted(closed)


def test_a_store_of_a_newer_sotto_is_left_alone(closed: Path, key: bytes) -> None:
    newer = Store.open(closed, key)
    newer._connections.run(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('sotto', 'm0999_later', '')"
    )
    newer.close()
    before = contents(closed.parent)
    with pytest.raises(StoreError, match="made by a newer Sotto") as caught:
        Store.open(closed, key)
    assert not isinstance(caught.value, DamagedError)
    assert untouched(closed.parent, before)


def test_an_older_store_is_brought_up_to_date(closed: Path, key: bytes) -> None:
    older = Store.open(closed, key)
    older._connections.run("DROP TABLE settings")
    older._connections.run("DELETE FROM _sqlite_migrations WHERE name LIKE 'm0006%'")
    older.close()
    store = Store.open(closed, key)
    store.settings.set("colour", "blue")
    assert len(store.messages.of(1)) == 20
    store.close()
