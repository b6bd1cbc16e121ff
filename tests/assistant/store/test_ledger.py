from pathlib import Path

import pytest

from assistant.store.errors import MissingError, StoreError
from assistant.store.store import Store
from tests.assistant.store.helpers import begin, start


def test_a_row_says_exactly_what_was_sent(store: Store) -> None:
    messages = [{"role": "system", "content": "é\ud800"}, {"role": "user", "content": "b\0"}]
    revealed = [{"category": "location", "words": "Lisbon"}]
    id = begin(store, conversation=4, message=5, text="b\0", messages=messages, revealed=revealed)
    entry = store.ledger.get(id)
    assert (entry.conversation, entry.message, entry.text) == (4, 5, "b\0")
    assert (entry.messages, entry.protected, entry.revealed) == (messages, {"name": 1}, revealed)
    assert (entry.state, entry.error, entry.ended) == ("sending", None, None)


def test_the_ending_is_filled_in(store: Store) -> None:
    id = begin(store)
    store.ledger.end(id, "cut", "The line went dead.")
    entry = store.ledger.get(id)
    assert (entry.state, entry.error) == ("cut", "The line went dead.")
    assert entry.ended is not None
    assert entry.ended > entry.time


def test_rows_are_listed_newest_first_and_by_provider(store: Store) -> None:
    first, second, third = begin(store), begin(store, provider="groq"), begin(store)
    assert [entry.id for entry in store.ledger.list()] == [third, second, first]
    assert [entry.id for entry in store.ledger.list(provider="openai")] == [third, first]
    assert [entry.id for entry in store.ledger.list(limit=1, offset=1)] == [second]


def test_the_summary_adds_up_per_provider(store: Store) -> None:
    begin(store, protected={"name": 2, "age": 1}, revealed=[{"category": "location", "words": "Lisbon"}] * 2)
    begin(store, protected={"name": 3}, revealed=[{"category": "job", "words": "nurse"}])
    begin(store, provider="groq", protected={})
    groq, openai = store.ledger.summary()
    assert (groq.provider, groq.count, groq.protected, groq.revealed) == ("groq", 1, {}, {})
    assert (openai.count, openai.protected, openai.revealed) == (
        2,
        {"name": 5, "age": 1},
        {"location": 2, "job": 1},
    )
    assert openai.first < openai.last


def test_no_row_can_be_deleted_or_rewritten(store: Store) -> None:
    id = begin(store)
    for statement in (
        "DELETE FROM ledger",
        "UPDATE ledger SET text = 'nothing'",
        "UPDATE ledger SET revealed = '[]', state = 'complete'",
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger",
    ):
        with pytest.raises(StoreError, match="a ledger row is never"):
            store._connections.run(statement)
    assert store.ledger.get(id).text == "[NAME_1] is ill"


def test_a_row_outlives_its_conversation(store: Store) -> None:
    conversation = store.conversations.create().id
    id = begin(store, conversation=conversation)
    store.conversations.delete(conversation)
    assert store.ledger.get(id).conversation == conversation


def test_a_row_that_is_not_there_is_named_in_one_line(store: Store) -> None:
    for ask in (lambda: store.ledger.get(7), lambda: store.ledger.end(7, "complete")):
        with pytest.raises(MissingError, match=r"^There is no ledger row 7\."):
            ask()


BEGIN_AND_DIE = """
import os, signal, sys
from pathlib import Path
from assistant.store.store import Store
from tests.assistant.store.helpers import begin

store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print(begin(store, text="the last words"), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_row_is_kept_when_the_program_is_killed_right_after(path: Path, key: bytes) -> None:
    printed, _ = start(BEGIN_AND_DIE, path, key.hex()).communicate(timeout=60)
    store = Store.open(path, key)
    entry = store.ledger.get(int(printed))
    assert (entry.text, entry.state) == ("the last words", "sending")
    store.close()
