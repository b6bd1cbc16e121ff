"""Where the key of a provider is kept: in the environment or a keyring that is safe, and nowhere else."""

from pathlib import Path

import keyring
import pytest
from keyring.backends import null
from keyring.errors import KeyringLocked

from assistant.errors import SottoError
from assistant.providers import PRESETS, drop_key, keep_key, key_of, require_keyring
from tests.assistant.store.conftest import MemoryKeyring, home, memory_keyring
from tests.assistant.store.test_keys import _Failing, _Forgetful, _Plaintext

__all__ = ["home", "memory_keyring"]
GROQ = PRESETS["groq"]


def test_a_key_that_is_kept_is_found_until_it_is_dropped(memory_keyring: MemoryKeyring) -> None:
    keep_key("groq", "gsk-1")
    assert key_of(GROQ) == "gsk-1"
    drop_key("groq")
    assert key_of(GROQ) is None
    with pytest.raises(SottoError, match="holds no key for groq"):
        drop_key("groq")


@pytest.mark.parametrize(
    ("backend", "line"),
    [
        (null.Keyring(), "No keyring can be reached"),
        (_Plaintext(), "No keyring can be reached"),
        (_Failing(RuntimeError("no D-Bus")), "No keyring can be reached"),
        (_Failing(OSError("secret words")), r"The keyring failed \(OSError\)"),
        (_Failing(KeyringLocked("locked")), "The keyring is locked"),
        (_Forgetful(), "did not keep the key. Put it in the environment as GROQ_API_KEY"),
    ],
)
def test_a_keyring_that_fails_or_is_not_safe_is_told(
    home: Path, backend: keyring.backend.KeyringBackend, line: str
) -> None:
    keyring.set_keyring(backend)
    if not isinstance(backend, _Forgetful):
        with pytest.raises(SottoError, match=line):
            require_keyring("groq")  # before anybody types a key
    with pytest.raises(SottoError, match=line) as caught:
        keep_key("groq", "gsk-1")
    assert "secret words" not in str(caught.value)
    assert key_of(GROQ) is None
