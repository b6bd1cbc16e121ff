"""How the store's key is kept: under a passphrase, in the keyring, and moving between the two."""

import json
import os
from pathlib import Path

import keyring
import pytest
from hypothesis import given, settings
from keyring.backends import chainer, null
from keyring.errors import InitError, KeyringLocked

from assistant import paths
from assistant.errors import SottoError
from assistant.store import key_file, keys, os_keyring, wrapping
from assistant.store.errors import DamagedError, LockedError, StoreError, WrongPassphraseError
from assistant.store.key_file import KeyFile
from tests.assistant.store.conftest import MemoryKeyring
from tests.assistant.store.helpers import contents
from tests.assistant.store.test_messages import ANY_TEXT

KEY = bytes(range(32))


def test_the_passphrase_gives_the_key_back(home: Path) -> None:
    keys.keep(KEY, "passphrase", "open sesame")
    assert keys.unlock("open sesame") == KEY
    assert keys.method() == "passphrase"


def test_a_wrong_passphrase_is_told_and_changes_nothing(home: Path) -> None:
    keys.keep(KEY, "passphrase", "open sesame")
    before = contents(home)
    with pytest.raises(WrongPassphraseError, match="not the right passphrase"):
        keys.unlock("open barley")
    with pytest.raises(WrongPassphraseError):
        keys.change_passphrase("open barley", "new")
    assert contents(home).items() >= before.items()


def test_no_passphrase_is_locked_and_not_wrong(home: Path) -> None:
    keys.keep(KEY, "passphrase", "open sesame")
    with pytest.raises(LockedError, match="SOTTO_PASSPHRASE") as caught:
        keys.unlock()
    assert not isinstance(caught.value, WrongPassphraseError)


@pytest.mark.parametrize("passphrase", ["", "a", "seven77"])
def test_a_passphrase_that_is_too_short_is_refused(home: Path, passphrase: str) -> None:
    with pytest.raises(StoreError, match="The passphrase is too short"):
        keys.keep(KEY, "passphrase", passphrase)
    assert contents(home) == {}


def test_the_same_passphrase_composed_or_decomposed_opens(home: Path) -> None:
    keys.keep(KEY, "passphrase", "open caf\N{LATIN SMALL LETTER E WITH ACUTE}")
    assert keys.unlock("open cafe\N{COMBINING ACUTE ACCENT}") == KEY


@settings(max_examples=10, deadline=None)
@given(ANY_TEXT.filter(bool), ANY_TEXT.filter(bool))
def test_any_passphrase_opens_what_it_sealed_and_only_for_its_store(passphrase: str, label: str) -> None:
    sealed = wrapping.wrap(KEY, passphrase, label)
    assert wrapping.unwrap(sealed, passphrase, label) == KEY
    with pytest.raises(WrongPassphraseError):
        wrapping.unwrap(sealed, passphrase + "x", label)
    with pytest.raises(WrongPassphraseError):
        wrapping.unwrap(sealed, passphrase, label + "x")


def test_argon2id_is_asked_for_what_rfc_9106_recommends() -> None:
    sealed = wrapping.wrap(KEY, "open sesame", "")
    assert (sealed["kdf"], sealed["time"], sealed["memory_kib"], sealed["lanes"]) == ("argon2id", 3, 65536, 4)
    assert sealed["salt"] != wrapping.wrap(KEY, "open sesame", "")["salt"]


def test_the_key_file_is_for_its_user_only_and_holds_no_key(home: Path) -> None:
    keys.keep(KEY, "passphrase", "open sesame")
    assert paths.key_path().stat().st_mode & 0o777 == 0o600
    assert KEY.hex() not in paths.key_path().read_text()
    assert "sesame" not in paths.key_path().read_text()


@pytest.mark.parametrize("place", range(0, 600, 60))
def test_any_damage_to_the_key_file_is_told_from_a_wrong_passphrase(home: Path, place: int) -> None:
    keys.keep(KEY, "passphrase", "open sesame")
    data = bytearray(paths.key_path().read_bytes())
    data[place % len(data)] ^= 0x15
    paths.key_path().write_bytes(data)
    with pytest.raises(DamagedError, match="is damaged"):
        keys.unlock("open sesame")
    assert paths.key_path().read_bytes() == data


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b'{"checksum": 1}', b"\xff\x00", b'{"a":'])
def test_a_key_file_that_is_something_else_is_damaged(home: Path, content: bytes) -> None:
    paths.key_path().write_bytes(content)
    with pytest.raises(DamagedError, match="is damaged"):
        keys.unlock("open sesame")


def test_a_key_file_of_a_newer_sotto_is_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "FORMAT", 2)
    keys.keep(KEY, "passphrase", "open sesame")
    monkeypatch.undo()
    with pytest.raises(StoreError, match="made by a newer Sotto"):
        key_file.read(home / "key.json")


def test_changing_the_passphrase_touches_the_key_file_alone(home: Path) -> None:
    keys.keep(KEY, "passphrase", "old words")
    store = key_file.read(paths.key_path()).store
    keys.change_passphrase("old words", "new words")
    assert keys.unlock("new words") == KEY
    assert key_file.read(paths.key_path()).store == store
    with pytest.raises(WrongPassphraseError):
        keys.unlock("old words")


def test_the_keyring_gives_the_key_back_and_the_file_knows_only_where_it_is(
    home: Path, memory_keyring: MemoryKeyring
) -> None:
    keys.keep(KEY, "keyring")
    assert keys.unlock() == KEY
    kept = json.loads(paths.key_path().read_text())
    assert kept["wrapped"] is None
    assert list(memory_keyring.entries) == [("sotto", kept["store"])]


def test_from_passphrase_to_keyring_and_back(home: Path, memory_keyring: MemoryKeyring) -> None:
    keys.keep(KEY, "passphrase", "open sesame")
    keys.to_keyring("open sesame")
    assert (keys.method(), keys.unlock()) == ("keyring", KEY)
    keys.to_passphrase("new words")
    assert (keys.method(), keys.unlock("new words")) == ("passphrase", KEY)
    assert memory_keyring.entries == {}


def test_a_keyring_that_lost_the_entry_is_told(home: Path, memory_keyring: MemoryKeyring) -> None:
    keys.keep(KEY, "keyring")
    memory_keyring.entries.clear()
    with pytest.raises(LockedError, match="The keyring holds no key for this store"):
        keys.unlock()


def test_a_keyring_that_holds_another_key_is_told(home: Path, memory_keyring: MemoryKeyring) -> None:
    keys.keep(KEY, "keyring")
    os_keyring.put(key_file.read(paths.key_path()).store, os.urandom(32))
    with pytest.raises(DamagedError, match="The keyring holds another key"):
        keys.unlock()


class _Failing(MemoryKeyring):
    """A keyring that raises, as a real one may."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error


class _Plaintext(MemoryKeyring):
    """As keyrings.alt's plain-text file: works, but `keyring` does not recommend it."""

    priority = 0.5  # type: ignore[assignment]


class _Forgetful(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.mark.parametrize(
    ("backend", "line"),
    [
        (null.Keyring(), "No keyring was found"),
        (_Plaintext(), "No keyring was found"),
        (_Failing(InitError("no D-Bus")), "No keyring was found"),
        (_Failing(RuntimeError("no D-Bus")), "No keyring was found"),
        (_Failing(KeyringLocked("locked")), "The keyring is locked"),
        (_Failing(OSError("secret words")), r"The keyring failed \(OSError\)"),
        (_Forgetful(), "The keyring (did not keep|holds no)"),
    ],
)
def test_every_way_a_keyring_fails_is_told_and_no_key_file_is_written(
    home: Path, backend: keyring.backend.KeyringBackend, line: str
) -> None:
    keyring.set_keyring(backend)
    with pytest.raises(LockedError, match=line) as caught:
        keys.keep(KEY, "keyring")
    assert "secret words" not in str(caught.value)
    assert contents(home) == {}


def test_a_keyring_that_does_not_give_the_key_up_is_told_and_the_passphrase_holds(
    home: Path, memory_keyring: MemoryKeyring
) -> None:
    keys.keep(KEY, "keyring")

    def refuse(service: str, username: str) -> None:
        raise KeyringLocked("locked")

    memory_keyring.delete_password = refuse  # type: ignore[method-assign]
    with pytest.raises(StoreError, match="The passphrase opens the store from now on"):
        keys.to_passphrase("new words")
    assert (keys.method(), keys.unlock("new words")) == ("passphrase", KEY)


def test_a_chain_of_keyrings_uses_the_safe_one(home: Path) -> None:
    safe, plain = MemoryKeyring(), _Plaintext()

    class Chain(chainer.ChainerBackend):
        backends = [plain, safe]  # noqa: RUF012

    keyring.set_keyring(Chain())
    keys.keep(KEY, "keyring")
    assert safe.entries
    assert not plain.entries


def test_a_keyring_out_of_reach_is_told_from_one_that_was_never_there(
    home: Path, memory_keyring: MemoryKeyring
) -> None:
    keys.keep(KEY, "keyring")
    keyring.set_keyring(null.Keyring())
    with pytest.raises(LockedError, match="none can be reached here"):
        keys.unlock()


def test_a_missing_key_file_is_one_line(home: Path) -> None:
    with pytest.raises(SottoError, match=r"The key file .*key\.json is missing"):
        keys.unlock("open sesame")


def test_the_check_recognises_its_key_alone() -> None:
    kept = KeyFile("store", "keyring", key_file.check_of(KEY))
    assert kept.fits(KEY)
    assert not kept.fits(bytes(32))
