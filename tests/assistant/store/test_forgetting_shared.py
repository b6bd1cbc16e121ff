"""Forgetting while other connections use the store."""

import threading
from pathlib import Path

import pytest

from assistant.store.errors import BusyError
from assistant.store.forgetting import Thing
from assistant.store.sought import of_value
from assistant.store.store import Store
from tests.assistant.store.helpers import run, start
from tests.assistant.store.remembering import decrypted, everything, remember

VALUE = "Zorbanix"
THING = Thing("value", sought=of_value(VALUE))

READER = """
import sys
from pathlib import Path
from assistant.store.store import Store

store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
store._connections.run("BEGIN")
before = [message.text for message in store.messages.of(1)]
print("reading", flush=True)
sys.stdin.readline()
assert [message.text for message in store.messages.of(1)] == before
store._connections.run("COMMIT")
assert not any("Zorbanix" in message.text for message in store.messages.of(1))
"""

WRITER = """
import sys
from pathlib import Path
from assistant.store.store import Store

store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
with store.transaction():
    print("writing", flush=True)
    sys.stdin.readline()
"""


def test_a_reader_in_the_middle_of_a_look_makes_the_proof_wait_and_not_the_erasing(
    store: Store, path: Path, key: bytes
) -> None:
    remember(store, VALUE)
    store.close()
    hasty = Store.open(path, key, wait_s=0.05)
    reader = start(READER, path, key.hex())
    assert reader.stdout
    assert reader.stdout.readline() == "reading\n"
    proof = hasty.forgetting.prove(hasty.forgetting.erase(hasty.forgetting.hanging(THING)))
    assert not hasty.messages.search(VALUE)
    assert proof.waits
    assert "sotto forget finish" in proof.waits
    assert not proof.holds
    assert proof.found
    _, err = reader.communicate("on\n", timeout=60)
    assert (reader.returncode, err) == (0, "")
    assert hasty.forgetting.clean_up() is None
    assert VALUE.lower().encode() not in decrypted(path, key).lower()
    assert hasty.forgetting.prove(hasty.forgetting.erase(hasty.forgetting.hanging(THING))).holds
    hasty.close()


def test_a_writer_that_holds_the_store_is_one_line_and_nothing_is_half_done(
    store: Store, path: Path, key: bytes
) -> None:
    remember(store, VALUE)
    before = everything(store)
    hasty = Store.open(path, key, wait_s=0.05)
    writer = start(WRITER, path, key.hex())
    assert writer.stdout
    assert writer.stdout.readline() == "writing\n"
    with pytest.raises(BusyError, match="Another program is writing"):
        hasty.forgetting.hanging(THING)
    writer.communicate("on\n", timeout=60)
    assert everything(store) == before
    assert hasty.forgetting.prove(hasty.forgetting.erase(hasty.forgetting.hanging(THING))).holds
    hasty.close()


def test_threads_that_read_and_write_meanwhile_see_all_or_nothing(store: Store) -> None:
    made = remember(store, VALUE)
    done, wrong = threading.Event(), []

    def look() -> None:
        sql = (
            "SELECT title, group_concat(text) AS texts FROM messages "
            "JOIN conversations ON conversations.id = conversation"
        )
        while not done.is_set():
            [row] = store._connections.rows(sql)
            if (VALUE in row["texts"]) != (VALUE in row["title"]):
                wrong.append(row)
            store.messages.add(made["conversation"], "user", "and on")

    thread = threading.Thread(target=look)
    thread.start()
    try:
        hanging = store.forgetting.hanging(THING)
        proof = store.forgetting.prove(store.forgetting.erase(hanging))
    finally:
        done.set()
        thread.join()
    assert not wrong
    assert proof.holds or proof.waits
    assert store.forgetting.prove(store.forgetting.erase(store.forgetting.hanging(THING))).holds
    assert store.check() == []


READ = """
import sys
from pathlib import Path
from assistant.store.store import Store

store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
store.conversations.list()
store.close()
"""


def test_reading_the_pages_keeps_the_locks_on_the_file(store: Store, path: Path, key: bytes) -> None:
    remember(store, VALUE)
    assert store.forgetting.prove(store.forgetting.erase(store.forgetting.hanging(THING))).holds
    store.conversations.create()
    run(READ, path, key.hex())  # the last to leave would take the log away
    assert path.with_name("sotto.db-wal").exists()


def test_another_program_knows_that_words_were_forgotten(store: Store, path: Path, key: bytes) -> None:
    """Else it would write down again what it has read before."""
    remember(store, VALUE)
    other = Store.open(path, key)
    assert (store.forgetting.times, other.forgetting.times) == (0, 0)
    hanging = store.forgetting.hanging(THING)
    assert other.forgetting.times == 0
    store.forgetting.erase(hanging)
    assert other.forgetting.times == 1
    store.forgetting.erase(store.forgetting.hanging(THING))  # there was nothing left to forget
    assert (other.forgetting.times, other.forgetting.asked) == (1, 2)
    other.close()
