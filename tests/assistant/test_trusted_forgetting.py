"""What is forgotten is gone from every request to a trusted server that it went along with."""

import pytest

from assistant.store.forgetting import Thing
from tests.assistant.trusted import TEXT, ask, home, in_use

__all__ = ["home"]


def forget(store, kind, number):
    erased = store.forgetting.erase(store.forgetting.hanging(Thing(kind, number)))
    proof = store.forgetting.prove(erased)
    assert (proof.found, proof.unreadable, proof.in_files) == ((), (), ())


def words_in_ledger(store):
    return " ".join(part["content"] for entry in store.ledger.list() for part in entry.messages)


def test_a_forgotten_message_is_gone_from_every_request_that_it_went_along_with(store):
    with in_use(store) as (assistant, _):
        place, _ = ask(assistant)
        ask(assistant, "And again?", conversation=place)
        ask(assistant, "Something else.")
    forget(store, "message", store.messages.of(place)[0].id)
    assert "Kovacs" not in words_in_ledger(store)
    assert "Something else." in words_in_ledger(store)


def test_so_is_one_whose_middle_was_left_out(store):
    with in_use(store) as (assistant, server):
        long = f"{TEXT} {'word ' * 12_000} The end, says Kovacs."
        place, _ = ask(assistant, long)
        assert "[…]" in server.told[0]
    forget(store, "message", store.messages.of(place)[0].id)
    assert "Kovacs" not in words_in_ledger(store)


@pytest.mark.parametrize("kind", ["message", "conversation"])
def test_a_forgotten_message_is_gone_from_requests_of_other_conversations_that_recalled_it(store, kind):
    earlier = store.conversations.create("earlier").id
    told = store.messages.add(earlier, "user", "I am allergic to peanuts, says Dr. Anna Kovacs.").id
    store.messages.add(earlier, "assistant", "Noted.")
    with in_use(store) as (assistant, server):
        ask(assistant, "What am I allergic to?")
    assert "Kovacs" in server.bodies[0]["messages"][0]["content"]
    assert "Anna Kovacs" in [part["words"] for part in store.ledger.list()[0].revealed]
    forget(store, kind, told if kind == "message" else earlier)
    assert "Kovacs" not in words_in_ledger(store)
