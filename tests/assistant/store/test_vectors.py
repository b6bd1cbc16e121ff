"""Vectors are kept in step with the messages they are of."""

import pytest

from assistant.store.vectors import Due

VECTOR = bytes(range(128)) * 3


@pytest.fixture
def said(store):
    conversation = store.conversations.create().id
    return [store.messages.add(conversation, "user", text).id for text in ("one", "two", "three")]


def put(store, *vectors):
    store.vectors.put({due: list(vectors) for due in store.vectors.due(10)})


def test_new_messages_are_due_the_newest_first_until_they_have_vectors(store, said):
    assert [due.id for due in store.vectors.due(2)] == said[:0:-1]
    put(store, VECTOR, VECTOR)
    assert store.vectors.due(10) == []
    assert [(outline.id, len(outline.vectors)) for outline in store.vectors.after(0)] == [(id, 2) for id in said]


def test_a_message_without_vectors_has_an_outline(store, said):
    [outline] = store.vectors.of(said[1:2])
    assert (outline.id, outline.role, outline.author, outline.vectors) == (said[1], "user", None, ())
    assert [outline.id for outline in store.vectors.after(said[0])] == said[1:]


def test_changed_words_lose_their_vectors_at_once_and_are_due(store, said):
    put(store, VECTOR)
    store.messages.update(said[0], text="uno")
    store.messages.update(said[1], text="two", state="cut")
    assert [due.text for due in store.vectors.due(10)] == ["uno"]
    assert [outline.vectors for outline in store.vectors.of(said[:1])] == [()]


def test_vectors_of_words_that_have_changed_meanwhile_are_not_kept(store, said):
    read = store.vectors.due(10)
    store.messages.update(said[2], text="drei")
    store.messages.delete(said[1])
    store.vectors.put({due: [VECTOR] for due in read})
    assert [due.text for due in store.vectors.due(10)] == ["drei"]
    assert [len(outline.vectors) for outline in store.vectors.after(0)] == [1, 0]


def test_deleting_a_message_takes_its_vectors_and_its_place_in_the_queue(store, said):
    put(store, VECTOR)
    store.conversations.delete(store.messages.get(said[0]).conversation)
    assert store._connections.rows("SELECT * FROM message_vectors") == []
    assert (store.vectors.count(), store.vectors.count_due(), store.vectors.numbers()) == (0, 0, [])


def test_a_reply_that_is_still_written_is_not_given_out(store, said):
    reply = store.messages.add(store.messages.get(said[0]).conversation, "assistant", "I th", state="streaming")
    assert reply.id not in {due.id for due in store.vectors.due(10)}
    store.messages.update(reply.id, text="I think so.", state="complete")
    assert Due(reply.id, "assistant", "I think so.") in store.vectors.due(10)


def test_clearing_makes_every_message_due_again(store, said):
    put(store, VECTOR)
    store.vectors.clear()
    assert store.vectors.count_due() == len(said)


def test_many_messages_are_read_by_their_numbers(store, said):
    assert [outline.id for outline in store.vectors.of([*range(1000, 3000), *said])] == said


def test_the_version_tells_of_changes_by_anybody(store, said):
    from assistant.store.store import Store

    before = store.vectors.version()
    assert store.vectors.version() == before
    other = Store.open(store._connections.path, store._connections.key)
    other.messages.delete(said[0])
    other.close()
    assert store.vectors.version() != before
