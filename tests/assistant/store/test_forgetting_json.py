"""Forgetting a value in what is kept as JSON: Sotto's own words there are not the user's."""

from pathlib import Path

import pytest

from assistant.store.forgetting import ASKED
from assistant.store.sought import of_value
from assistant.store.store import Store
from assistant.unsaved import Unsaved, keep_unsaved, unsaved
from tests.assistant.store.forgetting import VALUE, forget
from tests.assistant.store.helpers import begin
from tests.assistant.store.remembering import VECTOR, decrypted, everything


@pytest.mark.parametrize(
    "value",
    ["prose", "name", "terms", "relation", "location", "role", "content", "user", "category", "words", "tag"],
)
def test_a_value_that_names_a_field_or_a_sort_breaks_nothing(store: Store, value: str) -> None:
    keep_unsaved(store.settings, Unsaved("mine", "Hide Anna."))
    store.settings.set("choices 1", {"NAME_1": "tag"})
    store.facts.add(text="You have a sister in Rome.", category="family", kind="person", confidence=1.0,
                    state="accepted", vector=VECTOR, origin="user",
                    fields={"name": "Anna", "relation": "sister", "terms": {"Rome": "location"}})  # fmt: skip
    begin(store, text="Hi", messages=[{"role": "user", "content": "Hi"}],
          revealed=[{"category": "location", "words": "Rome"}])  # fmt: skip
    before = everything(store)
    erased, proof = forget(store, "value", sought=of_value(value))
    assert (erased.removed, erased.changed, proof.holds) == ({}, {}, True)
    store.settings.delete(ASKED)
    assert everything(store) == before
    assert unsaved(store.settings) == Unsaved("mine", "Hide Anna.")


def test_what_the_user_wrote_in_such_a_field_is_forgotten(store: Store, path: Path, key: bytes) -> None:
    keep_unsaved(store.settings, Unsaved(VALUE, f"Hide {VALUE}."))
    store.settings.set("choices 1", {VALUE: "tag"})
    store.facts.add(text="You have a sister.", category="family", kind="person", confidence=1.0, state="accepted",
                    vector=VECTOR, origin="user", fields={"terms": {VALUE: "location"}})  # fmt: skip
    begin(store, text="x", messages=[{"role": "user", "content": VALUE}],
          revealed=[{"category": "location", "words": VALUE}])  # fmt: skip
    _, proof = forget(store, "value", sought=of_value(VALUE))
    assert proof.holds
    assert VALUE.lower().encode() not in decrypted(path, key).lower()
    assert unsaved(store.settings) == Unsaved("[forgotten]", "Hide [forgotten].")
    assert store.settings.get("choices 1") == {"[forgotten]": "tag"}
