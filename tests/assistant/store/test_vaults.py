import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store.errors import StoreError
from assistant.store.store import Store
from privacy.categories import Category
from privacy.vault import Vault, VaultEntry

ADA = VaultEntry("NAME_1", "Ada", Category.NAME)
VALUES = st.text(st.characters(codec="utf-8"), min_size=1)


@given(st.lists(st.tuples(VALUES, st.sampled_from(Category))), st.lists(st.sampled_from(["NAME_1", "AGE_2"])))
def test_a_vault_comes_back_in_the_order_it_was_made(
    shared_store: Store, values: list[tuple[str, Category]], reserved: list[str]
) -> None:
    conversation = shared_store.conversations.create().id
    vault = Vault()
    for tag in reserved:
        vault.reserve(tag)
    for value, category in values:
        vault.tag_for(value, category)
        shared_store.vaults.save(conversation, vault.entries)
    shared_store.vaults.save(conversation, vault.entries)
    assert shared_store.vaults.load(conversation) == list(vault.entries)


def test_each_conversation_has_its_own_vault(store: Store) -> None:
    one, two = store.conversations.create().id, store.conversations.create().id
    store.vaults.save(one, [ADA])
    store.vaults.save(two, [VaultEntry("NAME_1", "Bo", Category.NAME)])
    assert store.vaults.load(one) == [ADA]


def test_a_tag_never_changes_its_value_and_nothing_is_saved_then(store: Store) -> None:
    conversation = store.conversations.create().id
    store.vaults.save(conversation, [ADA])
    new, clash = VaultEntry("NAME_2", "Cy", Category.NAME), VaultEntry("NAME_1", "Bo", Category.NAME)
    with pytest.raises(StoreError, match="NAME_1 already stands for something else") as caught:
        store.vaults.save(conversation, [new, clash])
    assert store.vaults.load(conversation) == [ADA]
    assert "Bo" not in str(caught.value)
    assert "Ada" not in str(caught.value)


def test_a_value_with_a_lone_surrogate_can_be_saved_twice(store: Store) -> None:
    conversation = store.conversations.create().id
    entry = VaultEntry("NAME_1", "A\ud800a", Category.NAME)
    store.vaults.save(conversation, [entry])
    store.vaults.save(conversation, [entry])
    assert [kept.value for kept in store.vaults.load(conversation)] == ["A\N{REPLACEMENT CHARACTER}a"]


def test_what_is_hidden_by_name_later_is_from_then_on(store: Store) -> None:
    conversation = store.conversations.create().id
    by_name = VaultEntry("NAME_1", "Ada", Category.OTHER)
    store.vaults.save(conversation, [ADA])
    store.vaults.save(conversation, [by_name])
    assert store.vaults.load(conversation) == [by_name]
    store.vaults.save(conversation, [ADA])
    assert store.vaults.load(conversation) == [by_name]
    assert by_name.says is Category.NAME
