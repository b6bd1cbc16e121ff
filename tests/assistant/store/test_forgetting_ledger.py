"""The ledger keeps that something was sent, not the words that were forgotten."""

import pytest

from assistant.store.errors import StoreError
from assistant.store.sought import of_value
from assistant.store.store import Store
from tests.assistant.store.forgetting import VALUE, forget
from tests.assistant.store.helpers import begin
from tests.assistant.store.remembering import remember


def test_the_ledger_keeps_that_something_was_sent_and_not_the_words(store: Store) -> None:
    made = remember(store, VALUE)
    before = store.ledger.get(made["ledger"])
    forget(store, "value", sought=of_value(VALUE))
    after = store.ledger.get(made["ledger"])
    assert after.forgotten
    assert (after.text, after.messages) == ("", [])
    assert after.revealed == [{"category": "name", "words": ""}, {"category": "location", "words": ""}]
    kept = (
        "id",
        "time",
        "conversation",
        "message",
        "provider",
        "base_url",
        "model",
        "privacy_profile",
        "protected",
    )
    assert all(getattr(after, name) == getattr(before, name) for name in kept)
    assert after.words == f"(forgotten on {after.forgotten[:10]})"
    assert store.ledger.get(made["other"]).text == "What do bees eat? 0"
    store.ledger.end(made["ledger"], "complete")
    [summary] = store.ledger.summary()
    assert (summary.count, summary.revealed) == (2, {"name": 1, "location": 1})


@pytest.mark.parametrize(
    "change",
    [
        "text = 'x'",
        "text = '', messages = '[]', revealed = '[]'",
        "forgotten = 'now'",
        "text = '', messages = '[]', forgotten = 'now'",
        "text = '', messages = '[]', revealed = '[]', forgotten = 'now'",
        "text = '', messages = '[]', revealed = {blank}, forgotten = 'now', provider = 'x'",
        "text = '', messages = '[]', revealed = {blank}, forgotten = 'now', message = 9",
        "text = '', messages = '[]', revealed = {blank}, forgotten = 'now', privacy_profile = 'x'",
        "text = '', messages = '[]', revealed = {blank}, forgotten = 'now', protected = '{{}}'",
        "forgotten = NULL",
    ],
)
def test_a_ledger_row_cannot_be_changed_in_any_other_way(store: Store, change: str) -> None:
    id = begin(store, revealed=[{"category": "name", "words": "Anna"}])
    before = store.ledger.get(id)
    change = change.format(blank="""'[{"category":"name","words":""}]'""")
    with pytest.raises(StoreError, match="a ledger row is never changed"):
        store._connections.run(f"UPDATE ledger SET {change} WHERE id = ?", [id])
    assert store.ledger.get(id) == before
    store.ledger.forget(id)
    with pytest.raises(StoreError, match="a ledger row is never changed"):
        store._connections.run("UPDATE ledger SET forgotten = NULL WHERE id = ?", [id])
