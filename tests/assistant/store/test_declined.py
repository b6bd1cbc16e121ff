import pytest

from assistant.store.errors import StoreError
from assistant.store.store import Store


def test_what_was_declined_is_remembered_by_conversation(store: Store) -> None:
    one, two = store.conversations.create().id, store.conversations.create().id
    store.declined.add(one, "Brightwell may be named.")
    store.declined.add(one, "Brightwell may be named.")
    store.declined.add(two, "Never mention Brightwell.")
    assert store.declined.of(one) == {"Brightwell may be named."}
    assert store.declined.of(two) == {"Never mention Brightwell."}


def test_it_goes_with_its_conversation(store: Store) -> None:
    place = store.conversations.create().id
    store.declined.add(place, "Brightwell may be named.")
    store.conversations.delete(place)
    assert store.declined.of(place) == frozenset()
    with pytest.raises(StoreError):
        store.declined.add(place, "Brightwell may be named.")
