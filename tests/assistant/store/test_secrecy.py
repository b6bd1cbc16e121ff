"""What is written can be read in no file, and what is deleted is gone."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from assistant.store.opening import create_store
from assistant.store.store import Store
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.vault import VaultEntry
from tests.assistant.store.helpers import begin, contents

CANARY = "Wolpertinger"
SPELLINGS = [CANARY.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]


def _holds_canary(home: Path) -> list[str]:
    files = contents(home)
    return [name for name, data in files.items() if any(s.lower() in data.lower() for s in SPELLINGS)]


def test_nothing_that_was_written_can_be_read_in_any_file(home: Path) -> None:
    store = create_store("passphrase", CANARY)
    conversation = store.conversations.create(f"About {CANARY}").id
    for _ in range(50):
        store.messages.add(conversation, "user", f"{CANARY} " * 50, raw=CANARY)
    store.vaults.save(conversation, [VaultEntry("NAME_1", CANARY, Category.NAME)])
    store.settings.set(CANARY, CANARY)
    store.privacy_profiles.save(PrivacyProfile(CANARY, CANARY, (Rule(Action.TAG, value=CANARY),)))
    begin(store, text=CANARY)
    assert store.messages.search(CANARY)
    assert {"sotto.db", "sotto.db-wal", "sotto.db-shm", "key.json"} <= contents(home).keys()
    assert _holds_canary(home) == []
    store.close()
    assert _holds_canary(home) == []


def _decrypted(path: Path, key: bytes) -> bytes:
    """Every page of a SQLCipher 4 file, free ones too: AES-256-CBC, then 16 bytes of IV and 64 of HMAC."""
    data = path.read_bytes()
    pages = [data[start : start + 4096] for start in range(0, len(data), 4096)]
    pages[0] = pages[0][16:]  # the salt stands where SQLite's heading would
    return b"".join(Cipher(AES256(key), CBC(page[-80:-64])).decryptor().update(page[:-80]) for page in pages)


def test_the_words_of_a_deleted_message_are_in_no_page_of_the_file(path: Path, key: bytes) -> None:
    store = Store.open(path, key)
    conversation = store.conversations.create().id
    ids = [store.messages.add(conversation, "user", f"{CANARY} " * 1000).id for _ in range(3)]
    store.vaults.save(conversation, [VaultEntry("NAME_1", CANARY, Category.NAME)])
    store._connections.run("PRAGMA wal_checkpoint (TRUNCATE)")
    assert CANARY.encode() in _decrypted(path, key)
    assert CANARY.lower().encode() in _decrypted(path, key)  # in the index
    store.messages.update(ids[0], text="nothing")
    store.messages.delete(ids[1])
    store.conversations.delete(conversation)
    store.close()
    assert CANARY.lower().encode() not in _decrypted(path, key).lower()


def test_errors_quote_no_words(home: Path) -> None:
    store = create_store("passphrase", "open sesame")
    with pytest.raises(Exception, match="FOREIGN KEY") as caught:
        store.messages.add(99, "user", CANARY)
    assert CANARY not in str(caught.getrepr(showlocals=False))
    assert caught.value.__cause__ is None
    store.close()
