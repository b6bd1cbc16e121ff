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


def test_pinned_conversations_come_first_and_archived_ones_on_a_list_of_their_own(store: Store) -> None:
    first, second, third = (store.conversations.create(name).id for name in "abc")
    store.conversations.pin(first)
    store.conversations.archive(second)
    assert [c.id for c in store.conversations.list()] == [first, third]
    assert [c.id for c in store.conversations.list(archived=True)] == [second]
    assert store.conversations.count_archived() == 1
    assert store.conversations.latest() == store.conversations.get(third)
    store.conversations.pin(first, False)
    store.conversations.archive(second, False)
    assert [c.id for c in store.conversations.list()] == [third, second, first]


def test_what_is_put_away_is_shown_nowhere_until_it_is_taken_back(store: Store) -> None:
    kept, gone = store.conversations.create("a").id, store.conversations.create("b").id
    store.conversations.put_away(gone)
    assert [c.id for c in store.conversations.list()] == [kept]
    assert store.conversations.latest() == store.conversations.get(kept)
    assert store.conversations.put_away_ones() == [gone]
    assert [c.id for c in store.conversations.every(10)] == [kept, gone]
    store.conversations.archive(gone)
    assert store.conversations.count_archived() == 0
    store.conversations.take_back(gone)
    assert store.conversations.put_away_ones() == []
    assert [c.id for c in store.conversations.list(archived=True)] == [gone]


def test_a_title_is_improved_once_and_never_over_the_users_own(store: Store) -> None:
    place = store.conversations.create("How do I boil")
    assert store.conversations.wants_title(place.id)
    assert store.conversations.retitle(place.id, "Soft eggs", 2)
    assert store.conversations.get(place.id).titled == "model"
    assert not store.conversations.wants_title(place.id)
    own = store.conversations.create("How do I boil").id
    store.conversations.rename(own, "Breakfast")
    assert not store.conversations.wants_title(own)
    assert not store.conversations.retitle(own, "Soft eggs", 2)
    assert store.conversations.get(own).title == "Breakfast"
    tried = store.conversations.create("How do I boil").id
    assert not store.conversations.retitle(tried, None, 2)
    assert store.conversations.get(tried).title == "How do I boil"
    assert not store.conversations.wants_title(tried)


def test_a_title_that_a_model_made_of_words_goes_with_them(store: Store) -> None:
    for change in (lambda id: store.messages.delete(id), lambda id: store.messages.update(id, text="[forgotten]")):
        place = store.conversations.create("How do I boil").id
        question = store.messages.add(place, "user", "How do I boil a zorbanix?").id
        answer = store.messages.add(place, "assistant", "Slowly.").id
        store.conversations.retitle(place, "Boiling a zorbanix", answer)
        later = store.messages.add(place, "user", "And then?").id
        store.messages.update(later, text="And now?")
        assert store.conversations.get(place).title == "Boiling a zorbanix"
        change(question)
        assert store.conversations.get(place).title is None
