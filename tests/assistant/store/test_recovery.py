from pathlib import Path

import pytest

from assistant import paths
from assistant.errors import SottoError
from assistant.store import keys
from assistant.store.errors import StoreError, WrongPassphraseError
from assistant.store.opening import create_store, open_store
from assistant.store.recovery import export_recovery, restore_from_recovery
from tests.assistant.store.conftest import MemoryKeyring
from tests.assistant.store.helpers import contents, untouched


@pytest.fixture
def file(home: Path) -> Path:
    """Where the recovery file goes, beside a store under the passphrase "forgotten"."""
    store = create_store("passphrase", "forgotten")
    store.conversations.create("kept")
    store.close()
    return home / "recovery.json"


def test_the_recovery_file_and_its_code_open_the_store_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = export_recovery(file, "forgotten")
    paths.key_path().unlink()
    restore_from_recovery(file, code, "new words")
    monkeypatch.setenv("SOTTO_PASSPHRASE", "new words")
    store = open_store()
    assert [conversation.title for conversation in store.conversations.list()] == ["kept"]
    store.close()


def test_a_code_copied_from_paper_opens(file: Path) -> None:
    code = export_recovery(file, "forgotten")
    assert [len(group) for group in code.split("-")] == [4] * 8
    sloppy = code.lower().replace("-", " ").replace("o", "0").replace("i", "1").replace("b", "8")
    restore_from_recovery(file, f" {sloppy}\n", "new words")
    assert len(keys.unlock("new words")) == 32


def test_a_store_in_the_keyring_can_be_recovered_too(home: Path, memory_keyring: MemoryKeyring) -> None:
    create_store("keyring").close()
    code = export_recovery(home / "recovery.json")
    memory_keyring.entries.clear()
    restore_from_recovery(home / "recovery.json", code, "new words")
    assert keys.method() == "passphrase"
    assert len(keys.unlock("new words")) == 32


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("AAAA-" * 8, "not the code of this recovery file"),
        ("AAAA", "A recovery code has eight groups"),
        ("9999-" * 8, "A recovery code has eight groups"),
        ("ÄÄÄÄ-" * 8, "A recovery code has eight groups"),
        ("", "A recovery code has eight groups"),
    ],
)
def test_a_wrong_code_is_one_line_and_changes_nothing(file: Path, code: str, line: str) -> None:
    export_recovery(file, "forgotten")
    before = contents(file.parent)
    with pytest.raises(WrongPassphraseError, match=line):
        restore_from_recovery(file, code, "new words")
    assert untouched(file.parent, before)


def test_the_export_never_overwrites_and_needs_the_passphrase(file: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        export_recovery(file, "guess")
    assert not file.exists()
    file.write_text("mine alone")
    with pytest.raises(SottoError, match="never overwritten"):
        export_recovery(file, "forgotten")
    assert file.read_text() == "mine alone"


def test_the_recovery_file_is_for_its_user_only_and_holds_neither_key_nor_code(file: Path) -> None:
    code = export_recovery(file, "forgotten")
    assert file.stat().st_mode & 0o777 == 0o600
    assert code not in file.read_text()
    assert keys.unlock("forgotten").hex() not in file.read_text()


def test_another_store_s_recovery_file_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = export_recovery(file, "forgotten")
    monkeypatch.setenv("SOTTO_HOME", str(file.parent / "other"))
    create_store("passphrase", "mine alone").close()
    before = contents(paths.home())
    with pytest.raises(StoreError, match="another store's recovery file"):
        restore_from_recovery(file, code, "new words")
    assert untouched(paths.home(), before)


def test_a_recovery_without_a_store_is_refused(file: Path) -> None:
    code = export_recovery(file, "forgotten")
    paths.store_path().unlink()
    with pytest.raises(StoreError, match="There is no store at"):
        restore_from_recovery(file, code, "new words")


def test_a_key_file_is_no_recovery_file(file: Path) -> None:
    with pytest.raises(StoreError, match="is not a recovery file"):
        restore_from_recovery(paths.key_path(), "AAAA-" * 8, "new words")
