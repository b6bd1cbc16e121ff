"""What is written and not sent yet: kept with the rest of the store, and forgotten with it."""

from pathlib import Path

from assistant.store.forgetting import Thing
from assistant.store.imports import Incoming
from assistant.store.proof import Prover
from assistant.store.sought import of_value
from assistant.store.store import Store
from tests.assistant.store.forgetting import VALUE, forget
from tests.assistant.store.remembering import decrypted

DRAFT = f"Shall {VALUE} come for tea?\nAnd “Žofie” too ☕"


def test_each_conversation_has_a_draft_and_so_has_one_that_has_not_begun(store: Store) -> None:
    place = store.conversations.create().id
    store.drafts.keep(None, "a new one")
    store.drafts.keep(place, DRAFT)
    assert (store.drafts.get(None), store.drafts.get(place)) == ("a new one", DRAFT)
    assert store.drafts.get(store.conversations.create().id) == ""


def test_an_emptied_draft_leaves_nothing(store: Store) -> None:
    for nothing in ("", " \n"):
        store.drafts.keep(None, DRAFT)
        store.drafts.keep(None, nothing)
        assert store.drafts.get(None) == ""
        assert store._connections.rows("SELECT * FROM settings") == []


def test_nothing_is_kept_for_a_conversation_that_is_gone(store: Store) -> None:
    place = store.conversations.create().id
    forget(store, "conversation", place)
    store.drafts.keep(place, DRAFT)
    assert store._connections.rows("SELECT * FROM settings") == []


def test_a_value_is_taken_out_of_a_draft_and_the_rest_stays(store: Store, path: Path, key: bytes) -> None:
    place = store.conversations.create().id
    store.drafts.keep(place, DRAFT)
    store.drafts.keep(None, VALUE)
    erased, proof = forget(store, "value", sought=of_value(VALUE))
    assert proof.holds
    assert erased.changed == {"settings": 2}
    assert store.drafts.get(place) == DRAFT.replace(VALUE, "[forgotten]")
    assert VALUE.encode() not in decrypted(path, key)


def test_a_value_that_is_written_with_escapes_in_the_file_is_proven_gone(store: Store) -> None:
    store.drafts.keep(None, DRAFT)
    _, proof = forget(store, "value", sought=of_value("Žofie"))
    assert proof.holds
    assert store.drafts.get(None) == DRAFT.replace("Žofie", "[forgotten]")


def test_a_draft_goes_with_its_conversation_and_the_proof_looks_for_it(store: Store) -> None:
    place, other = store.conversations.create().id, store.conversations.create().id
    store.drafts.keep(place, DRAFT)
    store.drafts.keep(other, "the other one")
    erased = store.forgetting.erase(store.forgetting.hanging(Thing("conversation", place)))
    assert erased.removed == {"conversations": 1, "settings": 1}
    assert store.drafts.get(other) == "the other one"
    prover = Prover(store._connections, store.forgetting._index)
    before = prover.prove(None, erased.texts, erased.tokens, None)
    assert before.found  # in the log, until the file is written anew
    assert store.forgetting.prove(erased).holds


def test_drafts_go_with_the_conversations_of_an_import(store: Store, path: Path, key: bytes) -> None:
    number = import_talk(store)
    store.drafts.keep(1, DRAFT)
    erased, proof = forget(store, "import", number)
    assert proof.holds
    assert DRAFT in erased.texts
    assert VALUE.encode() not in decrypted(path, key)


def test_a_draft_stays_with_what_goes_on_after_an_import_is_forgotten(store: Store) -> None:
    number = import_talk(store)
    store.messages.add(1, "user", "Let us go on here.")
    store.drafts.keep(1, DRAFT)
    forget(store, "import", number)
    assert store.drafts.get(1) == DRAFT


def import_talk(store: Store) -> int:
    """An import of one conversation, whose number is 1; the number of the import."""
    number = store.imports.begin("messages", "old.jsonl", b"1")
    said = Incoming(b"1", b"c", '"c"', None, "user", "We rowed across the lake.", "2020-01-01", "Old talk", None)
    store.imports.add(number, [said])
    store.imports.finish(number, 0, 0)
    return number
