"""Several threads and several programs at one store."""

import threading
import time
from pathlib import Path

import pytest

from assistant.store.errors import BusyError, StoreError
from assistant.store.store import Store
from privacy.builtin import STRICT
from tests.assistant.store.helpers import run, start

WRITE = """
import sys
from pathlib import Path
from assistant.store.store import Store

store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(100):
    store.messages.add(int(sys.argv[3]), "user", f"{sys.argv[4]} {number}")
    store.messages.search("x")
"""

HOLD = """
import sys
from pathlib import Path
from assistant.store.store import Store

store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
with store.transaction():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_two_programs_write_a_hundred_messages_each_and_none_is_lost(store: Store, path: Path, key: bytes) -> None:
    conversation = store.conversations.create().id
    writers = [start(WRITE, path, key.hex(), conversation, name) for name in "ab"]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        _, err = writer.communicate(timeout=60)
        assert (writer.returncode, err) == (0, "")
    texts = [message.text for message in store.messages.of(conversation)]
    for name in "ab":
        assert [text for text in texts if text.startswith(name)] == [f"{name} {number}" for number in range(100)]
    assert store.check() == []


KEEP_WRITING = """
import sys
from pathlib import Path
from assistant.store.store import Store

store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
conversation = store.conversations.create().id
while True:
    print(store.messages.add(conversation, "user", "rhubarb " * 1000).id, flush=True)
"""


@pytest.mark.parametrize("lines", [1, 2, 5, 11, 30])
def test_no_accepted_message_is_lost_when_the_program_is_killed(path: Path, key: bytes, lines: int) -> None:
    writer = start(KEEP_WRITING, path, key.hex())
    assert writer.stdout
    accepted = [int(writer.stdout.readline()) for _ in range(lines)]
    writer.kill()
    accepted += [int(line) for line in writer.communicate(timeout=60)[0].splitlines() if line]
    store = Store.open(path, key)
    assert [store.messages.get(id).text for id in accepted] == ["rhubarb " * 1000] * len(accepted)
    assert store.check() == []
    store.close()


def test_waiting_too_long_for_another_writer_is_one_line(store: Store, path: Path, key: bytes) -> None:
    holder = start(HOLD, path, key.hex())
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    impatient = Store.open(path, key, wait_s=0.05)
    with pytest.raises(BusyError, match="Another program is writing to the store"):
        impatient.conversations.create()
    with pytest.raises(BusyError), impatient.transaction():
        pass
    assert impatient.conversations.list() == []  # reading needs no turn
    holder.communicate("done\n", timeout=60)
    impatient.conversations.create()
    impatient.close()


def test_every_thread_can_write(store: Store) -> None:
    conversation = store.conversations.create().id

    def write() -> None:
        for _ in range(20):
            store.messages.add(conversation, "user", "x")

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.messages.of(conversation)) == 80


def test_a_thread_that_writes_without_a_pause_lets_another_have_its_turn(path: Path, key: bytes) -> None:
    store = Store.open(path, key, wait_s=0.5)
    conversation = store.conversations.create().id
    done, failed = threading.Event(), list[BusyError]()

    def write() -> None:
        try:
            while not done.is_set():
                with store.transaction():
                    store.messages.add(conversation, "user", "x")
                    time.sleep(0.05)  # so that the lock is free for a moment only
        except BusyError as error:
            failed.append(error)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(10):
            store.messages.add(conversation, "user", "mine")
    finally:
        done.set()
        for thread in threads:
            thread.join()
        store.close()
    assert not failed


def test_a_thread_that_waits_too_long_for_its_turn_is_told(path: Path, key: bytes) -> None:
    store = Store.open(path, key, wait_s=0.05)
    told = []

    def write() -> None:
        with pytest.raises(BusyError, match="still writing something else") as error:
            store.conversations.create()
        told.append(error)

    with store.transaction():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        store.conversations.create("mine")
    assert len(told) == 1
    assert [conversation.title for conversation in store.conversations.list()] == ["mine"]
    store.close()


def test_closing_waits_for_what_is_running_and_crashes_no_thread(path: Path, key: bytes) -> None:
    store = Store.open(path, key)
    conversation = store.conversations.create().id
    started = threading.Barrier(4)
    ended = []

    def work() -> None:
        started.wait()
        with pytest.raises(StoreError, match="The store is closed"):
            while True:
                with store.transaction():
                    store.messages.add(conversation, "user", "one of two")
                    store.messages.add(conversation, "user", "two of two")
                list(store.vectors.after(0))
                list(store._connections.each("SELECT * FROM messages"))
        ended.append(True)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    started.wait()
    while len(store.messages.of(conversation)) < 12:
        pass
    store.close()
    for thread in threads:
        thread.join()
    assert ended == [True] * 3
    again = Store.open(path, key)
    assert len(again.messages.of(conversation)) % 2 == 0
    assert again.check() == []
    again.close()


def test_closing_in_the_middle_of_a_transaction_lets_it_end(path: Path, key: bytes) -> None:
    store = Store.open(path, key)
    with store.transaction():
        store.conversations.create("kept")
        store.close()
        store.conversations.create("kept, too")
    with pytest.raises(StoreError, match="The store is closed"):
        store.conversations.list()
    again = Store.open(path, key)
    assert len(again.conversations.list()) == 2
    again.close()


def test_closing_closes_every_thread_s_connection(store: Store, path: Path) -> None:
    seen, done = threading.Event(), threading.Event()

    def look() -> None:
        store.conversations.list()
        seen.set()
        done.wait()

    thread = threading.Thread(target=look)
    thread.start()
    seen.wait()
    store.close()
    assert not path.with_name("sotto.db-wal").exists()
    done.set()
    thread.join()
    with pytest.raises(StoreError, match="The store is closed"):
        store.conversations.list()


def test_the_connection_of_a_thread_that_ended_is_closed(store: Store) -> None:
    thread = threading.Thread(target=store.conversations.list)
    thread.start()
    thread.join()
    store.conversations.list()
    assert len(store._connections._all) == 1


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():
        conversation = store.conversations.create()
        store.messages.add(conversation.id, "user", "x")
        raise ZeroDivisionError
    assert store.conversations.list() == []
    assert store.messages.search("x") == []


def test_a_transaction_inside_another_can_fail_alone(store: Store) -> None:
    with store.transaction():
        store.conversations.create("kept")
        with pytest.raises(ZeroDivisionError), store.transaction():
            store.privacy_profiles.save(STRICT)
            raise ZeroDivisionError
    assert [conversation.title for conversation in store.conversations.list()] == ["kept"]
    assert store.privacy_profiles.list() == []


def test_another_program_sees_a_message_as_soon_as_it_is_added(store: Store, path: Path, key: bytes) -> None:
    id = store.messages.add(store.conversations.create().id, "user", "hello").id
    look = (
        "import sys; from pathlib import Path; from assistant.store.store import Store; "
        "print(Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).messages.get(int(sys.argv[3])).text)"
    )
    assert run(look, path, key.hex(), id) == "hello"
