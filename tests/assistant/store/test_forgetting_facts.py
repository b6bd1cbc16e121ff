"""Forgetting what facts told of: what does not hold it stays, or is read for again, and old wordings go."""

from pathlib import Path

import pytest

from assistant.store.errors import MissingError
from assistant.store.sought import of_value
from assistant.store.store import Store
from tests.assistant.store.forgetting import VALUE, forget
from tests.assistant.store.remembering import VECTOR, decrypted, everything

PLAIN, NAMING, STILL = "I live in Porto.", f"I live in Porto with my cat {VALUE}.", "I still live in Porto."
TERMS = {"Porto": "location", VALUE: "name"}


def _said(store: Store, *texts: str) -> list[int]:
    """The numbers of these messages of one conversation; they were read for facts."""
    conversation = store.conversations.create().id
    messages = [store.messages.add(conversation, "user", text) for text in texts]
    assert all(store.read_messages.done(message.id, message.text) for message in messages)
    return [message.id for message in messages]


def _fact(store: Store, text: str, quotes: dict[int, str], **values: object) -> int:
    """A fact that rests on these words of these messages."""
    with store.transaction():
        given = {"category": "location", "kind": "trait", "confidence": 0.9, "state": "accepted", **values}
        fact = store.facts.add(text=text, vector=VECTOR, **given).id  # type: ignore[arg-type]
        for message, quote in quotes.items():
            start = store.messages.get(message).text.index(quote)
            store.facts.rest_on(fact, message, start, start + len(quote))
    return fact


def test_a_fact_that_does_not_say_it_stays_without_the_quote_and_the_term(
    store: Store, path: Path, key: bytes
) -> None:
    first, second, third = _said(store, PLAIN, NAMING, STILL)
    fact = _fact(store, "You still live in Porto.", {first: PLAIN, second: NAMING, third: STILL},
                 fields={"often": "daily", "terms": TERMS})  # fmt: skip
    store.facts.note(fact, "refined", text="You live in Porto.")
    store.facts.note(fact, "refined", text=f"You live in Porto with your cat {VALUE}.")
    erased, proof = forget(store, "value", sought=of_value(VALUE))
    assert proof.holds
    assert VALUE.lower().encode() not in decrypted(path, key).lower()
    left = store.facts.get(fact)
    assert (left.text, left.fields) == (
        "You still live in Porto.", {"often": "daily", "terms": {"Porto": "location"}},
    )  # fmt: skip
    assert [evidence.message for evidence in store.facts.evidence(fact)] == [first, third]
    assert [change.text for change in store.facts.history(fact)] == [
        "You live in Porto.", "You live in Porto with your cat [forgotten].",
    ]  # fmt: skip
    assert (erased.removed.get("facts"), erased.changed["facts"], erased.removed["evidence"]) == (None, 1, 1)
    assert store.read_messages.waiting() == []


@pytest.mark.parametrize("values", [
    {"text": f"You live in Porto with your cat {VALUE}."},
    {"situation": f"when {VALUE} is away"},
    {"fields": {"name": VALUE, "terms": TERMS}},
])  # fmt: skip
def test_what_a_fact_that_goes_rested_on_besides_is_read_again(
    store: Store, path: Path, key: bytes, values: dict[str, object]
) -> None:
    first, second, third = _said(store, PLAIN, NAMING, STILL)
    quotes = {first: PLAIN, second: NAMING, third: STILL}
    fact = _fact(store, **{"text": "You live in Porto.", "quotes": quotes, **values})  # type: ignore[arg-type]
    erased, proof = forget(store, "value", sought=of_value(VALUE))
    with pytest.raises(MissingError):
        store.facts.get(fact)
    assert proof.holds
    assert VALUE.lower().encode() not in decrypted(path, key).lower()
    assert store.read_messages.waiting() == [first, third]
    assert erased.notes == ("2 messages that did not say it are read for facts again: sotto profile build",)


def test_a_message_that_says_it_beside_the_quote_is_read_again_too(store: Store) -> None:
    first, second = _said(store, f"{PLAIN} {VALUE} is my cat.", NAMING)
    _fact(store, f"You live in Porto with {VALUE}.", {first: PLAIN, second: NAMING})
    forget(store, "value", sought=of_value(VALUE))
    assert store.read_messages.waiting() == [first]


def test_what_only_says_it_is_not_read_again_nor_what_other_facts_rest_on(store: Store) -> None:
    first, second = _said(store, PLAIN, NAMING)
    apart = _fact(store, "You live in Porto.", {first: PLAIN})
    _fact(store, "You have a cat.", {second: f"my cat {VALUE}"})
    before = [row for row in everything(store)["facts"] if row["id"] == apart]
    forget(store, "value", sought=of_value(VALUE))
    assert everything(store)["facts"] == before
    assert store.read_messages.waiting() == []


@pytest.mark.parametrize("kind", ["message", "conversation"])
def test_the_earlier_wordings_of_a_fact_go_with_words_that_it_rested_on(
    store: Store, path: Path, key: bytes, kind: str
) -> None:
    [first], [second] = _said(store, f"I am allergic to {VALUE}."), _said(store, STILL)
    reworded = _fact(store, "Some medicine does not suit you.", {first: f"allergic to {VALUE}"}, origin="user")
    store.facts.note(reworded, "edited", text=f"You are allergic to {VALUE}.")
    apart = _fact(store, "You still live in Porto.", {second: STILL})
    store.facts.note(apart, "refined", text="You live in Porto.")
    number = first if kind == "message" else store.messages.get(first).conversation
    erased, proof = forget(store, kind, number)
    assert proof.holds
    assert store.facts.get(reworded).text == "Some medicine does not suit you."
    assert [(change.event, change.text) for change in store.facts.history(reworded)] == [("edited", None)]
    assert [change.text for change in store.facts.history(apart)] == ["You live in Porto."]
    assert (erased.changed["fact_history"], erased.texts[-1]) == (1, f"You are allergic to {VALUE}.")
    assert VALUE.lower().encode() not in decrypted(path, key).lower()
