"""A full disk, and folders and files that can't be written."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import SottoError
from assistant.store.errors import StoreError
from assistant.store.store import Store
from tests.assistant.store.helpers import contents, run, untouched

AS_ROOT = os.geteuid() == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    mounted = AS_ROOT and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", tmp_path], check=False, capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small disk can only be mounted as root")
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


def _fill(store: Store, conversation: int) -> None:
    for _ in range(1000):
        store.messages.add(conversation, "user", "rhubarb " * 1000)


def test_a_full_disk_is_one_line_and_what_was_there_still_opens(small_disk: Path, key: bytes) -> None:
    store = Store.open(small_disk / "sotto.db", key)
    conversation = store.conversations.create().id
    with pytest.raises(StoreError, match="The disk is full: this could not be saved"):
        _fill(store, conversation)
    kept = store.messages.of(conversation)
    assert kept
    store.close()
    again = Store.open(small_disk / "sotto.db", key)
    assert again.messages.of(conversation) == kept
    assert again.check() == []
    again.close()


def test_no_store_is_begun_on_a_full_disk_and_one_is_later(small_disk: Path, key: bytes) -> None:
    filler = small_disk / "filler"
    filler.write_bytes(bytes(1000 * 1024))
    with pytest.raises(SottoError, match="The disk is full"):
        Store.open(small_disk / "sotto.db", key)
    assert not (small_disk / "sotto.db").exists()
    filler.unlink()
    Store.open(small_disk / "sotto.db", key).close()


LIMITED = """
import resource, sys
from pathlib import Path
from assistant.store.errors import StoreError
from assistant.store.store import Store

store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    while True:
        store.messages.add(1, "user", "rhubarb " * 1000)
except StoreError as error:
    print(error)
"""


def test_a_limit_on_the_size_of_files_is_one_line_and_the_store_still_opens(path: Path, key: bytes) -> None:
    store = Store.open(path, key)
    store.conversations.create()
    store.close()
    assert "Check the disk and any limit on file sizes" in run(LIMITED, path, key.hex())
    store = Store.open(path, key)
    assert store.messages.of(1)
    assert store.check() == []
    store.close()


OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
import sqlcipher3, sqlite_utils
from assistant.errors import SottoError
from assistant.store.store import Store

if os.geteuid() == 0:  # nothing is read-only to root
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
    print(store.conversations.get(1).title, store.check())
    store.conversations.create("Another")
except SottoError as error:
    print(error)
"""
READ = "Bees []\n"
"""What it says of a store that `_kept` made."""


def _kept(path: Path, key: bytes) -> None:
    store = Store.open(path, key)
    store.conversations.create("Bees")
    store.close()


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that every user can read but not write."""
    for folder in [tmp_path, *tmp_path.parents][:4]:  # the fourth is there when tests run side by side
        folder.chmod(0o755)
    yield tmp_path
    tmp_path.chmod(0o755)


def test_a_read_only_store_is_read_and_a_change_is_one_line(open_folder: Path, key: bytes) -> None:
    path = open_folder / "sotto.db"
    _kept(path, key)
    path.chmod(0o444)
    before = contents(open_folder)
    said = run(OPEN_AS_NOBODY, path, key.hex())
    assert said.startswith(READ) and said.endswith("Make the file and its folder writable and try again.")
    assert untouched(open_folder, before)


def test_a_store_in_a_read_only_folder_is_read_and_a_change_is_one_line(open_folder: Path, key: bytes) -> None:
    path = open_folder / "sotto.db"
    _kept(path, key)
    path.chmod(0o666)
    open_folder.chmod(0o555)
    before = contents(open_folder)
    said = run(OPEN_AS_NOBODY, path, key.hex())
    assert said.startswith(READ) and said.endswith("Make the file and its folder writable and try again.")
    assert untouched(open_folder, before)


def test_a_read_only_store_whose_last_changes_wait_in_its_log_is_not_read_without_them(
    open_folder: Path, key: bytes
) -> None:
    path = open_folder / "sotto.db"
    store = Store.open(path, key)
    store.conversations.create("Bees")
    for file in open_folder.iterdir():
        file.chmod(0o444)
    before = contents(open_folder)
    assert run(OPEN_AS_NOBODY, path, key.hex()).startswith(f"The store {path} can't be written.")
    assert untouched(open_folder, before)
    store.close()


def test_a_store_on_a_disk_that_is_read_only_is_read(small_disk: Path, key: bytes) -> None:
    path = small_disk / "sotto.db"
    _kept(path, key)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    store = Store.open(path, key)
    assert [each.title for each in store.conversations.list()] == ["Bees"]
    with pytest.raises(StoreError, match="can't be written"):
        store.conversations.rename(1, "Wasps")
    store.close()


def test_no_store_can_be_begun_in_a_read_only_folder(open_folder: Path, key: bytes) -> None:
    open_folder.chmod(0o555)
    line = run(OPEN_AS_NOBODY, open_folder / "sotto.db", key.hex())
    assert "Make it and its folder writable" in line
    assert contents(open_folder) == {}


def test_a_home_that_is_a_file_is_one_line(tmp_path: Path, key: bytes) -> None:
    home = tmp_path / "home"
    home.write_text("not a folder")
    with pytest.raises(SottoError, match="is a file where Sotto needs a folder"):
        Store.open(home / "sotto.db", key)
    assert home.read_text() == "not a folder"


def test_only_the_user_can_read_the_store(path: Path, key: bytes) -> None:
    store = Store.open(path, key)
    store.conversations.create()
    assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}
    store.close()


def test_a_path_with_odd_letters_and_a_relative_one_work(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    odd = Path("odd ?mode=memory#é%41.db")
    Store.open(odd, key).close()
    assert (tmp_path / odd).stat().st_size > 0
