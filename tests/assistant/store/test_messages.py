import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store.errors import MissingError, StoreError
from assistant.store.store import Store
from assistant.store.text import clean

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
"""Any Python string, lone surrogates and NUL included."""


def test_a_message_comes_back_as_it_was_added(store: Store) -> None:
    conversation = store.conversations.create().id
    first = store.messages.add(conversation, "user", "Hi", raw="Hi!", ledger=3, route="protected")
    second = store.messages.add(conversation, "assistant", "Hello", state="streaming")
    assert store.messages.of(conversation) == [first, second]
    assert store.messages.get(first.id) == first
    assert (first.raw, first.ledger, first.route, first.state) == ("Hi!", 3, "protected", "complete")
    assert second.state == "streaming"


def test_an_update_changes_what_is_given_and_leaves_the_rest(store: Store) -> None:
    added = store.messages.add(store.conversations.create().id, "assistant", "", route="local", state="streaming")
    store.messages.update(added.id, text="Hello", state="complete")
    kept = store.messages.get(added.id)
    assert (kept.text, kept.state, kept.route, kept.time) == ("Hello", "complete", "local", added.time)
    store.messages.update(added.id, raw="[NAME_1]", route="protected", ledger=9)
    kept = store.messages.get(added.id)
    assert (kept.text, kept.raw, kept.route, kept.ledger) == ("Hello", "[NAME_1]", "protected", 9)


def test_a_text_can_be_emptied(store: Store) -> None:
    added = store.messages.add(store.conversations.create().id, "assistant", "half a")
    store.messages.update(added.id, text="")
    assert store.messages.get(added.id).text == ""


def test_a_message_needs_a_conversation(store: Store) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY constraint failed"):
        store.messages.add(99, "user", "Hi")


def test_a_message_that_is_not_there_is_named_in_one_line(store: Store) -> None:
    for ask in (
        lambda: store.messages.get(7),
        lambda: store.messages.update(7, text="x"),
        lambda: store.messages.delete(7),
    ):
        with pytest.raises(MissingError, match=r"^There is no message 7\."):
            ask()


@given(ANY_TEXT)
def test_any_text_survives_but_for_lone_surrogates(shared_store: Store, text: str) -> None:
    conversation = shared_store.conversations.create(text)
    added = shared_store.messages.add(conversation.id, "user", text, raw=text)
    assert added.text == added.raw == conversation.title == clean(text)


@given(ANY_TEXT)
def test_clean_text_is_utf_8_and_cleaning_it_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode().decode() == clean(cleaned) == cleaned
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        assert cleaned == text


def test_a_lone_surrogate_becomes_the_replacement_character_and_a_pair_its_character() -> None:
    assert clean("a\ud800b") == "a\N{REPLACEMENT CHARACTER}b"
    assert clean("\ud83d\ude00\0") == "😀\0"


def test_the_latest_of_one_side_come_newest_first_from_every_conversation(store: Store) -> None:
    one, two = store.conversations.create().id, store.conversations.create().id
    for place, role, text in ((one, "user", "a"), (one, "assistant", "b"), (two, "user", "c"), (one, "user", "d")):
        store.messages.add(place, role, text)
    assert [message.text for message in store.messages.latest("user", 2)] == ["d", "c"]


def test_a_question_is_answered_if_a_reply_comes_next_in_its_conversation(store: Store) -> None:
    here, elsewhere = (store.conversations.create(name).id for name in ("here", "elsewhere"))
    first = store.messages.add(here, "user", "How is it going?").id
    store.messages.add(elsewhere, "assistant", "Well.")
    assert not store.messages.is_answered(first)
    again = store.messages.add(here, "user", "And now?").id
    store.messages.add(here, "assistant", "Well.")
    assert [store.messages.is_answered(id) for id in (first, again)] == [False, True]
