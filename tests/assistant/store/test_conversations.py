import pytest

from assistant.store.errors import MissingError
from assistant.store.store import Store
from privacy.categories import Category
from privacy.vault import VaultEntry


def test_a_new_conversation_comes_back_as_it_was_made(store: Store) -> None:
    made = store.conversations.create("Moving house")
    assert made.title == "Moving house"
    assert made.created == made.updated
    assert store.conversations.get(made.id) == made


def test_the_conversation_with_the_latest_message_comes_first(store: Store) -> None:
    first, second = store.conversations.create(), store.conversations.create()
    assert store.conversations.list() == [second, first]
    store.messages.add(first.id, "user", "hello")
    assert [c.id for c in store.conversations.list()] == [first.id, second.id]
    assert store.conversations.latest() == store.conversations.get(first.id)


def test_the_list_is_cut_by_limit_and_offset(store: Store) -> None:
    made = [store.conversations.create(str(number)) for number in range(5)]
    assert store.conversations.list(limit=2, offset=1) == [made[3], made[2]]


def test_there_is_no_latest_conversation_in_an_empty_store(store: Store) -> None:
    assert store.conversations.latest() is None


def test_renaming_and_choosing_a_privacy_profile_last(store: Store) -> None:
    id = store.conversations.create().id
    store.conversations.rename(id, "Work")
    store.conversations.set_privacy_profile(id, "strict")
    kept = store.conversations.get(id)
    assert (kept.title, kept.privacy_profile) == ("Work", "strict")


def test_deleting_takes_messages_index_and_vault_along(store: Store) -> None:
    id = store.conversations.create().id
    store.messages.add(id, "user", "rhubarb")
    store.vaults.save(id, [VaultEntry("NAME_1", "Ada", Category.NAME)])
    store.conversations.delete(id)
    assert store.messages.of(id) == []
    assert store.messages.search("rhubarb") == []
    assert store.vaults.load(id) == []


def test_a_number_is_never_used_twice(store: Store) -> None:
    id = store.conversations.create().id
    store.conversations.delete(id)
    assert store.conversations.create().id > id


def test_a_conversation_that_is_not_there_is_named_in_one_line(store: Store) -> None:
    for ask in (
        lambda: store.conversations.get(7),
        lambda: store.conversations.rename(7, "x"),
        lambda: store.conversations.set_privacy_profile(7, "x"),
        lambda: store.conversations.delete(7),
    ):
        with pytest.raises(MissingError, match=r"^There is no conversation 7\."):
            ask()
