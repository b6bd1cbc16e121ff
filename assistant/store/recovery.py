"""The recovery file: the store's key sealed under a code shown once, for the day the passphrase is gone."""

import base64
import secrets
from pathlib import Path

from assistant import paths
from assistant.files import write_new
from assistant.store import key_file, keys, making, wrapping
from assistant.store.errors import DamagedError, StoreError, WrongPassphraseError
from assistant.store.key_file import KeyFile
from assistant.store.lock import exclusive


def export_recovery(path: Path, passphrase: str | None = None) -> str:
    """Write the recovery file to `path`, which must not exist, and return the code that opens it.

    The code is 160 random bits in base32, eight groups of four; it is kept nowhere. Raises SottoError.
    """
    key = keys.unlock(passphrase)
    kept = key_file.read(paths.key_path())
    code = secrets.token_bytes(20)
    sealed = wrapping.seal(key, wrapping.code_key(code), _label(kept))
    write_new(path, key_file.encode(KeyFile(kept.store, "recovery", kept.check, sealed)))
    return _spelled(code)


def restore_from_recovery(file: Path, code: str, new_passphrase: str) -> None:
    """Keep the key in the recovery file under `new_passphrase`, whatever state the key file is in.

    Raises WrongPassphraseError for a wrong code, and SottoError; nothing was changed then.
    """
    kept, key = _opened(file, code)
    with exclusive():
        _require_opens(file, key)
        keys.keep(key, "passphrase", new_passphrase, store=kept.store)


def require_code(file: Path, code: str) -> None:
    """Raise WrongPassphraseError unless the code opens the recovery file, and SottoError if it is none."""
    _opened(file, code)


def _opened(file: Path, code: str) -> tuple[KeyFile, bytes]:
    """What is in the recovery file, and the key that the code takes out of it."""
    kept = key_file.read(file)
    if kept.method != "recovery" or not kept.wrapped:
        raise StoreError(f"{file} is not a recovery file. Give the one that the recovery export wrote.")
    under = wrapping.code_key(_code(code))
    try:
        return kept, wrapping.unseal(kept.wrapped, under, _label(kept))
    except WrongPassphraseError:
        raise WrongPassphraseError("That is not the code of this recovery file. Try again.") from None


def _require_opens(file: Path, key: bytes) -> None:
    """Raise StoreError unless `key` opens the store: a key file is never replaced by one that doesn't fit."""
    path = paths.store_path()
    if not path.exists():
        raise StoreError(f"There is no store at {path}. Put it back from a backup first, then restore its key.")
    try:
        making.is_behind(path, key)
    except DamagedError:
        raise StoreError(
            f"{file} is another store's recovery file, or {path} is damaged. Nothing was changed."
        ) from None


def _label(kept: KeyFile) -> bytes:
    return keys.label(kept.store, kept.check).encode()


def _spelled(code: bytes) -> str:
    letters = base64.b32encode(code).decode()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _code(spelled: str) -> bytes:
    """The code behind what a person copied from paper: spaces, dashes and case don't matter, nor 0, 1, 8."""
    letters = "".join(letter for letter in spelled.upper() if letter.isalnum())
    try:
        code = base64.b32decode(letters.translate(str.maketrans("018", "OIB")))
    except ValueError:
        code = b""
    if len(code) != 20:
        raise WrongPassphraseError("A recovery code has eight groups of four letters and digits. Copy it again.")
    return code
