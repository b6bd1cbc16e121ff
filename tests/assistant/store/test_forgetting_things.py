"""Forgetting a message, a conversation, an import or a fact, with what rests only on it."""

from pathlib import Path

import pytest

from assistant.store.errors import MissingError
from assistant.store.imports import Incoming
from assistant.store.store import Store
from assistant.unsaved import Unsaved, keep_unsaved
from privacy.rules import PrivacyProfile
from tests.assistant.store.forgetting import VALUE, forget
from tests.assistant.store.helpers import begin
from tests.assistant.store.remembering import decrypted, indexed, remember


def test_a_message_goes_with_what_rests_only_on_it(store: Store, path: Path, key: bytes) -> None:
    made = remember(store, VALUE)
    begin(store, conversation=made["conversation"], message=made["plain"], text="later",
          messages=[{"role": "user", "content": "[NAME_1]"}, {"role": "user", "content": "later"}])  # fmt: skip
    erased, proof = forget(store, "message", made["said"])
    assert proof.holds
    assert erased.removed["messages"] == 1
    assert erased.removed["facts"] == 3
    assert erased.changed["ledger"] == 2  # its own, and the one that it went along with
    assert store.facts.get(made["apart"])
    assert store.messages.get(made["plain"])
    assert b"green tea" not in decrypted(path, key)
    assert "kettle" not in indexed(store)
    with pytest.raises(MissingError, match="There is no message"):
        forget(store, "message", made["said"])


def test_words_that_another_message_says_too_are_told(store: Store) -> None:
    conversation = store.conversations.create().id
    first, second = (
        store.messages.add(conversation, "user", "The kettle sings at eight in the morning, every day.")
        for _ in "ab"
    )
    _, proof = forget(store, "message", first.id)
    assert proof.holds
    assert proof.elsewhere == {"messages": (second.id,)}


def test_what_holds_a_forgotten_message_s_words_and_is_no_message_is_told_too(store: Store) -> None:
    words = "Write to Ottoline about the hedgehog sanctuary budget, please."
    conversation = store.conversations.create().id
    message = store.messages.add(conversation, "user", words)
    sample = store.profile_samples.add("balanced", words, ("Ottoline",), ())
    keep_unsaved(store.settings, Unsaved("mine", f"Never say this: {words}"))
    store.privacy_profiles.save(PrivacyProfile("old", f"Never say this: {words}"))
    store.conversations.rename(conversation, "the hedgehog sanctuary budget")
    store.conversations.create("Budgets and hedgehogs")  # a few of the words are not it
    _, proof = forget(store, "message", message.id)
    assert proof.holds
    assert proof.elsewhere == {
        "conversations": (conversation,),
        "privacy_profiles": (1,),
        "profile_samples": (sample,),
        "settings": ("unsaved_prose",),
    }


def test_sotto_s_own_words_in_other_rows_are_no_words_of_a_message(store: Store) -> None:
    conversation = store.conversations.create().id
    store.messages.add(conversation, "assistant", "Yes.", route="protected")
    begin(store, privacy_profile="balanced", revealed=[{"category": "location", "words": "Rome"}])
    message = store.messages.add(conversation, "user", "Is an assistant balanced, protected, in a location?")
    _, proof = forget(store, "message", message.id)
    assert (proof.holds, proof.elsewhere) == (True, {})


def test_a_title_made_of_the_message_goes_with_it(store: Store) -> None:
    conversation = store.conversations.create("Where does Zorbanix live").id
    message = store.messages.add(conversation, "user", "Where does Zorbanix live?")
    forget(store, "message", message.id)
    assert store.conversations.get(conversation).title is None


def test_a_conversation_goes_with_everything_in_it(store: Store, path: Path, key: bytes) -> None:
    other = remember(store, "Yellowstone", 1)
    made = remember(store, VALUE, 2)
    erased, proof = forget(store, "conversation", made["conversation"])
    assert proof.holds
    assert (erased.removed["messages"], erased.removed["vault_entries"], erased.removed["facts"]) == (3, 2, 4)
    assert erased.changed["ledger"] == 2
    assert len(store.messages.of(other["conversation"])) == 3
    assert store.facts.get(made["said_so"])
    assert f"About {VALUE}".encode() not in decrypted(path, key)
    assert "queen" in indexed(store)
    with pytest.raises(MissingError, match="There is no conversation"):
        forget(store, "conversation", made["conversation"])


def _import(store: Store, texts: list[str], conversation: bytes = b"c") -> int:
    number = store.imports.begin("messages", "old.jsonl", b"first")
    store.imports.add(number, [
        Incoming(text.encode()[:9], conversation, '"c"', None, "user", text, "2020-01-01", "Old talk", None)
        for text in texts
    ])  # fmt: skip
    store.imports.finish(number, 0, 0)
    return number


def test_an_import_goes_and_what_was_said_here_stays(store: Store, path: Path, key: bytes) -> None:
    texts = [f"{letter}. {VALUE} rowed across the lake in the evening." for letter in "abc"]
    number = _import(store, texts)
    goes_on = store.messages.add(1, "user", "Let us go on here.")
    _import(store, ["Another talk about kettles and lamps."], b"other")
    erased, proof = forget(store, "import", number)
    assert proof.holds
    assert (erased.removed["messages"], erased.removed["imports"]) == (3, 1)
    assert store.messages.of(1) == [goes_on]
    assert store.conversations.get(1).title is None
    assert len(store.messages.of(2)) == 1
    assert VALUE.lower().encode() not in decrypted(path, key).lower()
    assert len(store.imports.list()) == 1
    with pytest.raises(MissingError, match="There is no import"):
        forget(store, "import", number)


def test_a_title_that_the_user_gave_stays_as_long_as_the_conversation(
    store: Store, path: Path, key: bytes
) -> None:
    number = _import(store, ["Zorbanix taxes, a question for my accountant."])
    store.conversations.rename(1, VALUE)
    asked = store.messages.add(1, "user", f"{VALUE} taxes, another question.")
    forget(store, "message", asked.id)
    goes_on = store.messages.add(1, "user", "Let us go on here.")
    forget(store, "import", number)
    assert store.messages.of(1) == [goes_on]
    assert store.conversations.get(1).title == VALUE
    forget(store, "conversation", 1)
    assert VALUE.encode() not in decrypted(path, key)


def test_a_forgotten_message_does_not_come_back_with_the_next_import(store: Store) -> None:
    texts = [f"{letter}. {VALUE} rowed across the lake." for letter in "abc"]
    _import(store, texts)
    [first, *_] = store.messages.of(1)
    forget(store, "message", first.id)
    _import(store, texts)
    assert [message.text for message in store.messages.of(1)] == texts[1:]
    forget(store, "conversation", 1)
    _import(store, texts)
    assert store.conversations.list() == []


def test_very_many_messages_are_forgotten_with_the_index_made_anew(
    store: Store, path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.store.forgetting.MANY", 10)
    number = _import(store, [f"{at} {VALUE} rowed across the lake." for at in range(30)])
    _import(store, ["Another talk about kettles and lamps."], b"other")
    _, proof = forget(store, "import", number)
    assert proof.holds
    assert indexed(store) == {"another", "talk", "about", "kettles", "and", "lamps"}
    store.messages.delete(store.messages.of(2)[0].id)  # the triggers are back
    assert indexed(store) == set()
    assert store.check() == []
    assert VALUE.lower().encode() not in decrypted(path, key).lower()


def test_a_forgotten_fact_goes_and_its_message_stays_and_is_not_read_again(
    store: Store, path: Path, key: bytes
) -> None:
    made = remember(store, VALUE)
    store.facts.note(made["apart"], "superseded", other=made["naming"], text=f"knows {VALUE} 0")
    sent = begin(store, text=f"Background: knows {VALUE} 0.")
    erased, proof = forget(store, "fact", made["naming"])
    assert proof.holds
    assert erased.removed["facts"] == 1
    assert f"sotto forget message {made['said']}" in erased.notes[0]
    assert VALUE in store.messages.get(made["said"]).text
    assert made["said"] not in store.read_messages.waiting()
    assert store.ledger.get(sent).forgotten
    assert [change.text for change in store.facts.history(made["apart"])] == [f"kept bees with {VALUE}", None]
    assert f"knows {VALUE}".encode() not in decrypted(path, key)
