"""Which earlier messages go with a question."""

import pytest

from assistant.history import SYSTEM, for_local_model
from assistant.store.store import Store


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "sotto.db", bytes(32))
    yield store
    store.close()


def heard(store, *said):
    place = store.conversations.create("t").id
    for role, text in said:
        store.messages.add(place, role, text)
    return [(message.role, message.content) for message in for_local_model(store.messages.of(place))]


def test_the_local_model_hears_the_whole_conversation(store):
    said = [("user", "one"), ("assistant", "two"), ("user", "three")]
    assert heard(store, *said) == [("system", SYSTEM), *said]


def test_a_question_asked_again_is_heard_once(store):
    said = heard(
        store, ("user", "one"), ("user", "one"), ("assistant", "two"), ("user", "lost"), ("user", "three")
    )
    assert [text for _, text in said[1:]] == ["one", "two", "three"]


def test_a_reply_without_words_is_not_heard(store):
    assert [text for _, text in heard(store, ("user", "one"), ("assistant", ""), ("user", "two"))[1:]] == ["two"]
