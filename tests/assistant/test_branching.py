"""Branches: a copy of a conversation up to a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.branching import bare, branch, next_title
from assistant.store.errors import MissingError
from privacy.categories import Category
from privacy.vault import VaultEntry

VAULT = [VaultEntry("NAME_1", "Anna Kovacs", Category.NAME), VaultEntry("NAME_2", None, Category.NAME)]


@pytest.fixture
def place(store):
    """A conversation of four messages, one of them with another version."""
    place = store.conversations.create("Trip").id
    store.conversations.set_privacy_profile(place, "strict")
    store.vaults.save(place, VAULT)
    add = store.messages.add
    add(place, "user", "I am Anna Kovacs", route="protected", raw="I am [NAME_1]", ledger=7)
    first = add(place, "assistant", "Hello Anna Kovacs", route="protected", raw="Hello [NAME_1]", ledger=7)
    second = add(place, "assistant", "Hi Anna Kovacs", raw="Hi [NAME_1]")
    store.messages.make_version(second.id, first.id)
    add(place, "user", "Where to?")
    add(place, "assistant", "To Rome", state="streaming")
    return place


def said(store, conversation):
    return [message.text for message in store.messages.in_view(conversation)]


def test_a_branch_holds_what_was_in_view_up_to_the_message(store, place):
    before = store.messages.of(place)
    third = before[3].id
    with_it, without = branch(store, third), branch(store, third, without=True)
    assert said(store, with_it) == ["I am Anna Kovacs", "Hi Anna Kovacs", "Where to?"]
    assert said(store, without) == ["I am Anna Kovacs", "Hi Anna Kovacs"]
    assert store.messages.of(place) == before


def test_a_copy_is_like_its_original(store, place):
    question = store.messages.of(place)[0]
    (copy,) = store.messages.of(branch(store, question.id))
    for name in ("role", "text", "time", "route", "state", "raw", "ledger"):
        assert getattr(copy, name) == getattr(question, name)
    assert copy.copy_of == question.id


def test_tags_mean_the_same_and_the_privacy_profile_applies(store, place):
    made = branch(store, store.messages.of(place)[0].id)
    assert store.vaults.load(made) == VAULT == store.vaults.load(place)
    assert store.conversations.get(made).privacy_profile == "strict"


def test_branches_are_numbered(store, place):
    message = store.messages.of(place)[0].id
    made = [branch(store, message) for _ in range(2)]
    made.append(branch(store, store.messages.of(made[0])[0].id))
    assert [store.conversations.get(each).title for each in made] == ["Trip (2)", "Trip (3)", "Trip (4)"]


def test_a_branch_s_title_is_whose_the_conversation_s_was(store, place):
    """The user's own stays; what a model made of the messages goes with their words."""
    first, last = store.messages.of(place)[0], store.messages.of(place)[-1]
    assert store.conversations.get(branch(store, first.id)).titled == "rule"
    store.conversations.retitle(place, "Rome", last.id)
    made = branch(store, first.id)
    assert (store.conversations.get(made).title, store.conversations.get(made).titled) == ("Rome (2)", "model")
    store.messages.delete(store.messages.of(made)[0].id)
    assert store.conversations.get(made).title is None
    store.conversations.rename(place, "Tax")
    assert store.conversations.get(branch(store, first.id)).titled == "user"


def test_an_untitled_conversation_has_untitled_branches(store):
    message = store.messages.add(store.conversations.create().id, "user", "Hi")
    assert store.conversations.get(branch(store, message.id)).title is None


def test_a_reply_that_still_arrived_is_copied_as_one_that_broke_off(store, place):
    copy = store.messages.of(branch(store, store.messages.of(place)[-1].id))[-1]
    assert (copy.text, copy.state) == ("To Rome", "cut")


def test_what_a_reply_rested_on_is_known_in_the_branch_too(store, place):
    reply = store.messages.in_view(place)[1]
    store.reply_sources.add(reply.id, rules=["Hide names."])
    store.reply_sources.switch(store.reply_sources.of(reply.id)[0].id)
    made = branch(store, reply.id)
    again = branch(store, store.messages.of(made)[-1].id)
    for conversation in (made, again):
        (source,) = store.reply_sources.of(store.messages.of(conversation)[-1].id)
        assert (source.rule, source.off) == ("Hide names.", True)


def test_copies_are_not_read_for_facts_and_lead_back_to_their_originals(store, place):
    waiting = store.read_messages.waiting()
    made = branch(store, store.messages.of(place)[-1].id)
    again = branch(store, store.messages.of(made)[-1].id)
    assert store.read_messages.waiting() == waiting
    in_view = [message.id for message in store.messages.in_view(place)]
    assert store.messages.originals(made) == store.messages.originals(again) == in_view


def test_there_is_no_branch_from_a_message_that_is_gone(store):
    with pytest.raises(MissingError):
        branch(store, 5)


@given(st.text(max_size=12), st.sets(st.integers(1, 9)))
def test_the_next_title_is_new_and_has_one_number(title, numbers):
    taken = {f"{bare(title)} ({number})" for number in numbers}
    new = next_title(title, taken)
    assert new not in taken
    assert bare(new) == bare(title)
