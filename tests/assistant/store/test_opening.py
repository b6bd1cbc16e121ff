"""The one way to the store: first time, every time, after a crash, and two programs at once."""

import os
import signal
from pathlib import Path

import keyring
import pytest
from keyring.errors import KeyringLocked

from assistant import paths
from assistant.store import keys, making
from assistant.store.errors import DamagedError, LockedError, StoreError, WrongPassphraseError
from assistant.store.opening import create_store, exists, open_store
from tests.assistant.store.conftest import MemoryKeyring
from tests.assistant.store.helpers import contents, start, untouched
from tests.assistant.store.test_keys import _Failing


def _titles() -> list[str | None]:
    store = open_store()
    titles = [conversation.title for conversation in store.conversations.list()]
    store.close()
    return titles


@pytest.fixture
def passphrase(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SOTTO_PASSPHRASE", "open sesame")
    return "open sesame"


def test_nothing_is_made_by_asking_whether_there_is_a_store(home: Path) -> None:
    assert not exists()
    assert contents(home) == {}


def test_the_passphrase_in_the_environment_comes_first(passphrase: str, memory_keyring: MemoryKeyring) -> None:
    open_store().close()
    assert keys.method() == "passphrase"
    assert exists()
    assert memory_keyring.entries == {}
    open_store().close()


def test_a_working_keyring_comes_next_and_nobody_is_asked(home: Path, memory_keyring: MemoryKeyring) -> None:
    store = open_store(lambda first: pytest.fail("asked"))
    store.conversations.create("kept")
    store.close()
    assert keys.method() == "keyring"
    assert _titles() == ["kept"]


def test_without_a_keyring_the_user_chooses_a_passphrase_and_is_asked_for_it_later(home: Path) -> None:
    asked: list[bool] = []

    def prompt(first: bool) -> str:
        asked.append(first)
        return "open sesame"

    open_store(prompt).close()
    asked.clear()
    open_store(prompt).close()
    assert asked == [False]


def test_a_new_passphrase_is_asked_for_once(home: Path) -> None:
    asked: list[bool] = []
    open_store(lambda first: asked.append(first) or "open sesame").close()
    assert asked == [True]


def test_with_no_keyring_and_nobody_to_ask_nothing_is_made(home: Path) -> None:
    with pytest.raises(LockedError, match="Set SOTTO_PASSPHRASE, or run sotto in a terminal"):
        open_store()
    assert contents(home) == {}


def test_a_locked_keyring_is_no_reason_for_another_way(home: Path) -> None:
    keyring.set_keyring(_Failing(KeyringLocked()))
    with pytest.raises(LockedError, match="The keyring is locked"):
        open_store(lambda first: pytest.fail("asked"))
    assert contents(home) == {}


def test_a_wrong_passphrase_leaves_the_files_untouched(passphrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store().close()
    before = contents(paths.home())
    monkeypatch.setenv("SOTTO_PASSPHRASE", "open barley")
    with pytest.raises(WrongPassphraseError):
        open_store()
    assert contents(paths.home()) == before


def test_nobody_to_ask_is_told_from_a_wrong_passphrase(passphrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store().close()
    monkeypatch.delenv("SOTTO_PASSPHRASE")
    with pytest.raises(LockedError, match="The store is locked") as caught:
        open_store()
    assert not isinstance(caught.value, WrongPassphraseError)


def test_damage_is_told_from_a_wrong_passphrase(passphrase: str) -> None:
    open_store().close()
    paths.store_path().write_bytes(os.urandom(8192))
    with pytest.raises(DamagedError):
        open_store()


def test_no_new_key_is_ever_made_over_a_store(passphrase: str, memory_keyring: MemoryKeyring) -> None:
    open_store().close()
    paths.key_path().unlink()
    before = contents(paths.home())
    with pytest.raises(StoreError, match=r"The key file .* is missing"):
        open_store()
    with pytest.raises(StoreError, match="There is a store"):
        create_store("keyring")
    assert contents(paths.home()) == before


def test_a_lost_store_is_told_and_no_empty_one_takes_its_place(passphrase: str) -> None:
    open_store().close()
    paths.store_path().unlink()
    with pytest.raises(StoreError, match="is missing, though its key file is there"):
        open_store()
    assert not paths.store_path().exists()


def test_another_store_s_key_file_is_told(passphrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store().close()
    keys.keep(os.urandom(32), "passphrase", passphrase)
    before = contents(paths.home())
    with pytest.raises(DamagedError, match=r"key\.json belongs to another one"):
        open_store()
    assert untouched(paths.home(), before)


def test_a_crash_before_the_key_file_is_begun_anew(passphrase: str) -> None:
    making.prepare(paths.store_path(), os.urandom(32))
    assert _titles() == []


def test_a_crash_after_the_key_file_is_finished(passphrase: str) -> None:
    key = keys.new_key()
    making.prepare(paths.store_path(), key)
    keys.keep(key, "passphrase", passphrase)
    assert _titles() == []
    assert keys.unlock(passphrase) == key
    assert not making.unfinished(paths.store_path()).exists()


OPEN = """
import sys
from assistant.store.opening import open_store

sys.stdin.readline()
store = open_store()
store.conversations.create(sys.argv[1])
store.close()
"""


@pytest.mark.parametrize("name", ["store.lock", "sotto.db.new", "key.json", "sotto.db"])
def test_a_program_killed_while_it_makes_the_store_leaves_what_opens(passphrase: str, name: str) -> None:
    program = start(OPEN, "killed")
    assert program.stdin
    program.stdin.write("go\n")
    program.stdin.flush()
    while program.poll() is None and not (paths.home() / name).exists():
        pass
    program.send_signal(signal.SIGKILL)
    program.communicate(timeout=60)
    assert _titles() in ([], ["killed"])


def test_two_programs_that_make_the_store_at_once_share_one(passphrase: str) -> None:
    programs = [start(OPEN, name) for name in "ab"]
    for program in programs:
        assert program.stdin
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        _, err = program.communicate(timeout=60)
        assert (program.returncode, err) == (0, "")
    assert sorted(filter(None, _titles())) == ["a", "b"]
